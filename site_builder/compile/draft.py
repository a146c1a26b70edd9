"""A page on its way: its own content, before the shell is put around it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model.site import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The inside of ``<main>`` with what the shell needs to know of it."""

    path: str
    kind: Kind
    title: str
    body: str
    same: str
    """The address below each language folder, for the language switch; empty for the chooser."""
    missing: tuple[tuple[str, str], ...] = ()
    """Languages that would show this page in another language, with that language."""
    danger: str = ""
    """Where the danger link goes, if not to the danger page of the language."""
    urgent: bool = False
    review: str = ""
    stale: bool = False
    """Whether a text of the page is older than its source."""
    script: bool = False
    """Whether the page has the comfort of ``theme/steps.js``."""
    regions: tuple[str, ...] = ()
    """Regions whose contacts the finished page must show."""
