"""A compiled site: pages ready for an engine, and what the finished pages have to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SENTINEL = "<!-- finished -->"
"""First line of a staged text. What follows is finished HTML, to be passed on untouched."""

Kind = Literal["chooser", "home", "page", "question", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPage:
    """One page before the engine: ``body`` is the inside of ``<main>``.

    ``shell`` holds plain values for the page shell (see ``theme/frame/main.html``); an engine whose
    theme does not know them shows ``strip`` and the body, and is still safe to use.
    """

    path: str
    """Below the site's root, ending in ``.html``."""
    title: str
    body: str
    strip: str
    """The danger link and the emergency numbers, as HTML."""
    shell: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file that no engine touches: a stylesheet, a picture."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the verifier looks for in a finished page; written before any engine ran."""

    path: str
    kind: Kind
    language: str
    direction: str
    danger: tuple[str, ...]
    """Paths of the danger pages; the first link of the page goes to the first of them."""
    numbers: tuple[str, ...]
    urgent: bool = False
    """An end that must help without scripts, pictures or anything folded away."""
    regions: tuple[str, ...] = ()
    """Regions that need their own contacts here; empty where no contacts are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """All that is built for one language of one copy."""

    language: str
    pages: tuple[StagedPage, ...]
    expected: tuple[Expected, ...]
