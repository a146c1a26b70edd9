"""A flow with everything in its place: boxes, and lines that keep clear of them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.tools.flow import Flow
from site_builder.tools.flow_boxes import Box, box
from site_builder.tools.flow_columns import columns
from site_builder.tools.flow_layers import Knot, layers

MARGIN = 28.0
THIN = 6.0
"""The room of a line that passes a layer."""
LEAST, MOST = 52.0, 130.0
"""The height between two layers grows with how far its lines run sideways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box with its upper left corner."""

    box: Box
    x: float
    y: float

    @property
    def middle(self) -> float:
        return self.x + self.box.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line on its way to the place ``to``: straight down to ``turn``, then a curve to its end."""

    to: str
    x: float
    y: float
    turn: float
    end_x: float
    end_y: float
    arrives: bool
    """Whether it ends at the place itself and not at a point on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All boxes and lines, and the room they need."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    strokes: tuple[Stroke, ...]


def placed(flow: Flow, *, above: float, mirrored: bool) -> Picture:
    """The picture of a flow, with ``above`` left free; ``mirrored`` for reading from the right.

    Boxes stand in layers and curves only between layers, so that no line runs through a box.
    """
    found = layers(flow)
    boxes = {name: box(place) for name, place in flow.places.items()}
    real = {(name, rank): boxes[name] for name, rank in found.rank.items()}
    widths = {
        knot: real[knot].width if knot in real else THIN for row in found.rows for knot in row
    }
    middle = columns(found, widths)
    total = max(middle[knot] + widths[knot] / 2 for knot in middle) + 2 * MARGIN

    def across(x: float) -> float:
        return total - MARGIN - x if mirrored else x + MARGIN

    leaves = [middle[line.upper] + (line.port - 0.5) * widths[line.upper] for line in found.lines]
    top: list[float] = []
    bottom: list[float] = []
    for rank, row in enumerate(found.rows):
        sideways = max(
            (
                abs(x - middle[line.lower])
                for x, line in zip(leaves, found.lines, strict=True)
                if line.lower[1] == rank
            ),
            default=0.0,
        )
        gap = min(MOST, LEAST + sideways * 0.08)
        top.append(bottom[-1] + gap if bottom else above)
        bottom.append(top[-1] + max(real[knot].height if knot in real else 0.0 for knot in row))

    def foot(knot: Knot) -> float:
        return top[knot[1]] + (real[knot].height if knot in real else 0.0)

    return Picture(
        width=total,
        height=bottom[-1] + MARGIN,
        boxes=tuple(
            Placed(box=one, x=across(middle[knot]) - one.width / 2, y=top[knot[1]])
            for knot, one in real.items()
        ),
        strokes=tuple(
            Stroke(
                to=line.lower[0],
                x=across(x),
                y=foot(line.upper),
                turn=bottom[line.upper[1]],
                end_x=across(middle[line.lower]),
                end_y=top[line.lower[1]],
                arrives=line.lower in real,
            )
            for x, line in zip(leaves, found.lines, strict=True)
        ),
    )
