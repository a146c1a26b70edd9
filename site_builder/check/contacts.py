"""K: at each step real people can be reached, in each region and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.check.graph import sound
from site_builder.model import walks
from site_builder.model.book import DEFAULT_CONTACTS, Book
from site_builder.model.contact import Selector
from site_builder.model.finding import Say, error, warning
from site_builder.model.matching import Asked, fresh, match, region_chain, speaks
from site_builder.model.page import ContactsMarker
from site_builder.model.where import Where

CONDITIONS = {
    "": "Too few records match.",
    "role": "No record offers this kind of help.",
    "audience": "No record with this kind of help in the region is for these readers.",
    "region": "No record with this kind of help covers the region.",
    "status": "Every matching record is paused or closed.",
    "check": "No matching record was checked by a person recently enough.",
}


def check(book: Book, say: Say) -> None:
    """Say every broken guarantee."""
    _emergency(book, say)
    _dates(book, say)
    wrong_mode = _mode(book, say)
    if wrong_mode or book.doubtful(f"{book.content}/contacts"):
        return  # Guarantees are judged when every record can be read and may be shown.
    for region in book.settings.regions:
        if region not in book.emergency:
            continue
        if not any(set(contact.regions) & set(region_chain(region)) for contact in book.contacts):
            mend = f"add contacts for {region}, or take it out of regions"
            says = f"no contact covers {region}"
            say(error(book.settings.at("regions"), "K2", says, mend=mend))
            continue
        silent = {
            language
            for language in book.settings.languages
            if all(
                speaks(contact, language) == NOT
                for contact in book.contacts
                if set(contact.regions) & set(region_chain(region))
            )
        }
        for language in sorted(silent):
            mend = "add a contact or an interpreter; readers are told which languages are spoken"
            says = f"no contact in {region} speaks {language}"
            say(warning(book.settings.at("languages"), "K5", says, mend=mend))
        for where, what, selector, urgent in asked_for(book):
            _guarantee(book, Place(where, what, selector, urgent), region, silent, say)


NOT = 3
"""What :func:`speaks` gives for a contact that does not speak a language."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that shows contacts, by name."""

    where: Where
    what: str
    selector: Selector
    urgent: bool


def asked_for(book: Book) -> Iterator[tuple[Where, str, Selector, bool]]:
    """Every place that shows contacts: its name, what it asks for, and whether it is urgent."""
    for tree in sound(book):
        for end in walks.ends(tree):
            selector = end.contacts or tree.contacts or DEFAULT_CONTACTS
            yield end.where, f"the end {tree.name}/{end.name}", selector, end.urgent
    for page in book.pages.get(book.settings.source, {}).values():
        for piece in page.body:
            if isinstance(piece, ContactsMarker):
                urgent = page.id == book.settings.danger_page
                yield piece.where, f"the page {page.id}", piece.selector, urgent


def _guarantee(book: Book, place: Place, region: str, silent_anyway: set[str], say: Say) -> None:
    """K2 and K5 for one place in one region, over the published languages."""
    settings, selector = book.settings, place.selector
    silent = []
    stale_said = False
    for language in settings.languages:
        asked = Asked(
            selector=selector,
            region=region,
            language=language,
            urgent=place.urgent,
            mode=settings.mode,
            clock=settings.clock,
        )
        found = match(book.contacts, asked)
        if found.counted < selector.at_least:
            roles = ", ".join(selector.roles)
            says = (
                f"{place.what} in {region} ({language}) has {found.counted} of "
                f"{selector.at_least} contacts for {roles}"
            )
            mend = f"add or check a contact for {region} with one of these roles"
            say(error(place.where, "K2", says, why=CONDITIONS[found.narrowed_by], mend=mend))
            return
        old = not any(fresh(contact, settings.mode, settings.clock) for contact in found.shown)
        if old and not stale_said:
            stale_said = True
            mend = "call these services and record it: assured_on and assured_by"
            says = f"{place.what} in {region} shows contacts that were not checked for long"
            say(warning(place.where, "K3", says, mend=mend))
        spoken = any(speaks(contact, language) != NOT for contact in found.shown)
        if not spoken and language not in silent_anyway:
            silent.append(language)
    if silent:
        says = f"{place.what} in {region} has no contact who speaks {', '.join(silent)}"
        mend = "add a contact or an interpreter; readers are told which languages are spoken"
        say(warning(place.where, "K5", says, mend=mend))


def _emergency(book: Book, say: Say) -> None:
    for region in book.settings.regions:
        if region not in book.emergency:
            mend = "choose a region whose number is known, or add it to the emergency numbers"
            says = f"no emergency number is known for {region}"
            say(error(book.settings.at("regions"), "K4", says, mend=mend))


def _mode(book: Book, say: Say) -> bool:
    """K9: a demonstration holds examples only, so that nobody calls or trusts an invented line."""
    wrong = False
    for contact in book.contacts:
        if book.settings.mode == "demo" and contact.phone and not contact.example:
            wrong = True
            mend = "use a number of a range reserved for drama, or set mode: production"
            says = f'the contact "{contact.id}" of a demonstration has a real number'
            say(error(contact.at("phone"), "K9", says, mend=mend))
        elif book.settings.mode == "production" and contact.example:
            wrong = True
            mend = "delete it, or write its real number and addresses"
            says = f'the contact "{contact.id}" is an example'
            say(error(contact.at("phone"), "K9", says, mend=mend))
    return wrong


def _dates(book: Book, say: Say) -> None:
    """K10: a check in the future would count for years."""
    for contact in book.contacts:
        if contact.assured_on is not None and contact.assured_on > book.settings.clock:
            mend = "write the day on which a person checked it"
            says = f'the check of "{contact.id}" lies in the future: {contact.assured_on}'
            say(error(contact.at("assured_on"), "K10", says, mend=mend))
