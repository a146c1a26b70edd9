"""What ``mkdocs.yml`` says about this copy of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from site_builder.model.where import Where

Mode = Literal["demo", "production"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one copy. Paths are absolute; languages are BCP 47, regions ISO 3166."""

    root: Path
    where: Where
    """The entry of the plugin in mkdocs.yml, for findings about a setting."""
    name: str
    run_by: str
    """Who runs this copy; shown on each page and written into the manifest."""
    content: Path
    trees: Path
    source: str
    """The language in which texts are written first."""
    languages: tuple[str, ...]
    """Published: offered to readers, and safety texts may not be missing."""
    drafts: tuple[str, ...] = ()
    """Built for their translators, not indexed and not offered."""
    fallback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: tuple[str, ...]
    mode: Mode = "demo"
    clock: date
    """SOURCE_DATE_EPOCH, else ``checked_as_of``: builds are the same tomorrow."""
    danger_page: str = "help-now"
    paths: tuple[str, ...] = ()
    """Trees that are listed first on the home page, in this order."""
    leave: str = "https://www.wikipedia.org/"
    places: Mapping[str, Where] = field(default_factory=dict)
    """Where each setting stands."""

    @property
    def built(self) -> tuple[str, ...]:
        """Every language that gets pages, published ones first."""
        return self.languages + self.drafts

    def at(self, key: str) -> Where:
        """Where a setting stands, or the plugin's entry where it is left out."""
        return self.places.get(key, self.where)

    def chain(self, language: str) -> tuple[str, ...]:
        """The language, then those whose text may stand in for it, in order."""
        rest = self.fallback.get(language, (self.source,))
        return (language, *(other for other in rest if other != language))
