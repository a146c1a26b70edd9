"""A printed address stays: it depends on names only, never on words, languages or order."""

from __future__ import annotations

from pathlib import Path

from site_builder.compile import compile_unit
from site_builder.pipeline import look
from tests.support.sites import change, copy_site

TREE = "decision_trees/first-steps/tree.yml"


def addresses(root: Path, language: str = "en") -> set[str]:
    book = look(root).book
    assert book is not None
    return {page.path for page in compile_unit(book, language).pages} - {"index.html"}


def test_editing_texts_moves_nothing(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    before = addresses(root)
    change(root, {TREE: {"replace": "Can you still talk with", "with": "Do you speak to"}})
    change(root, {TREE: {"replace": "title: First steps", "with": "title: Something else"}})
    change(root, {"content/en/first-call.md": {"replace": "title: A first", "with": "title: The"}})
    assert addresses(root) == before


def test_adding_a_language_moves_nothing(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    before = addresses(root)
    more = {"replace": "languages: [en, de]", "with": "languages: [en, de]\n      drafts: [ar, so]"}
    change(root, {"mkdocs.yml": more})
    assert addresses(root) == before
    assert addresses(root, "so") == {path.replace("en/", "so/", 1) for path in before}


def test_adding_a_step_moves_no_other(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    before = addresses(root)
    step = "  rest:\n    end: Rest\n    plan: [call-line]\n"
    change(root, {TREE: {"replace": "  plan-child:\n", "with": f"{step}  plan-child:\n"}})
    assert addresses(root) - before == {"en/first-steps/rest.html"}
    assert before <= addresses(root)
