"""A flow as an indented outline: for a terminal, for paper and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.tools.flow import Flow, Way


def outline(flow: Flow) -> str:
    """Every place under the answer that first leads to it; met again, it is only named."""
    return "\n".join(_lines(flow)) + "\n"


def _lines(flow: Flow) -> Iterator[str]:
    yield f"{flow.name}: {flow.title.words}"
    yield f"every page also links to: {flow.danger}"
    yield ""
    drawn: set[str] = set()
    yield from _place(flow, flow.start, 0, drawn)
    for name in flow.places:
        if name not in drawn:
            yield ""
            yield from _place(flow, name, 0, drawn)


def _place(flow: Flow, name: str, depth: int, drawn: set[str]) -> Iterator[str]:
    """A place and all that it leads to; the depth of a tree is at most a few dozen."""
    drawn.add(name)
    place = flow.places[name]
    indent = "    " * depth
    mark = "?" if place.kind == "question" else "!" if place.kind == "urgent end" else "="
    yield f"{indent}{mark} {place.label}: {place.words.words}"
    for way in place.ways:
        again = way.to in drawn
        yield f"{indent}  - {_way(way)} → {way.to}{' (above)' if again else ''}"
        if not again:
            yield from _place(flow, way.to, depth + 1, drawn)


def _way(way: Way) -> str:
    return f"{way.words.words} ({way.name})"
