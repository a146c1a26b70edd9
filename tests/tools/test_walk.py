"""A walk in the terminal shows what a reader would meet: this walk's plan, and the same people."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli.trees import walk_command
from site_builder.model import walks
from site_builder.model.tree import End
from site_builder.pipeline import look
from site_builder.tools.walking import Walk, walked
from tests.support.sites import REPOSITORY, change, copy_site


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_site("small", tmp_path / "root")


def walk(*arguments: str | Path, typed: str = "") -> Result:
    words = [str(word) for word in arguments]
    return CliRunner().invoke(
        walk_command, words, input=typed, standalone_mode=False, catch_exceptions=False
    )


def test_the_end_of_a_walk_shows_its_own_plan_and_the_contacts(small: Path) -> None:
    done = walk("first-steps", small, "--answers", "no,mostly,under")
    assert done.return_value == 0 and done.stderr == ""
    assert done.stdout == (
        "Next steps for a young person  (plan-child)\n"
        "\n"
        "Now\n"
        " - Take a breath  (breathe)\n"
        " - Call an advice line  (call-line)\n"
        "\n"
        "Soon\n"
        " - Stay in touch  (stay-in-touch)\n"
        "\n"
        "People who can help\n"
        " GB United Kingdom\n"
        "  - Family Line North: 01632 960123 (example, not a real number)\n"
    )


def test_an_urgent_end_shows_the_emergency_number(small: Path) -> None:
    done = walk("first-steps", small, "--answers", "yes")
    assert "   999\n" in done.stdout


def test_in_another_language(small: Path) -> None:
    done = walk("first-steps", small, "--lang", "de", "--answers", "no,hardly")
    assert done.stdout.startswith("Ihre nächsten Schritte  (plan-adult)\n   Nehmen Sie sich Zeit.")
    assert " GB Vereinigtes Königreich\n  - Familientelefon Nord: 01632 960123 (" in done.stdout


def test_what_is_not_translated_is_marked(small: Path) -> None:
    drafts = {"replace": "languages: [en, de]", "with": "languages: [en]\n      drafts: [de]"}
    gap = {"replace": "plan.breathe: Atmen Sie durch\n", "with": ""}
    change(small, {"mkdocs.yml": drafts, "decision_trees/first-steps/de.yml": gap})
    done = walk("first-steps", small, "--lang", "de", "--answers", "no,hardly")
    assert done.return_value == 0
    assert " - [en] Take a breath  (breathe)\n" in done.stdout
    assert "[en] Call" not in done.stdout


def test_a_gap_in_a_published_translation_is_no_obstacle(small: Path) -> None:
    gap = {"replace": "plan.breathe: Atmen Sie durch\n", "with": ""}
    change(small, {"decision_trees/first-steps/de.yml": gap})
    done = walk("first-steps", small, "--lang", "de", "--answers", "no,hardly")
    assert done.return_value == 0 and "[en] Take a breath" in done.stdout
    assert "decision_trees/first-steps/de.yml:1:1  L2" in done.stderr


def test_a_tree_without_journeys_can_be_walked_to_write_them(small: Path) -> None:
    (small / "decision_trees/first-steps/journeys.yml").write_text("- name: A walk\n  ends-at: x\n")
    assert walk("first-steps", small, typed="yes\n").return_value == 0


def test_asked_step_by_step(small: Path) -> None:
    done = walk("first-steps", small, typed="2\nb\nno\nmaybe\n\n2\n")
    assert done.return_value == 0
    assert done.stdout.count("Could anyone get hurt today?  (today)") == 2
    assert " 2 Hardly or not at all  (hardly)\n" in done.stdout
    assert done.stdout.count("Your next steps  (plan-adult)") == 1
    assert '"maybe" is not an answer here.' in done.stderr
    assert done.stderr.endswith("To walk this again: --answers no,hardly\n")


@pytest.mark.parametrize("typed", ["q\n", "", "no\nQ\n", "b\nb\nq\n"])
def test_a_person_can_stop_at_any_time(small: Path, typed: str) -> None:
    done = walk("first-steps", small, typed=typed)
    assert done.return_value == 0 and done.stderr.endswith("Stopped.\n")
    assert "People who can help" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frist-steps"], 'There is no tree "frist-steps". Nearest: "first-steps".'),
        (["parts/is-a-child"], "There is no tree"),
        (["first-steps", "--lang", "fr"], 'not built in "fr". Known: de, en.'),
        (["first-steps", "--answers", "no,mostli"], 'Nearest: "mostly".'),
        (["first-steps", "--answers", "no"], "not at an end yet. Known: hardly, mostly, not-sure."),
        (["first-steps", "--answers", "yes,no"], "ended before these answers: no."),
    ],
)
def test_wrong_use_says_what_is_known(small: Path, arguments: list[str], says: str) -> None:
    done = walk(arguments[0], small, *arguments[1:])
    assert done.return_value == 2 and says in done.stderr


def test_a_fault_in_the_tree_is_shown_first(small: Path) -> None:
    broken = {"replace": "go: talking", "with": "go: talkign"}
    change(small, {"decision_trees/first-steps/tree.yml": broken})
    done = walk("first-steps", small, "--answers", "yes")
    assert done.return_value == 1
    assert "error T2" in done.stdout and 'Nearest: "talking"' in done.stdout
    assert "Mend this first." in done.stderr


@pytest.mark.parametrize(
    "fault",
    [
        {"decision_trees/first-steps/tree.yml": {"write": "tree: [first-steps"}},
        {"decision_trees/parts/is-a-child/part.yml": {"append": "\t:"}},
        {
            "decision_trees/parts/is-a-child/part.yml": {
                "replace": "go: exit adult",
                "with": "go: x",
            }
        },
        {"mkdocs.yml": {"write": "plugins: []\n"}},
    ],
)
def test_no_fault_of_a_file_becomes_a_traceback(small: Path, fault: dict[str, object]) -> None:
    change(small, fault)  # type: ignore[arg-type]
    done = walk("first-steps", small, "--answers", "yes")
    assert done.return_value == 1 and "error " in done.stdout


def test_a_walk_goes_on_where_page_words_are_missing(small: Path) -> None:
    gap = {"replace": "contacts: People who can help\n", "with": ""}
    change(small, {"content/en/interface.yml": gap})
    done = walk("first-steps", small, "--answers", "yes")
    assert done.return_value == 0 and "\ncontacts\n" in done.stdout


def test_every_walk_of_the_repository_has_the_plan_of_its_answers() -> None:
    book = look(REPOSITORY).book
    assert book is not None
    for written in book.trees.values():
        tree = book.composed(written)
        for path in walks.paths(tree):
            walk, left = walked(tree, [answer.name for _, answer in path])
            end = walk.step
            assert isinstance(end, End) and left == ()
            wanted = {ref.name for _, answer in path for ref in answer.plan}
            wanted |= {ref.name for ref in end.plan}
            assert {item.name for item in walk.items} == wanted
            sure = set(walks.plans(tree)[end.name].always)
            assert sure <= wanted


def test_back_is_the_inverse_of_an_answer() -> None:
    book = look(REPOSITORY).book
    assert book is not None
    start = Walk(tree=book.composed(book.trees["safety-now"]))
    assert start.back() == start
    by_name, by_number = start.after("no"), start.after("2")
    assert by_name is not None and by_name == by_number
    assert by_name.back() == start
    assert start.after("0") is None and start.after("") is None
