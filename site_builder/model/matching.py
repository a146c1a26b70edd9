"""Which contacts a step shows: filter on hard facts, then rank, then keep three.

One pure function serves the build, the plugin, the checks and the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_builder.model.contact import Contact, Selector
from site_builder.model.settings import Mode

SHOWN = 3
"""A family is led to a few contacts, not to a list of twelve."""

URGENT_ROLES = frozenset({"emergency", "helpline", "crisis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the directory: a selector in a region, for a reader, on a day."""

    selector: Selector
    region: str
    language: str
    urgent: bool = False
    mode: Mode = "demo"
    clock: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The contacts to show, and why there are too few when there are."""

    shown: tuple[Contact, ...]
    counted: int
    """How many of all matches satisfy a guarantee."""
    narrowed_by: str = ""
    """The condition that left none: role, audience, region, status or check."""


def region_chain(region: str) -> tuple[str, ...]:
    """The region, the country it lies in, and everywhere: AT-9, AT, *."""
    country, _, rest = region.partition("-")
    return (region, country, "*") if rest else (region, "*")


def counts(contact: Contact, mode: Mode, clock: date) -> bool:
    """Whether a record can satisfy a guarantee.

    A demonstration shows examples and says so; a real site counts only what a person checked,
    at most 180 days ago for urgent kinds of help and 365 days ago for all others.
    """
    if mode == "demo":
        return True
    if contact.example or contact.assured_on is None:
        return False
    limit = 180 if URGENT_ROLES & set(contact.roles) else 365
    return (clock - contact.assured_on).days <= limit


def fresh(contact: Contact, mode: Mode, clock: date) -> bool:
    """Whether a counting record was checked recently enough not to be worth a warning."""
    if mode == "demo":
        return True
    if contact.assured_on is None:
        return False
    limit = 90 if URGENT_ROLES & set(contact.roles) else 180
    return (clock - contact.assured_on).days <= limit


def match(contacts: Iterable[Contact], asked: Asked) -> Match:
    """The best contacts for what is asked, at most :data:`SHOWN`; never raises."""
    chain = region_chain(asked.region)
    wanted = set(asked.selector.roles)
    filters = (
        ("role", lambda c: bool(wanted & set(c.roles))),
        ("audience", lambda c: asked.selector.audience in ("", *c.audience)),
        ("region", lambda c: bool(set(chain) & set(c.regions))),
        ("status", lambda c: c.status == "active"),
        ("check", lambda c: asked.mode == "demo" or not c.example),
    )
    left = list(contacts)
    narrowed_by = ""
    for name, keeps in filters:
        kept = [contact for contact in left if keeps(contact)]
        if left and not kept:
            narrowed_by = name
        left = kept
    counted = sum(counts(contact, asked.mode, asked.clock) for contact in left)
    if left and not counted:
        narrowed_by = "check"
    ranked = sorted(left, key=lambda contact: _rank(contact, asked, chain, wanted))
    return Match(shown=tuple(ranked[:SHOWN]), counted=counted, narrowed_by=narrowed_by)


def speaks(contact: Contact, language: str) -> int:
    """0 exact, 1 same base language, 2 through an interpreter, 3 not."""
    base = language.partition("-")[0]
    if language in contact.languages:
        return 0
    if base in {spoken.partition("-")[0] for spoken in contact.languages}:
        return 1
    return 2 if {language, base} & set(contact.interpreters) else 3


def _rank(
    contact: Contact, asked: Asked, chain: tuple[str, ...], wanted: set[str]
) -> tuple[bool, bool, int, int, bool, int, str]:
    """Lower is better; the id breaks the last tie, so that order never depends on files."""
    round_the_clock = contact.hours == "24/7"
    nearest = min(chain.index(region) for region in contact.regions if region in chain)
    return (
        not counts(contact, asked.mode, asked.clock),
        asked.urgent and not round_the_clock,
        speaks(contact, asked.language),
        nearest,
        "relatives" not in contact.audience,
        -len(wanted & set(contact.roles)),
        contact.id,
    )
