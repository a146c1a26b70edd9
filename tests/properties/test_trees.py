"""Random valid trees: nothing is found in them, and what is computed agrees with brute force."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.compile import compile_unit
from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Finding
from site_builder.model.trail import codes
from site_builder.model.tree import End, Tree
from site_builder.pipeline import look
from site_builder.verify.reader import read
from tests.support.sites import change, copy_site
from tests.support.strategies import WORDS, Drawn, drawn_trees, quoted

TREE = "decision_trees/first-steps/tree.yml"
JOURNEYS = "decision_trees/first-steps/journeys.yml"


@contextmanager
def site_of(drawn: Drawn, **files: str) -> Iterator[Path]:
    """The small site in English with a drawn tree in the place of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_site("small", Path(folder) / "root")
        english = {"replace": "languages: [en, de]", "with": "languages: [en]"}
        change(root, {"mkdocs.yml": english})
        for name in ("parts/is-a-child/part.yml", "parts/is-a-child/de.yml"):
            (root / "decision_trees" / name).unlink()
        (root / TREE).write_text(drawn.tree().text, encoding="utf-8")
        (root / JOURNEYS).write_text(drawn.journeys(), encoding="utf-8")
        for name, text in files.items():
            (root / name).write_text(text, encoding="utf-8")
        yield root


def looked(drawn: Drawn) -> tuple[tuple[Finding, ...], Book]:
    with site_of(drawn) as root:
        outcome = look(root)
        assert outcome.book is not None
        return outcome.findings, outcome.book


def tree_of(drawn: Drawn) -> Tree:
    findings, book = looked(drawn)
    assert findings == ()
    return book.composed(book.trees["first-steps"])


@given(drawn_trees())
def test_a_valid_tree_has_no_finding(drawn: Drawn) -> None:
    assert looked(drawn)[0] == ()


@given(drawn_trees())
def test_every_walk_ends_and_questions_left_fall(drawn: Drawn) -> None:
    tree = tree_of(drawn)
    found = [[(q.name, a.name) for q, a in path] for path in walks.paths(tree)]
    assert sorted(found) == sorted(drawn.paths())
    left = walks.left(tree)
    for name in drawn.questions:
        lengths = [len(path) for path in drawn.paths(name)]
        assert left[name] == (min(lengths), max(lengths))
        for target in drawn.questions[name].values():
            assert left[target][1] < left[name][1] and left[target][0] < left[name][1]


@given(drawn_trees())
def test_plans_are_exact(drawn: Drawn) -> None:
    """Always = on every path; also = on some; a condition holds on a path iff the item is in it."""
    tree = tree_of(drawn)
    plans = walks.plans(tree)
    by_end: dict[str, list[list[tuple[str, str]]]] = {}
    for path in drawn.paths():
        question, answer = path[-1]
        by_end.setdefault(drawn.questions[question][answer], []).append(path)
    for end, paths in by_end.items():
        each = [drawn.plan(path) for path in paths]
        assert set(plans[end].always) == set.intersection(*each)
        assert set(plans[end].also) == set(chain(*each)) - set.intersection(*each)
        for item, adds in plans[end].also.items():
            given_by = {(a.question.name, a.answer.name) for a in adds}
            for path, plan in zip(paths, each, strict=True):
                assert (item in plan) == bool(given_by & set(path))


@given(drawn_trees())
def test_back_is_the_inverse_of_answers_also_in_the_pages(drawn: Drawn) -> None:
    with site_of(drawn) as root:
        book = look(root).book
        assert book is not None
        bodies = {page.path: page.body for page in compile_unit(book, "en").pages}
    forward, backward = set(), set()
    for step in [*drawn.questions, *drawn.ends]:
        body = bodies[f"en/first-steps/{step}.html"]
        _, _, rest = body.partition("data-answers")
        inside = rest.partition("</ul>")[0] if rest else ""
        forward |= {(step, a.href.value.removesuffix(".html")) for a in read(inside).anchors}
        back = body.partition('<ul class="backs">')[2].partition("</ul>")[0]
        backward |= {(a.href.value.removesuffix(".html"), step) for a in read(back).anchors}
    assert forward == backward


@given(drawn_trees())
def test_a_trail_names_exactly_one_path(drawn: Drawn) -> None:
    """Encoding is one to one, so that decoding is the identity and no other plan is shown."""
    found = codes(tree_of(drawn))
    assert len(set(found.values())) == len(found)
    trails = [".".join(found[step] for step in path) for path in drawn.paths()]
    assert len(set(trails)) == len(trails)


@given(drawn_trees())
def test_codes_do_not_change_with_words(drawn: Drawn) -> None:
    reworded = Drawn(
        questions=drawn.questions,
        ends=drawn.ends,
        words={key: f"other {number}" for number, key in enumerate(drawn.words)},
    )
    assert codes(tree_of(drawn)) == codes(tree_of(reworded))


@given(drawn_trees(most_questions=2))
def test_same_input_same_pages(drawn: Drawn) -> None:
    units = []
    for _ in range(2):
        with site_of(drawn) as root:
            book = look(root).book
            assert book is not None
            units.append(compile_unit(book, "en"))
    assert units[0] == units[1]


@given(drawn_trees(most_questions=2), st.data())
def test_any_text_comes_through(drawn: Drawn, data: st.DataObject) -> None:
    """The words of the author stand in the page as they were written."""
    text = data.draw(WORDS) + data.draw(st.sampled_from([" <b>x</b>", ' "y"', " & z", " ' w", ""]))
    drawn.words[drawn.ends[0]] = text
    with site_of(drawn) as root:
        book = look(root).book
        assert book is not None
        pages = {page.path: page.body for page in compile_unit(book, "en").pages}
    body = pages[f"en/first-steps/{drawn.ends[0]}.html"]
    heading = body.partition("<h1>")[2].partition("</h1>")[0]
    assert "".join(t.value for t in read(f"<p>{heading}</p>").texts) == text.strip()


@given(drawn_trees(most_questions=2))
def test_using_a_part_is_inlining_it(drawn: Drawn) -> None:
    """Two exits, one after the other: the same ways, with the part's name before its steps."""
    part = (
        "part: between\nexits: [one]\nstart: inner\nsteps:\n  inner:\n    ask: Inner?\n"
        "    answers:\n      yes: {say: a, go: exit one}\n      not-sure: {say: b, go: exit one}\n"
    )
    lines = drawn.tree()
    target = drawn.questions[drawn.start]["not-sure"]
    index = lines.at["answer", drawn.start, "not-sure"] - 1
    used, inlined = list(lines.lines), list(lines.lines)
    for where, name in ((used, "mid"), (inlined, "mid-inner")):
        where[index] = where[index].replace(f"go: {target}", f"go: {name}")
    at = lines.at["steps",]
    used[at:at] = ["  mid:", "    use: parts/between", f"    then: {{one: {target}}}"]
    inlined[at:at] = [
        "  mid-inner:", "    ask: Inner?", "    answers:",
        f"      yes: {{say: a, go: {target}}}", f"      not-sure: {{say: b, go: {target}}}",
    ]  # fmt: skip
    shapes = []
    for text in (used, inlined):
        with site_of(drawn) as root:
            (root / TREE).write_text("\n".join(text) + "\n", encoding="utf-8")
            folder = root / "decision_trees" / "parts" / "between"
            folder.mkdir(parents=True)
            (folder / "part.yml").write_text(part, encoding="utf-8")
            book = look(root).book
            assert book is not None
            tree = book.composed(book.trees["first-steps"])
        shapes.append(
            sorted(
                [(q.name.replace("mid/inner", "mid-inner"), a.name) for q, a in path]
                for path in walks.paths(tree)
            )
        )
        ends = {step.name for step in tree.steps.values() if isinstance(step, End)}
        assert ends == set(drawn.ends)
    assert shapes[0] == shapes[1]


@given(drawn_trees(most_questions=2))
def test_switching_language_keeps_the_graph(drawn: Drawn) -> None:
    """The link graphs of all languages are the same, whatever the words are."""
    with site_of(drawn) as root:
        both = {"replace": "languages: [en]", "with": "languages: [en]\n      drafts: [ar]"}
        change(root, {"mkdocs.yml": both})
        said = "".join(f"steps.{q}.ask: {quoted('س ' + q + '؟')}\n" for q in drawn.questions)
        (root / "decision_trees" / "first-steps" / "ar.yml").write_text(said, encoding="utf-8")
        book = look(root).book
        assert book is not None
        graphs = [
            {
                page.path.partition("/")[2]: [
                    a.href.value for a in read(page.body).anchors if ".." not in a.href.value
                ]
                for page in compile_unit(book, code).pages
                if "/first-steps/" in page.path
            }
            for code in ("en", "ar")
        ]
    assert graphs[0] == graphs[1]
