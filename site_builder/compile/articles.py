"""Guidance pages and the home page of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from site_builder.compile.cards import contacts
from site_builder.compile.desk import Desk, direction
from site_builder.compile.draft import Draft
from site_builder.compile.render import render
from site_builder.model.address import href
from site_builder.model.page import ContactsMarker, Link, Page

STAGES = ("any", "noticing", "talking", "living-with", "leaving", "away", "rebuilding")
PICTURE = re.compile(r'(?<=src=")[^"]*(?=")')
ADDRESS = re.compile(r'(?<=href=")[^"]*(?=")')


def drafts(desk: Desk) -> Iterator[Draft]:
    """Every page that the language has, or that another of its chain lends it."""
    for id_ in desk.book.page_ids:
        page = desk.book.page(id_, desk.language)
        if page is not None:
            yield _draft(desk, page)


def _draft(desk: Desk, page: Page) -> Draft:
    path = f"{desk.language}/{page.address}"
    template = "home.html" if page.doors else "article.html"
    body = render(
        template,
        desk=desk,
        page=page,
        body=_body(desk, page, path),
        lent=page.language != desk.language,
        direction=direction(page.language),
        doors=[(door, _target(desk, path, door.go)) for door in page.doors],
        topics=_topics(desk, path) if page.doors else (),
        paths=_paths(desk, path) if page.doors else (),
        sources=[desk.book.sources[ref.name] for ref in page.sources],
    )
    asks = any(isinstance(piece, ContactsMarker) for piece in page.body)
    return Draft(
        path=path,
        kind="home" if page.doors else "page",
        title=page.tab,
        body=body,
        same=page.address,
        missing=tuple(_missing(desk, page)),
        review=page.reviewed,
        regions=desk.settings.regions if asks else (),
    )


def _missing(desk: Desk, page: Page) -> Iterator[tuple[str, str]]:
    for language in desk.settings.languages:
        lent = desk.book.page(page.id, language)
        if lent is not None and lent.language != language:
            yield language, lent.language


def _body(desk: Desk, page: Page, path: str) -> Markup:
    """The page's HTML with its links resolved and its markers replaced."""
    pieces = []
    for piece in page.body:
        if isinstance(piece, ContactsMarker):
            urgent = page.id == desk.settings.danger_page
            pieces.append(str(contacts(desk, piece.selector, urgent=urgent)))
        else:
            linked = ADDRESS.sub(lambda found: _address(desk, path, found[0]), piece)
            # A page that is lent shows the pictures of the language that it is from.
            linked = PICTURE.sub(lambda f: href(path, f"{page.language}/{unescape(f[0])}"), linked)
            pieces.append(linked.replace("{emergency-number}", str(desk.numbers_in_text)))
    return Markup("".join(pieces))  # Safe by construction: see load/markdown.py.


def _address(desk: Desk, path: str, written: str) -> str:
    """``first-call.md#costs`` and ``tree:first-steps`` as addresses of the site."""
    target = unescape(written)
    scheme, colon, rest = target.partition(":")
    if colon and scheme == "tree":
        return href(path, _start(desk, rest))
    if colon:
        return written
    file, mark, anchor = target.partition("#")
    file = f"{file.removesuffix('.md')}.html" if file.endswith(".md") else file
    return href(path, f"{desk.language}/{file}{mark}{anchor}") if file else written


def _target(desk: Desk, path: str, link: Link) -> str:
    if link.kind == "tree":
        return href(path, _start(desk, link.target))
    page = desk.book.page(link.target, desk.language)
    assert page is not None  # Rule M4 has stopped a build without it.
    return href(path, f"{desk.language}/{page.address}")


def _start(desk: Desk, tree: str) -> str:
    composed = desk.book.composed(desk.book.trees[tree])
    return f"{desk.language}/{composed.address(composed.start.name)}"


def _topics(desk: Desk, path: str) -> list[tuple[Markup, list[tuple[Markup, str]]]]:
    """All pages by stage: nothing is out of reach of somebody who does not search."""
    found: dict[str, list[tuple[Markup, str]]] = {stage: [] for stage in STAGES}
    for id_ in desk.book.page_ids:
        page = desk.book.page(id_, desk.language)
        if page is not None and not page.doors:
            title = desk.marked(page.language, Markup.escape(page.title))
            found[page.stage].append((title, href(path, f"{desk.language}/{page.address}")))
    return [(desk.word(f"stage-{stage}"), links) for stage, links in found.items() if links]


def _paths(desk: Desk, path: str) -> list[tuple[Markup, str]]:
    first = [name for name in desk.settings.paths if name in desk.book.trees]
    names = dict.fromkeys([*first, *desk.book.trees])
    return [
        (desk.text(tree.title), href(path, _start(desk, name)))
        for name, tree in ((name, desk.book.trees[name]) for name in names)
    ]
