"""Names and texts of a tree, taken from fields with their places."""

from __future__ import annotations

from site_builder.load.fields import Fields
from site_builder.model.text import Text
from site_builder.model.where import Ref, Where

NOWHERE = Where("")


def ref(fields: Fields, name: str, *, required: bool = False) -> Ref | None:
    """A name that the author wrote, with its place."""
    scalar = fields.scalar(name, required=required)
    return Ref(name=scalar.text, where=scalar.where) if scalar else None


def refs(fields: Fields, name: str) -> tuple[Ref, ...]:
    """A list of names."""
    return tuple(Ref(name=s.text, where=s.where) for s in fields.scalars(name))


def text_of(
    fields: Fields, name: str, owner: str, key: str, *, required: bool = True
) -> Text | None:
    """The words of an entry with their dotted name, or ``None``."""
    scalar = fields.scalar(name, required=required)
    if scalar is None:
        return None
    return Text(owner=owner, key=key, says=scalar.text.strip(), where=scalar.where)


def nothing(owner: str, key: str) -> Text:
    """Stands where a required text is missing; its finding has already stopped the build."""
    return Text(owner=owner, key=key, says="", where=NOWHERE)
