"""Trees as pages: every answer a link, plans exact, nothing a reader could miss."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from site_builder.model import walks
from site_builder.model.tree import End, Tree
from site_builder.pipeline import look
from site_builder.verify.reader import read
from tests.support.sites import REPOSITORY


@pytest.fixture(scope="module")
def trees() -> dict[str, Tree]:
    book = look(REPOSITORY).book
    assert book is not None
    return {name: book.composed(tree) for name, tree in book.trees.items()}


def oracle(tree: Tree) -> dict[str, list[set[str]]]:
    """The plan of every single path, by brute force."""
    found: dict[str, list[set[str]]] = {}
    for path in walks.paths(tree):
        end = tree.steps[path[-1][1].go.target]
        assert isinstance(end, End)
        items = {ref.name for _, answer in path for ref in answer.plan}
        found.setdefault(end.name, []).append(items | {ref.name for ref in end.plan})
    return found


def test_plans_agree_with_brute_force(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        plans = walks.plans(tree)
        for end, each in oracle(tree).items():
            assert set(plans[end].always) == set.intersection(*each)
            assert set(plans[end].always) | set(plans[end].also) == set(chain(*each))


def test_questions_left_agree_with_brute_force(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        left = walks.left(tree)
        for question in walks.questions(tree):
            lengths = [len(path) for path in walks.paths(tree, question.name)]
            assert left[question.name] == (min(lengths), max(lengths))


def test_every_answer_is_a_link_to_its_step(real_site: Path, trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for question in walks.questions(tree):
            page = real_site / "en" / tree.address(question.name)
            html = page.read_text("utf-8")
            answers = html[
                html.index("data-answers") : html.index("</ul>", html.index("data-answers"))
            ]
            found = re.findall(r'href="([^"]*)"', answers)
            assert [(page.parent / href).resolve() for href in found] == [
                real_site / "en" / tree.address(answer.go.target) for answer in question.answers
            ]


def test_ends_show_contacts_of_every_region(real_site: Path, trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for end in walks.ends(tree):
            for language in ("en", "de", "ar"):
                page = real_site / language / tree.address(end.name)
                cards = read(page.read_text("utf-8")).cards
                assert list(cards) == ["SE", "DE", "GB"]
                assert all(0 < count <= 3 for count in cards.values())


def test_a_drama_number_is_never_a_link(real_site: Path) -> None:
    """Emergency numbers are real; everything else in a demonstration leads nowhere."""
    for page in real_site.rglob("*.html"):
        links = [a.href.value for a in read(page.read_text("utf-8")).anchors]
        assert {link for link in links if link.startswith("tel:")} <= {"tel:112", "tel:999"}
        assert not [link for link in links if link.startswith("mailto:") or ".example" in link]


def test_titles_are_neutral_and_numbered(real_site: Path, trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        titles = [
            read((real_site / "en" / tree.address(step)).read_text("utf-8")).title
            for step in tree.steps
        ]
        assert titles == [f"{tree.tab.says} {n}" for n in range(1, len(titles) + 1)]


def test_every_page_says_who_checked_it_and_that_it_is_a_demonstration(real_site: Path) -> None:
    for page in (real_site / "en").rglob("*.html"):
        html = page.read_text("utf-8")
        assert "Not yet checked by a counsellor." in html
        assert "Demonstration: all contacts are invented." in html
        assert '<meta name="robots" content="noindex">' in html


def test_addresses_end_in_html(real_site: Path) -> None:
    for page in real_site.rglob("*.html"):
        for anchor in read(page.read_text("utf-8")).anchors:
            href = anchor.href.value.partition("#")[0]
            assert not href or href.startswith(("tel:", "https:")) or href.endswith(".html")
