"""A staged folder: finished before any engine runs, and nothing in a text can break out of it."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from site_builder.compile import compile_unit
from site_builder.model.site import SENTINEL, StagedPage
from site_builder.pipeline import look
from site_builder.stage import fingerprint, source_path, staged_text, write_unit
from tests.support.sites import copy_site

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\u2028\u0085"))


def page(**values: object) -> StagedPage:
    chosen = {
        "path": "en/a.html",
        "title": "A",
        "body": "<p>x</p>",
        "strip": "",
        "shell": {},
    } | values
    return StagedPage(**chosen)  # type: ignore[arg-type]


@given(TEXT, TEXT)
def test_front_matter_gives_back_any_text(title: str, header: str) -> None:
    text = staged_text(page(title=title, shell={"header": header}, strip="<a>"))
    front = text.split("\n---\n")[0].removeprefix("---\n")
    assert yaml.safe_load(front) == {"title": title, "shell": {"header": header, "strip": "<a>"}}


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "*x*", "&amp;", "\n", "    code", "# h", "[a](b)", "<div>"])
    )
)
def test_the_body_passes_markdown_untouched(pieces: list[str]) -> None:
    body = "<p>begin</p>" + "".join(pieces)
    markdown, _ = get_data(staged_text(page(body=body)))
    parser = Markdown(extensions=["site_builder.engine.verbatim", "tables", "attr_list"])
    assert parser.convert(markdown).strip() == body.strip()


def test_other_pages_are_parsed_as_before() -> None:
    """In a site with pages of its own, only finished ones are passed through."""
    parser = Markdown(extensions=["site_builder.engine.verbatim"])
    assert parser.convert("*x*") == "<p><em>x</em></p>"
    assert SENTINEL not in parser.convert(f"{SENTINEL}\n<p>*x*</p>")


def test_a_unit_is_a_plain_folder(tmp_path: Path) -> None:
    book = look(copy_site("small", tmp_path / "root")).book
    assert book is not None
    unit = compile_unit(book, "en")
    write_unit(unit, tmp_path / "unit", tmp_path / "out")
    end = (tmp_path / "unit" / "docs" / "en" / "first-steps" / "plan-adult.md").read_text("utf-8")
    assert "data-contacts" in end and "tel:999" in end
    staged = {
        p.relative_to(tmp_path / "unit" / "docs").as_posix()
        for p in (tmp_path / "unit" / "docs").rglob("*.md")
    }
    assert staged == {source_path(p) for p in unit.pages}
    assert fingerprint(unit) == fingerprint(compile_unit(book, "en"))
    assert fingerprint(unit) != fingerprint(compile_unit(book, "de"))
