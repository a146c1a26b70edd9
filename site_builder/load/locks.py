"""Locks and release records: files that the tool wrote, read back with the same care."""

from __future__ import annotations

from pathlib import Path

from site_builder.load.fields import Fields
from site_builder.load.files import Folder
from site_builder.load.yaml import read
from site_builder.model.finding import Say
from site_builder.model.lock import Lock, Locked
from site_builder.model.tree import Release
from site_builder.model.where import Where


def load_lock(folder: Folder, path: Path, owner: str, say: Say) -> Lock | None:
    """The lock of one language."""
    fields = _fields(folder, path, say)
    if fields is None:
        return None
    texts = {}
    for key in fields.entries:
        entry = fields.fields(key)
        if entry is not None:
            texts[key] = Locked(
                source=entry.text("source", required=True),
                text=entry.text("text", required=True),
                done=entry.text("done"),
                by=entry.text("by"),
                on=entry.text("on"),
            )
            entry.done()
    return Lock(owner=owner, language=path.stem, texts=texts)


def load_release(folder: Folder, path: Path, say: Say) -> Release | None:
    """What the last release of a tree had; ``None`` before the first."""
    fields = _fields(folder, path, say) if path.is_file() else None
    if fields is None:
        return None
    release = Release(
        where=Where(folder.shown(path)),
        version=fields.text("version", required=True),
        steps=frozenset(s.text for s in fields.scalars("steps", required=True)),
        structure=fields.text("structure", required=True),
    )
    fields.done()
    return release


def _fields(folder: Folder, path: Path, say: Say) -> Fields | None:
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    return None if node is None else Fields(node, path.name, say)
