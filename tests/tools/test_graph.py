"""A tree as an outline, a drawing and Mermaid source: nothing missing, nothing in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.cli.trees import graph_command
from site_builder.model.text import Said
from site_builder.pipeline import look
from site_builder.tools.flow import Flow, Place, Way, flow
from site_builder.tools.flow_layers import layers
from site_builder.tools.flow_mermaid import mermaid
from site_builder.tools.flow_outline import outline
from site_builder.tools.flow_placed import Picture, Stroke, placed
from site_builder.tools.flow_svg import svg
from site_builder.tools.lettering import width, wrapped
from site_builder.tools.voice import Voice
from tests.support.sites import REPOSITORY, change, copy_site

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("1")</script> & ]]> "]; %%{init}%% `x` #quot;\u202f|'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_site("small", tmp_path / "root")


def graph(*arguments: str | Path) -> Result:
    words = [str(word) for word in arguments]
    return CliRunner().invoke(graph_command, words, standalone_mode=False, catch_exceptions=False)


def of_repository(name: str, language: str) -> Flow:
    book = look(REPOSITORY).book
    assert book is not None
    return flow(Voice(book=book, language=language), book.composed(book.trees[name]))


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Any graph without loops, in which every place can be reached, with words of any length."""
    count = draw(st.integers(1, 14))
    words = st.text("abcdefghij ÄةB字-&<", max_size=60).map(lambda w: Said(w or "x", "en"))
    places: dict[str, Place] = {}
    for number in range(count):
        most = 7 if number < count - 1 else 0
        targets = draw(st.lists(st.integers(number + 1, count - 1), max_size=most)) if most else []
        ways = [Way(name=f"a{i}", words=draw(words), to=f"s{t}") for i, t in enumerate(targets)]
        if number + 1 < count and not any(
            way.to == f"s{number + 1}" for p in places.values() for way in p.ways
        ):
            ways.append(Way(name="on", words=draw(words), to=f"s{number + 1}"))
        kind = draw(st.sampled_from(("end", "urgent end", "all-clear end")))
        places[f"s{number}"] = Place(
            name=f"s{number}",
            kind="question" if ways else kind,  # type: ignore[arg-type]
            words=draw(words),
            ways=tuple(ways),
        )
    title = Said("T", "en")
    return Flow(name="x", title=title, language="en", start="s0", danger="s0", places=places)


def test_the_outline_names_every_step_once(small: Path) -> None:
    done = graph("first-steps", small)
    assert done.return_value == 0
    assert done.stdout == (
        "first-steps: First steps\n"
        "every page also links to: call-now\n"
        "\n"
        "? today: Could anyone get hurt today?\n"
        "  - Yes (yes) → call-now\n"
        "    ! call-now · urgent end: Call now\n"
        "  - No (no) → talking\n"
        "    ? talking: Can you still talk with each other?\n"
        "      - Yes, mostly (mostly) → age/how-old\n"
        "        ? age/how-old: Is the person under 18?\n"
        "          - Yes (under) → plan-child\n"
        "            = plan-child · end: Next steps for a young person\n"
        "          - No (over) → plan-adult\n"
        "            = plan-adult · all-clear end: Your next steps\n"
        "          - I do not know (not-sure) → plan-child (above)\n"
        "      - Hardly or not at all (hardly) → plan-adult (above)\n"
        "      - I am not sure (not-sure) → age/how-old (above)\n"
        "  - I am not sure (not-sure) → call-now (above)\n"
    )


def test_an_end_that_only_the_danger_link_leads_to_is_drawn(small: Path) -> None:
    tree = "decision_trees/first-steps/tree.yml"
    change(small, {tree: {"replace": 'yes: {say: "Yes", go: call-now}', "with": ""}})
    change(small, {tree: {"replace": "go: call-now, plan: [ask-someone]", "with": "go: talking"}})
    change(small, {tree: {"replace": "    danger-question: true\n", "with": ""}})
    (small / "decision_trees/first-steps/journeys.yml").unlink()
    done = graph("first-steps", small)
    assert done.return_value == 0, done.stdout
    assert done.stdout.endswith("\n\n! call-now · urgent end: Call now\n")
    drawn = graph("first-steps", small, "--format", "svg").stdout
    assert ">call-now · urgent end</text>" in drawn


def test_a_drawing_to_a_file(small: Path, tmp_path: Path) -> None:
    done = graph("first-steps", small, "--format", "svg", "-o", tmp_path / "tree.svg")
    assert (done.return_value, done.stdout) == (0, "")
    root = ET.parse(tmp_path / "tree.svg").getroot()
    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "First steps"
    assert desc is not None and desc.text is not None
    assert "“Hardly or not at all” leads to plan-adult." in desc.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    nowhere = graph("first-steps", small, "-o", tmp_path / "no" / "where.txt")
    assert nowhere.return_value == 2 and "cannot be written" in nowhere.stderr


def test_a_drawing_needs_nothing_from_elsewhere() -> None:
    drawn = svg(of_repository("noticed-changes", "en"))
    assert drawn.count("http") == 1  # The name of the SVG format itself.
    for word in ("<script", "<style", "<image", "href", "url(", "class=", "style="):
        assert word not in drawn


def test_kinds_of_ends_differ_in_shape_and_words() -> None:
    drawn = of_repository("safety-now", "en")
    kinds = [place.kind for place in drawn.places.values()]
    urgent = kinds.count("urgent end")
    lines = svg(drawn).splitlines()
    assert urgent and sum(line.endswith(" · urgent end</text>") for line in lines) == urgent
    cut = [line for line in lines if line.startswith("<path") and 'z" fill="#ffffff"' in line]
    assert len(cut) == 2 * urgent  # Two edges each.
    round_ones = kinds.count("end") + kinds.count("all-clear end")
    assert sum('rx="22"' in line for line in lines) == round_ones


def test_a_drawing_from_right_to_left() -> None:
    drawn = svg(of_repository("noticed-changes", "ar"))
    root = ET.fromstring(drawn)
    assert root.get("direction") == "rtl" and root.get("lang") == "ar"
    at = {
        text.text: float(text.get("x", "0"))
        for text in root.iter(f"{SVG}text")
        if text.text in ("نعم", "لا")
    }
    assert at["نعم"] > at["لا"]
    label = next(text for text in root.iter(f"{SVG}text") if text.text == "today")
    assert label.get("direction") == "ltr" and label.get("lang") == "en"


def test_what_is_not_translated_is_marked_in_words_and_in_attributes(small: Path) -> None:
    gap = {"replace": "steps.call-now.end: Jetzt anrufen\n", "with": ""}
    change(small, {"decision_trees/first-steps/de.yml": gap})
    done = graph("first-steps", small, "--lang", "de", "--format", "svg")
    assert 'direction="ltr">[en] Call now</text>' in done.stdout


def test_texts_cannot_leave_their_label() -> None:
    said = Said(HOSTILE, "en")
    ways = (Way(name="a", words=said, to="b"), Way(name="b", words=said, to="b"))
    places = {
        "a": Place(name="a", kind="question", words=said, ways=ways),
        "b": Place(name="b", kind="urgent end", words=said),
    }
    drawn = Flow(name="x", title=said, language="en", start="a", danger="b", places=places)
    root = ET.fromstring(svg(drawn))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "path", "g", "text",
    }  # fmt: skip
    source = mermaid(drawn)
    _, front, chart = source.split("---\n", 2)
    assert json.loads(front.removeprefix("title: ")) == f"x: {HOSTILE}"
    for line in chart.splitlines():
        assert line.count('"') in (0, 2) and "script>" not in line and "%%" not in line
        assert "`" not in line and "|" not in line.replace('-->|"', "").replace('"|', "")


def test_mermaid_has_every_step_and_way(small: Path) -> None:
    done = graph("first-steps", small, "--format", "mermaid")
    assert done.stdout.splitlines() == [
        "---",
        'title: "first-steps: First steps"',
        "---",
        "flowchart TD",
        '  n1["today<br/>Could anyone get hurt today?"]',
        '  n2{{"call-now · urgent end<br/>Call now"}}',
        '  n3["talking<br/>Can you still talk with each other?"]',
        '  n4["age/how-old<br/>Is the person under 18?"]',
        '  n5(["plan-child · end<br/>Next steps for a young person"])',
        '  n6(["plan-adult · all-clear end<br/>Your next steps"])',
        '  n1 -->|"Yes"| n2',
        '  n1 -->|"No"| n3',
        '  n1 -->|"I am not sure"| n2',
        '  n3 -->|"Yes, mostly"| n4',
        '  n3 -->|"Hardly or not at all"| n6',
        '  n3 -->|"I am not sure"| n4',
        '  n4 -->|"Yes"| n5',
        '  n4 -->|"No"| n6',
        '  n4 -->|"I do not know"| n5',
        "  classDef urgent stroke-width:4px",
        "  class n2 urgent",
    ]


def test_the_same_tree_gives_the_same_bytes(small: Path) -> None:
    code = (
        "import sys; from site_builder.cli.trees import graph_command as g; "
        "g.main(['first-steps', sys.argv[1], '--format', 'svg'], standalone_mode=False)"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code, str(small)],
            capture_output=True,
            check=True,
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(drawn) == 1


@settings(max_examples=60, deadline=None)
@given(flows(), st.booleans())
def test_nothing_overlaps_and_no_line_runs_through_a_box(drawn: Flow, mirrored: bool) -> None:
    picture = placed(drawn, above=80, mirrored=mirrored)
    for one, other in combinations(picture.boxes, 2):
        assert (
            one.x + one.box.width <= other.x + 0.01
            or other.x + other.box.width <= one.x + 0.01
            or one.y + one.box.height <= other.y
            or other.y + other.box.height <= one.y
        )
    for one in picture.boxes:
        assert one.x >= 0 and one.x + one.box.width <= picture.width
        assert one.y >= 80 and one.y + one.box.height <= picture.height
        for lines, size, room in (
            (one.box.words, 14, one.box.width),
            *((cell, 12, one.box.width / len(one.box.cells)) for cell in one.box.cells),
        ):
            assert all(width(line, size) <= room for line in lines)
    for stroke in picture.strokes:
        assert_clear(stroke, picture)


def assert_clear(stroke: Stroke, picture: Picture) -> None:
    """The straight part passes no box; the curve lies between two layers."""
    for one in picture.boxes:
        beside = stroke.x < one.x or stroke.x > one.x + one.box.width
        assert beside or one.y + one.box.height <= stroke.y + 0.01 or one.y >= stroke.turn
        assert one.y + one.box.height <= stroke.turn + 0.01 or one.y >= stroke.end_y - 0.01


@settings(max_examples=60, deadline=None)
@given(flows())
def test_every_place_lies_below_what_leads_to_it(drawn: Flow) -> None:
    found = layers(drawn)
    for place in drawn.places.values():
        for way in place.ways:
            assert found.rank[place.name] < found.rank[way.to]
    assert {name for row in found.rows for name, rank in row if rank == found.rank[name]} == set(
        drawn.places
    )
    ET.fromstring(svg(drawn))
    assert outline(drawn).count("\n") >= len(drawn.places) + 3


@given(st.text(max_size=80), st.floats(20, 200))
def test_wrapping_loses_nothing(words: str, limit: float) -> None:
    lines = wrapped(words, 12, limit)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(lines)


def test_a_word_that_is_too_wide_is_broken_between_whole_signs() -> None:
    assert len(wrapped("Donaudampfschifffahrtsgesellschaft", 12, 80)) > 2
    for line in wrapped("ni\u0303" * 30, 12, 60):
        assert not line.startswith("\u0303")


def test_wrong_use_and_faults(small: Path) -> None:
    assert graph("frist-steps", small).return_value == 2
    assert graph("first-steps", small, "--lang", "fr").return_value == 2
    broken = {"replace": "go: plan-adult, plan", "with": "go: today, plan"}
    change(small, {"decision_trees/first-steps/tree.yml": broken})
    done = graph("first-steps", small)
    assert done.return_value == 1 and "error T6" in done.stdout
