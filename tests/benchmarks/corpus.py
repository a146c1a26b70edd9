"""Many copies of the repository's own content under new names, to see how a build grows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.sites import REPOSITORY

KEPT = ("index.md", "README.md")


def make(target: Path, copies: int) -> Path:
    """A project with the content once and ``copies - 1`` more of each page and tree.

    Copied pages and trees link among themselves, so that links grow with the pages too.
    """
    target.mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "content", target / "content")
    shutil.copytree(REPOSITORY / "decision_trees", target / "decision_trees")
    pages = {p.stem for p in (target / "content" / "en").glob("*.md") if p.name not in KEPT}
    trees = [p.parent for p in sorted((target / "decision_trees").glob("*/tree.yml"))]
    for number in range(2, copies + 1):
        for path in sorted((target / "content").glob("*/*.md")):
            if path.stem in pages:
                _page(path, pages, number)
        for tree in trees:
            _tree(tree, pages, {t.name for t in trees}, number)
    return target


def _page(path: Path, pages: set[str], number: int) -> None:
    text = path.read_text("utf-8").replace(f"id: {path.stem}\n", f"id: {path.stem}-{number}\n")
    text = re.sub(
        r"\(([a-z-]+)\.md", lambda m: f"({m[1]}-{number}.md" if m[1] in pages else m[0], text
    )
    path.with_stem(f"{path.stem}-{number}").write_text(text, encoding="utf-8")


def _tree(tree: Path, pages: set[str], trees: set[str], number: int) -> None:
    copy = tree.with_name(f"{tree.name}-{number}")
    shutil.copytree(tree, copy)
    text = (copy / "tree.yml").read_text("utf-8")
    text = text.replace(f"tree: {tree.name}\n", f"tree: {copy.name}\n")
    text = re.sub(
        r"page: ([a-z-]+)", lambda m: f"page: {m[1]}-{number}" if m[1] in pages else m[0], text
    )
    text = re.sub(
        r"next: \[([a-z-]+)\]",
        lambda m: f"next: [{m[1]}-{number}]" if m[1] in trees else m[0],
        text,
    )
    (copy / "tree.yml").write_text(text, encoding="utf-8")
