"""Contacts on a page: one block per region, each with the cards that the matching chose."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.compile.desk import Desk
from site_builder.compile.render import render
from site_builder.model.contact import CHANNELS, Contact, Selector
from site_builder.model.matching import Asked, match
from site_builder.model.text import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A contact in the reader's words."""

    name: Markup
    about: Markup | None
    run_by: Markup
    number: str
    dialled: str
    hours: Markup | str
    facts: tuple[Markup, ...]
    links: tuple[tuple[Markup, str, str], ...]
    """(label, address, text)."""
    checked: Markup
    example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region with its cards; ``open`` for the site's own."""

    code: str
    name: str
    open: bool
    cards: tuple[Card, ...]


def contacts(desk: Desk, selector: Selector, *, urgent: bool = False) -> Markup:
    """The block of contacts for a selector, in every region of the site."""
    regions = []
    for index, code in enumerate(desk.settings.regions):
        asked = Asked(
            selector=selector,
            region=code,
            language=desk.language,
            urgent=urgent,
            mode=desk.settings.mode,
            clock=desk.settings.clock,
        )
        found = match(desk.book.contacts, asked)
        cards = tuple(_card(desk, contact) for contact in found.shown)
        regions.append(Region(code=code, name=desk.region(code), open=index == 0, cards=cards))
    return render("contacts.html", desk=desk, regions=regions)


def _card(desk: Desk, contact: Contact) -> Card:
    phone = contact.phone
    return Card(
        name=_own(desk, contact.name) or Markup(contact.id),
        about=_own(desk, contact.about),
        run_by=desk.word(f"run-{contact.run_by}"),
        number=phone.shown if phone else "",
        dialled=phone.dialled if phone else "",
        hours=_hours(desk, contact),
        facts=tuple(_facts(desk, contact)),
        links=tuple(_links(desk, contact)),
        checked=_checked(desk, contact),
        example=contact.example,
    )


def _own(desk: Desk, words: object) -> Markup | None:
    """A contact's words in the first language of the chain that has them."""
    assert isinstance(words, dict)
    for language in desk.settings.chain(desk.language):
        if language in words:
            return desk.said(Said(words[language], language))
    return desk.said(Said(words[""], desk.settings.source)) if "" in words else None


def _hours(desk: Desk, contact: Contact) -> Markup | str:
    special = {
        "24/7": "hours-always",
        "by appointment": "hours-appointment",
        "closed": "hours-closed",
    }
    if contact.hours in special:
        return desk.word(special[contact.hours])
    return desk.hours(contact.hours)


def _facts(desk: Desk, contact: Contact) -> list[Markup]:
    """Short labels. What is unknown is said where it could cost or reveal something."""
    spoken = desk.listed(desk.language_name(code) for code in contact.languages)
    facts = [desk.word("speaks", languages=spoken)]
    if contact.interpreters:
        helped = desk.listed(desk.language_name(code) for code in contact.interpreters)
        facts.append(desk.word("interprets", languages=helped))
    facts.append(desk.word(f"cost-{contact.cost}"))
    facts.extend(
        desk.word(f"anonymous-{channel}-{contact.anonymous[channel]}")
        for channel in CHANNELS
        if contact.anonymous.get(channel) in ("yes", "no")
    )
    if contact.phone:
        facts.append(desk.word(f"bill-{contact.on_phone_bill}"))
    facts.append(desk.word(f"passes-{contact.passes_on}"))
    return facts


def _links(desk: Desk, contact: Contact) -> list[tuple[Markup, str, str]]:
    """Addresses to go to. Those of an example lead nowhere and are shown as text."""
    found = []
    if contact.chat:
        found.append((desk.word("chat"), contact.chat))
    if contact.url:
        found.append((desk.word("web"), contact.url))
    shown = [(label, "" if contact.example else url, url) for label, url in found]
    if contact.email:
        address = "" if contact.example else f"mailto:{contact.email}"
        shown.append((desk.word("email"), address, contact.email))
    return shown


def _checked(desk: Desk, contact: Contact) -> Markup:
    if contact.example:
        return desk.word("example-contact")
    if contact.assured_on is None:
        return desk.word("checked-never")
    return desk.word("checked-on", date=desk.date(contact.assured_on))
