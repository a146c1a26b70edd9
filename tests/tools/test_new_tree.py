"""A new tree is complete from the first moment, and nothing that stands is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli.trees import new_group
from site_builder.load import fields
from site_builder.pipeline import build, look
from site_builder.tools import new_tree as template
from site_builder.tools.new_tree import new_tree, refusal
from tests.support.sites import change, copy_site, own_site


def new(*arguments: str | Path) -> Result:
    words = ["tree", *map(str, arguments)]
    return CliRunner().invoke(new_group, words, standalone_mode=False, catch_exceptions=False)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_new_tree_in_the_repository_has_no_finding(tmp_path: Path) -> None:
    root = own_site(tmp_path / "root")
    done = new("first-step", root)
    assert done.return_value == 0
    assert done.stdout.split() == [
        f"decision_trees/first-step/{name}.yml" for name in ("tree", "journeys", "de", "ar")
    ]
    assert "stillhere walk first-step" in done.stderr
    looked = look(root)
    assert not [f for f in looked.findings if "/first-step/" in f.where.path]
    assert looked.book is not None and "first-step" in looked.book.trees


def test_a_new_tree_can_be_built(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    assert new("first-step", root).return_value == 0
    outcome = build(root)
    assert (outcome.findings, outcome.site) == ((), root / "site")
    assert (root / "site" / "de" / "first-step" / "talking.html").is_file()


def test_its_journeys_cover_every_answer_and_every_end(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    new("first-step", root)
    book = look(root).book
    assert book is not None
    tree = book.trees["first-step"]
    given = {ref.name for journey in tree.journeys for ref in journey.answers}
    assert given == {"yes", "no", "not-sure", "mostly", "hardly"}
    assert {journey.ends_at.name for journey in tree.journeys} == {
        "call-now", "keep-close", "get-advice",
    }  # fmt: skip


def test_every_file_names_its_schema_first(tmp_path: Path) -> None:
    made = new_tree(
        "calm", source="en", published=("en", "de"), drafts=("ar", "sv"), danger_page="x"
    )
    schemas = {name: text.splitlines()[0].rpartition("/")[2] for name, text in made.items()}
    assert schemas == {
        "tree.yml": "tree.json",
        "journeys.yml": "journeys.json",
        "de.yml": "text.json",
        "ar.yml": "text.json",
    }
    for text in made.values():
        assert text.startswith("# yaml-language-server: $schema=../schema/")
        assert text.endswith("\n")
    assert made["tree.yml"].splitlines()[-1].endswith("stillhere walk calm")


def test_words_that_nobody_translated_are_the_sources_and_say_so(tmp_path: Path) -> None:
    made = new_tree("calm", source="de", published=("de", "en", "sv"), drafts=(), danger_page="x")
    assert 'title: "Ein neuer Weg"' in made["tree.yml"]
    assert 'title: "A new path"' in made["en.yml"]
    assert "NOT YET TRANSLATED" not in made["tree.yml"] + made["en.yml"]
    assert "# NOT YET TRANSLATED: the words below are in the language de." in made["sv.yml"]
    assert 'title: "Ein neuer Weg"' in made["sv.yml"]


def test_a_source_without_words_of_ours_starts_in_english() -> None:
    made = new_tree("calm", source="sv", published=("sv", "de-AT"), drafts=(), danger_page="x")
    assert "NOT YET TRANSLATED" in made["tree.yml"] and '"A new path"' in made["tree.yml"]
    assert "NOT YET TRANSLATED" not in made["de-AT.yml"] and "Weg" in made["de-AT.yml"]


def test_a_language_without_words_of_ours_is_listed_as_untranslated(tmp_path: Path) -> None:
    made = new_tree("calm", source="en", published=("en", "sv"), drafts=(), danger_page="help-now")
    root = copy_site("small", tmp_path / "root")
    for name, text in made.items():
        change(root, {f"decision_trees/calm/{name}": {"write": text}})
    languages = {"replace": "languages: [en, de]", "with": "languages: [en]\n      drafts: [sv]"}
    change(root, {"mkdocs.yml": languages})
    findings = [f for f in look(root).findings if f.where.path.startswith("decision_trees/calm/")]
    assert {(f.where.path, f.code, f.severity) for f in findings} == {
        ("decision_trees/calm/sv.yml", "L6", "warning")
    }


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("First", "cannot be a name"),
        ("a--b", "cannot be a name"),
        ("a_b", "cannot be a name"),
        ("../out", "cannot be a name"),
        ("1st", "cannot be a name"),
        ("", "cannot be a name"),
        ("a" * 41, "cannot be a name"),
        ("weg-für-alle", "cannot be a name"),
        ("quiet-exit", 'give-away word "exit"'),
        ("parts", "another meaning"),
        ("first-steps", "already"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, says: str) -> None:
    root = copy_site("small", tmp_path / "root")
    before = files(root)
    done = new(name, root)
    assert done.return_value == 2
    assert says in done.stderr and done.stdout == ""
    assert files(root) == before


def test_names_are_those_that_the_loader_takes() -> None:
    assert template.NAME.pattern == fields.NAME.pattern
    assert refusal("a" * 40, ()) == ""


def test_a_folder_in_the_way_stays_as_it_is(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    change(root, {"decision_trees/calm/notes.json": {"write": "{}"}})
    before = files(root)
    done = new("calm", root)
    assert done.return_value == 2 and "exists already" in done.stderr
    assert files(root) == before


def test_half_a_tree_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_site("small", tmp_path / "root")
    before = files(root)
    write = Path.write_text

    def full(path: Path, *arguments: str, **options: str) -> int:
        if path.name == "de.yml":
            raise OSError(28, "No space left on device")
        return write(path, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    done = new("calm", root)
    assert done.return_value == 2 and "No space left" in done.stderr
    assert files(root) == before and not (root / "decision_trees" / "calm").exists()


def test_what_this_copy_lacks_for_the_tree_is_said(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    lacking = {"replace": "[helpline, crisis, family-counselling]", "with": "[legal]"}
    change(root, {"content/contacts/GB.yml": lacking})
    done = new("calm", root)
    assert done.return_value == 1
    assert "decision_trees/calm/tree.yml" in done.stdout and "error K2" in done.stdout
    assert "first-steps" not in done.stdout.replace("decision_trees/calm", "")


def test_a_folder_without_settings(tmp_path: Path) -> None:
    done = new("calm", tmp_path)
    assert done.return_value == 1 and "mkdocs.yml" in done.stdout
    assert list(tmp_path.iterdir()) == []
