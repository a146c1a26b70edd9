"""The root page: the reader chooses a language; nothing is guessed, nothing is stored."""

from __future__ import annotations

from site_builder.compile.desk import Desk, direction, own_name
from site_builder.compile.draft import Draft
from site_builder.compile.render import render


def draft(desk: Desk) -> Draft:
    """The page at the root of the site."""
    home = desk.book.page("start-here", desk.language)
    assert home is not None  # Rule M1 has stopped a build without it.
    choices = [
        (code, direction(code), own_name(code), desk.book.word("choose-language", code).words)
        for code in desk.settings.languages
    ]
    return Draft(
        path="index.html",
        kind="chooser",
        title=home.tab,
        body=render("chooser.html", desk=desk, choices=choices),
        same="",
    )
