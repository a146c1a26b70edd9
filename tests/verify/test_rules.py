"""Each rule of the verifier: the fault is planted in built HTML and found with its code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.compile import compile_unit
from site_builder.model.site import Expected
from site_builder.pipeline import look
from site_builder.verify import verify
from tests.support.sites import copy_site

END = "en/first-steps/plan-adult.html"
URGENT = "en/first-steps/call-now.html"
PAGE = "en/first-call.html"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Expected]:
    book = look(copy_site("small", tmp_path_factory.mktemp("e") / "site")).book
    assert book is not None
    return [page for code in book.settings.built for page in compile_unit(book, code).expected]


def cut(pattern: str, by: str = "") -> Callable[[str], str]:
    """An edit that must change something, so that no test passes by accident."""

    def edit(html: str) -> str:
        changed, count = re.subn(pattern, by, html, count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in the page"
        return changed

    return edit


def put(html: str) -> Callable[[str], str]:
    return cut("</main>", f"{html}</main>")


FAULTS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "an end without its contact block": ("H1", END, cut(r'<section class="contacts".*?</details>\s*</section>')),
    "an end whose contact block is empty": ("H1", END, cut(r"<section class=\"card\".*?</section>")),
    "a wrong language": ("H2", PAGE, cut(r'<html lang="en"', '<html lang="de"')),
    "a wrong direction": ("H2", PAGE, cut(r'dir="ltr"', 'dir="rtl"')),
    "a page without the danger strip": ("S3", PAGE, cut(r"<aside.*?</aside>")),
    "the danger link behind the header": ("S3", PAGE, cut(r"(<aside.*?</aside>)(.*?</header>)", r"\2\1")),
    "text before the danger link": ("S3", PAGE, cut("<body>", "<body><p>Welcome</p>")),
    "a danger link that is folded away": ("S3", PAGE, cut(r"(<aside.*?</aside>)", r"<details>\1</details>")),
    "a danger link without text": ("S3", PAGE, cut(r"(<a href=\"help-now.html\"[^>]*>)[^<]*", r"\1")),
    "a wrong emergency number": ("S3", PAGE, cut("tel:999", "tel:998")),
    "a missing emergency number": ("S3", PAGE, cut(r'<a class="call".*?</a>')),
    "an urgent end with its number hidden": ("S4", URGENT, cut('<ul class="urgent">', '<ul class="urgent" hidden>')),
    "an urgent end without its number": ("S4", URGENT, cut(r'<ul class="urgent">.*?</ul>')),
    "an urgent end with a picture": ("S4", URGENT, put('<img alt="" src="../../assets/x.png">')),
    "a link to a page that is not there": ("H3", PAGE, put('<a href="nowhere.html">x</a>')),
    "a link to an anchor that is not there": ("H3", PAGE, put('<a href="index.html#nowhere">x</a>')),
    "a link to an anchor missing in the page": ("H3", PAGE, put('<a href="#nowhere">x</a>')),
    "a link that only works on a server": ("H3", PAGE, put('<a href="./">x</a>')),
    "an image from elsewhere": ("S5", PAGE, put('<img alt="" src="https://cdn.example/x.png">')),
    "a script from elsewhere": ("S5", PAGE, put('<script src="//cdn.example/x.js"></script>')),
    "a stylesheet from elsewhere": ("S5", PAGE, put('<link rel="stylesheet" href="https://x.example/a.css">')),
    "a font preconnect": ("S5", PAGE, put('<link rel="preconnect" href="https://fonts.example">')),
    "an image in the address itself": ("S5", PAGE, put('<img alt="" src="data:image/png;base64,AA">')),
    "a second source of an image": ("S5", PAGE, put('<img alt="" srcset="a.png 1x, https://x.example/b.png 2x">')),
    "a frame": ("S5", PAGE, put('<iframe src="https://x.example"></iframe>')),
    "a refresh to elsewhere": ("S5", PAGE, put('<meta http-equiv="refresh" content="0;url=https://x.example">')),
    "a form": ("S5", PAGE, put('<form action="/x"></form>')),
    "an input": ("S5", PAGE, put('<input name="q">')),
    "a script that stores": ("S5", PAGE, put('<script src="x.js">localStorage.a = 1</script>')),
    "an inline script": ("H4", PAGE, put("<script>1</script>")),
    "an inline style": ("H4", PAGE, put("<style>a{}</style>")),
    "a style attribute": ("H4", PAGE, put('<p style="color:red">x</p>')),
    "an event handler": ("H4", PAGE, put('<p onclick="x()">x</p>')),
    "a javascript address": ("H4", PAGE, put('<a href="javascript:alert(1)">x</a>')),
    "a leftover marker": ("H5", PAGE, put("<p>{contacts: helpline}</p>")),
    "a leftover placeholder": ("H5", PAGE, put("<p>{emergency-number}</p>")),
    "a leftover template tag": ("H5", PAGE, put("<p>{{ page.title }}</p>")),
    "a leftover template block": ("H5", PAGE, put("<p>{% if x %}</p>")),
    "merge-conflict marks": ("H6", PAGE, put("\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n")),
    "no content security policy": ("H7", PAGE, cut(r"<meta http-equiv.*?>")),
    "a weak policy for scripts": ("H7", PAGE, cut("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    "a policy without form-action": ("H7", PAGE, cut("; form-action 'none'")),
    "a give-away word in the title": ("S6", PAGE, cut("<title>", "<title>Leaving violent groups ")),
    "no title": ("S6", PAGE, cut(r"<title>.*?</title>", "<title></title>")),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault(
    name: str, small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    code, page, edit = FAULTS[name]
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / page).write_text(edit((site / page).read_text("utf-8")), encoding="utf-8")
    findings = verify(site, expected)
    assert {(f.code, f.where.path) for f in findings} == {(code, f"site/{page}")}
    assert all(finding.severity == "error" and finding.mend for finding in findings)


def test_a_page_that_the_engine_left_out(
    small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    """However many pages are missing, it is one message: the engine failed once."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / PAGE).unlink()
    (site / END).unlink()
    assert [f.code for f in verify(site, expected)] == ["H8"]


def test_a_page_nobody_asked_for(
    small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    shutil.copyfile(site / PAGE, site / "en" / "notes.html")
    assert [f.code for f in verify(site, expected)] == ["H8"]


def test_a_stylesheet_that_loads_from_elsewhere(
    small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    style = next((site / "assets").glob("*.css"))
    style.write_text("@import 'https://x.example/a.css';", encoding="utf-8")
    assert [f.code for f in verify(site, expected)] == ["S5"]


def test_a_script_file_that_stores(
    small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / "assets" / "x.js").write_text("document.cookie = 'a=1'", encoding="utf-8")
    assert [f.code for f in verify(site, expected)] == ["S5"]


def test_a_give_away_word_in_an_address(small_site: Path, expected: list[Expected]) -> None:
    renamed = [
        Expected(
            path="en/police.html",
            kind="page",
            language=page.language,
            direction=page.direction,
            danger=page.danger,
            numbers=page.numbers,
        )
        for page in expected
        if page.path == PAGE
    ]
    from site_builder.verify import page as rules
    from site_builder.verify.reader import read

    found = []
    document = read((small_site / PAGE).read_text("utf-8"))
    rules.neutral(document, renamed[0], "site/en/police.html", found.append)
    assert [f.code for f in found] == ["S6"]


def test_the_finished_site_is_without_fault(small_site: Path, expected: list[Expected]) -> None:
    """Otherwise the faults above would prove nothing."""
    assert verify(small_site, expected) == []


def test_a_planted_fault_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """End to end: an engine that drops the strip gives exit 1 and leaves the old site."""
    from click.testing import CliRunner

    from site_builder.cli import cli

    root = copy_site("small", tmp_path / "root")
    frame = tmp_path / "frame"
    import site_builder.theme.frame as theme

    shutil.copytree(Path(theme.__file__).parent, frame)
    main = frame / "main.html"
    main.write_text(main.read_text("utf-8").replace("{{ shell.strip }}", ""), encoding="utf-8")
    monkeypatch.setattr(theme, "__file__", str(frame / "__init__.py"))
    result = CliRunner().invoke(cli, ["build", str(root)], standalone_mode=False)
    assert result.return_value == 1
    assert "error S3" in result.stdout
    assert not (root / "site").exists()
