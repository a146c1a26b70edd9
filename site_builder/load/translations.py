"""Translations: dotted names with words, nothing else."""

from __future__ import annotations

from pathlib import Path

from site_builder.load.fields import Fields
from site_builder.load.files import Folder
from site_builder.load.yaml import read
from site_builder.model.finding import Say
from site_builder.model.text import Text, Translation
from site_builder.model.where import Where


def load_translation(folder: Folder, path: Path, owner: str, say: Say) -> Translation | None:
    """The texts in ``LANGUAGE.yml``: dotted names with words, nothing else."""
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    if node is None:
        return None
    fields = Fields(node, path.name, say)
    says = {}
    for key in fields.entries:
        scalar = fields.scalar(key)
        if scalar is not None:
            says[key] = Text(owner=owner, key=key, says=scalar.text.strip(), where=fields.key(key))
    where = Where(folder.shown(path))
    return Translation(owner=owner, language=path.stem, where=where, says=says)
