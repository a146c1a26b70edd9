"""L: nobody reads a wrong language without being told, and no safety text is missing."""

from __future__ import annotations

import re
from difflib import get_close_matches

from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest, warning
from site_builder.model.interface import INTERFACE
from site_builder.model.page import HOME, ContactsMarker, Link, Page
from site_builder.model.text import Text
from site_builder.model.tree import Part, Question, Tree, texts
from site_builder.model.where import Where

PLACEHOLDER = re.compile(r"\{[a-z-]+\}")
NUMBER = "{emergency-number}"


def check(book: Book, say: Say) -> None:
    """Say what is missing, superfluous or different in a translation."""
    owners: list[Tree | Part] = [*book.trees.values(), *book.parts.values()]
    for owner in owners:
        if book.owner_doubtful(owner.name):
            continue
        source = {text.key: text for text in texts(owner)}
        for text in source.values():
            _known_placeholders(text, say)
        for step in owner.steps.values():
            if isinstance(step, Question):
                _answers_differ(step, source, say)
        for language in book.settings.built:
            if language != book.settings.source:
                _tree(book, owner, source, language, say)
    for language in book.settings.built:
        _pages(book, language, say)
        _markers(book, language, say)
        _interface(book, language, say)


def _tree(book: Book, owner: Tree | Part, source: dict[str, Text], language: str, say: Say) -> None:
    translation = book.translations.get((owner.name, language))
    said = translation.says if translation else {}
    where = translation.where if translation else Where(_beside(owner.where.path, language))
    misspelled = _unknown(source, dict(said), say)
    missing = [key for key in source if key not in said and key not in misspelled]
    if missing:
        _missing(book, where, language, f"{owner.name}: {_some(missing)}", say)
    for key, text in source.items():
        if key in said:
            _same_placeholders(text, said[key], say)
    steps = [step for step in owner.steps.values() if isinstance(step, Question)]
    for step in steps:
        _answers_differ(step, dict(said), say)


def _beside(path: str, language: str) -> str:
    return f"{path.rpartition('/')[0]}/{language}.yml"


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:3]) + (f" and {len(keys) - 3} more" if len(keys) > 3 else "")


def _unknown(source: dict[str, Text], said: dict[str, Text], say: Say) -> set[str]:
    """L1; gives the names that were probably meant, so that they are not missing as well."""
    meant: set[str] = set()
    for key, text in said.items():
        if key not in source:
            close = get_close_matches(key, source.keys() - said.keys(), n=1)
            meant |= set(close)
            mend = "correct the name, or delete the line"
            says = f'there is no text with the name "{key}"'
            say(error(text.where, "L1", says, why=nearest(key, source), mend=mend))
    return meant


def _missing(book: Book, where: Where, language: str, what: str, say: Say) -> None:
    """L2: an error in a published language, a warning in a draft."""
    published = language in book.settings.languages
    tell = error if published else warning
    mend = (
        f'translate it, or move "{language}" from languages to drafts'
        if published
        else "translate it"
    )
    say(tell(where, "L2", f"not yet in {language}: {what}", mend=mend))


def _same_placeholders(source: Text, said: Text, say: Say) -> None:
    """L4."""
    wanted, found = (sorted(PLACEHOLDER.findall(text.says)) for text in (source, said))
    if wanted != found:
        has, must = (" ".join(words) or "none" for words in (found, wanted))
        says = f'words in braces of "{said.key}": here {has}, in the source {must}'
        say(error(said.where, "L4", says, mend="use the same words in {braces} as the source"))


def _known_placeholders(text: Text, say: Say) -> None:
    """M6: an unknown word in braces would be printed as it stands."""
    for found in PLACEHOLDER.findall(text.says):
        if found != NUMBER:
            mend = f"write {NUMBER}, or take the braces out"
            say(error(text.where, "M6", f"{found} is not known", mend=mend))


def _answers_differ(step: Question, said: dict[str, Text], say: Say) -> None:
    """L9: two answers that read the same cannot be told apart."""
    seen: dict[str, str] = {}
    for answer in step.answers:
        text = said.get(answer.say.key)
        if text is None:
            continue
        first = seen.setdefault(text.says.casefold(), answer.name)
        if first != answer.name:
            says = f'the answers "{first}" and "{answer.name}" read the same'
            say(error(text.where, "L9", says, mend="word one of them differently"))


def _pages(book: Book, language: str, say: Say) -> None:
    """Home and danger page may not be missing; every other page may fall back with a notice."""
    for id_ in (HOME, book.settings.danger_page):
        exists = book.page(id_, book.settings.source) is not None
        if exists and not book.page_doubtful(id_) and id_ not in book.pages.get(language, {}):
            name = "index" if id_ == HOME else id_
            path = (book.settings.content / language / f"{name}.md").relative_to(book.settings.root)
            _missing(book, Where(path.as_posix()), language, f"the page {id_}", say)


def _leads(book: Book, page: Page, link: Link) -> bool:
    if link.kind == "web":
        return True
    if link.kind == "tree":
        return link.target in book.trees
    target = book.page(link.target, page.language) if link.target else page
    return target is not None and (not link.anchor or link.anchor in target.anchors)


def _markers(book: Book, language: str, say: Say) -> None:
    """L4 for pages: a translation keeps the contacts and the emergency numbers of its source."""
    for id_, page in book.pages.get(language, {}).items():
        source = book.pages.get(book.settings.source, {}).get(id_)
        if source is None or source is page or book.doubtful(source.where.path):
            continue
        wanted, found = (
            ([m.selector for m in p.body if isinstance(m, ContactsMarker)], p.numbers)
            for p in (source, page)
        )
        if wanted[0] != found[0]:
            mend = f"write the same {{contacts: …}} lines as {source.where.path}"
            says = "the contact lines are not those of the source"
            say(error(page.where, "L4", says, mend=mend))
        targets, others = (
            sorted((x.kind, x.target, x.anchor) for x in p.links if x.kind != "web")
            for p in (source, page)
        )
        # A link that leads nowhere has its own finding (M4, M5).
        sound = all(_leads(book, p, link) for p in (source, page) for link in p.links)
        if sound and targets != others:
            mend = f"link to the same pages and headings as {source.where.path}"
            says = "the links do not lead where those of the source lead"
            say(error(page.where, "L5", says, mend=mend))
        if wanted[1] != found[1]:
            mend = f"write {NUMBER} where {source.where.path} has it, never a number"
            says = f"{NUMBER}: {found[1]} here, {wanted[1]} in the source"
            say(error(page.where, "L4", says, mend=mend))


def _interface(book: Book, language: str, say: Say) -> None:
    """Words of the page shell: every key of the source language, in every language."""
    source = book.interface.get(book.settings.source, {})
    said = book.interface.get(language, {})
    path = (book.settings.content / language / "interface.yml").relative_to(book.settings.root)
    if language == book.settings.source:
        _shell(path.as_posix(), dict(source), say)
        return
    if not source:
        return
    misspelled = _unknown(dict(source), dict(said), say)
    missing = [key for key in source if key not in said and key not in misspelled]
    if missing:
        _missing(book, Where(path.as_posix()), language, _some(missing), say)
    for key in source.keys() & said.keys():
        _same_placeholders(source[key], said[key], say)


def _shell(path: str, source: dict[str, Text], say: Say) -> None:
    """L2 for the source language: without its words no page can be drawn."""
    missing = [key for key in INTERFACE if key not in source]
    misspelled = _unknown(dict.fromkeys(INTERFACE), source, say)  # type: ignore[arg-type]
    missing = [key for key in missing if key not in misspelled]
    if missing:
        mend = "add the lines; the repository's content/en/interface.yml has them all"
        says = f"words of the page are missing: {_some(missing)}"
        say(error(Where(path), "L2", says, mend=mend))
