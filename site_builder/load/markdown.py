"""Markdown to HTML that is safe by construction.

Python-Markdown keeps raw HTML and ``javascript:`` addresses. Here raw HTML is off in the parser,
and a last pass over the finished tree lets through known elements, attributes and address
schemes only. The tests hold nh3 against the result.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

ELEMENTS = frozenset({
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "hr",
    "img", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
}
EVERYWHERE = frozenset({"id", "lang", "dir"})
SCHEMES = frozenset({"https", "mailto", "tree"})
# A stashed element of the parser: nothing that holds one is an address.
STASHED = re.compile("[\x02\x03]")
RAW = re.compile(r"<(/?[a-zA-Z][^\s>]*|!--)")
CODE = re.compile(r"(?ms)^(```|~~~).*?^\1|`[^`\n]*`|^(?: {4}|\t).*?$")
MARKER = re.compile(r"\{([a-z][a-z-]*)(?::\s*([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the author cannot have: found in the text near ``near``."""

    code: str
    near: str
    says: str
    mend: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, cut at its markers, with what it links to and can be linked at."""

    parts: tuple[str, ...]
    """HTML; between two parts stands the marker of the same index."""
    markers: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    """(id, text); the id is empty where the author wrote none."""
    faults: tuple[Fault, ...]


_CUT = "\N{WHITE SQUARE}contacts\N{WHITE SQUARE}"


def render(text: str) -> Rendered:
    """The HTML of a Markdown text."""
    guard = _Guard()
    parser = Markdown(extensions=["attr_list", "sane_lists", "tables"], output_format="html")
    # Raw HTML, in blocks and in lines, is shown as the text that it is.
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.treeprocessors.register(_Pass(guard), "allow-list", -100)
    faults = [
        Fault("M2", found[0], f"raw HTML: {found[0]}", "write it in Markdown")
        for found in RAW.finditer(CODE.sub(lambda m: " " * len(m[0]), text))
        if not found[0].startswith("<http")
    ]
    done = parser.convert(text.replace(_CUT, ""))
    return Rendered(
        parts=tuple(done.split(f"<p>{_CUT}</p>")),
        markers=tuple(guard.markers),
        links=tuple(guard.links),
        headings=tuple(guard.headings),
        faults=(*faults, *guard.faults),
    )


class _Pass(Treeprocessor):
    """Hands the finished tree to the guard."""

    def __init__(self, guard: _Guard) -> None:
        super().__init__()
        self.guard = guard

    def run(self, root: Element) -> None:
        self.guard.element(root)


class _Guard:
    """Walks a tree once: refuses, collects, and puts cuts where markers stand."""

    def __init__(self) -> None:
        self.markers: list[str] = []
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.faults: list[Fault] = []

    def element(self, element: Element) -> None:
        for child in list(element):
            if child.tag not in ELEMENTS:
                near = "".join(child.itertext())[:40]
                mend = "write headings with ## and ###; the title is in the first lines"
                self.faults.append(Fault("M3", near, f"<{child.tag}> is not used here", mend))
                child.tag, child.attrib = "p", {}
            self._attributes(child)
            if child.tag in ("h2", "h3", "h4"):
                self.headings.append((child.get("id", ""), "".join(child.itertext())))
            if child.tag == "p" and len(child) == 0:
                self._marker(child)
            self.element(child)

    def _marker(self, paragraph: Element) -> None:
        found = MARKER.fullmatch((paragraph.text or "").strip())
        if found and found[1] == "contacts":
            self.markers.append(found[2] or "")
            paragraph.text, paragraph.attrib = _CUT, {}

    def _attributes(self, element: Element) -> None:
        allowed = EVERYWHERE | ATTRIBUTES.get(str(element.tag), frozenset())
        for name in list(element.attrib):
            if name == "style" and element.tag in ("td", "th"):
                del element.attrib[name]  # The parser's own alignment; inline styles are forbidden.
            elif name not in allowed:
                value = element.attrib.pop(name)
                mend = "keep #id, lang and dir only"
                self.faults.append(
                    Fault("M3", value, f'the attribute "{name}" is not allowed', mend)
                )
        self._address(element, "href", self.links.append)
        self._address(element, "src", lambda _: None)

    def _address(self, element: Element, name: str, keep: Callable[[str], None]) -> None:
        written = element.get(name)
        if written is None:
            return
        address = html.unescape(written)
        if fits(address):
            keep(address)
            element.set(name, address)
            return
        del element.attrib[name]
        mend = "link to a page (first-call.md), a guided path (tree:NAME) or https://…"
        self.faults.append(
            Fault("M3", written, f"the address {address[:60]!r} is not allowed", mend)
        )


def fits(address: str) -> bool:
    """Whether an address is relative or has an allowed scheme."""
    if STASHED.search(address) or any(ord(c) <= 32 or c == "\\" for c in address):
        return False
    if address.startswith(("//", "/")):
        return False
    scheme, colon, _ = address.partition(":")
    return not colon or "/" in scheme or "#" in scheme or scheme.lower() in SCHEMES
