"""Stale, suspicious, pending, current: the states of a translation, as the commands make them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.reviews import lock_command, sign_command
from site_builder.model.lock import Lock, fingerprint, marked, signed, state
from site_builder.pipeline import build, look
from tests.support.sites import change, copy_site

GERMAN = "decision_trees/first-steps/de.yml"
TREE = "decision_trees/first-steps/tree.yml"


def run(command: object, *words: str | Path) -> int:
    result = CliRunner().invoke(command, [str(w) for w in words], standalone_mode=False)  # type: ignore[arg-type]
    assert result.exception is None, result.exception
    return int(result.return_value)


def found(root: Path) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in look(root).findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_site("small", tmp_path / "root")
    assert run(lock_command, root) == 0
    return root


def test_locked_texts_are_not_stale(root: Path) -> None:
    assert found(root) == []


def test_a_changed_source_makes_its_translation_stale(root: Path) -> None:
    change(root, {TREE: {"replace": "Call an advice line", "with": "Call a family line"}})
    assert found(root) == [("L3", "error")]
    assert run(lock_command, root) == 0
    assert found(root) == [("L3", "error")], "locking does not hide what is stale"
    change(root, {GERMAN: {"replace": "eine Beratung", "with": "eine Familienberatung"}})
    run(lock_command, root)
    assert found(root) == []


def test_a_stale_question_warns_and_the_page_says_so(root: Path) -> None:
    change(root, {TREE: {"replace": "Can you still talk", "with": "Do you still talk"}})
    assert found(root) == [("L3", "warning")]
    assert build(root).site is not None
    page = (root / "site" / "de" / "first-steps" / "talking.html").read_text("utf-8")
    assert "älter als das Original" in page
    other = (root / "site" / "de" / "first-steps" / "plan-child.html").read_text("utf-8")
    assert "älter als das Original" not in other


def test_marked_as_done_without_a_change_is_suspicious_until_signed(root: Path) -> None:
    change(root, {TREE: {"replace": "Call an advice line", "with": "Ring an advice line"}})
    run(lock_command, root, "--done", "plan.call-line")
    assert found(root) == [("L3", "warning")]
    assert run(sign_command, root / GERMAN, "--by", "JH", "--folder", root) == 0
    assert found(root) == []


def test_a_signed_text_is_shown_as_checked_until_it_changes(root: Path) -> None:
    for path in (TREE, GERMAN, "decision_trees/parts/is-a-child/part.yml"):
        words = (root / path, "--by", "JH", "--on", "2026-11-04", "--folder", root)
        assert run(sign_command, *words) == 0
    assert "reviewed: {on: 2026-11-04, by: JH}" in (root / TREE).read_text("utf-8")
    build(root)
    page = root / "site" / "de" / "first-steps" / "talking.html"
    assert "4. November 2026" in page.read_text("utf-8")
    change(root, {GERMAN: {"replace": "Ja, meistens", "with": "Ja, oft"}})
    build(root)
    assert "4. November 2026" not in page.read_text("utf-8")


def test_signing_a_page(root: Path) -> None:
    page = root / "content" / "en" / "first-call.md"
    assert run(sign_command, page, "--by", "JH", "--on", "2026-11-04", "--folder", root) == 0
    assert "reviewed: {on: 2026-11-04, by: JH, of: " in page.read_text("utf-8")
    assert found(root) == []
    build(root)
    built = root / "site" / "en" / "first-call.html"
    assert "Checked by a person on 4 November 2026" in built.read_text("utf-8")
    change(root, {"content/en/first-call.md": {"replace": "You decide", "with": "You choose"}})
    build(root)
    assert "Not yet checked by a counsellor" in built.read_text("utf-8")


def test_only_pages_of_the_site_are_signed(root: Path) -> None:
    readme = root / "content" / "README.md"
    readme.write_text("reviewed: pending\n", encoding="utf-8")
    assert run(sign_command, readme, "--by", "JH", "--folder", root) == 2
    assert readme.read_text("utf-8") == "reviewed: pending\n"


@pytest.mark.parametrize(
    "words",
    [
        [TREE, "--by", "Jane Doe from the office"],
        [TREE, "--by", "JH", "--on", "yesterday"],
        [TREE, "--by", "JH", "--on", "2026-99-99"],
        [TREE, "--by", "JH", "--on", "2999-01-01"],
        ["mkdocs.yml", "--by", "JH"],
    ],
)
def test_wrong_use_of_sign(root: Path, words: list[str]) -> None:
    before = (root / TREE).read_bytes()
    assert run(sign_command, root / words[0], *words[1:], "--folder", root) == 2
    assert (root / TREE).read_bytes() == before


def test_a_released_step_does_not_vanish(root: Path) -> None:
    run(lock_command, root, "--release")
    assert found(root) == []
    for path in (TREE, GERMAN, "decision_trees/first-steps/journeys.yml"):
        file = root / path
        file.write_text(file.read_text("utf-8").replace("plan-adult", "plan-grown"), "utf-8")
    assert ("V5", "error") in found(root)
    assert ("V6", "warning") in found(root)
    moved = "version: 2\nmoved: {plan-adult: plan-grown}"
    change(root, {TREE: {"replace": "version: 1", "with": moved}})
    assert found(root) == []
    assert build(root).site is not None
    old = (root / "site" / "en" / "first-steps" / "plan-adult.html").read_text("utf-8")
    assert 'href="plan-grown.html"' in old


def test_locking_twice_changes_nothing(root: Path) -> None:
    files = {p: p.read_bytes() for p in root.rglob("lock/*.yml")}
    assert files
    run(lock_command, root)
    assert {p: p.read_bytes() for p in root.rglob("lock/*.yml")} == files


WORDS = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["lock", "done", "sign", "none"]))))
def test_states_follow_from_what_moved(history: list[tuple[str, str, str]]) -> None:
    """Current only if the very same words were signed for the very same source."""
    entry, checked = None, None
    for source, words, act in history:
        lock = Lock(owner="t", language="de", texts={"k": entry} if entry else {})
        if act in ("lock", "done"):
            entry = marked(lock, "k", source, words, done=act == "done")
        elif act == "sign":
            entry, checked = signed(source, words, "JH", "2026-11-04"), (source, words)
        now = Lock(owner="t", language="de", texts={"k": entry} if entry else {})
        if state(now, "k", source, words) == "current":
            assert checked == (source, words)


def test_blanks_and_accents_written_otherwise_are_the_same_words() -> None:
    assert fingerprint("Für  alle\n") == fingerprint("Fu\u0308r alle")
    assert fingerprint("Für alle") != fingerprint("Für Alle")
