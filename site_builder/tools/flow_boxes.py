"""The box of each place in a drawing: its lines of words, its cells of answers, its size."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.tools.flow import Place
from site_builder.tools.lettering import wrapped

NAME, TEXT, ANSWER = 10.5, 14.0, 12.0
"""Sizes of letters."""
LEADING = 1.35
PAD = 12.0
CELL = 122.0
NARROWEST = 216.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place with everything measured; a question has one cell for each answer."""

    place: Place
    label: tuple[str, ...]
    words: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    width: float
    head: float
    """The height of the part above the cells."""
    height: float


def box(place: Place) -> Box:
    """The box of a place: as wide as its answers need, as high as its words."""
    width = max(NARROWEST, len(place.ways) * CELL)
    label = wrapped(place.label, NAME, width - 3 * PAD)
    words = wrapped(place.words.words, TEXT, width - 3 * PAD)
    cell = width / max(1, len(place.ways))
    cells = [tuple(wrapped(way.words.words, ANSWER, cell - PAD)) for way in place.ways]
    head = 2 * PAD + (len(label) * NAME + len(words) * TEXT) * LEADING
    foot = max((len(lines) * ANSWER * LEADING + PAD for lines in cells), default=0.0)
    return Box(
        place=place,
        label=tuple(label),
        words=tuple(words),
        cells=tuple(cells),
        width=width,
        head=head,
        height=head + foot,
    )
