"""Markdown becomes HTML that is safe by construction; nh3 is the oracle."""

from __future__ import annotations

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.load.markdown import ATTRIBUTES, ELEMENTS, EVERYWHERE, fits, render

ALLOWED = {tag: set(ATTRIBUTES.get(tag, ())) | set(EVERYWHERE) for tag in ELEMENTS}
NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A;avascript&colon;alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](\\javascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](//elsewhere.example)",
    "[a](/root)",
    "<javascript:alert(1)>",
    "![a](javascript:alert(1))",
    "![a](https://elsewhere.example/x.png)",
    "[a]: javascript:alert(1)\n\n[x][a]",
    "para {: onclick=alert(1) style=color:red }",
    "## h {: #x onclick=alert(1) }",
    '[a](x "t" onclick=1)',
    "<div markdown=1>*x*</div>",
    "<!-- c --><b>x</b>",
    "<style>a{}</style>",
    "&lt;script&gt;",
    "`<b>`",
    "a\x02klzzwxh:0000\x03b",
]


def cleaned(html: str) -> str:
    """What the oracle makes of it: the same, if the HTML is safe."""
    return nh3.clean(
        html,
        tags=set(ELEMENTS),
        attributes=ALLOWED,
        url_schemes={"https", "mailto", "tree"},
        link_rel=None,
        strip_comments=True,
    )


def same(html: str) -> bool:
    """nh3 writes some characters another way, so both sides go through it once."""
    loose = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | set(ELEMENTS) | {"form", "iframe", "object", "svg"},
        attributes=ALLOWED | {"*": {"onclick", "onerror", "style", "class", "href", "src"}},
        url_schemes={"https", "mailto", "tree", "http", "javascript", "data", "vbscript", "file"},
        link_rel=None,
    )
    return cleaned(html) == loose


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_safe(text: str) -> None:
    html = "".join(render(text).parts)
    assert same(html)
    assert "<script" not in html
    assert 'href="javascript' not in html


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(NASTY) | st.text(max_size=20) | st.sampled_from(list("[]()<>*_`#!&\\\n ")),
        max_size=8,
    )
)
def test_any_text_is_safe(pieces: list[str]) -> None:
    assert same("".join(render("".join(pieces)).parts))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("first-call.md", True),
        ("first-call.md#costs", True),
        ("#costs", True),
        ("tree:first-steps", True),
        ("https://book.example/", True),
        ("mailto:a@b.example", True),
        ("http://book.example/", False),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("//elsewhere.example", False),
        ("/root", False),
        ("\\\\server", False),
        ("tel:112", False),
        ("data:,", False),
    ],
)
def test_addresses(address: str, allowed: bool) -> None:
    assert fits(address) is allowed


def test_markers_cut_the_text() -> None:
    done = render("One.\n\n{contacts: helpline}\n\nTwo.\n\n{contacts: crisis; at-least: 2}\n")
    assert done.markers == ("helpline", "crisis; at-least: 2")
    assert [part.strip() for part in done.parts] == ["<p>One.</p>", "<p>Two.</p>", ""]


def test_a_marker_in_a_sentence_stays_text() -> None:
    """It is no marker there; the verifier refuses what was left over (H5)."""
    assert render("See {contacts: helpline} here.").markers == ()
