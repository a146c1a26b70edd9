"""The schema of ``stillhere json``: a tree as other renderers get it."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.contact import AUDIENCES, ROLES
from site_builder.model.tree import AREAS, KINDS, SKILLS, SLOTS, WHENS
from site_builder.tools.schema.shapes import NAME, Schema, choice, document, record

STEP = f"^{NAME}(/{NAME})?$"


def compiled(format_: str) -> Schema:
    """The shape of a compiled tree. Every key is always there; ``null`` stands for nothing."""
    entries: dict[str, Schema] = {
        "format": {"description": "Name and version of this shape.", "const": format_},
        "tree": _string("The name of the tree."),
        "version": _string("The version of the tree, as its author wrote it."),
        "kind": choice("guide leads to a plan, rehearsal practises a conversation.", KINDS),
        "language": _string("The language asked for: a BCP 47 tag."),
        "direction": choice("The direction of its writing.", ("ltr", "rtl")),
        "title": _said("The title of the guided path."),
        "tab": _said("Neutral words for the title of a page: they stay in browser histories."),
        "reviewed": _day(
            "The oldest day on which a person checked one of its texts in this language; null "
            "while one of them is unchecked."
        ),
        "danger": _step("The urgent end: to be linked first on every page of the tree."),
        "start": _step("The first step."),
        "emergency": _list(
            "Emergency numbers; they stand for {emergency-number} in texts.", _emergency()
        ),
        "steps": _list("All steps in the order of the file, parts in place.", _any_step()),
        "plan": _list("All plan items in the order in which they are shown.", _item()),
    }
    says = "A guided path in one language, with what can be known of its ways."
    return document(f"Compiled tree ({format_})", says, _whole(says, entries))


def _any_step() -> Schema:
    return {"description": "A question or an end.", "oneOf": [_question(), _end()]}


def _question() -> Schema:
    entries = {
        **_shared("question"),
        "ask": _said("The question."),
        "why": _maybe(_said("Why it is asked; null where nothing is said.")),
        "danger-question": _boolean("Whether it asks about danger."),
        "answers": _list("The answers in the order in which they are shown.", _answer()),
    }
    return _whole("A question.", entries)


def _answer() -> Schema:
    entries = {
        "name": _string("The name of the answer."),
        "say": _said("The answer."),
        "go": _step("The step that comes next."),
        "plan": _list("The plan items it adds.", _string("The name of a plan item.")),
        "skill": choice("In a rehearsal the kind of sentence, else null.", (*SKILLS, None)),
    }
    return _whole("An answer.", entries)


def _end() -> Schema:
    chosen = {"question": _step("The question."), "answer": _string("The name of the answer.")}
    also = {
        "item": _string("The name of a plan item."),
        "if": _list("It is there if one of these was chosen.", _whole("A choice.", chosen)),
    }
    plan = {
        "always": _list("On every way to this end.", _string("The name of a plan item.")),
        "also": _list("On some ways to this end.", _whole("An item with its choices.", also)),
    }
    entries = {
        **_shared("end"),
        "title": _said("The heading."),
        "lede": _maybe(_said("A sentence below it; null where nothing is said.")),
        "urgent": _boolean("Whether the emergency number comes first."),
        "all-clear": _boolean("Whether it says that nothing chosen points to danger."),
        "plan": _whole("The plan of a reader here.", plan),
        "contacts": _contacts(),
        "next": _list("Other trees worth offering.", _string("The name of a tree.")),
        "slots": _list("Matters of law to speak of.", choice("A matter of law.", SLOTS)),
    }
    return _whole("An end.", entries)


def _shared(kind: str) -> dict[str, Schema]:
    count: Schema = {"description": "A number of questions.", "type": "integer", "minimum": 0}
    return {
        "name": _step("The name of the step; a part's step has the name of its place before it."),
        "kind": {"description": "What kind of step it is.", "const": kind},
        "address": _string("Path of its page below the folder of a language."),
        "lands": _maybe(_said("In a rehearsal: how the last words may land; else null.")),
        "left": _whole(
            "Questions still to answer from here, this one included.",
            {"fewest": count, "most": count},
        ),
    }


def _contacts() -> Schema:
    entries: dict[str, Schema] = {
        "role": _list("Kinds of help; one of them is enough.", choice("A kind of help.", ROLES)),
        "for": choice("Whom the contact must be there for; null for anyone.", (*AUDIENCES, None)),
        "at-least": {"description": "How many there are.", "type": "integer", "minimum": 1},
    }
    return _whole("Which contacts belong here.", entries)


def _item() -> Schema:
    entries = {
        "name": _string("The name of the item."),
        "when": choice("When to do it.", WHENS),
        "area": choice("The area of need.", AREAS),
        "do": _said("What the family can do."),
        "page": _maybe(_string("The id of the page that tells more; null for none.")),
    }
    return _whole("One thing a family may do.", entries)


def _emergency() -> Schema:
    entries = {
        "region": _string("ISO 3166 code of the region."),
        "number": _string("The number to call there."),
    }
    return _whole("An emergency number.", entries)


def _said(says: str) -> Schema:
    entries = {
        "text": _string("The words."),
        "language": _string("The language they are really in: a BCP 47 tag."),
    }
    return _whole(says, entries)


def _whole(says: str, entries: dict[str, Schema]) -> Schema:
    return record(says, entries, needs=list(entries))


def _list(says: str, item: Schema) -> Schema:
    return {"description": says, "type": "array", "items": item}


def _maybe(schema: Schema) -> Schema:
    return {"description": schema["description"], "anyOf": [schema, {"type": "null"}]}


def _string(says: str) -> Schema:
    return {"description": says, "type": "string"}


def _step(says: str) -> Schema:
    return {"description": says, "type": "string", "pattern": STEP}


def _boolean(says: str) -> Schema:
    return {"description": says, "type": "boolean"}


def _day(says: str) -> Schema:
    kinds: Sequence[str] = ("string", "null")
    return {"description": says, "type": list(kinds), "format": "date"}
