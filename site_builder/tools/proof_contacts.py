"""The contacts of an end as a proof pack prints them: who is shown, shortened to one line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from markupsafe import Markup

from site_builder.model.book import Book
from site_builder.model.contact import Contact, Selector
from site_builder.model.matching import Asked, match
from site_builder.model.text import Text

HOURS = {"24/7": "hours-always", "by appointment": "hours-appointment", "closed": "hours-closed"}


class Desk(Protocol):
    """What a language's pages are written with; :class:`site_builder.compile.desk.Desk` is one."""

    book: Book
    language: str

    def word(self, key: str, **values: str | Markup) -> Markup: ...
    def text(self, text: Text) -> Markup: ...
    def date(self, day: date) -> str: ...
    def region(self, code: str) -> str: ...
    def hours(self, hours: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A contact as the pages show it, shortened to what a counsellor compares."""

    name: str
    number: str
    hours: Markup | str
    checked: Markup


def by_region(desk: Desk, selector: Selector, urgent: bool) -> dict[str, tuple[Line, ...]]:
    """The contacts that the page shows, by the name of the region."""
    settings = desk.book.settings
    found = {}
    for region in settings.regions:
        asked = Asked(
            selector=selector,
            region=region,
            language=desk.language,
            urgent=urgent,
            mode=settings.mode,
            clock=settings.clock,
        )
        shown = match(desk.book.contacts, asked).shown
        found[desk.region(region)] = tuple(_line(desk, contact) for contact in shown)
    return found


def _line(desk: Desk, contact: Contact) -> Line:
    chain = (*desk.book.settings.chain(desk.language), "")
    if contact.example:
        checked = desk.word("example-contact")
    elif contact.assured_on is None:
        checked = desk.word("checked-never")
    else:
        checked = desk.word("checked-on", date=desk.date(contact.assured_on))
    special = HOURS.get(contact.hours)
    return Line(
        name=next(contact.name[code] for code in chain if code in contact.name),
        number=contact.phone.shown if contact.phone else "",
        hours=desk.word(special) if special else desk.hours(contact.hours),
        checked=checked,
    )
