"""From a checked :class:`Book` to pages with everything a reader needs in them.

Contacts, danger links and notices are in the pages before any engine runs.
"""

from __future__ import annotations

from site_builder.compile import articles, chooser, steps
from site_builder.compile.desk import Desk
from site_builder.compile.shared import ICON, STEPS, STYLE, shared
from site_builder.compile.shell import dressed, expected
from site_builder.model.book import Book
from site_builder.model.site import SiteFile, Unit

__all__ = ["compile_unit", "shared_files"]


def compile_unit(book: Book, language: str) -> Unit:
    """Every page of a language. The book has no findings of level error.

    The unit of the first language also has the root page, where a reader chooses.
    """
    desk = Desk(book, language)
    drafts = [*articles.drafts(desk), *steps.drafts(desk)]
    if language == book.settings.languages[0]:
        drafts.append(chooser.draft(desk))
    return Unit(
        language=language,
        pages=tuple(dressed(desk, draft) for draft in drafts),
        expected=tuple(expected(desk, draft) for draft in drafts),
    )


def shared_files(book: Book) -> tuple[SiteFile, ...]:
    """What all languages share: stylesheet, icon and the pictures of the content."""
    pictures = (SiteFile(path=asset.path, data=asset.data) for asset in book.assets)
    return (shared(STYLE), shared(ICON), shared(STEPS), *pictures)
