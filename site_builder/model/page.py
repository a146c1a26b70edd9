"""A guidance page as its author wrote it, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.model.contact import Selector
from site_builder.model.where import Ref, Where

HOME = "start-here"
"""The id of each language's home page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link: ``kind`` is page, tree or web, and ``target`` an id, a name or an address."""

    kind: str
    target: str
    anchor: str
    where: Where
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsMarker:
    """The line ``{contacts: helpline}``: contacts are put here."""

    selector: Selector
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One of the three ways in from the home page; ``kind`` is now, worried or talk."""

    kind: str
    say: str
    note: str
    go: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page; ``body`` is safe HTML by construction, cut where contacts go."""

    id: str
    language: str
    where: Where
    title: str
    tab: str
    """What the browser's history keeps: neutral words."""
    summary: str
    body: tuple[str | ContactsMarker, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    sources: tuple[Ref, ...]
    areas: tuple[str, ...]
    stage: str
    audience: tuple[str, ...]
    reviewed: str
    """Empty while no person has checked these words, else the date of the check."""
    fingerprint: str = ""
    """Of its words, so that a check is known to be of these."""
    doors: tuple[Door, ...] = ()
    pictures: tuple[Ref, ...] = ()
    """Paths of pictures, relative to the language folder."""
    numbers: int = 0
    """How often the emergency number stands in the text."""
    places: Mapping[str, Where] = field(default_factory=dict)
    """Where each line of the front matter stands."""

    @property
    def address(self) -> str:
        """Path below the language folder."""
        return "index.html" if self.id == HOME else f"{self.id}.html"

    def at(self, key: str) -> Where:
        """Where a line of the front matter stands."""
        return self.places.get(key, self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work that pages draw facts from."""

    key: str
    title: str
    url: str
    as_of: str
