"""A tree and a part, for an editor."""

from __future__ import annotations

from site_builder.model.tree import AREAS, KINDS, WHENS
from site_builder.tools.schema.shapes import (
    NAME,
    NAME_RULE,
    Schema,
    choice,
    counted,
    document,
    fitting,
    listed,
    name,
    named,
    record,
    text,
)
from site_builder.tools.schema.steps import selector, steps

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
SPAN = "[1-9]\\d? (days|weeks|months|years)|1 (day|week|month|year)"
"""How long a review holds, as the loader takes it."""


def tree() -> Schema:
    """``decision_trees/NAME/tree.yml``."""
    entries = {
        "tree": name("The name of the folder. It never changes and is not translated."),
        "version": counted("Raise it whenever something changes: 1, 2, 3 …"),
        "title": text("The title of the guided path, as families see it."),
        "tab": text(
            "What stays in the history of the browser. Choose words that tell an onlooker nothing."
        ),
        "kind": choice(
            "guide leads to a plan and is what is meant without this line; "
            "rehearsal practises a conversation.",
            KINDS,
        ),
        "reviewed": _reviewed(),
        "danger": text(
            "The name of the urgent end. Every page of the tree links to it first; a tree "
            "without it is not built."
        ),
        "start": text("The name of the first step."),
        "contacts": selector("Who can help at ends that name nobody themselves."),
        "moved": _moved(),
        "steps": steps(),
        "plan": named(
            "All the things a family may do, each under its own name, in the order shown. "
            + NAME_RULE,
            _item(),
        ),
    }
    needs = ["tree", "version", "title", "tab", "reviewed", "start", "steps", "plan"]
    says = (
        "The questions, answers, ends and plan of one guided path, with their text in the source "
        "language. First line for your editor: # yaml-language-server: $schema=../schema/tree.json"
    )
    return document("Guided path (tree.yml)", says, record(says, entries, needs=needs))


def part() -> Schema:
    """``decision_trees/parts/NAME/part.yml``."""
    entries = {
        "part": name("The name of the folder. It never changes and is not translated."),
        "exits": listed(
            "The names of the ways out. A tree that uses the part says where each one leads.",
            text("The name of a way out. An answer takes it with  go: exit NAME"),
        ),
        "start": text("The name of the first step."),
        "steps": steps(),
    }
    says = (
        "Steps that several guided paths share. "
        "First line for your editor: # yaml-language-server: $schema=../../schema/part.json"
    )
    shape = record(says, entries, needs=["part", "exits", "start", "steps"])
    return document("Shared part (part.yml)", says, shape)


def _reviewed() -> Schema:
    check = {
        "on": fitting("The day of the check: year-month-day, as in 2026-11-04.", DAY),
        "by": text("Who checked it: initials are enough."),
        "again": fitting("When to check again: a number and a unit, as in 6 months.", SPAN),
    }
    done = record("The check that a person made.", check, needs=["on", "by"])
    return {
        "description": "pending, until a person has checked the path; then {on: DAY, by: WHO}.",
        "anyOf": [{"const": "pending", "description": "Nobody has checked it yet."}, done],
    }


def _moved() -> Schema:
    # The step of a part has the name of its place before its own: age/how-old.
    return {
        "description": "Old names of steps, so that printed addresses still work: old name, then "
        "the step that took its place.",
        "type": "object",
        "patternProperties": {
            f"^{NAME}(/{NAME})*$": text("The name of the step that took its place.")
        },
        "additionalProperties": False,
    }


def _item() -> Schema:
    entries = {
        "when": choice(
            "now: today. soon: in the next days. later: when there is time for it.", WHENS
        ),
        "area": choice(
            "The area of need. functional: daily life; social: family and friends; cognitive: "
            "thinking and doubts; mental-health: health and mood; security: safety; self: the "
            "reader's own support.",
            AREAS,
        ),
        "do": text("What the family can do, in one or two short sentences."),
        "page": text("The id of the page that tells more about it."),
    }
    return record("One thing a family may do.", entries, needs=["when", "area", "do"])
