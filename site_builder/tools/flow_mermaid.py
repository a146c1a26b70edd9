"""A flow as Mermaid source, for wikis and code hosts that draw it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.tools.flow import Flow, Place

SHAPES = {
    "question": ('["', '"]'),
    "end": ('(["', '"])'),
    "all-clear end": ('(["', '"])'),
    "urgent end": ('{{"', '"}}'),
}
PLAIN = frozenset(" ,.?!'’-–…:·/")
"""Signs without a meaning in a quoted Mermaid label, besides letters, marks and digits."""


def mermaid(flow: Flow) -> str:
    """A top-down flowchart. No word of a text can close its label or start a directive."""
    return "\n".join(_lines(flow)) + "\n"


def _lines(flow: Flow) -> Iterator[str]:
    # Names such as "end" are words of Mermaid, and a part's step has a slash: places are numbered.
    ids = {name: f"n{number}" for number, name in enumerate(flow.places, 1)}
    yield "---"
    yield f"title: {json.dumps(f'{flow.name}: {flow.title.words}', ensure_ascii=False)}"
    yield "---"
    yield "flowchart TD"
    for name, place in flow.places.items():
        opened, closed = SHAPES[place.kind]
        yield f"  {ids[name]}{opened}{_label(place)}{closed}"
    for name, place in flow.places.items():
        for way in place.ways:
            yield f'  {ids[name]} -->|"{_escaped(way.words.words)}"| {ids[way.to]}'
    urgent = [ids[name] for name, place in flow.places.items() if place.kind == "urgent end"]
    if urgent:
        yield "  classDef urgent stroke-width:4px"
        yield f"  class {','.join(urgent)} urgent"


def _label(place: Place) -> str:
    return f"{_escaped(place.label)}<br/>{_escaped(place.words.words)}"


def _escaped(words: str) -> str:
    """Entity codes as Mermaid writes them: ``#34;`` (Mermaid, "Entity codes to escape")."""
    return "".join(
        sign if sign in PLAIN or sign.isalnum() or ord(sign) > 127 else f"#{ord(sign)};"
        for sign in words
    )
