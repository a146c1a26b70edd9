"""Where each knot of a flow stands from left to right: near its neighbours, never overlapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.tools.flow_layers import Knot, Layers

GAP = 28.0
ROUNDS = 40
STRAIGHT = 6.0
"""How much more a long line wants to run straight than a box wants to stand below another."""


def columns(layers: Layers, widths: Mapping[Knot, float]) -> dict[Knot, float]:
    """The middle of each knot; the leftmost edge is at 0."""
    middle: dict[Knot, float] = {}
    for row in layers.rows:
        middle |= zip(row, _spread([(0.0, 1.0)] * len(row), row, widths), strict=True)
    pulls = _pulls(layers, widths)
    for turn in range(ROUNDS):
        for row in layers.rows if turn % 2 == 0 else reversed(layers.rows):
            wanted = [_wanted(knot, pulls.get(knot, ()), middle) for knot in row]
            middle |= zip(row, _spread(wanted, row, widths), strict=True)
    left = min(middle[knot] - widths[knot] / 2 for knot in middle)
    return {knot: x - left for knot, x in middle.items()}


Pull = tuple[Knot, float, float]
"""A neighbour, how far from its middle the knot wants to be, and how strongly."""


def _pulls(layers: Layers, widths: Mapping[Knot, float]) -> dict[Knot, list[Pull]]:
    found: dict[Knot, list[Pull]] = {}
    for line in layers.lines:
        offset = (line.port - 0.5) * widths[line.upper]
        strength = STRAIGHT if line.upper[0] == line.lower[0] else 1.0
        found.setdefault(line.lower, []).append((line.upper, offset, strength))
        found.setdefault(line.upper, []).append((line.lower, -offset, strength))
    return found


def _wanted(knot: Knot, pulls: Sequence[Pull], middle: Mapping[Knot, float]) -> tuple[float, float]:
    """Where a knot would stand if it were alone, and how much that weighs."""
    weight = sum(strength for _, _, strength in pulls)
    if not weight:
        return middle[knot], 0.1
    return sum((middle[k] + offset) * strength for k, offset, strength in pulls) / weight, weight


def _spread(
    wanted: Sequence[tuple[float, float]], row: Sequence[Knot], widths: Mapping[Knot, float]
) -> list[float]:
    """The places nearest to the wanted ones, by least squares, with room for every knot.

    Without its room each knot's place may not lie left of the one before: isotonic regression,
    solved by pooling adjacent violators (Barlow et al. 1972).
    """
    room, at = [], 0.0
    for index, knot in enumerate(row):
        at += (widths[row[index - 1]] + widths[knot]) / 2 + GAP if index else 0.0
        room.append(at)
    pools: list[tuple[float, float, int]] = []
    for (x, weight), offset in zip(wanted, room, strict=True):
        pools.append((x - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (x2, w2, n2), (x1, w1, n1) = pools.pop(), pools.pop()
            pools.append(((x1 * w1 + x2 * w2) / (w1 + w2), w1 + w2, n1 + n2))
    level = [x for x, _, count in pools for _ in range(count)]
    return [x + offset for x, offset in zip(level, room, strict=True)]
