"""A flow as one SVG file that needs nothing else: no script, style sheet, font or program."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from site_builder.model.text import Said
from site_builder.tools.flow import Flow, Place
from site_builder.tools.flow_boxes import ANSWER, LEADING, NAME, PAD, TEXT
from site_builder.tools.flow_placed import MARGIN, Placed, Stroke, placed
from site_builder.tools.lettering import wrapped
from site_builder.tools.voice import direction

TITLE = 20.0
INK, SOFT, PAPER, TINT, ALERT = "#1f2b33", "#4d5b65", "#ffffff", "#e6f0ee", "#7d2035"
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif"
ARROW = 9.0
CUT = 16.0
"""What is cut off the corners of an urgent end."""


def svg(flow: Flow) -> str:
    """The drawing, top-down, mirrored for a language that is read from the right.

    What a place is shows in its shape and in words, never in colour alone. The bytes depend on
    the flow only.
    """
    return "\n".join(_parts(flow)) + "\n"


def _parts(flow: Flow) -> Iterator[str]:
    way = direction(flow.language)
    above = MARGIN + 3 * TITLE
    picture = placed(flow, above=above, mirrored=way == "rtl")
    size = f"{_n(picture.width)} {_n(picture.height)}"
    names = f"{flow.name}-title {flow.name}-desc"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" '
        f'width="{_n(picture.width)}" height="{_n(picture.height)}" role="img" '
        f'aria-labelledby="{names}" lang="{flow.language}" xml:lang="{flow.language}" '
        f'direction="{way}" font-family="{FONT}" fill="{INK}">'
    )
    yield f'<title id="{flow.name}-title">{escape(flow.title.words)}</title>'
    yield f'<desc id="{flow.name}-desc">{escape(_described(flow))}</desc>'
    yield f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    middle = picture.width / 2
    title = wrapped(flow.title.words, TITLE, picture.width - 2 * MARGIN)[:2]
    yield from _text(flow, title, flow.title, middle, MARGIN, TITLE, "bold")
    note = Said(f"{flow.name}: every page also links to {flow.danger}", "en")
    yield from _text(flow, [note.words], note, middle, above - 1.6 * TITLE, ANSWER)
    by_target: dict[str, list[Stroke]] = {}
    for stroke in picture.strokes:
        by_target.setdefault(stroke.to, []).append(stroke)
    for name, strokes in by_target.items():
        yield from _lines(flow.places[name], strokes)
    for one in picture.boxes:
        yield "<g>"
        yield from _box(flow, one)
        yield "</g>"
    yield "</svg>"


def _described(flow: Flow) -> str:
    """The whole flow in sentences, since a screen reader takes a picture as one thing."""
    said = [f"Every page also links to {flow.danger}."]
    for place in flow.places.values():
        said.append(f"{place.label}: {place.words.words}")
        said.extend(f"“{way.words.words}” leads to {way.to}." for way in place.ways)
    return "\n".join(said)


def _lines(place: Place, strokes: list[Stroke]) -> Iterator[str]:
    """All lines to one place. A light edge lets lines to other places pass below visibly."""
    urgent = place.kind == "urgent end"
    colour, breadth = (ALERT, 2.4) if urgent else (SOFT, 1.5)
    paths = [_path(stroke) for stroke in strokes]
    for path in paths:
        yield f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="{breadth + 4}"/>'
    for path in paths:
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{breadth}"/>'
    for x, y in dict.fromkeys((s.end_x, s.end_y) for s in strokes if s.arrives):
        tip = f"M{_n(x)} {_n(y)}l{_n(-ARROW * 0.6)} {_n(-ARROW)}h{_n(ARROW * 1.2)}z"
        yield f'<path d="{tip}" fill="{colour}"/>'


def _path(stroke: Stroke) -> str:
    end = stroke.end_y - (ARROW if stroke.arrives else 0)
    half = (stroke.turn + end) / 2
    return (
        f"M{_n(stroke.x)} {_n(stroke.y)}V{_n(stroke.turn)}"
        f"C{_n(stroke.x)} {_n(half)} {_n(stroke.end_x)} {_n(half)} {_n(stroke.end_x)} {_n(end)}"
    )


def _box(flow: Flow, one: Placed) -> Iterator[str]:
    box, place = one.box, one.box.place
    yield from _shape(one)
    name = Said(place.label, "en")
    yield from _text(flow, box.label, name, one.middle, one.y + PAD, NAME, colour=SOFT)
    words = one.y + PAD + len(box.label) * NAME * LEADING
    weight = "normal" if place.kind == "question" else "bold"
    yield from _text(flow, box.words, place.words, one.middle, words, TEXT, weight)
    cell = box.width / max(1, len(box.cells))
    for number, (lines, way) in enumerate(zip(box.cells, place.ways, strict=True)):
        # The first answer stands where its line leaves: right in a mirrored picture.
        start = one.x + cell * number
        if direction(flow.language) == "rtl":
            start = one.x + box.width - cell * (number + 1)
        size = f'width="{_n(cell)}" height="{_n(box.height - box.head)}"'
        yield (
            f'<rect x="{_n(start)}" y="{_n(one.y + box.head)}" {size} fill="{TINT}" '
            f'stroke="{SOFT}"/>'
        )
        top = one.y + box.head + PAD / 2
        yield from _text(flow, lines, way.words, start + cell / 2, top, ANSWER)


def _shape(one: Placed) -> Iterator[str]:
    """A question has sharp corners, an end round ones, an urgent end cut ones and two edges."""
    x, y, width, height = one.x, one.y, one.box.width, one.box.height
    if one.box.place.kind == "urgent end":
        for inset, breadth in ((0.0, 3.0), (5.0, 1.0)):
            path = _octagon(x + inset, y + inset, width - 2 * inset, height - 2 * inset)
            yield f'<path d="{path}" fill="{PAPER}" stroke="{ALERT}" stroke-width="{breadth}"/>'
        return
    corner, breadth = (0, 1.5) if one.box.place.kind == "question" else (22, 2.5)
    yield (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{corner}" '
        f'fill="{PAPER}" stroke="{INK}" stroke-width="{breadth}"/>'
    )


def _octagon(x: float, y: float, width: float, height: float) -> str:
    across, down = _n(width - 2 * CUT), _n(height - 2 * CUT)
    cut = _n(CUT)
    return (
        f"M{_n(x + CUT)} {_n(y)}h{across}l{cut} {cut}v{down}l-{cut} {cut}"
        f"h-{across}l-{cut} -{cut}v-{down}z"
    )


def _text(
    flow: Flow,
    lines: list[str] | tuple[str, ...],
    said: Said,
    x: float,
    top: float,
    size: float,
    weight: str = "normal",
    colour: str = INK,
) -> Iterator[str]:
    """Lines of words around ``x``, below ``top``; what is in another language says so."""
    other = ""
    if said.language != flow.language:
        way = direction(said.language)
        other = f' lang="{said.language}" xml:lang="{said.language}" direction="{way}"'
    for number, line in enumerate(lines):
        y = top + (number + 0.85) * size * LEADING
        yield (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" font-weight="{weight}" '
            f'text-anchor="middle" fill="{colour}"{other}>{escape(line)}</text>'
        )


def _n(number: float) -> str:
    """A number with one digit behind the point, and without it where it would be 0."""
    written = f"{number:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written
