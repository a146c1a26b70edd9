"""What is known of a text beside its words: what it was translated from, and who checked it.

The tool writes locks (``stillhere lock``, ``stillhere sign``); nobody edits them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

State = Literal["current", "stale", "suspicious", "pending"]


def fingerprint(words: str) -> str:
    """A short hash of words; blanks and the form of accents do not count (Unicode NFC)."""
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return sha256(plain.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One text at the time it was last marked as done."""

    source: str
    """Fingerprint of the words it was translated from."""
    text: str
    """Fingerprint of its own words."""
    done: str = ""
    """Fingerprint of the source for which it was marked as done without a change of its words."""
    by: str = ""
    on: str = ""
    """Who checked it, and when (ISO date); empty while nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """All locked texts of a tree or part in one language, by dotted name."""

    owner: str
    language: str
    texts: Mapping[str, Locked]


def state(lock: Lock | None, key: str, source: str, words: str) -> State:
    """Where a text stands. ``words`` equal ``source`` for the source language itself.

    *stale*: the source moved on. *suspicious*: marked as done for the new source although its own
    words did not move. *pending*: nobody has checked these words.
    """
    locked = lock.texts.get(key) if lock else None
    if locked is None:
        return "pending"
    if locked.text != fingerprint(words):
        return "pending" if locked.source == fingerprint(source) else "stale"
    if locked.source != fingerprint(source):
        return "suspicious" if locked.done == fingerprint(source) else "stale"
    return "current" if locked.by and locked.on else "pending"


def marked(lock: Lock | None, key: str, source: str, words: str, *, done: bool = False) -> Locked:
    """The entry of a text as ``stillhere lock`` writes it.

    A text whose words moved, or that is new, is taken as translated from the present source. One
    that did not move stays as it was, unless the translator says that it still fits (``done``).
    """
    before = lock.texts.get(key) if lock else None
    now = Locked(source=fingerprint(source), text=fingerprint(words))
    if before is None or before.text != now.text:
        return now
    if before.source == now.source or not done:
        return before
    return Locked(source=before.source, text=before.text, done=now.source)


def signed(source: str, words: str, by: str, on: str) -> Locked:
    """The entry of a text that a person has checked against its source."""
    return Locked(source=fingerprint(source), text=fingerprint(words), by=by, on=on)
