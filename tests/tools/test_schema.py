"""The schemas accept what the loader accepts, in every way in which an editor reads YAML."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from site_builder.cli.proof import schema_command
from site_builder.load.fields import NAME as LOADED_NAME
from site_builder.load.files import Folder
from site_builder.load.journeys import load_journeys
from site_builder.load.review import AGAIN
from site_builder.load.translations import load_translation
from site_builder.load.trees import load_part, load_tree
from site_builder.model.contact import AUDIENCES, ROLES
from site_builder.model.finding import Finding
from site_builder.model.tree import AREAS, KINDS, SKILLS, SLOTS, WHENS
from site_builder.tools.schema import schemas
from site_builder.tools.schema.shapes import LONGEST, NAME
from site_builder.tools.schema.trees import SPAN
from tests.support.sites import REPOSITORY, SITES

CHECKED_IN = REPOSITORY / "decision_trees" / "schema"
TREES = (REPOSITORY / "decision_trees", SITES / "small" / "decision_trees")
FILES = sorted(p for t in TREES for p in t.rglob("*.yml") if p.parent.name != "lock")

RICH = """
tree: rich
version: 1
kind: rehearsal
title: Everything a tree can have
tab: Family advice
reviewed: {on: 2026-11-04, by: JH, again: 6 months}
danger: call
start: "on"
contacts: {role: helpline, for: relatives, at-least: 2}
moved: {age/old: call, former: talk}
steps:
  on:
    ask: 12
    why: Yes
    lands: true
    danger-question: yes
    answers:
      yes: {say: Yes, go: call, plan: [ring], skill: reflection}
      no: {say: 3.5, go: age, plan: ring}
  age:
    use: parts/is-a-child
    then: {child: call, adult: call}
  call:
    end: 112
    lede: No
    lands: Maybe
    urgent: true
    all-clear: no
    plan: [ring]
    contacts: {role: [helpline, crisis], at-least: 1}
    next: [other]
    slots: [custody]
plan:
  ring: {when: now, area: self, do: 999, page: help-now}
"""
PART = """
part: rich
exits: [child]
start: how-old
steps:
  how-old:
    ask: Under 18?
    answers:
      yes: {say: Yes, go: exit child}
"""
JOURNEYS = """
- name: Somebody
  answers: [yes, no]
  ends-at: call
  plan-has: [ring]
  plan-has-not: other
"""


def kind(path: Path) -> str:
    """The schema that a file of a tree has to fit."""
    known = {"tree.yml": "tree.json", "part.yml": "part.json", "journeys.yml": "journeys.json"}
    return known.get(path.name, "text.json")


def fits(schema: str, value: object) -> bool:
    return Draft202012Validator(schemas()[schema]).is_valid(value)


def read(text: str, *, typed: bool) -> Any:
    """A document as an editor sees it: names as written, values with types or as text.

    PyYAML's types are those of YAML 1.1, which takes more texts for something else than 1.2 does.
    """
    loader = yaml.SafeLoader(text)

    def value(node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(inner) for key, inner in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(inner) for inner in node.value]
        simple = node.tag.removeprefix("tag:yaml.org,2002:") in ("bool", "int", "float", "null")
        return loader.construct_object(node) if typed and simple else node.value  # type: ignore[no-untyped-call]

    return value(loader.get_single_node())


def test_the_files_in_the_repository_are_what_the_command_makes(tmp_path: Path) -> None:
    """To mend: run stillhere schema in the repository, and commit what it wrote."""
    made = CliRunner().invoke(
        schema_command, ["-o", str(tmp_path / "new" / "folder")], standalone_mode=False
    )
    assert made.return_value == 0
    files = {path.name: path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()}
    assert files == {path.name: path.read_bytes() for path in CHECKED_IN.iterdir()}
    assert set(files) == {"tree.json", "part.json", "text.json", "journeys.json", "compiled.json"}


def test_without_a_folder_they_go_beside_the_trees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lost = CliRunner().invoke(schema_command, [], standalone_mode=False)
    assert lost.return_value == 2 and 'no folder "decision_trees"' in lost.stderr
    (tmp_path / "decision_trees").mkdir()
    assert CliRunner().invoke(schema_command, [], standalone_mode=False).return_value == 0
    written = json.loads((tmp_path / "decision_trees" / "schema" / "tree.json").read_text("utf-8"))
    assert written == schemas()["tree.json"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = CliRunner().invoke(
        schema_command, ["-o", str(tmp_path / "file" / "x")], standalone_mode=False
    )
    assert done.return_value == 2 and "cannot be written" in done.stderr


@pytest.mark.parametrize("name", schemas())
def test_each_is_a_schema_and_explains_every_key(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)

    def keys(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        for group in ("properties", "patternProperties"):
            yield from value.get(group, {}).items()
        inner = [
            *value.get("properties", {}).values(),
            *value.get("patternProperties", {}).values(),
        ]
        inner += [*value.get("anyOf", ()), *value.get("oneOf", ())]
        inner += [value["items"]] if "items" in value else []
        if "properties" in value or "patternProperties" in value:
            assert value["additionalProperties"] is False
        for one in inner:
            yield from keys(one)

    found = list(keys(schema))
    assert found
    for key, value in found:
        assert len(value.get("description", "")) > 8, key


def test_words_are_those_of_the_model() -> None:
    said = json.dumps(schemas()["tree.json"])
    for words in (WHENS, AREAS, ROLES, AUDIENCES, SKILLS, SLOTS, KINDS):
        assert f'"enum": {json.dumps(list(words))}' in said


def test_patterns_are_those_of_the_loader() -> None:
    assert LOADED_NAME.pattern == NAME
    assert AGAIN.pattern == SPAN
    assert fits("part.json", {**read(PART, typed=True), "steps": {"a" * LONGEST: _end()}})
    assert not fits("part.json", {**read(PART, typed=True), "steps": {"a" * (LONGEST + 1): _end()}})


def _end() -> dict[str, str]:
    return {"end": "End"}


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "text"])
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_every_file_of_ours_fits(path: Path, typed: bool) -> None:
    validator = Draft202012Validator(schemas()[kind(path)])
    value = read(path.read_text("utf-8"), typed=typed)
    assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("steps", "on", "anwsers"), {}),
        (("steps", "On"), {"end": "A name with a capital"}),
        (("steps", "two"), {"ask": "Both?", "end": "Both"}),
        (("steps", "on", "answers"), {}),
        (("steps", "on", "answers", "yes"), {"say": "No way on"}),
        (("plan", "ring", "when"), "never"),
        (("plan", "ring", "area"), "money"),
        (("contacts", "role"), ["friend"]),
        (("contacts", "at-least"), 4),
        (("reviewed",), "yes"),
        (("reviewed", "again"), "soon"),
        (("reviewed", "on"), "4.11.2026"),
        (("title",), None),
        (("title",), ["a", "list"]),
        (("tree",), "Two Words"),
    ],
)
def test_wrong_trees_do_not_fit(path: tuple[str, ...], value: object) -> None:
    wrong = read(RICH, typed=True)
    assert fits("tree.json", wrong)
    place = wrong
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    assert not fits("tree.json", wrong)


@pytest.mark.parametrize(
    "name", ["steps.worry", "steps.worry.aks", "steps.Worry.ask", "plan.ring.do", "reviewed"]
)
def test_a_translation_holds_texts_only(name: str) -> None:
    assert fits("text.json", {"title": "A", "steps.worry.answers.not-sure": True, "plan.ring": 1})
    assert not fits("text.json", {name: "text"})


def mutants(value: Any) -> Iterator[tuple[str, Any]]:
    """The document with one thing wrong, or at least different, and what was done to it."""

    def places(inner: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        yield path
        for key in list(inner) if isinstance(inner, dict) else range(len(inner or ())):
            if isinstance(inner, dict | list):
                yield from places(inner[key], (*path, key))

    def changed(path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Any:
        whole = copy.deepcopy(value)
        place = whole
        for key in path[:-1]:
            place = place[key]
        change(place, path[-1])
        return whole

    others = ("", "A Text, with signs!", "7", "yes", [], ["a", "b"], [["a"]], {}, {"a": "b"})
    for path in places(value, ()):
        if not path:
            continue
        for other in others:
            yield (
                f"{path} = {other!r}",
                changed(path, lambda place, key, other=other: place.__setitem__(key, other)),
            )
        yield f"{path} taken out", changed(path, lambda place, key: place.__delitem__(key))
        if isinstance(path[-1], str):
            for name in ("Bad Name", "other", "a--b"):
                renamed = changed(
                    path, lambda place, key, name=name: place.update({name: place.pop(key)})
                )
                yield f"{path} renamed {name}", renamed


@pytest.mark.parametrize(
    ("file", "text", "load"),
    [
        ("tree.yml", RICH, load_tree),
        ("part.yml", PART, load_part),
        ("journeys.yml", JOURNEYS, load_journeys),
        ("de.yml", "title: A\nplan.ring: B\n", None),
    ],
)
def test_schema_and_loader_agree(
    file: str, text: str, load: Callable[..., object] | None, tmp_path: Path
) -> None:
    """One change at a time: what the loader refuses does not fit, what it takes fits."""
    path = tmp_path / "rich" / file
    path.parent.mkdir()
    tried = 0
    for what, value in mutants(read(text, typed=False)):
        if file == "de.yml" and "renamed" in what:
            continue  # The schema knows which names there can be; the loader leaves it to L1.
        path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
        findings: list[Finding] = []
        if load is None:
            load_translation(Folder(tmp_path), path, "rich", findings.append)
        else:
            load(Folder(tmp_path), path, findings.append)
        # Whether a tree is called like its folder is nothing that a schema can know.
        if [f.code for f in findings] == ["M8"]:
            continue
        assert fits(kind(path), value) == (findings == []), (what, findings)
        tried += 1
    assert tried > 10
