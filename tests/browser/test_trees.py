"""Every tree in a real browser: all answers without scripts, whole paths with them.

With scripts, the plan that is shown is the union of what hangs on the answers given and on the end;
without them, *always* is what is on every path. Both are compared with brute force.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.model import walks
from site_builder.model.trail import codes
from site_builder.model.tree import Answer, End, Question, Tree
from site_builder.pipeline import look
from tests.support.sites import REPOSITORY

WALKS = 8
"""Random whole paths per tree and language with scripts."""

SHOWN = """[...document.querySelectorAll('.plan li')]
  .filter(item => item.offsetParent !== null)
  .map(item => {
    const box = item.querySelector('div').cloneNode(true);
    box.querySelectorAll('small').forEach(note => note.remove());
    return box.textContent.trim();
  })"""

Path_ = tuple[tuple[Question, Answer], ...]


def trees() -> dict[str, Tree]:
    book = look(REPOSITORY).book
    assert book is not None
    return {name: book.composed(tree) for name, tree in book.trees.items()}


TREES = trees()


def plan_of(tree: Tree, path: Path_) -> set[str]:
    end = tree.steps[path[-1][1].go.target]
    assert isinstance(end, End)
    return {ref.name for _, a in path for ref in a.plan} | {ref.name for ref in end.plan}


def texts(tree: Tree, names: set[str], said: dict[str, str]) -> list[str]:
    return sorted(said[name] for name in names)


def address(site: Path, language: str, tree: Tree, step: str) -> str:
    return (site / language / tree.address(step)).as_uri()


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def said(language: str) -> dict[str, dict[str, str]]:
    """The words of each plan item in the language."""
    book = look(REPOSITORY).book
    assert book is not None
    return {
        name: {item.name: book.says(item.do, language).words for item in tree.plan.values()}
        for name, tree in book.trees.items()
    }


@pytest.fixture(scope="module")
def without(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def scripted(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    yield page
    assert complaints == []
    assert context.storage_state() == {"cookies": [], "origins": []}
    context.close()


def shown_items(page: Page) -> list[str]:
    """The words of the plan items in sight, once the page's script has run."""
    page.wait_for_load_state()
    return sorted(page.evaluate(SHOWN))


@pytest.mark.parametrize("name", TREES)
def test_every_answer_without_scripts(
    without: Page, real_site: Path, language: str, name: str
) -> None:
    """Edge coverage: each answer of each question is clicked and leads to its step."""
    tree = TREES[name]
    for question in walks.questions(tree):
        for index, answer in enumerate(question.answers):
            without.goto(address(real_site, language, tree, question.name))
            without.locator("[data-answers] a").nth(index).click()
            assert without.url == address(real_site, language, tree, answer.go.target)


@pytest.mark.parametrize("name", TREES)
def test_plans_without_scripts(
    without: Page, real_site: Path, language: str, name: str, said: dict[str, dict[str, str]]
) -> None:
    tree = TREES[name]
    plans: dict[str, list[set[str]]] = {}
    for path in walks.paths(tree):
        plans.setdefault(path[-1][1].go.target, []).append(plan_of(tree, path))
    for end, each in plans.items():
        without.goto(address(real_site, language, tree, end))
        conditional = without.locator(".plan li[data-also]").count()
        always, every = set.intersection(*each), set(chain(*each))
        assert shown_items(without) == texts(tree, every, said[name])
        assert conditional == len(every - always)
        assert without.locator(".trail").is_hidden()


@pytest.mark.parametrize("name", TREES)
def test_whole_paths_with_scripts(
    scripted: Page, real_site: Path, language: str, name: str, said: dict[str, dict[str, str]]
) -> None:
    tree, coded = TREES[name], codes(TREES[name])
    every = list(walks.paths(tree))
    for path in random.Random(7).sample(every, min(WALKS, len(every))):
        scripted.goto(address(real_site, language, tree, tree.start.name))
        for question, answer in path:
            index = question.answers.index(answer)
            scripted.locator("[data-answers] a").nth(index).click()
        trail = ".".join([tree.version, *(coded[q.name, a.name] for q, a in path)])
        assert (
            scripted.url == f"{address(real_site, language, tree, path[-1][1].go.target)}#{trail}"
        )
        assert shown_items(scripted) == texts(tree, plan_of(tree, path), said[name])
        rows = scripted.locator(".trail li:not([hidden])")
        assert rows.count() == len(path)
        for index, (question, _) in enumerate(path):
            href = rows.nth(index).locator("a").get_attribute("href") or ""
            before = ".".join([tree.version, *(coded[q.name, a.name] for q, a in path[:index])])
            assert href.endswith(
                f"{question.name.rpartition('/')[2]}.html" + (f"#{before}" if index else "")
            )
        scripted.locator("[data-back]:visible").click()
        assert scripted.url.endswith(
            f"/{path[-1][0].name}.html" + ("#" + trail.rpartition(".")[0] if len(path) > 1 else "")
        )


@pytest.mark.parametrize("name", TREES)
def test_switching_language_keeps_step_and_trail(
    scripted: Page, real_site: Path, language: str, name: str
) -> None:
    tree = TREES[name]
    path = max(walks.paths(tree), key=len)
    scripted.goto(address(real_site, language, tree, tree.start.name))
    for question, answer in path[:-1]:
        scripted.locator("[data-answers] a").nth(question.answers.index(answer)).click()
    here = scripted.url
    for code in ("de", language):
        scripted.locator(".languages summary").click()
        scripted.locator(f".languages a[hreflang={code}]").click()
        assert scripted.url == here.replace(f"/{language}/", f"/{code}/")


@pytest.mark.parametrize(
    "fragment",
    [
        "#2.aaa",
        "#1.zzz",
        "#1",
        "#1.",
        "#..",
        "#%00",
        "#1.__proto__",
        "#1.constructor",
        "#x",
        "#1.b.c.d",
    ],
)
def test_a_strange_trail_is_ignored(scripted: Page, real_site: Path, fragment: str) -> None:
    tree = TREES["noticed-changes"]
    end = address(real_site, "en", tree, "get-advice")
    scripted.goto("about:blank")
    scripted.goto(end)
    plain = shown_items(scripted)
    scripted.goto("about:blank")
    scripted.goto(end + fragment)
    assert shown_items(scripted) == plain
    assert scripted.locator(".trail").is_hidden()
    old = scripted.locator("[data-trail-old]")
    assert old.is_visible() == fragment.startswith(("#1.", "#2."))


def test_a_trail_that_belongs_to_another_step_is_ignored(scripted: Page, real_site: Path) -> None:
    tree, coded = TREES["safety-now"], codes(TREES["safety-now"])
    first = walks.questions(tree)[0]
    elsewhere = next(
        e for e in walks.ends(tree) if e.name not in {a.go.target for a in first.answers}
    )
    code = coded[first.name, first.answers[0].name]
    scripted.goto("about:blank")
    scripted.goto(f"{address(real_site, 'en', tree, elsewhere.name)}#{tree.version}.{code}")
    assert scripted.locator(".trail").is_hidden()
    assert scripted.locator("[data-trail-old]").is_visible()


def test_forget_copy_and_print(chromium: Browser, real_site: Path) -> None:
    tree = TREES["safety-now"]
    path = next(iter(walks.paths(tree)))
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script("window.print = () => { document.title = 'printed'; };")
    page.goto(address(real_site, "en", tree, tree.start.name))
    for question, answer in path:
        page.locator("[data-answers] a").nth(question.answers.index(answer)).click()
    assert "#" in page.url and page.locator(".trail").is_visible()
    page.locator("[data-print]").click()
    assert page.title() == "printed"
    page.locator("[data-copy]").click()
    assert page.locator("[data-copied]").inner_text() == "The link was copied."
    page.locator("[data-forget]").click()
    assert "#" not in page.url
    assert page.locator(".trail").is_hidden()
    assert context.storage_state() == {"cookies": [], "origins": []}
    context.close()


def test_codes_are_stable_opaque_and_unique() -> None:
    for tree in TREES.values():
        found = codes(tree)
        assert len(set(found.values())) == len(found)
        assert {len(code) for code in found.values()} <= {3, 4}
    assert (
        codes(TREES["safety-now"])["right-now", "yes"]
        == codes(TREES["safety-now"])["right-now", "yes"]
    )
