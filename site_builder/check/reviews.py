"""L3, L6, L7, L10, L11 and S10: translations that fell behind, and reviews that ran out."""

from __future__ import annotations

import re
from datetime import date

from site_builder.model.book import Book
from site_builder.model.finding import Say, error, warning
from site_builder.model.page import HOME
from site_builder.model.text import Text
from site_builder.model.tree import End, Part, Question, Tree, texts
from site_builder.model.where import Where

UNITS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
BRACES = re.compile(r"\{[a-z-]+\}")
AGAIN = "12 months"
"""A review holds a year unless the tree says otherwise (style guide, rule 9)."""


def check(book: Book, say: Say) -> None:
    """Say which texts are stale, odd or unchecked."""
    _pages(book, say)
    owners: list[Tree | Part] = [*book.trees.values(), *book.parts.values()]
    for owner in owners:
        if book.owner_doubtful(owner.name):
            continue
        if isinstance(owner, Tree):
            _ran_out(book, owner, say)
        for language in book.settings.built:
            translation = book.translations.get((owner.name, language))
            said = dict(translation.says) if translation else {}
            if language == book.settings.source:
                _unchecked(book, owner, language, owner.where, say)
            elif translation is not None:
                _unchecked(book, owner, language, translation.where, say)
                for text in texts(owner):
                    if text.key in said:
                        _stale(book, owner, text, said[text.key], language, say)
                        _odd(owner, text, said[text.key], say)


def _pages(book: Book, say: Say) -> None:
    """L11 for the pages that a frightened reader opens first."""
    if book.settings.mode != "production":
        return
    for language in book.settings.languages:
        for id_ in (HOME, book.settings.danger_page):
            page = book.pages.get(language, {}).get(id_)
            if page is not None and not page.reviewed:
                mend = f"let a person read it, then run: stillhere sign {page.where.path} --by XX"
                says = f"nobody has checked this page in its present words: {id_}"
                say(error(page.at("reviewed"), "L11", says, mend=mend))


def serious(owner: Tree | Part) -> frozenset[str]:
    """Names of the texts that a family acts on: danger, urgent ends, ends and plans."""
    ends = [step for step in owner.steps.values() if isinstance(step, End)]
    asked = [s for s in owner.steps.values() if isinstance(s, Question) and s.asks_danger]
    keys = {text.key for end in ends for text in (end.title, end.lede) if text}
    keys |= {step.ask.key for step in asked}
    keys |= {answer.say.key for step in asked for answer in step.answers}
    if isinstance(owner, Tree):
        keys |= {item.do.key for item in owner.plan.values()}
    return frozenset(keys)


def _stale(
    book: Book, owner: Tree | Part, source: Text, said: Text, language: str, say: Say
) -> None:
    """L3."""
    found = book.state(source, language)
    if found == "stale":
        hard = language in book.settings.languages and source.key in serious(owner)
        tell = error if hard else warning
        mend = f"translate it again and run stillhere lock; if it fits: --done {source.key}"
        says = f'"{source.key}" is older than its source in {source.where}'
        say(tell(said.where, "L3", says, mend=mend))
    elif found == "suspicious":
        mend = "let somebody read both and sign: stillhere sign PATH --by XX"
        says = f'"{source.key}" was marked as done although its words did not change'
        say(warning(said.where, "L3", says, mend=mend))


def _odd(owner: Tree | Part, source: Text, said: Text, say: Say) -> None:
    """L6, L7 and L10: the same words, twice the length, other digits."""
    if source.says == said.says and len(source.says.split()) > 3:
        says = "the words are those of the source"
        say(warning(said.where, "L6", says, mend="translate them"))
    answer = ".answers." in source.key
    if answer and len(source.says) > 12 and len(said.says) > 2 * len(source.says):
        says = "the answer is more than twice as long as the source"
        say(warning(said.where, "L7", says, mend="shorten it: answers are read at a glance"))
    braces = sorted(BRACES.findall(source.says)) == sorted(BRACES.findall(said.says))
    if braces and _numbers(source.says) != _numbers(said.says):
        tell = error if source.key in serious(owner) else warning
        says = f'the digits differ from the source: "{source.says}"'
        say(tell(said.where, "L10", says, mend="write the same numbers"))


def _numbers(words: str) -> list[int]:
    """The numbers in a text; digits of every script count alike."""
    return sorted(int(digits) for digits in re.findall(r"\d+", words))


def _unchecked(book: Book, owner: Tree | Part, language: str, where: Where, say: Say) -> None:
    """L11: a real site shows no plan that nobody has read."""
    if book.settings.mode != "production" or language not in book.settings.languages:
        return
    if book.doubtful(f"{book.trees_folder}/{owner.name}/lock"):
        return
    keys = serious(owner)
    if language != book.settings.source:
        translation = book.translations.get((owner.name, language))
        keys &= translation.says.keys() if translation else frozenset()
    # What is stale has its own finding (L3).
    open_ = [t.key for t in texts(owner) if t.key in keys and book.state(t, language) == "pending"]
    if open_:
        some = ", ".join(open_[:3]) + (f" and {len(open_) - 3} more" if len(open_) > 3 else "")
        mend = f"let a person read them, then run: stillhere sign {where.path} --by XX"
        says = f"nobody has checked these texts in {language}: {some}"
        say(error(where, "L11", says, mend=mend))


def _ran_out(book: Book, tree: Tree, say: Say) -> None:
    """S10."""
    if not tree.reviewed:
        return
    number, unit = (tree.again or AGAIN).split()
    holds = int(number) * UNITS[unit.rstrip("s")]
    age = (book.settings.clock - date.fromisoformat(tree.reviewed)).days
    if age > holds:
        tell = error if age > 2 * holds else warning
        says = f"the review of {tree.reviewed} is {age} days old; it holds {tree.again or AGAIN}"
        mend = "let a person read the tree again, then run: stillhere sign PATH --by XX"
        say(tell(tree.where, "S10", says, mend=mend))
