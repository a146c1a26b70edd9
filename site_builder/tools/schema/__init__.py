"""JSON Schemas (draft 2020-12) of the files that authors write, and of the compiled tree.

An editor with one of them completes names, explains each on hover, and underlines what the loader
would refuse. They say nothing about whether names lead anywhere: that is what the checks know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from site_builder.tools.compiled import FORMAT
from site_builder.tools.schema.compiled import compiled
from site_builder.tools.schema.shapes import Schema
from site_builder.tools.schema.texts import journeys, translation
from site_builder.tools.schema.trees import part, tree

__all__ = ["schema_files", "schemas"]


def schemas() -> Mapping[str, Schema]:
    """Every schema by the name of its file."""
    return {
        "compiled.json": compiled(FORMAT),
        "journeys.json": journeys(),
        "part.json": part(),
        "text.json": translation(),
        "tree.json": tree(),
    }


def schema_files() -> Mapping[str, str]:
    """The text of every schema file by its name; the same bytes in every run."""
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }
