"""Words of a tree, and their translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.model.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Source words with their dotted name: ``steps.worry.ask`` of ``first-steps``."""

    owner: str
    """The tree, or ``parts/NAME``: two uses of a part share one translation."""
    key: str
    says: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What one file says in one language: dotted name to words."""

    owner: str
    language: str
    where: Where
    says: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Said:
    """Words as a reader sees them, and the language they are really in."""

    words: str
    language: str
