"""``mkdocs build`` reads the same file and gives the same pages; nothing private is published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import change, copy_site


def mkdocs(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(root / "out"), *options],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
    )


def inside(page: Path) -> str:
    """The ``<main>`` of a page."""
    html = page.read_text("utf-8")
    return html[html.index("<main") : html.index("</main>")]


def test_main_of_step_pages_is_the_same_both_ways(small_site: Path, tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    done = mkdocs(root)
    assert done.returncode == 0, done.stderr
    steps = sorted(p.relative_to(small_site) for p in small_site.glob("*/first-steps/**/*.html"))
    assert len(steps) == 12
    for step in steps:
        assert inside(root / "out" / step) == inside(small_site / step)


def test_what_is_neither_page_nor_asset_is_dropped(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    (root / "content" / "notes.txt").write_text("planted-note-that-nobody-may-read")
    (root / "content" / "en" / "data.csv").write_text("planted-note-that-nobody-may-read")
    (root / "content" / "en" / "house.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert mkdocs(root).returncode == 0
    assert (root / "out" / "en" / "house.svg").is_file()
    published = [p for p in (root / "out").rglob("*") if p.is_file()]
    assert {p.suffix for p in published} <= {".html", ".css", ".js", ".svg"}
    assert not [p for p in published if b"planted-note" in p.read_bytes()]


def test_internal_note_is_in_no_file_of_our_build(small_site: Path) -> None:
    files = [p for p in small_site.rglob("*") if p.is_file()]
    assert files and not [p for p in files if b"planted-note" in p.read_bytes()]


def test_stock_material_shows_paths_contacts_and_the_way_to_help(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    stock = {"replace": "  name: stillhere", "with": "  name: material\n  font: false"}
    change(root, {"mkdocs.yml": stock})
    drafts = {"replace": "      source: en", "with": "      source: en\n      drafts: [so, ti, ar]"}
    change(root, {"mkdocs.yml": drafts})
    done = mkdocs(root)
    assert done.returncode == 0, done.stderr
    end = (root / "out" / "en" / "first-steps" / "plan-adult.html").read_text("utf-8")
    assert "data-card" in end and 'href="tel:999"' in end
    for language in ("so", "ti"):
        page = (root / "out" / language / "help-now.html").read_text("utf-8")
        assert f'<html lang="{language}"' in page
    assert 'dir="rtl"' in (root / "out" / "ar" / "help-now.html").read_text("utf-8")


def test_findings_stop_mkdocs_before_it_empties_the_old_site(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    assert mkdocs(root).returncode == 0
    change(
        root,
        {"decision_trees/first-steps/tree.yml": {"replace": "go: talking", "with": "go: talkign"}},
    )
    done = mkdocs(root)
    assert done.returncode == 1
    assert "decision_trees/first-steps/tree.yml:17" in done.stderr and "T2" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "out" / "index.html").is_file()


@pytest.mark.parametrize("strict", [False, True])
def test_warnings_stop_a_strict_build_only(tmp_path: Path, strict: bool) -> None:
    root = copy_site("small", tmp_path / "root")
    item = "  unused: {when: later, area: self, do: Rest a little}\n"
    change(root, {"decision_trees/first-steps/tree.yml": {"append": item}})
    words = {"append": "plan.unused: Ruhen Sie sich aus\n"}
    change(root, {"decision_trees/first-steps/de.yml": words})
    assert mkdocs(root, *(["--strict"] if strict else [])).returncode == int(strict)
