"""Writing locks and releases: what was translated from what, and which person checked it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from site_builder.model.book import Book
from site_builder.model.lock import Lock, Locked, marked, signed
from site_builder.model.release import structure
from site_builder.model.text import Text
from site_builder.model.tree import Part, Tree, compose, texts

HEAD = "# Written by stillhere. Do not edit: run stillhere lock or stillhere sign.\n"


def owners(book: Book) -> dict[str, Tree | Part]:
    """Trees and parts by the name of their folder."""
    return {**book.trees, **book.parts}


def words(book: Book, owner: Tree | Part, language: str) -> dict[str, tuple[Text, str]]:
    """Every text that exists in a language, with its words there, in the order of the source."""
    translation = book.translations.get((owner.name, language))
    said = {key: text.says for key, text in translation.says.items()} if translation else {}
    if language == book.settings.source:
        said = {text.key: text.says for text in texts(owner)}
    return {text.key: (text, said[text.key]) for text in texts(owner) if text.key in said}


def relocked(
    book: Book, owner: Tree | Part, language: str, done: Collection[str] = ()
) -> dict[str, Locked]:
    """The lock of one language brought up to date; names in ``done`` are said to still fit."""
    lock = book.locks.get((owner.name, language))
    return {
        key: marked(lock, key, text.says, says, done=key in done)
        for key, (text, says) in words(book, owner, language).items()
    }


def countersigned(
    book: Book, owner: Tree | Part, language: str, by: str, on: str
) -> dict[str, Locked]:
    """The lock of one language after a person checked every text of it."""
    return {
        key: signed(text.says, says, by, on)
        for key, (text, says) in words(book, owner, language).items()
    }


def lock_text(entries: Mapping[str, Locked]) -> str:
    """A lock as YAML, one line a text, so that a change reads well in a comparison."""
    lines = []
    for key, entry in entries.items():
        values = {"source": entry.source, "text": entry.text, "done": entry.done}
        values |= {"by": entry.by, "on": entry.on}
        inner = ", ".join(
            f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in values.items() if v
        )
        lines.append(f"{key}: {{{inner}}}\n")
    return HEAD + "".join(lines)


def release_text(book: Book, tree: Tree) -> str:
    """What a tree has now, for the next release to be compared with."""
    composed = compose(tree, book.parts)
    steps = "".join(f"  - {name}\n" for name in composed.steps)
    moved = "".join(f"  - {name}\n" for name in tree.moved)
    return (
        f"{HEAD}version: {json.dumps(tree.version)}\n"
        f"structure: {json.dumps(structure(composed))}\nsteps:\n{steps}{moved}"
    )


def counted(lock: Lock | None, entries: Mapping[str, Locked]) -> int:
    """How many entries differ from what is written."""
    before = lock.texts if lock else {}
    return sum(before.get(key) != entry for key, entry in entries.items()) + len(
        before.keys() - entries.keys()
    )
