"""Languages: nobody reads a wrong one without being told, and the switch keeps the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.compile import compile_unit
from site_builder.compile.desk import direction, own_name
from site_builder.pipeline import build, look
from site_builder.verify.reader import read
from tests.support.sites import change, copy_site


def built(tmp_path: Path, settings: str) -> Path:
    root = copy_site("small", tmp_path / "root")
    change(root, {"mkdocs.yml": {"replace": "languages: [en, de]", "with": settings}})
    outcome = build(root)
    assert outcome.site is not None, outcome.findings
    return outcome.site


def test_a_missing_page_is_lent_and_says_so(small_site: Path) -> None:
    """``first-call`` has no German version: English text, a German notice, marked language."""
    page = (small_site / "de" / "first-call.html").read_text("utf-8")
    document = read(page)
    assert (document.language, document.direction) == ("de", "ltr")
    assert '<article lang="en" dir="ltr">' in page
    assert "Englisch" in page[page.index('<p class="note">') : page.index("<article")]
    assert '<section class="contacts" lang="de"' in page


def test_the_switch_says_that_a_page_is_lent(small_site: Path) -> None:
    english = (small_site / "en" / "first-call.html").read_text("utf-8")
    assert 'href="../de/first-call.html"' in english
    assert "Englisch" in english[english.index('hreflang="de"') : english.index("</header>")]
    home = (small_site / "en" / "index.html").read_text("utf-8")
    assert "Englisch" not in home


def test_the_switch_leads_to_the_same_page_in_every_language(small_site: Path) -> None:
    pages = [p.relative_to(small_site / "en") for p in (small_site / "en").rglob("*.html")]
    assert pages
    for page in pages:
        assert (small_site / "de" / page).is_file()
        up = "../" * len(page.parts)
        html = (small_site / "en" / page).read_text("utf-8")
        assert f'href="{up}de/{page.as_posix()}"' in html


@pytest.mark.parametrize("language", ["so", "ti", "ckb", "ar"])
def test_drafts_are_built_hidden_and_not_offered(tmp_path: Path, language: str) -> None:
    """Also languages without an interface file in Material (Somali, Tigrinya, Sorani)."""
    site = built(tmp_path, f"languages: [en, de]\n      drafts: [{language}]")
    page = (site / language / "help-now.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="{direction(language)}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'href="{language}/' not in (site / "index.html").read_text("utf-8")
    assert f"/{language}/" not in (site / "en" / "help-now.html").read_text("utf-8")
    assert f'hreflang="{language}"' in page


def test_the_explicit_chain_is_followed(tmp_path: Path) -> None:
    site = built(
        tmp_path, "languages: [en, de]\n      drafts: [ar]\n      fallback: {ar: [de, en]}"
    )
    home = (site / "ar" / "index.html").read_text("utf-8")
    assert '<article class="home" lang="de" dir="ltr">' in home
    call = (site / "ar" / "first-call.html").read_text("utf-8")
    assert '<article lang="en" dir="ltr">' in call
    step = (site / "ar" / "first-steps" / "talking.html").read_text("utf-8")
    assert '<span lang="de" dir="ltr">Können Sie noch miteinander reden?</span>' in step


def test_the_root_page_offers_each_language_in_its_own_words(real_site: Path) -> None:
    page = (real_site / "index.html").read_text("utf-8")
    for code, name in (("en", "English"), ("de", "Deutsch"), ("ar", "العربية")):
        assert own_name(code) == name
        assert f'hreflang="{code}" lang="{code}" dir="{direction(code)}"' in page
        assert name in page
    assert 'http-equiv="refresh"' not in page and "<script" not in page


def test_link_graphs_of_all_languages_are_the_same(real_site: Path) -> None:
    """Read back from the built HTML: the same steps with the same ways between them."""

    def graph(language: str) -> dict[str, list[str]]:
        folder = real_site / language
        return {
            page.relative_to(folder).as_posix(): [
                anchor.href.value
                for anchor in read(page.read_text("utf-8")).anchors
                if not anchor.href.value.startswith(("..", "http", "tel:"))
            ]
            for page in sorted(folder.rglob("*.html"))
            if len(page.relative_to(folder).parts) > 1
        }

    assert graph("en") == graph("de") == graph("ar")


def test_a_unit_is_a_pure_function(tmp_path: Path) -> None:
    book = look(copy_site("small", tmp_path / "root")).book
    assert book is not None
    assert compile_unit(book, "de") == compile_unit(book, "de")
