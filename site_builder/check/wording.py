"""C, and S8 and S9: how texts are worded, by word lists per language in ``data/words.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from site_builder.check.graph import sound
from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Say, error, warning
from site_builder.model.page import Page
from site_builder.model.text import Text
from site_builder.model.tree import End, Part, Question, Tree, texts
from site_builder.model.unfinished import UNFINISHED

QUOTED = re.compile('“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|”[^”]*”|"[^"]*"|‘[^’]*’')
SENTENCE = re.compile(r"[.!?؟…]+[\"”“»)]*\s+|\n")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ADVISING_PAGES = frozenset({"first-call", "who-can-help"})


@cache
def words() -> Mapping[str, Any]:
    """The word lists of ``data/words.yml``."""
    data = resources.files("site_builder.data").joinpath("words.yml").read_text("utf-8")
    found = yaml.safe_load(data)
    assert isinstance(found, dict)
    return found


def check(book: Book, say: Say) -> None:
    """Say what is worded in a way that harms or puzzles readers."""
    owners: list[Tree | Part] = [*book.trees.values(), *book.parts.values()]
    for owner in owners:
        for language in book.settings.built:
            said = _said(book, owner, language)
            for text in said.values():
                _verdict(text, language, say)
                _unfinished(text, say)
                _sentences(text, language, say)
            for step in owner.steps.values():
                ask = said.get(step.ask.key) if isinstance(step, Question) else None
                if ask is not None and not UNFINISHED.search(ask.says):
                    _question(ask, language, say)
    for pages in book.pages.values():
        for page in pages.values():
            _page(page, say)
    for tree in sound(book):
        _alone(tree, book.settings.source, say)


def _page(page: Page, say: Say) -> None:
    """C4."""
    empty = words()["empty_links"].get(page.language.partition("-")[0], ())
    for link in page.links:
        if link.text.strip(" .…→").casefold() in empty:
            mend = "let the link say where it leads: it is also read out alone"
            says = f'the link text "{link.text}" does not say where it leads'
            say(warning(link.where, "C4", says, mend=mend))


def _said(book: Book, owner: Tree | Part, language: str) -> dict[str, Text]:
    """The texts of a tree as written in one language, with their places."""
    if language == book.settings.source:
        return {text.key: text for text in texts(owner)}
    translation = book.translations.get((owner.name, language))
    return dict(translation.says) if translation else {}


def patterns(group: str, language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a group for a language; none for a language without a list."""
    listed: Iterable[str] = words()[group].get(language.partition("-")[0], ())
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed)


def _verdict(text: Text, language: str, say: Say) -> None:
    """S8: guidance, never a verdict on a person."""
    for pattern in patterns("verdicts", language):
        found = pattern.search(text.says)
        if found:
            mend = "say what changed, or what may help; leave the verdict out"
            says = f'"{found[0]}" promises a verdict on a person'
            say(warning(text.where, "S8", says, mend=mend))
            return


def _unfinished(text: Text, say: Say) -> bool:
    """C7."""
    found = UNFINISHED.search(text.says)
    if found:
        says = f'"{found[0]}" is a sign of unfinished work'
        say(error(text.where, "C7", says, mend="write the text"))
    return found is not None


def _question(text: Text, language: str, say: Say) -> None:
    """C1 and C2. What somebody says inside quotation marks is not asked of the reader."""
    marks = words()["question_marks"]
    mark = marks.get(language.partition("-")[0], marks["default"])
    asked = QUOTED.sub("", text.says)
    count = asked.count(mark)
    if count == 0:
        mend = f'end it with "{mark}"'
        say(warning(text.where, "C1", "the question has no question mark", mend=mend))
    elif count > 1:
        mend = "ask one thing at a time; make two steps of it"
        say(warning(text.where, "C2", "two questions in one", mend=mend))


def _sentences(text: Text, language: str, say: Say) -> None:
    """C3."""
    limits = words()["longest_sentence"]
    limit = limits.get(language.partition("-")[0], limits["default"])
    longest = max((len(WORD.findall(s)) for s in SENTENCE.split(text.says)), default=0)
    if longest > limit:
        says = f"a sentence of {longest} words; the limit is {limit}"
        say(warning(text.where, "C3", says, mend="make two sentences of it"))


def _alone(tree: Tree, language: str, say: Say) -> None:
    """S9: nobody confronts, follows or reports without an adviser on the same path."""
    risky = {
        item.name
        for item in tree.plan.values()
        if any(pattern.search(item.do.says) for pattern in patterns("risky", language))
    }
    if not risky:
        return
    advising = {
        item.name
        for item in tree.plan.values()
        if (item.page and item.page.name.partition("#")[0] in ADVISING_PAGES)
        or any(pattern.search(item.do.says) for pattern in patterns("advisers", language))
    }
    said: set[str] = set()
    for path in walks.paths(tree):
        end = tree.steps[path[-1][1].go.target if path else tree.start.name]
        items = {ref.name for _, answer in path for ref in answer.plan}
        items |= {ref.name for ref in end.plan} if isinstance(end, End) else set()
        if items & advising:
            continue
        for name in sorted((items & risky) - said):
            said.add(name)
            mend = "add an item such as calling an advice line to the same way"
            says = f'"{name}" stands in a plan without anybody to ask first'
            say(warning(tree.plan[name].where, "S9", says, mend=mend))
