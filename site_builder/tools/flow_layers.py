"""Layers of a flow, top-down: each place below all that lead to it, with few lines crossing.

After Sugiyama, Tagawa and Toda (1981): ranks by the longest path, points where a long line passes
a layer, and an order of each layer by the mean of its neighbours. Everything is deterministic.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from site_builder.tools.flow import Flow

Knot = tuple[str, int]
"""A place in its own layer, or the point where the line to it passes a layer above.

All lines to one place share their points, so that they run together and can be followed.
"""
SWEEPS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """From a knot to one in the next layer. ``port`` is where it leaves, 0 left to 1 right."""

    upper: Knot
    port: float
    lower: Knot


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The knots of each layer from left to right, and the lines between layers."""

    rows: tuple[tuple[Knot, ...], ...]
    lines: tuple[Line, ...]
    rank: Mapping[str, int]
    """The layer of each place itself."""


def layers(flow: Flow) -> Layers:
    """The layers of a flow without loops."""
    rank = _ranks(flow)
    lines = tuple(_lines(flow, rank))
    rows: list[list[Knot]] = [[] for _ in range(max(rank.values()) + 1)]
    knots = [(name, rank[name]) for name in flow.places]
    for knot in dict.fromkeys(knots + [line.lower for line in lines]):
        rows[knot[1]].append(knot)
    return Layers(rows=_ordered(rows, lines), lines=lines, rank=rank)


def _ranks(flow: Flow) -> dict[str, int]:
    """The longest way to each place; a place that only the danger link leads to stands last."""
    before: dict[str, list[str]] = {name: [] for name in flow.places}
    for place in flow.places.values():
        for way in place.ways:
            before[way.to].append(place.name)
    rank: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        rank[name] = 1 + max((rank[upper] for upper in before[name]), default=-1)
    last = max(rank.values())
    return {
        name: rank[name] if before[name] or name == flow.start else last for name in flow.places
    }


def _lines(flow: Flow, rank: Mapping[str, int]) -> list[Line]:
    """Each way as lines from layer to layer; lines that run together are there once."""
    found: dict[Line, None] = {}
    for place in flow.places.values():
        for number, way in enumerate(place.ways):
            upper, port = (place.name, rank[place.name]), (number + 0.5) / len(place.ways)
            for level in range(rank[place.name] + 1, rank[way.to] + 1):
                lower = (way.to, level)
                found[Line(upper=upper, port=port, lower=lower)] = None
                upper, port = lower, 0.5
    return list(found)


def _ordered(rows: list[list[Knot]], lines: Sequence[Line]) -> tuple[tuple[Knot, ...], ...]:
    """The best order that sweeps down and up come to."""
    above: dict[Knot, list[Line]] = {}
    below: dict[Knot, list[Line]] = {}
    for line in lines:
        above.setdefault(line.lower, []).append(line)
        below.setdefault(line.upper, []).append(line)
    best, fewest = [list(row) for row in rows], _crossings(rows, lines)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            place = _places(rows)
            if down:
                means = {k: [place[w.upper] + w.port for w in above.get(k, ())] for k in row}
            else:
                means = {k: [place[w.lower] + 1 - w.port for w in below.get(k, ())] for k in row}
            row.sort(key=lambda k: sum(means[k]) / len(means[k]) if means[k] else place[k] + 0.5)
        count = _crossings(rows, lines)
        if count < fewest:
            best, fewest = [list(row) for row in rows], count
    return tuple(tuple(row) for row in best)


def _places(rows: Sequence[Sequence[Knot]]) -> dict[Knot, int]:
    return {knot: index for row in rows for index, knot in enumerate(row)}


def _crossings(rows: Sequence[Sequence[Knot]], lines: Sequence[Line]) -> int:
    """How many pairs of lines cross: inversions among their lower ends, layer by layer."""
    place = _places(rows)
    count = 0
    ends: dict[int, list[tuple[float, int]]] = {}
    for line in lines:
        ends.setdefault(line.lower[1], []).append(
            (place[line.upper] + line.port, place[line.lower])
        )
    for pairs in ends.values():
        seen: list[int] = []
        for _, lower in sorted(pairs):
            count += len(seen) - bisect_right(seen, lower)
            insort(seen, lower)
    return count
