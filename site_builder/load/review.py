"""The review of a text: ``pending``, or the day on which a person checked it."""

from __future__ import annotations

import re
from datetime import date

from site_builder.load.fields import Fields
from site_builder.load.yaml import Scalar
from site_builder.model.finding import error

AGAIN = re.compile(r"[1-9]\d? (days|weeks|months|years)|1 (day|week|month|year)")


def review(fields: Fields, words: str = "") -> str:
    """Empty for ``pending``; the date, as ISO 8601, only where a person checked the text.

    A page gives the fingerprint of its ``words``: a check of other words than these is none.
    """
    node = fields.node("reviewed", required=True)
    if node is None or (isinstance(node, Scalar) and node.text == "pending"):
        return ""
    say = fields.say
    if isinstance(node, Scalar):
        mend = "write pending, or {on: 2026-11-04, by: JH} when a person has checked it"
        say(error(node.where, "F5", f'"{node.text}" is not a review', mend=mend))
        return ""
    check = Fields(node, "reviewed", say)
    on, again = check.scalar("on", required=True), check.scalar("again")
    check.text("by", required=True)
    of = check.text("of")
    check.done()
    if again is not None and not AGAIN.fullmatch(again.text):
        says = f'"{again.text}" is not a span of time'
        say(error(again.where, "F5", says, mend="write a number and a unit: 6 months"))
    checked = day(on, check) if on else ""
    return checked if not words or of == words else ""


def day(scalar: Scalar, fields: Fields) -> str:
    """The scalar as an ISO date, or ``""`` after a finding."""
    try:
        return date.fromisoformat(scalar.text).isoformat()
    except ValueError:
        says = f'"{scalar.text}" is not a date'
        mend = "write year-month-day, as in 2026-11-04"
        fields.say(error(scalar.where, "F5", says, mend=mend))
        return ""
