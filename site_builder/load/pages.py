"""Guidance pages: front matter and Markdown, one folder per language."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.load.fields import NAME, Fields
from site_builder.load.files import Folder, place
from site_builder.load.markdown import CONTACTS, NUMBER, Rendered, render
from site_builder.load.review import review
from site_builder.load.selector import selector_of_text
from site_builder.load.yaml import Scalar, read
from site_builder.model.contact import AUDIENCES
from site_builder.model.finding import Say, error
from site_builder.model.lock import fingerprint
from site_builder.model.page import HOME, ContactsMarker, Door, Link, Page
from site_builder.model.tree import AREAS
from site_builder.model.unfinished import UNFINISHED
from site_builder.model.where import Ref, Where

STAGES = ("noticing", "talking", "living-with", "leaving", "away", "rebuilding", "any")
DOORS = ("now", "worried", "talk")
# Everything in braces that looks like a word of ours, also where it is not quite written so.
BRACES = re.compile(r"\{+[ \t]*([A-Za-z][A-Za-z-]*)[ \t]*(?::[^{}\n]*)?\}+")
HEADING = re.compile(r"(?m)^(?: {0,3}#{1,6}(?!#).*|.+\n(?:=+|-{2,})[ \t]*)$")
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def load_page(folder: Folder, path: Path, language: str, say: Say) -> Page | None:
    """One page, or ``None`` after findings that leave nothing to build."""
    shown = folder.shown(path)
    text = folder.text(path, say)
    if text is None:
        return None
    front = FRONT.match(text)
    if front is None:
        mend = "begin with three hyphens, lines such as title: …, and three hyphens"
        say(error(Where(shown), "M1", "the page has no front matter", mend=mend))
        return None
    node = read(front[1], shown, say, first_line=2)
    if node is None:
        return None
    body = text[front.end() :]
    first = text.count("\n", 0, front.end()) + 1
    return _page(
        Fields(node, "the front matter", say), _Body(body, shown, first), path, language, say
    )


class _Body:
    """The Markdown of a page with the means to say where in it something stands."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.done: Rendered = render(text)

    def place(self, offset: int) -> Where:
        return place(self.text, offset, self.path, self.first_line)

    def at(self, near: str, after: int = 0) -> Where:
        """The place of a piece of the source; the first line where it cannot be found."""
        return self.place(max(self.text.find(near, after) if near else -1, 0))

    def headings(self) -> list[Where]:
        """The place of each heading, in the order of the text."""
        return [self.place(found.start()) for found in HEADING.finditer(self.text)]

    def links(self) -> list[tuple[str, Where, str]]:
        """Each address with its place and its text, in the order of the page."""
        found, offset = [], 0
        for target, said in self.done.links:
            # The address as a link has it, before the same word in a sentence.
            inside = self.text.find(f"({target}", offset)
            at = inside + 1 if inside >= 0 else self.text.find(target, offset)
            offset = at + len(target) if at >= 0 else offset
            found.append((target, self.place(max(at, 0)), said))
        return found


def _page(front: Fields, body: _Body, path: Path, language: str, say: Say) -> Page | None:
    id_ = _id(front, path, say)
    words = fingerprint("\n".join((front.text("title"), front.text("summary"), body.text)))
    page = Page(
        id=id_,
        language=language,
        where=Where(body.path),
        title=front.text("title", required=True),
        tab=front.text("tab", required=True),
        summary=front.text("summary", required=True),
        body=_cut(body, say),
        anchors=frozenset(_anchors(body, say)),
        links=tuple(_link(*found) for found in body.links()),
        sources=tuple(Ref(name=s.text, where=s.where) for s in front.scalars("sources")),
        areas=front.choices("area", AREAS, required=True),
        stage=front.choice("stage", STAGES, "any", required=True),
        audience=front.choices("audience", AUDIENCES, required=True),
        reviewed=review(front, words),
        fingerprint=words,
        doors=_doors(front, say) if path.stem == "index" else (),
        pictures=tuple(Ref(name=src, where=body.at(src)) for src in body.done.pictures),
        numbers=body.text.count(NUMBER),
        places=front.places(),
    )
    front.done()
    for fault in body.done.faults:
        where = body.place(fault.offset) if fault.offset >= 0 else body.at(fault.near)
        say(error(where, fault.code, fault.says, mend=fault.mend))
    _braces(body, say)
    _unfinished(front, body, say)
    for key, where in page.places.items():
        if BRACES.search(front.text(key)) if isinstance(front.node(key), Scalar) else False:
            mend = "write the words out; markers stand in the text below"
            say(error(where, "M6", f'"{key}" holds a word in braces', mend=mend))
    return page if front.sound and page.id and page.title and page.tab else None


def _id(front: Fields, path: Path, say: Say) -> str:
    scalar = front.scalar("id", required=True)
    if scalar is None:
        return ""
    wanted = HOME if path.stem == "index" else path.stem
    if not NAME.fullmatch(wanted):
        mend = "rename the file: small letters a to z, digits and hyphens"
        say(error(scalar.where, "F4", f'"{path.name}" cannot be an address', mend=mend))
        return ""
    if scalar.text != wanted:
        mend = f"write id: {wanted}, or rename the file"
        say(
            error(
                scalar.where, "M8", f'the id "{scalar.text}" is not the name of the file', mend=mend
            )
        )
        return ""
    return wanted


def _cut(body: _Body, say: Say) -> tuple[str | ContactsMarker, ...]:
    pieces: list[str | ContactsMarker] = [body.done.parts[0]]
    offset = 0
    for marker, part in zip(body.done.markers, body.done.parts[1:], strict=True):
        at = body.text.find("{contacts", offset)
        offset = at + 1
        where = body.at("{contacts", max(at, 0))
        selector = selector_of_text(marker, where, say)
        if selector is not None:
            pieces.append(ContactsMarker(selector=selector, where=where))
        pieces.append(part)
    return tuple(pieces)


def _anchors(body: _Body, say: Say) -> list[str]:
    """Heading ids. They are written by hand: made ones move when a heading is added above."""
    found: list[str] = []
    places = body.headings()
    for index, (id_, text) in enumerate(body.done.headings):
        where = places[index] if len(places) == len(body.done.headings) else body.at(text[:30])
        if not id_:
            mend = f"end the heading with {{#a-name}}: ## {text} {{#a-name}}"
            say(error(where, "M7", f'the heading "{text}" has no id', mend=mend))
        elif id_ in found:
            say(error(where, "M7", f'two headings have the id "{id_}"', mend="give one another id"))
        else:
            found.append(id_)
    return found


def _link(target: str, where: Where, text: str) -> Link:
    """A link by what it leads to: a page, a tree, or an address elsewhere."""
    scheme, colon, rest = target.partition(":")
    if colon and scheme == "tree":
        return Link(kind="tree", target=rest, anchor="", where=where, text=text)
    if colon and scheme in ("https", "mailto"):
        return Link(kind="web", target=target, anchor="", where=where, text=text)
    path, _, anchor = target.partition("#")
    id_ = path.removesuffix(".md")
    return Link(
        kind="page", target=HOME if id_ == "index" else id_, anchor=anchor, where=where, text=text
    )


def _doors(front: Fields, say: Say) -> tuple[Door, ...]:
    inner = front.fields("doors", required=True)
    if inner is None:
        return ()
    doors = []
    for kind in DOORS:
        door = inner.fields(kind, required=True)
        if door is None:
            continue
        say_, note = door.text("say", required=True), door.text("note", required=True)
        go = door.scalar("go", required=True)
        door.done()
        link = _link(go.text, go.where, say_) if go else None
        if go is not None and link is not None and link.kind == "web":
            mend = "write a page (help-now) or a guided path (tree:NAME)"
            say(error(go.where, "M4", f'"{go.text}" does not lead into this site', mend=mend))
        elif link is not None:
            doors.append(Door(kind=kind, say=say_, note=note, go=link))
    inner.done()
    return tuple(doors)


def _unfinished(front: Fields, body: _Body, say: Say) -> None:
    """C7."""
    places = {key: front.node_where(key) for key in ("title", "tab", "summary")}
    found = [(UNFINISHED.search(front.text(key)), where) for key, where in places.items()]
    inside = UNFINISHED.search(body.text)
    found.append((inside, body.place(inside.start() if inside else 0)))
    for sign, where in found:
        if sign:
            says = f'"{sign[0]}" is a sign of unfinished work'
            say(error(where, "C7", says, mend="write the text"))


def _braces(body: _Body, say: Say) -> None:
    """M6: a marker that is not quite one would be printed as it stands."""
    whole = {found.start() + found[0].index("{") for found in CONTACTS.finditer(body.text)}
    for found in BRACES.finditer(body.text):
        name = found[1].lower()
        if found[0] == NUMBER or (found.start() in whole and "\n" not in found[0]):
            continue
        if name == "contacts":
            says = f"{found[0]} is not read where it stands"
            mend = "write {contacts: helpline} in small letters on a line of its own"
        elif name == "emergency-number":
            says, mend = f"{found[0]} is not read as it is written", f"write {NUMBER}"
        else:
            says = f"{found[0]} is not known"
            mend = f"write {NUMBER}, or {{contacts: …}} on a line of its own"
        say(error(body.place(found.start()), "M6", says, mend=mend))
