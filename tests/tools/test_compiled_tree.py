"""A tree for other renderers: what it says, that it fits its schema, and what is in its way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from site_builder.cli.proof import json_command
from site_builder.model.outcome import Outcome
from site_builder.model.walks import paths
from site_builder.pipeline import look
from site_builder.tools.compiled import compiled
from site_builder.tools.schema import schemas
from tests.support.sites import REPOSITORY, change, copy_site

TREE = "decision_trees/first-steps/tree.yml"
GERMAN = "decision_trees/first-steps/de.yml"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(json_command, [str(w) for w in words], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_site("small", tmp_path / "root")


@pytest.fixture(scope="module")
def own() -> Outcome:
    return look(REPOSITORY)


def read(result: Result) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(schemas()["compiled.json"]).validate(value)
    return value


def test_every_tree_in_every_language_fits_the_schema(own: Outcome) -> None:
    assert own.book is not None
    validator = Draft202012Validator(schemas()["compiled.json"])
    for written in own.book.trees.values():
        tree = own.book.composed(written)
        for language in own.book.settings.built:
            value = compiled(own.book, tree, language, "ltr")
            assert [e.message for e in validator.iter_errors(json.loads(json.dumps(value)))] == []


def test_a_tree_says_all_of_itself(root: Path) -> None:
    value = read(run("first-steps", root, "--lang", "de"))
    assert value["format"] == "stillhere-tree/1"
    assert (value["tree"], value["version"], value["language"]) == ("first-steps", "1", "de")
    assert value["title"] == {"text": "Erste Schritte", "language": "de"}
    assert (value["direction"], value["danger"], value["start"]) == ("ltr", "call-now", "today")
    assert value["reviewed"] is None
    assert value["emergency"] == [{"region": "GB", "number": "999"}]
    names = [step["name"] for step in value["steps"]]
    assert names == ["today", "talking", "age/how-old", "plan-child", "plan-adult", "call-now"]
    steps = {step["name"]: step for step in value["steps"]}
    today = steps["today"]
    assert today["kind"] == "question" and today["danger-question"] is True
    assert today["left"] == {"fewest": 1, "most": 3}
    assert [answer["name"] for answer in today["answers"]] == ["yes", "no", "not-sure"]
    assert today["answers"][1] == {
        "name": "no",
        "say": {"text": "Nein", "language": "de"},
        "go": "talking",
        "plan": ["breathe"],
        "skill": None,
    }
    assert steps["talking"]["answers"][0]["go"] == "age/how-old"
    adult = steps["plan-adult"]
    assert adult["left"] == {"fewest": 0, "most": 0} and adult["all-clear"] is True
    assert adult["plan"]["always"] == ["breathe", "call-line"]
    assert adult["plan"]["also"] == [
        {"item": "stay-in-touch", "if": [{"question": "talking", "answer": "mostly"}]},
        {"item": "find-a-bridge", "if": [{"question": "talking", "answer": "hardly"}]},
    ]
    assert adult["contacts"] == {"role": ["helpline"], "for": "relatives", "at-least": 1}
    assert steps["call-now"]["contacts"]["role"] == ["helpline", "crisis"]
    assert value["plan"][0] == {
        "name": "call-number",
        "when": "now",
        "area": "security",
        "do": {"text": "Rufen Sie die Nummer auf dieser Seite an", "language": "de"},
        "page": "help-now",
    }


def test_its_plans_are_those_of_every_walk(own: Outcome) -> None:
    """Always and also, applied to the answers of a walk, give the union of what it adds."""
    assert own.book is not None
    tree = own.book.composed(own.book.trees["noticed-changes"])
    value: Any = compiled(own.book, tree, "en", "ltr")
    ends = {step["name"]: step for step in value["steps"] if step["kind"] == "end"}
    for walk in paths(tree):
        end = ends[walk[-1][1].go.target]
        chosen = [{"question": q.name, "answer": a.name} for q, a in walk]
        said = {*end["plan"]["always"]} | {
            also["item"] for also in end["plan"]["also"] if any(c in chosen for c in also["if"])
        }
        assert said == {ref.name for _, a in walk for ref in a.plan} | {
            ref.name for ref in tree.steps[end["name"]].plan
        }


def test_without_a_language_it_speaks_the_source_and_is_the_same_again(root: Path) -> None:
    first, second = run("first-steps", root), run("first-steps", root)
    assert first.stdout_bytes == second.stdout_bytes
    assert read(first)["language"] == "en" and first.stderr == ""


def test_a_draft_says_which_words_stand_in(root: Path) -> None:
    drafts = {"replace": "languages: [en, de]", "with": "languages: [en]\n      drafts: [de]"}
    change(root, {"mkdocs.yml": drafts, GERMAN: {"replace": "plan.breathe", "with": "#"}})
    plan = read(run("first-steps", root, "--lang", "de"))["plan"]
    (item,) = [item for item in plan if item["name"] == "breathe"]
    assert item["do"] == {"text": "Take a breath", "language": "en"}


def test_wrong_use(root: Path) -> None:
    unknown = run("first-step", root)
    assert (unknown.return_value, unknown.stdout) == (2, "")
    assert 'There is no tree "first-step". Nearest: "first-steps".' in unknown.stderr
    language = run("first-steps", root, "--lang", "fr")
    assert language.return_value == 2 and 'not built in "fr"' in language.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (TREE, "go: talking", "go: talkign", "T2"),
        (TREE, "title: First", "titel: First", "F2"),
        ("decision_trees/parts/is-a-child/part.yml", "go: exit child", "go: exit kid", "T9"),
        (GERMAN, "plan.breathe", "plan.breath", "L1"),
        ("decision_trees/first-steps/journeys.yml", "ends-at: plan-child", "ends-at: x", "J2"),
    ],
)
def test_a_faulty_tree_is_not_compiled(
    root: Path, path: str, old: str, new: str, code: str
) -> None:
    change(root, {path: {"replace": old, "with": new}})
    done = run("first-steps", root, "--lang", "de")
    assert done.return_value == 1
    assert done.stdout.startswith(f"{path}:") and f"error {code}" in done.stdout
    assert done.stderr.endswith("Mend this first.\n")


def test_a_fault_elsewhere_is_not_in_the_way(root: Path) -> None:
    change(
        root,
        {
            GERMAN: {"replace": "plan.breathe", "with": "plan.breath"},
            "content/en/first-call.md": {"append": "\n[lost](nowhere.md)\n"},
        },
    )
    assert run("first-steps", root).return_value == 0


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    done = run("first-steps", tmp_path)
    assert done.return_value == 1 and "mkdocs.yml:1:1  error F7" in done.stdout
