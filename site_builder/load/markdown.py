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
# An opening tag or a comment; addresses in angle brackets are links.
RAW = re.compile(r"<(?![a-zA-Z][\w+.-]*(?:://|@))(?:[a-zA-Z][^\s>]*|!--)")
CODE = re.compile(r"(?ms)^(```|~~~).*?^\1|`[^`\n]*`|^(?: {4}|\t).*?$")
CONTACTS = re.compile(r"(?m)^ {0,3}\{contacts(?::[ \t]*([^{}\n]*))?\}[ \t]*$")
NUMBER = "{emergency-number}"
# Marks of our own while Markdown works, so that no other rule of it takes {braces} for attributes.
# They are of the private use area, which the file reader refuses.
_CUT, _NUMBER = "\ue000contacts\ue001", "\ue000number\ue001"
AMP = "\x02amp\x03"
"""How Python-Markdown hides ``&`` in an address made from an e-mail address."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the author cannot have: at ``offset``, or else near the text ``near``."""

    code: str
    near: str
    says: str
    mend: str
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, cut at its markers, with what it links to and can be linked at."""

    parts: tuple[str, ...]
    """HTML; between two parts stands the marker of the same index."""
    markers: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """(address, text)."""
    pictures: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    """(id, text); the id is empty where the author wrote none."""
    faults: tuple[Fault, ...]


def render(text: str) -> Rendered:
    """The HTML of a Markdown text."""
    guard = _Guard()
    parser = Markdown(extensions=["attr_list", "sane_lists", "tables"], output_format="html")
    # Raw HTML, in blocks and in lines, is shown as the text that it is.
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.treeprocessors.register(_Pass(guard), "allow-list", -100)
    faults = [
        Fault("M2", found[0], f"raw HTML: {found[0]}", "write it in Markdown", found.start())
        for found in RAW.finditer(CODE.sub(lambda m: " " * len(m[0]), text))
    ]
    markers = tuple(found[1] or "" for found in CONTACTS.finditer(text))
    text = re.sub("[\ue000-\uf8ff]", "", text)
    text = CONTACTS.sub(f"\n\n{_CUT}\n\n", text).replace(NUMBER, _NUMBER)
    done = parser.convert(text).replace(_NUMBER, NUMBER)
    return Rendered(
        parts=tuple(done.split(f"<p>{_CUT}</p>")),
        markers=markers,
        links=tuple(guard.links),
        pictures=tuple(guard.pictures),
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
    """Walks a tree once: refuses and collects."""

    def __init__(self) -> None:
        self.pictures: list[str] = []
        self.links: list[tuple[str, str]] = []
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
            self.element(child)

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
        said = "".join(element.itertext()).strip()
        self._address(element, "href", lambda a: self.links.append((a, said)), fits)
        self._address(element, "src", self.pictures.append, lies_here)

    def _address(
        self, element: Element, name: str, keep: Callable[[str], None], may: Callable[[str], bool]
    ) -> None:
        written = element.get(name)
        if written is None:
            return
        address = html.unescape(written.replace(AMP, "&"))
        scheme, colon, rest = address.partition(":")
        if colon and scheme.isalpha():
            address = f"{scheme.lower()}:{rest}"
        if may(address):
            keep(address)
            element.set(name, address)
            return
        del element.attrib[name]
        mend = "link to a page (first-call.md), a guided path (tree:NAME) or https://…"
        if name == "src":
            mend = "put the picture beside the page and write its name"
        says = f'the address "{address[:60]}" is not allowed'
        self.faults.append(Fault("M3", written, says, mend))


def lies_here(address: str) -> bool:
    """Whether a picture lies in the site: nothing is loaded from elsewhere."""
    return fits(address) and ":" not in address and "#" not in address


def fits(address: str) -> bool:
    """Whether an address is relative or has an allowed scheme."""
    if STASHED.search(address) or any(ord(c) <= 32 or c == "\\" for c in address):
        return False
    if address.startswith(("//", "/")):
        return False
    scheme, colon, _ = address.partition(":")
    return not colon or "/" in scheme or "#" in scheme or scheme.lower() in SCHEMES
