"""What a walk shows at each step: a question with its answers, or an end with plan and people."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.book import DEFAULT_CONTACTS
from site_builder.model.contact import Contact
from site_builder.model.matching import Asked, match
from site_builder.model.tree import WHENS, End, Question
from site_builder.tools.voice import Voice
from site_builder.tools.walking import Walk


def shown(voice: Voice, walk: Walk) -> Iterator[str]:
    """The lines of the step that the walk has come to."""
    step = walk.step
    if step.lands is not None:
        yield voice.text(step.lands)
    yield from _question(voice, step) if isinstance(step, Question) else _end(voice, walk, step)


def _question(voice: Voice, step: Question) -> Iterator[str]:
    yield f"{voice.text(step.ask)}  ({step.name})"
    if step.why is not None:
        yield f"   {voice.text(step.why)}"
    for number, answer in enumerate(step.answers, 1):
        yield f"{number:2} {voice.text(answer.say)}  ({answer.name})"


def _end(voice: Voice, walk: Walk, step: End) -> Iterator[str]:
    yield f"{voice.text(step.title)}  ({step.name})"
    if step.lede is not None:
        yield f"   {voice.text(step.lede)}"
    if step.urgent:
        yield f"   {voice.numbers}"
    for when in WHENS:
        items = [item for item in walk.items if item.when == when]
        if items:
            yield ""
            yield voice.word(when)
        for item in items:
            yield f" - {voice.text(item.do)}  ({item.name})"
    yield ""
    yield voice.word("contacts")
    for region in voice.book.settings.regions:
        yield f" {voice.region(region)}"
        found = _contacts(voice, walk, step, region)
        yield from (f"  - {_card(voice, contact)}" for contact in found)
        if not found:
            yield f"    {voice.word('no-contact')}"


def _contacts(voice: Voice, walk: Walk, end: End, region: str) -> tuple[Contact, ...]:
    """The contacts that the end's page shows in a region: the same matching, the same reader."""
    settings = voice.book.settings
    asked = Asked(
        selector=end.contacts or walk.tree.contacts or DEFAULT_CONTACTS,
        region=region,
        language=voice.language,
        urgent=end.urgent,
        mode=settings.mode,
        clock=settings.clock,
    )
    return match(voice.book.contacts, asked).shown


def _card(voice: Voice, contact: Contact) -> str:
    """A name with the number as it is printed; what is an invented example says so."""
    name = voice.own(contact.name) or contact.id
    if contact.phone is None:
        mark = f" ({voice.word('example-contact')})" if contact.example else ""
        return f"{name}: {contact.chat or contact.email or contact.url}{mark}"
    mark = "" if contact.phone.dialled else f" ({voice.word('example-number')})"
    return f"{name}: {contact.phone.shown}{mark}"
