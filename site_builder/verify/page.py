"""What each finished page must show, and what it must not do."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from site_builder.model.finding import Say, error
from site_builder.model.neutral import given_away
from site_builder.model.site import Expected
from site_builder.model.where import Where
from site_builder.verify.reader import At, Document

STRICT = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "connect-src": {"'self'", "'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
"""Directives that must be there with no other value than these (CSP level 3)."""


def at(path: str, found: At) -> Where:
    """A place in a finished page."""
    return Where(path, found.line, found.column)


def language(document: Document, page: Expected, path: str, say: Say) -> None:
    """H2: ``lang`` and ``dir`` of the page are those of its reader."""
    wanted = (page.language, page.direction)
    found = (document.language, document.direction or "ltr")
    if found != wanted:
        says = f"lang and dir are {' '.join(found)}; they must be {' '.join(wanted)}"
        mend = "let the template print shell.lang and shell.dir"
        say(error(Where(path), "H2", says, mend=mend))


def danger(document: Document, page: Expected, path: str, say: Say, *, own_shell: bool) -> None:
    """S3: the way to help and the emergency numbers, first and unfolded."""
    wanted = [*page.danger, *(f"tel:{number}" for number in page.numbers)]
    # In a foreign theme the strip leads the text of the page, not the page.
    links = [anchor for anchor in document.anchors if own_shell or anchor.in_strip]
    found = [resolved(page.path, anchor.href.value) for anchor in links[: len(wanted)]]
    faults = []
    if found != wanted:
        faults.append(f"the first links are {', '.join(found) or 'none'}")
    elif any(anchor.folded or not anchor.text for anchor in links[: len(wanted)]):
        faults.append("one of the first links is folded away or has no text")
    elif own_shell and links[0].after_text:
        faults.append("text stands before the danger link")
    for fault in faults:
        says = f"{fault}; they must be {', '.join(wanted)}"
        mend = "let the template print shell.strip first in the body"
        say(error(Where(path), "S3", says, mend=mend))


def contacts(document: Document, page: Expected, path: str, say: Say) -> None:
    """H1: every end shows people in every region."""
    for region in page.regions:
        if region not in document.cards:
            says, mend = (
                f"there is no contact block for {region}",
                "let the engine keep the page's body",
            )
        elif document.cards[region] == 0 and page.kind == "end":
            says, mend = f"the contact block for {region} is empty", f"add a contact for {region}"
        else:
            continue
        say(error(Where(path), "H1", says, mend=mend))


def urgent(document: Document, page: Expected, path: str, say: Say) -> None:
    """S4: an urgent end helps with words and numbers alone, on the oldest phone."""
    if not page.urgent:
        return
    plain = {a.href.value for a in document.anchors if a.in_main and not (a.folded or a.hidden)}
    mend = "show the number as a plain link in the text of the page"
    for number in page.numbers:
        if f"tel:{number}" not in plain:
            says = f"the number {number} does not stand openly in the text of an urgent end"
            say(error(Where(path), "S4", says, mend=mend))
    for picture in document.pictures:
        says = f"{picture.value} on an urgent end, which must not depend on a picture"
        say(error(at(path, picture), "S4", says, mend="say it in words"))


def links(
    document: Document,
    page: Expected,
    ids: Mapping[str, frozenset[str]],
    folder: Path,
    path: str,
    say: Say,
) -> None:
    """H3: every link inside the site arrives at a page and at an anchor that exist."""
    for anchor in document.anchors:
        href = anchor.href.value
        if _scheme(href) or href.startswith("//"):
            continue
        target, _, fragment = resolved(page.path, href).partition("#")
        fault = ""
        if target not in ids and not (folder / target).is_file():
            fault = f'the link "{href}" leads to no file'
        elif fragment and fragment not in ids.get(target, frozenset()):
            fault = f'the link "{href}" leads to no anchor'
        elif not target.endswith((".html", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".json")):
            fault = f'the link "{href}" does not end in .html, so it fails from a disk'
        if fault:
            mend = "correct the address, or keep the page it names"
            say(error(at(path, anchor.href), "H3", fault, mend=mend))


def neutral(document: Document, page: Expected, path: str, say: Say) -> None:
    """S6: nothing that stays in a browser's history tells what was read."""
    for text, tongue, what in (
        (document.title, page.language, f'the title "{document.title.strip()}"'),
        (page.path.removesuffix(".html"), "en", f'the address "{page.path}"'),
    ):
        word = given_away(text, tongue)
        if word:
            mend = "choose a neutral word"
            say(error(Where(path), "S6", f'{what} holds the give-away word "{word}"', mend=mend))
    if not document.title.strip():
        mend = "give the page a neutral title; browsers show its address without one"
        say(error(Where(path), "S6", "the page has no title", mend=mend))


def closed(document: Document, path: str, say: Say) -> None:
    """S5 and H4: nothing from elsewhere, nothing sent, nothing written into the page to run."""
    for resource in document.resources:
        if _scheme(resource.value) or resource.value.startswith("//"):
            says = f'"{resource.value}" is loaded from elsewhere'
            mend = "put the file into the site and name it by a relative address"
            say(error(at(path, resource), "S5", says, mend=mend))
    for form in document.forms:
        says = f"{form.value}: this site asks for nothing and sends nothing"
        say(error(at(path, form), "S5", says, mend="take it out; use links"))
    for inline in document.inline:
        says = (
            f"{inline.value} is written into the page, and the content security policy forbids it"
        )
        say(error(at(path, inline), "H4", says, mend="move it to a file of the site"))


def policy(document: Document, path: str, say: Say) -> None:
    """H7: the content security policy is there and strict."""
    written = document.policy
    given = {
        words[0]: set(words[1:])
        for words in (piece.split() for piece in (written or "").split(";"))
        if words
    }
    for name, allowed in STRICT.items():
        if not given.get(name) or not given[name] <= allowed:
            has = " ".join(sorted(given.get(name, ()))) or "nothing"
            must = " or ".join(sorted(allowed))
            says = f"the content security policy has {name} {has}; it must be {must}"
            mend = "keep the policy of theme/frame/main.html"
            say(error(Where(path), "H7", says, mend=mend))
            return


def resolved(page: str, href: str) -> str:
    """A link's target as a path below the site's root; other schemes stay as they are."""
    if _scheme(href):
        return href
    target, mark, fragment = unquote(href).partition("#")
    if not target:
        return page + mark + fragment
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
    return path + mark + fragment


def _scheme(address: str) -> str:
    scheme, colon, _ = address.partition(":")
    return scheme.lower() if colon and scheme.isalpha() else ""
