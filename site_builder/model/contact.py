"""A service somebody can turn to. Names and meanings follow Open Referral HSDS 3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from site_builder.model.where import Where

ROLES = (
    "helpline", "family-counselling", "exit", "referral", "emergency", "crisis",
    "youth-services", "legal", "domestic-abuse", "child-protection", "health", "prison",
    "peer-support", "parent-group", "returnees", "reporting",
)  # fmt: skip
AUDIENCES = ("relatives", "partners", "siblings", "the-person", "professionals")
RUN_BY = ("ngo", "state", "police", "faith", "health")
STATUSES = ("active", "paused", "closed")
COSTS = ("free", "local-rate", "paid", "unknown")
TRUTHS = ("yes", "no", "unknown")
PASSES_ON = ("nothing", "life-at-risk", "crime-duty", "unknown")
CHANNELS = ("phone", "textphone", "chat", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number as it is shown inside its country and as it is dialled.

    ``dialled`` is empty for an example number: nobody may reach a stranger from a demonstration.
    """

    shown: str
    dialled: str
    e164: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One record of the directory; HSDS: a service with its schedules and phones."""

    id: str
    where: Where
    name: Mapping[str, str]
    """By language; the key ``""`` holds the text of the source language."""
    about: Mapping[str, str] = field(default_factory=dict)
    run_by: str
    roles: tuple[str, ...]
    audience: tuple[str, ...]
    regions: tuple[str, ...]
    """ISO 3166-1 or -2 codes, or ``*`` for everywhere."""
    languages: tuple[str, ...]
    interpreters: tuple[str, ...] = ()
    phone: Phone | None = None
    email: str = ""
    chat: str = ""
    url: str = ""
    hours: str = ""
    timezone: str = ""
    cost: str = "unknown"
    anonymous: Mapping[str, str] = field(default_factory=dict)
    on_phone_bill: str = "unknown"
    passes_on: str = "unknown"
    from_abroad: str = "unknown"
    status: str = "active"
    assured_on: date | None = None
    places: Mapping[str, Where] = field(default_factory=dict)
    """Where each field stands."""
    example: bool = False
    """True when its number lies in a range reserved for drama, or its addresses are examples."""

    def at(self, key: str) -> Where:
        """Where a field stands, or the record where it is left out."""
        return self.places.get(key, self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Which contacts a step asks for: kinds of help, never ids."""

    roles: tuple[str, ...]
    audience: str = ""
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """The emergency number of a region. It is real in every mode."""

    region: str
    number: str
