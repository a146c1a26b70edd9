"""``stillhere lock`` and ``stillhere sign``: what is translated, checked and released."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from site_builder.cli.show import show, talk
from site_builder.model.book import Book
from site_builder.model.finding import Finding, nearest
from site_builder.model.tree import Tree
from site_builder.pipeline import look
from site_builder.tools.locks import (
    counted,
    countersigned,
    lock_text,
    owners,
    release_text,
    relocked,
)

FINE, FINDINGS, FAILED = 0, 1, 2
REVIEWED = re.compile(r"(?m)^reviewed:.*$")
INITIALS = re.compile(r"[^\W\d_]{1,6}(?:[-. ][^\W\d_]{1,6})?")
BLOCKING = ("F", "T")
"""Faults that make a text or a tree unreadable; others do not keep a person from reading it."""


@click.command("lock")
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
@click.option(
    "--done", multiple=True, help="A text (NAME or TREE:NAME) that still fits its new source."
)
@click.option("--release", is_flag=True, help="Also record the trees as released.")
def lock_command(folder: Path, done: tuple[str, ...], release: bool) -> int:
    """Record what each translation was made from, so that stale texts are known.

    A text whose words changed counts as translated from the present source. One that did not
    change although its source did stays stale, until --done says that it still fits.
    """
    book = _book(folder)
    if book is None:
        return FINDINGS
    changed = 0
    for name, owner in owners(book).items():
        names = {d.rpartition(":")[2] for d in done if d.rpartition(":")[0] in ("", name)}
        for language in book.settings.built:
            entries = relocked(book, owner, language, names)
            lock = book.locks.get((name, language))
            if lock is None and language == book.settings.source:
                continue  # The source is translated from nothing; its lock begins with a signature.
            changed += counted(lock, entries)
            if entries:
                _write(_lock_path(book, name, language), lock_text(entries))
        if release and isinstance(owner, Tree):
            _write(book.settings.trees / name / "lock" / "release.yml", release_text(book, owner))
    talk(f"{changed} texts recorded." + (" The trees are recorded as released." if release else ""))
    return FINE


@click.command("sign")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="The initials of the person who read it.")
@click.option("--on", "day", help="The day it was read, as 2026-11-04; default: today.")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
def sign_command(path: Path, by: str, day: str | None, folder: Path) -> int:
    """Record that a person has read and checked a page, a tree or a translation.

    PATH is the file that was read: a page, tree.yml, part.yml, or LANGUAGE.yml of a tree. Sign
    only what a person has read from beginning to end: readers are told.
    """
    day = day or datetime.now(UTC).date().isoformat()
    if not INITIALS.fullmatch(by) or not _is_day(day):
        talk("Write initials and a day that is not in the future: --by JH --on 2026-11-04")
        return FAILED
    book = _book(folder)
    if book is None:
        return FINDINGS
    if path.suffix == ".md":
        return _sign_page(book, path, by, day)
    absolute, trees = path.resolve(), book.settings.trees
    name = absolute.parent.relative_to(trees).as_posix() if absolute.is_relative_to(trees) else ""
    owner = owners(book).get(name)
    if owner is None:
        talk(f"{path} is no page and no file of a tree. {nearest(name, owners(book))}")
        return FAILED
    own = path.name in ("tree.yml", "part.yml")
    language = book.settings.source if own else path.stem
    entries = countersigned(book, owner, language, by, day)
    if not entries:
        talk(f"{path} has no texts of a language that is built.")
        return FAILED
    _write(_lock_path(book, name, language), lock_text(entries))
    if path.name == "tree.yml":
        _sign_line(path, by, day)
    talk(f"{len(entries)} texts of {name} in {language}: checked by {by} on {day}.")
    return FINE


def _book(folder: Path) -> Book | None:
    """The book, if its trees can be read."""
    outcome = look(folder)
    blocking: list[Finding] = [
        f for f in outcome.findings if f.severity == "error" and f.code.startswith(BLOCKING)
    ]
    show(blocking, "text")
    return None if blocking else outcome.book


def _lock_path(book: Book, owner: str, language: str) -> Path:
    return book.settings.trees / owner / "lock" / f"{language}.yml"


def _write(path: Path, text: str) -> None:
    """Write a file, unless it says the same already: its date then stays, too."""
    if path.is_file() and path.read_text("utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _is_day(text: str) -> bool:
    """Whether a text is a day that has begun somewhere on earth."""
    try:
        return date.fromisoformat(text) <= (datetime.now(UTC) + timedelta(hours=14)).date()
    except ValueError:
        return False


def _sign_page(book: Book, path: Path, by: str, day: str) -> int:
    """Sign a page of the site; another Markdown file is left alone."""
    for page in (page for pages in book.pages.values() for page in pages.values()):
        if (book.settings.root / page.where.path).samefile(path):
            return _sign_line(path, by, day, page.fingerprint)
    talk(f"{path} is no page of a language that is built.")
    return FAILED


def _sign_line(path: Path, by: str, day: str, of: str = "") -> int:
    """Put the check into the line ``reviewed:`` of a page or a tree.

    ``of`` is the fingerprint of the words that were read: a page shows the check for these only.
    """
    text = path.read_text("utf-8")
    again = re.search(r"(?m)^reviewed:.*\bagain:\s*([^,}]+)", text)
    kept = f", again: {again[1].strip()}" if again else ""
    kept += f', of: "{of}"' if of else ""
    signed, count = REVIEWED.subn(f"reviewed: {{on: {day}, by: {by}{kept}}}", text, count=1)
    if count == 0:
        talk(f"{path} has no line that begins with reviewed:")
        return FAILED
    path.write_text(signed, encoding="utf-8")
    talk(f"{path}: checked by {by} on {day}.")
    return FINE
