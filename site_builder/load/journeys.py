"""Example walks: a list of names with answers and where they end."""

from __future__ import annotations

from pathlib import Path

from site_builder.load.fields import Fields
from site_builder.load.files import Folder
from site_builder.load.words import ref, refs
from site_builder.load.yaml import Sequence, read
from site_builder.model.finding import Say, error
from site_builder.model.tree import Journey
from site_builder.model.where import Ref


def load_journeys(folder: Folder, path: Path, say: Say) -> tuple[Journey, ...]:
    """The walks of one file; none where there is no file."""
    if not path.is_file():
        return ()
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        mend = "begin each walk with  - name: …"
        say(error(node.where, "F5", "journeys must be a list", mend=mend))
        return ()
    found = []
    for item in node.items:
        fields = Fields(item, "the journey", say)
        name, ends_at = fields.text("name", required=True), ref(fields, "ends-at", required=True)
        journey = Journey(
            name=name,
            where=item.where,
            answers=refs(fields, "answers"),
            ends_at=ends_at or Ref(name="", where=item.where),
            plan_has=refs(fields, "plan-has"),
            plan_has_not=refs(fields, "plan-has-not"),
        )
        fields.done()
        found.extend([journey] if ends_at else [])
    return tuple(found)
