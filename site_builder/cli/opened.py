"""A tree that a command was asked for by name, or what is in the way of it."""

from __future__ import annotations

from pathlib import Path

from site_builder.check.graph import sound
from site_builder.cli.show import show, summary, talk
from site_builder.model.book import Book
from site_builder.model.finding import nearest
from site_builder.model.tree import Tree, Use
from site_builder.pipeline import look

FINDINGS, FAILED = 1, 2


def opened(
    name: str,
    folder: Path,
    language: str | None,
    *,
    passing: tuple[str, ...] = ("J", "L"),
    shell: bool = False,
) -> tuple[Book, Tree] | int:
    """The composed tree with its book, or the exit code after saying what is in the way.

    Errors in what the tree is made of are in the way: its own files, those of its parts, and the
    words of the language. Codes that begin with one of ``passing`` are only mentioned: who writes
    journeys and translations needs to see the tree first. Missing words are shown in the language
    that stands in, and marked. With ``shell`` the words of the page are needed, too.
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
    spoken = book.settings.chain(language or book.settings.source)
    files = {
        f"{book.trees_folder}/{owner}/{file}.yml"
        for owner in owners
        for file in ("tree", "part", "journeys", *spoken)
    }
    words = f"{book.content}/{book.settings.source}/interface.yml"
    concerning = [f for f in errors if f.where.path in files]
    in_the_way = [f for f in concerning if not f.code.startswith(passing or ("-",))]
    in_the_way += [f for f in errors if shell and f.where.path == words]
    trees = {tree.name: tree for tree in sound(book)}
    if in_the_way or name not in trees:
        show(in_the_way or errors, "text")
        talk(summary(in_the_way or errors, strict=False) + " Mend this first.")
        return FINDINGS
    for finding in concerning:
        talk(f"{finding.where}  {finding.code}  {finding.says}")
    return book, trees[name]
