"""K: at each step real people can be reached, in each region and language."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.graph import sound
from site_builder.model import walks
from site_builder.model.book import DEFAULT_CONTACTS, Book
from site_builder.model.contact import Selector
from site_builder.model.finding import Say, error, warning
from site_builder.model.matching import Asked, match, speaks
from site_builder.model.page import ContactsMarker
from site_builder.model.where import Where

CONDITIONS = {
    "": "No record is there at all.",
    "status": "Every record is paused or closed.",
    "role": "No record offers this kind of help.",
    "audience": "No record with this kind of help is for these readers.",
    "region": "No record with this kind of help covers the region.",
    "check": "No matching record was checked by a person recently enough.",
}


def check(book: Book, say: Say) -> None:
    """Say every broken guarantee."""
    _emergency(book, say)
    _mode(book, say)
    for where, what, selector, urgent in asked_for(book):
        for region in book.settings.regions:
            _guarantee(book, where, what, selector, urgent, region, say)


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


def _guarantee(
    book: Book, where: Where, what: str, selector: Selector, urgent: bool, region: str, say: Say
) -> None:
    """K2 and K5 for one place in one region, over the published languages."""
    settings = book.settings
    silent = []
    for language in settings.languages:
        asked = Asked(
            selector=selector,
            region=region,
            language=language,
            urgent=urgent,
            mode=settings.mode,
            clock=settings.clock,
        )
        found = match(book.contacts, asked)
        if found.counted < selector.at_least:
            roles = ", ".join(selector.roles)
            says = (
                f"{what} in {region} ({language}) has {found.counted} contacts for {roles}; "
                f"{selector.at_least} are needed"
            )
            mend = f"add or check a contact for {region} with one of these roles"
            say(error(where, "K2", says, why=CONDITIONS[found.narrowed_by], mend=mend))
            return
        if all(speaks(contact, language) == 3 for contact in found.shown):
            silent.append(language)
    if silent:
        says = f"{what} in {region} has no contact who speaks {', '.join(silent)}"
        mend = "add a contact or an interpreter; readers are told which languages are spoken"
        say(warning(where, "K5", says, mend=mend))


def _emergency(book: Book, say: Say) -> None:
    for region in book.settings.regions:
        if region not in book.emergency:
            mend = "choose a region whose number is known, or add it to the emergency numbers"
            says = f"no emergency number is known for {region}"
            say(error(book.settings.where, "K4", says, mend=mend))


def _mode(book: Book, say: Say) -> None:
    """K9: a demonstration holds examples only, so that nobody calls or trusts an invented line."""
    for contact in book.contacts:
        if book.settings.mode == "demo" and contact.phone and not contact.example:
            mend = "use a number of a range reserved for drama, or set mode: production"
            says = f'the contact "{contact.id}" of a demonstration has a real number'
            say(error(contact.where, "K9", says, mend=mend))
        elif book.settings.mode == "production" and contact.example:
            mend = "delete it, or write its real number and addresses"
            says = f'the contact "{contact.id}" is an example'
            say(error(contact.where, "K9", says, mend=mend))
