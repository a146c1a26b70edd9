"""A proof pack: every step of a tree on paper, to be read, corrected and signed by a counsellor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from site_builder.model import walks
from site_builder.model.book import DEFAULT_CONTACTS, Book
from site_builder.model.text import Text
from site_builder.model.tree import End, Question, Tree, texts
from site_builder.tools.proof_contacts import Desk, by_region
from site_builder.tools.proof_sheets import heading, sheets

Render = Callable[..., Markup]
"""Fills a template of ``theme/parts``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A step with its number in the order of the file, its heading and its address."""

    number: int
    step: Question | End
    heading: Text
    address: str
    left: tuple[int, int]


def proof(tree: Tree, desks: tuple[Desk, ...], render: Render) -> str:
    """The proof pack of a tree as one HTML file that needs no other.

    ``tree`` is composed and without fault (see ``check.graph.sound``). The last desk has the
    language under review; with two, the first has the source language, shown beside it.
    """
    desk = desks[-1]
    book, language = desk.book, desk.language
    return render(
        "proof.html",
        book=book,
        tree=tree,
        desks=desks,
        clock=book.settings.clock.isoformat(),
        boxes=_boxes(tree),
        ways=_ways(tree),
        missing=sum(book.says(text, language).language != language for text in texts(tree)),
        checked=book.checked(texts(tree), language),
        sheets=sheets(book, tree, tuple(desk.language for desk in desks)),
        contacts={
            end.name: by_region(desk, end.contacts or tree.contacts or DEFAULT_CONTACTS, end.urgent)
            for end in walks.ends(tree)
        },
        files=_files(book, tree, language),
    )


def _boxes(tree: Tree) -> tuple[Box, ...]:
    left = walks.left(tree)
    return tuple(
        Box(
            number=number,
            step=step,
            heading=heading(step),
            address=tree.address(step.name),
            left=left[step.name],
        )
        for number, step in enumerate(tree.steps.values(), 1)
        if isinstance(step, Question | End)
    )


def _ways(tree: Tree) -> int:
    """How many ways lead from the start to an end, counted without walking each."""

    @cache
    def ways(name: str) -> int:
        step = tree.steps[name]
        if not isinstance(step, Question):
            return 1
        return sum(ways(answer.go.target) for answer in step.answers)

    return ways(tree.start.name)


def _files(book: Book, tree: Tree, language: str) -> tuple[str, ...]:
    """The files whose texts are in the pack, each to be signed: of the tree, then of its parts."""
    steps = (step for step in tree.steps.values() if isinstance(step, Question | End))
    owners = dict.fromkeys((tree.name, *(heading(step).owner for step in steps)))
    source = language == book.settings.source
    return tuple(
        f"{book.trees_folder}/{owner}/"
        + (f"{language}.yml" if not source else "tree.yml" if owner == tree.name else "part.yml")
        for owner in owners
    )
