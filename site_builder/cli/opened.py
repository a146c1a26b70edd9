"""A tree that a command was asked for by name, or what is in the way of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from site_builder.check.graph import sound
from site_builder.cli.show import show, summary, talk
from site_builder.model.book import Book
from site_builder.model.finding import Finding, nearest
from site_builder.model.tree import Tree, Use
from site_builder.pipeline import look

FINDINGS, FAILED = 1, 2


def opened(name: str, folder: Path, language: str | None) -> tuple[Book, Tree] | int:
    """The composed tree with its book, or the exit code after saying what is in the way.

    Errors in the tree or its parts are in the way. Those of its journeys and translations are
    not: who writes them needs to see the tree first. Missing words are shown in the language that
    stands in, and marked.
    """
    looked = look(folder)
    book = looked.book
    if book is None:
        show(looked.findings, "text")
        return FINDINGS
    if language is not None and language not in book.settings.built:
        talk(f'The site is not built in "{language}". {nearest(language, book.settings.built)}')
        return FAILED
    if name not in book.trees and not book.owner_doubtful(name):
        talk(f'There is no tree "{name}". {nearest(name, book.trees)}')
        return FAILED
    errors = [finding for finding in looked.findings if finding.severity == "error"]
    steps = book.trees[name].steps.values() if name in book.trees else ()
    owners = dict.fromkeys([name, *(step.part.name for step in steps if isinstance(step, Use))])
    files = [f"{book.trees_folder}/{owner}/{f}.yml" for owner in owners for f in ("tree", "part")]
    in_the_way = [f for f in errors if f.where.path in files and not f.code.startswith("J")]
    trees = {tree.name: tree for tree in sound(book)}
    if in_the_way or name not in trees:
        show(in_the_way or errors, "text")
        talk(summary(in_the_way or errors, strict=False) + " Mend this first.")
        return FINDINGS
    beside = [f for owner in owners for f in below(errors, f"{book.trees_folder}/{owner}")]
    if beside:
        talk(summary(beside, strict=False) + " In journeys or translations: run  stillhere check")
    return book, trees[name]


def below(findings: Iterable[Finding], folder: str) -> tuple[Finding, ...]:
    """The findings in the files of a folder."""
    return tuple(f for f in findings if f.where.path.startswith(f"{folder}/"))
