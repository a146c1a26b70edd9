"""The steps of a tree or a part, for an editor: questions, uses of parts, and ends."""

from __future__ import annotations

from site_builder.model.contact import AUDIENCES, ROLES
from site_builder.model.tree import SKILLS, SLOTS
from site_builder.tools.schema.shapes import (
    NAME_RULE,
    Schema,
    choice,
    listed,
    named,
    record,
    text,
    yes,
)


def steps() -> Schema:
    """All steps of a file, in the order in which they are shown and proofread."""
    says = (
        f"The steps, each under its own name. {NAME_RULE} Each step is a question (ask), a part "
        "put in place (use), or an end (end)."
    )
    one: Schema = {
        "description": "One step: a question (ask), a part put in place (use), or an end (end).",
        "oneOf": [_question(), _use(), _end()],
    }
    return named(says, one)


def selector(says: str) -> Schema:
    """Which contacts are shown: kinds of help, never a single service."""
    roles = "The kinds of help that fit here. The directory and the region decide who is shown."
    entries = {
        "role": listed(roles, choice("A kind of help.", ROLES), least=1),
        "for": choice("Whom the contact must be there for.", AUDIENCES),
        "at-least": choice(
            "How many contacts each region must have here, 1 to 3. With fewer, nothing is built.",
            (1, 2, 3, "1", "2", "3"),
        ),
    }
    return record(says, entries, needs=["role"])


def item_names(says: str) -> Schema:
    """Names of plan items."""
    return listed(says, text("The name of an item from plan: in tree.yml."))


def _question() -> Schema:
    entries = {
        "ask": text("The question, as the family reads it. Ask one thing only."),
        "why": text("One sentence on why you ask. Readers can open it below the question."),
        "lands": text("In a rehearsal: how the words chosen just before may have landed."),
        "danger-question": yes(
            "true where the question is about danger. It then needs an answer named not-sure, "
            "and not-sure never leads to an end that says there is no sign of danger."
        ),
        "answers": named(
            f"The answers, each under its own name, in the order shown. {NAME_RULE} "
            "Name the answer of a reader who does not know not-sure.",
            _answer(),
            least=1,
        ),
    }
    return record("A question with its answers.", entries, needs=["ask", "answers"])


def _answer() -> Schema:
    entries = {
        "say": text("The answer, in the words a family would use."),
        "go": text(
            "The name of the step that comes next. In a part also: exit NAME, to leave the part."
        ),
        "plan": item_names("What this answer adds to the plan of the family."),
        "skill": choice("In a rehearsal: what kind of sentence this is.", SKILLS),
    }
    return record(
        "One answer: what it says, where it goes, what it adds.", entries, needs=["say", "go"]
    )


def _use() -> Schema:
    leads = text("The name of the step that follows when the part is left here.")
    entries = {
        "use": text("The folder of the part: parts/NAME."),
        "then": named("Where each exit of the part leads: the exit, then a step.", leads),
    }
    return record("The steps of a shared part, put in place here.", entries, needs=["use", "then"])


def _end() -> Schema:
    entries = {
        "end": text("The heading of the last page. It names what to do, never what someone is."),
        "lede": text("One calm sentence below the heading."),
        "lands": text("In a rehearsal: how the words chosen just before may have landed."),
        "urgent": yes("true where help must come at once: the emergency number stands on top."),
        "all-clear": yes("true where the page says that nothing chosen points to danger."),
        "plan": item_names("What every reader is told here, besides what the answers added."),
        "contacts": selector("Who can help here. Without it, the contacts of the tree are shown."),
        "next": listed("Other trees worth offering here.", text("The name of another tree.")),
        "slots": listed(
            "Matters of law to speak of here. The words differ from place to place.",
            choice("A matter of law.", SLOTS),
        ),
    }
    return record("An end: the plan of the family and who can help.", entries, needs=["end"])
