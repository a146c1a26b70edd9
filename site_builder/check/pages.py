"""M: pages link to what exists and name their sources."""

from __future__ import annotations

from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest
from site_builder.model.page import Link, Page


def check(book: Book, say: Say) -> None:
    """Say every link that leads nowhere and every source nobody knows."""
    for pages in book.pages.values():
        for page in pages.values():
            for link in (*page.links, *(door.go for door in page.doors)):
                _link(book, page, link, say)
            _sources(book, page, say)
    home = book.page("start-here", book.settings.source)
    if home is None or not home.doors:
        mend = f"write content/{book.settings.source}/index.md with doors: in its first lines"
        says = "there is no home page with its three doors"
        say(error(home.where if home else book.settings.where, "M1", says, mend=mend))


def _link(book: Book, page: Page, link: Link, say: Say) -> None:
    if link.kind == "tree":
        if link.target not in book.trees:
            mend = "write tree:NAME with the folder of a tree"
            says = f'there is no guided path "{link.target}"'
            say(error(link.where, "M4", says, why=nearest(link.target, book.trees), mend=mend))
        return
    target = page if not link.target else book.page(link.target, page.language)
    if target is None:
        known = book.pages.get(book.settings.source, {})
        mend = "correct the name, or write the page first"
        says = f'there is no page "{link.target}"'
        say(error(link.where, "M4", says, why=nearest(link.target, known), mend=mend))
    elif link.anchor and link.anchor not in target.anchors:
        mend = "write the id of a heading of that page"
        says = f'the page "{target.id}" has no heading "{link.anchor}"'
        say(error(link.where, "M5", says, why=nearest(link.anchor, target.anchors), mend=mend))


def _sources(book: Book, page: Page, say: Say) -> None:
    for key in page.sources:
        if key not in book.sources:
            mend = "correct the key, or add the source to content/sources.yml"
            says = f'there is no source "{key}"'
            say(error(page.where, "M9", says, why=nearest(key, book.sources), mend=mend))
