"""A proof pack holds every word of a tree, leads to its own steps only, and fits on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markupsafe import escape
from playwright.sync_api import Browser

from site_builder.cli.proof import proof_command
from site_builder.compile.desk import Desk
from site_builder.compile.render import render
from site_builder.model.tree import End, Question, texts
from site_builder.pipeline import look
from site_builder.tools.proof import proof
from tests.support.sites import REPOSITORY, change, copy_site

GERMAN = "decision_trees/first-steps/de.yml"
PAGE = {"width": 184, "height": 266}
"""Millimetres inside the margins of A4."""


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(proof_command, [str(w) for w in words], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_site("small", tmp_path / "root")


@pytest.fixture(scope="module")
def packs() -> dict[tuple[str, str], str]:
    """The pack of every tree of the repository in every language."""
    book = look(REPOSITORY).book
    assert book is not None
    return {
        (written.name, language): proof(
            book.composed(written),
            tuple(Desk(book, code) for code in dict.fromkeys(("en", language))),
            render,
        )
        for written in book.trees.values()
        for language in book.settings.built
    }


def visible(html: str) -> str:
    """The words of a pack, without tags and runs of blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html.partition("</style>")[2]))


def test_every_word_and_address_is_in_it(packs: dict[tuple[str, str], str]) -> None:
    book = look(REPOSITORY).book
    assert book is not None
    for (name, language), html in packs.items():
        tree = book.composed(book.trees[name])
        for text in texts(tree):
            for code in {"en", language}:
                words = book.says(text, code).words
                if "{" not in words:
                    assert str(escape(words)) in html
        for step in tree.steps.values():
            assert html.count(tree.address(step.name)) >= 1
            assert html.count(f'id="{step.name}"') == 1
            if isinstance(step, Question):
                assert all(f'href="#{a.go.target}"' in html for a in step.answers)
            if isinstance(step, End):
                assert f"{step.name}: who can help" in html
        assert f"I have read all {len(tree.steps)} steps" in visible(html)


def test_it_needs_nothing_from_elsewhere(packs: dict[tuple[str, str], str]) -> None:
    for html in packs.values():
        assert "<script" not in html and "<link" not in html and "@import" not in html
        assert "src=" not in html and "url(" not in html
        assert set(re.findall(r'href="(?!#|tel:)[^"]*"', html)) == set()


def test_it_is_read_in_both_directions(packs: dict[tuple[str, str], str]) -> None:
    arabic, english = packs["safety-now", "ar"], packs["safety-now", "en"]
    assert '<h1 lang="ar" dir="rtl">' in arabic and '<td lang="ar" dir="rtl">' in arabic
    assert '<td lang="en" dir="ltr">' in arabic and "Arabic (ar) · to review" in arabic
    assert 'dir="rtl"' not in english and "to review" not in english


def test_an_end_has_its_plan_and_contacts(root: Path) -> None:
    html = run("first-steps", root, "--lang", "de").stdout
    said = visible(html)
    assert "Steps 6" in said and "Ways through 9" in said and "Version 1" in said
    assert "2026-11-23" in said and "German (de)" in said
    box = said[said.index("5 plan-adult") : said.index("6 call-now")]
    assert "Always, now breathe" in box and "Atmen Sie durch" in box
    assert "Also, soon find-a-bridge" in box
    assert "Bei der Antwort „Kaum oder gar nicht“ auf „Können Sie noch miteinander reden?“" in box
    assert "Vereinigtes Königreich Familientelefon Nord 01632 960123 Tag und Nacht" in box
    assert "Erfundenes Beispiel" in box
    assert html.count("read and right") == html.count("change this:") == 1 + 6 + 3


def test_the_sentence_that_records_it_names_every_file(root: Path) -> None:
    german = visible(run("first-steps", root, "--lang", "de").stdout)
    assert "stillhere sign decision_trees/first-steps/de.yml --by XX" in german
    assert "stillhere sign decision_trees/parts/is-a-child/de.yml --by XX" in german
    source = visible(run("first-steps", root, "--lang", "en").stdout)
    assert "stillhere sign decision_trees/first-steps/tree.yml --by XX" in source
    assert "stillhere sign decision_trees/parts/is-a-child/part.yml --by XX" in source


def test_text_that_is_not_translated_is_marked_and_does_not_stop_it(root: Path) -> None:
    assert "Not translated no text is missing" in visible(
        run("first-steps", root, "--lang", "de").stdout
    )
    change(root, {GERMAN: {"replace": "plan.breathe: Atmen Sie durch\n", "with": ""}})
    done = run("first-steps", root, "--lang", "de")
    assert done.return_value == 0 and "L2  not yet in de" in done.stderr
    said = visible(done.stdout)
    assert "Not translated 1 text, marked not translated" in said
    assert "Take a breath not translated" in said


def test_texts_are_shown_as_they_are_written(root: Path) -> None:
    evil = '<script>alert(1)</script> & \\"quoted\\"'
    breath = {"replace": "Take a breath", "with": f'"{evil}"'}
    change(root, {"decision_trees/first-steps/tree.yml": breath})
    html = run("first-steps", root, "--lang", "en").stdout
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quoted&#34;" in html


def test_it_is_the_same_again(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "pack.html"
    done = run("first-steps", root, "--lang", "de", "-o", out)
    assert (done.return_value, done.stdout) == (0, "") and str(out) in done.stderr
    assert out.read_bytes() == run("first-steps", root, "--lang", "de").stdout_bytes


def test_wrong_use(root: Path, tmp_path: Path) -> None:
    assert run("first-stpes", root, "--lang", "en").return_value == 2
    assert run("first-steps", root, "--lang", "fr").return_value == 2
    (tmp_path / "file").write_text("")
    done = run("first-steps", root, "--lang", "en", "-o", tmp_path / "file" / "x.html")
    assert done.return_value == 2 and "cannot be written" in done.stderr


def test_a_faulty_tree_has_no_pack(root: Path) -> None:
    tree = "decision_trees/first-steps/tree.yml"
    change(root, {tree: {"replace": "go: talking", "with": "go: talkign"}})
    done = run("first-steps", root, "--lang", "de")
    assert done.return_value == 1 and done.stdout.startswith(f"{tree}:17:27  error T2")


def test_what_a_review_mends_does_not_stop_it(root: Path) -> None:
    """A review that ran out, and texts of a real site that nobody has checked."""
    old = "reviewed: {on: 2020-01-01, by: JH}"
    change(
        root,
        {"decision_trees/first-steps/tree.yml": {"replace": "reviewed: pending", "with": old}},
    )
    done = run("first-steps", root, "--lang", "de")
    assert done.return_value == 0 and "S10" in done.stderr


def test_words_of_the_page_that_are_missing_are_told(root: Path) -> None:
    change(root, {"content/en/interface.yml": {"replace": "if-chose: ", "with": "# "}})
    done = run("first-steps", root, "--lang", "de")
    assert done.return_value == 1 and "content/en/interface.yml:" in done.stdout


def test_no_box_is_cut_and_nothing_runs_over(
    chromium: Browser, packs: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    """Every box is lower than a page of A4, and nothing is wider than it."""
    pixels = 96 / 25.4
    page = chromium.new_page(
        viewport={"width": round(PAGE["width"] * pixels), "height": round(PAGE["height"] * pixels)}
    )
    page.emulate_media(media="print")
    for (name, language), html in packs.items():
        path = tmp_path / f"{name}-{language}.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        highest = page.evaluate(
            "Math.max(...[...document.querySelectorAll('.step, .sign, header')]"
            ".map(box => box.getBoundingClientRect().height))"
        )
        assert highest / pixels < PAGE["height"], (name, language)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert (
            page.evaluate(
                "[...document.querySelectorAll('td, th, h1, h2, p, .top')]"
                ".filter(box => box.scrollWidth > box.clientWidth + 1).length"
            )
            == 0
        ), (name, language)
    page.close()
