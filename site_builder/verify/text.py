"""What stands in no finished file: marks of unfinished work, and calls that leave traces."""

from __future__ import annotations

import re

from site_builder.model.finding import Say, error
from site_builder.model.where import Where
from site_builder.verify.page import at
from site_builder.verify.reader import Document

LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{(?:contacts|slot|emergency-number)\b[^}]*\}")
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
STORES = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|cookieStore|document\s*\.\s*cookie|caches\s*\.|"
    r"sendBeacon|XMLHttpRequest|WebSocket|EventSource|fetch\s*\()"
)
REMOTE = re.compile(
    r"""(?:url\(|@import)\s*['"]?\s*((?:[a-z]+:)?//[^'")\s]+|data:[^'")\s]{0,20})""", re.I
)


def leftovers(document: Document, path: str, say: Say) -> None:
    """H5: a marker or a template tag that nobody replaced."""
    for text in document.texts:
        found = LEFTOVER.search(text.value)
        if found:
            mend = "correct the marker in the source of this page"
            say(error(at(path, text), "H5", f'"{found[0]}" was left over', mend=mend))


def scripts(document: Document, path: str, say: Say) -> None:
    """S5: a script written into the page that stores or sends."""
    for script in document.scripts:
        code(script.value, path, say)


def conflict(text: str, path: str, say: Say) -> None:
    """H6: both versions of a text, with the marks of a merge between them."""
    found = CONFLICT.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        mend = "choose one version in the source"
        say(error(Where(path, line), "H6", "a merge-conflict mark was published", mend=mend))


def code(text: str, path: str, say: Say) -> None:
    """S5: a stylesheet that loads from elsewhere, a script that stores or sends."""
    for pattern, what, mend in (
        (STORES, "stores or sends something", "do without it: nothing is stored, nothing is sent"),
        (REMOTE, "loads from elsewhere", "put the file into the site"),
    ):
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            says = f'"{found[0].strip()}" {what}'
            say(error(Where(path, line), "S5", says, mend=mend))
