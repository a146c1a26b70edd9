"""What schemas are made of. Every value of a file is text to its author, whatever YAML makes of it.

An editor reads ``version: 1`` as a number and ``urgent: true`` as a truth value, and some read
``say: Yes`` so too. The loader takes all of them as the text that was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""The names that authors choose, as the loader takes them."""
LONGEST = 40
"""Signs of the longest name."""
NAME_RULE = "Small letters a to z, digits and hyphens, at most 40 signs; it never changes."


def document(title: str, says: str, shape: Schema) -> Schema:
    """A whole schema file: one kind of file, with what an author should know of it."""
    return {"$schema": DIALECT, "title": title, "description": says, **shape}


def text(says: str) -> Schema:
    """Words or a name: anything but a list, a map, or nothing."""
    return {"description": says, "type": ["string", "boolean", "number"], "pattern": "\\S"}


def name(says: str) -> Schema:
    """A name of the author's own; ``no`` and ``on`` are names too, whatever YAML takes them for."""
    return {"description": says, "type": ["string", "boolean"], "pattern": f"^{NAME}$"}


def fitting(says: str, pattern: str) -> Schema:
    """A text of a given form as a whole."""
    return {"description": says, "type": "string", "pattern": f"^({pattern})$"}


def counted(says: str) -> Schema:
    """A whole number from 1, as YAML or an author writes it."""
    return {
        "description": says,
        "type": ["string", "integer"],
        "pattern": "^[1-9][0-9]*$",
        "minimum": 1,
    }


def choice(says: str, words: Sequence[object]) -> Schema:
    """One of a closed list."""
    return {"description": says, "enum": list(words)}


def yes(says: str) -> Schema:
    """Yes or no, as a truth value or as a word."""
    return choice(says, (True, False, "true", "false", "yes", "no"))


def listed(says: str, item: Schema, *, least: int = 0) -> Schema:
    """A list of at least so many; one value alone stands for a list of one."""
    several: Schema = {"type": "array", "items": item} | ({"minItems": least} if least else {})
    return {"description": says, "anyOf": [several, item]}


def record(says: str, entries: Mapping[str, Schema], *, needs: Sequence[str] = ()) -> Schema:
    """A map whose names are known; no other name may stand in it."""
    return {
        "description": says,
        "type": "object",
        "properties": dict(entries),
        "required": list(needs),
        "additionalProperties": False,
    }


def named(says: str, value: Schema, *, least: int = 0) -> Schema:
    """A map whose names the author chooses."""
    return {
        "description": says,
        "type": "object",
        "patternProperties": {f"^{NAME}$": value},
        "propertyNames": {"maxLength": LONGEST},
        "additionalProperties": False,
        **({"minProperties": least} if least else {}),
    }
