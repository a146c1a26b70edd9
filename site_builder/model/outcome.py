"""What a run of the pipeline gives back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.model.book import Book
from site_builder.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found, and what it built: nothing when a finding stopped it."""

    findings: tuple[Finding, ...]
    book: Book | None = None
    site: Path | None = None
    pages: int = 0


def stops(findings: tuple[Finding, ...], strict: bool) -> bool:
    """Whether findings forbid a build: errors do, and with ``strict`` warnings too."""
    return any(strict or finding.severity == "error" for finding in findings)
