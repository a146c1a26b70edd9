"""M: pages link to what exists and name their sources."""

from __future__ import annotations

import posixpath

from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest
from site_builder.model.page import HOME, Link, Page


def check(book: Book, say: Say) -> None:
    """Say every link that leads nowhere and every source nobody knows."""
    for pages in book.pages.values():
        for page in pages.values():
            for link in (*page.links, *(door.go for door in page.doors)):
                _link(book, page, link, say)
            _sources(book, page, say)
            _pictures(book, page, say)
    if book.page(HOME, book.settings.source) is None and not book.page_doubtful(HOME):
        mend = (
            f"write {book.content}/{book.settings.source}/index.md with doors: in its first lines"
        )
        says = "there is no home page with its three doors"
        say(error(book.settings.where, "M1", says, mend=mend))


def _link(book: Book, page: Page, link: Link, say: Say) -> None:
    if link.kind == "web":
        return
    if link.kind == "tree":
        if link.target not in book.trees and not book.owner_doubtful(link.target):
            mend = "write tree:NAME with the folder of a tree"
            says = f'there is no guided path "{link.target}"'
            say(error(link.where, "M4", says, why=nearest(link.target, book.trees), mend=mend))
        return
    target = page if not link.target else book.page(link.target, page.language)
    if target is None and book.page_doubtful(link.target):
        return
    if target is None:
        known = book.pages.get(book.settings.source, {})
        mend = "correct the name, or write the page first"
        says = f'there is no page "{link.target}"'
        say(error(link.where, "M4", says, why=nearest(link.target, known), mend=mend))
    elif link.anchor and link.anchor not in target.anchors and not book.doubtful(target.where.path):
        mend = "write the id of a heading of that page"
        says = f'the page "{target.id}" has no heading "{link.anchor}"'
        say(error(link.where, "M5", says, why=nearest(link.anchor, target.anchors), mend=mend))


def _sources(book: Book, page: Page, say: Say) -> None:
    if book.doubtful(f"{book.content}/sources.yml"):
        return
    for ref in page.sources:
        if ref.name not in book.sources:
            mend = f"correct the key, or add the source to {book.content}/sources.yml"
            says = f'there is no source "{ref.name}"'
            say(error(ref.where, "M9", says, why=nearest(ref.name, book.sources), mend=mend))


def _pictures(book: Book, page: Page, say: Say) -> None:
    known = {asset.path for asset in book.assets}
    for ref in page.pictures:
        path = posixpath.normpath(posixpath.join(page.language, ref.name))
        if path not in known:
            mend = "correct the name, or put the picture there"
            says = f'there is no picture "{ref.name}"'
            say(error(ref.where, "M10", says, why=nearest(path, known), mend=mend))
