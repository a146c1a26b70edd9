"""A finished page as the verifier sees it: read from HTML, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
})  # fmt: skip
SOURCES = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "audio": ("src",),
    "video": ("src", "poster"), "source": ("src", "srcset"), "track": ("src",), "embed": ("src",),
    "object": ("data",), "input": ("src",), "use": ("href",), "image": ("href",), "frame": ("src",),
}  # fmt: skip
"""Attributes whose address a browser loads by itself."""

PICTURES = frozenset({"img", "picture", "video", "canvas", "iframe", "object", "embed"})

FETCHED = frozenset({
    "stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload",
    "manifest", "apple-touch-icon",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class At:
    """Something found in a page, with its line and column from 1."""

    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: where it goes, and whether a closed fold hides it."""

    href: At
    text: str
    folded: bool
    after_text: bool
    """True when readable text stands before it in the body."""
    in_strip: bool
    in_main: bool
    hidden: bool
    """Inside an element that only a script or a style sheet would show."""


@dataclass(slots=True)
class Document:
    """What a page holds. Filled once by :func:`read`, then only read."""

    language: str = ""
    direction: str = ""
    title: str = ""
    policy: str | None = None
    ids: set[str] = field(default_factory=set)
    anchors: list[Anchor] = field(default_factory=list)
    resources: list[At] = field(default_factory=list)
    inline: list[At] = field(default_factory=list)
    """Scripts, styles and handlers written into the page."""
    scripts: list[At] = field(default_factory=list)
    """The text of inline scripts."""
    forms: list[At] = field(default_factory=list)
    texts: list[At] = field(default_factory=list)
    pictures: list[At] = field(default_factory=list)
    cards: dict[str, int] = field(default_factory=dict)
    """Region of a contacts block to the number of its cards."""


def read(html: str) -> Document:
    """The document of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.document


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.pending: list[tuple[At, list[str], bool, bool, bool, bool, bool]] = []
        self.text_seen = False
        self.in_body = False

    def at(self, value: str) -> At:
        line, column = self.getpos()
        return At(value, line, column + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._element(tag, values)
        if tag not in VOID:
            self.stack.append((tag, values))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.pending:
            href, words, *rest = self.pending.pop()
            self.document.anchors.append(Anchor(href, " ".join("".join(words).split()), *rest))
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index][0] == tag:
                del self.stack[index:]
                break

    def handle_data(self, data: str) -> None:
        inside = self.stack[-1][0] if self.stack else ""
        if inside == "script":
            self.document.scripts.append(self.at(data))
            return
        if inside == "title" and not self.in_body:
            self.document.title += data
        if inside == "style" or not data.strip():
            return
        self.document.texts.append(self.at(data))
        for pending in self.pending:
            pending[1].append(data)
        self.text_seen = self.text_seen or self.in_body

    def _element(self, tag: str, values: dict[str, str]) -> None:
        found = self.document
        if tag == "html":
            found.language, found.direction = values.get("lang", ""), values.get("dir", "")
        if tag == "body":
            self.in_body = True
            found.direction = found.direction or values.get("dir", "")
        if tag == "meta":
            self._meta(values)
        if "id" in values:
            found.ids.add(values["id"])
        self._safety(tag, values)
        if "data-contacts" in values:
            found.cards.setdefault(values["data-contacts"], 0)
        if "data-card" in values:
            for _, outer in reversed(self.stack):
                if "data-contacts" in outer:
                    found.cards[outer["data-contacts"]] += 1
                    break
        if tag == "a" and "href" in values:
            folded = any(t == "details" and "open" not in v for t, v in self.stack)
            in_strip = any("data-strip" in v for _, v in self.stack)
            in_main = any(t == "main" for t, _ in self.stack)
            hidden = any("hidden" in v for _, v in self.stack)
            state = (folded, self.text_seen, in_strip, in_main, hidden)
            self.pending.append((self.at(values["href"]), [], *state))

    def _meta(self, values: dict[str, str]) -> None:
        equiv = values.get("http-equiv", "").lower()
        if equiv == "content-security-policy":
            self.document.policy = values.get("content", "")
        elif equiv == "refresh":
            self.document.resources.append(self.at(values.get("content", "").rpartition("=")[2]))

    def _safety(self, tag: str, values: dict[str, str]) -> None:
        found = self.document
        if tag in PICTURES:
            found.pictures.append(self.at(f"<{tag}>"))
        for name in SOURCES.get(tag, ()):
            if name in values:
                addresses = values[name].split(",") if name == "srcset" else [values[name]]
                found.resources.extend(self.at(a.split()[0]) for a in addresses if a.strip())
        if tag == "link" and FETCHED & set(values.get("rel", "").lower().split()):
            found.resources.append(self.at(values.get("href", "")))
        if tag == "style" or (tag == "script" and "src" not in values):
            found.inline.append(self.at(f"<{tag}>"))
        for name, value in values.items():
            script = value.strip().lower().startswith("javascript:")
            if name == "style" or (name.startswith("on") and len(name) > 3) or script:
                found.inline.append(self.at(f"{name}=…"))
        if tag in ("form", "input", "textarea", "select"):
            found.forms.append(self.at(f"<{tag}>"))
