"""Rules: each reads the whole book and says what is wrong. See ``rules.yml`` for their texts."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.check import (
    contacts,
    graph,
    journeys,
    language,
    pages,
    plans,
    rehearsals,
    releases,
    reviews,
    safety,
    wording,
)
from site_builder.model.book import Book
from site_builder.model.finding import Finding, Say

Rule = Callable[[Book, Say], None]

RULES: tuple[Rule, ...] = (
    graph.check,
    plans.check,
    contacts.check,
    safety.check,
    language.check,
    reviews.check,
    wording.check,
    rehearsals.check,
    releases.check,
    journeys.check,
    pages.check,
)


def check(book: Book) -> list[Finding]:
    """All findings of all rules. Rules never stop each other, and never raise.

    A file that could not be read well is not judged further: what is missing from it may only be
    missing because of the fault that was already said.
    """
    findings: list[Finding] = []
    for rule in RULES:
        rule(book, findings.append)
    return [finding for finding in findings if finding.where.path not in book.faulty]
