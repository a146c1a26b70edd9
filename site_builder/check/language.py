"""L: nobody reads a wrong language without being told, and no safety text is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest, warning
from site_builder.model.text import Text
from site_builder.model.tree import End, Part, Question, Tree
from site_builder.model.where import Where

PLACEHOLDER = re.compile(r"\{[a-z-]+\}")


def texts(owner: Tree | Part) -> Iterator[Text]:
    """Every text of a tree or a part that a reader can see."""
    if isinstance(owner, Tree):
        yield owner.title
        yield owner.tab
    for step in owner.steps.values():
        match step:
            case Question():
                yield step.ask
                yield from (step.why,) if step.why else ()
                yield from (answer.say for answer in step.answers)
            case End():
                yield step.title
                yield from (step.lede,) if step.lede else ()
    if isinstance(owner, Tree):
        yield from (item.do for item in owner.plan.values())


def check(book: Book, say: Say) -> None:
    """Say what is missing, superfluous or different in a translation."""
    owners: list[Tree | Part] = [*book.trees.values(), *book.parts.values()]
    for owner in owners:
        source = {text.key: text for text in texts(owner)}
        for language in book.settings.built:
            if language != book.settings.source:
                _tree(book, owner, source, language, say)
    for language in book.settings.built:
        _pages(book, language, say)
        _interface(book, language, say)


def _tree(book: Book, owner: Tree | Part, source: dict[str, Text], language: str, say: Say) -> None:
    translation = book.translations.get((owner.name, language))
    said = translation.says if translation else {}
    where = translation.where if translation else Where(_beside(owner.where.path, language))
    _unknown(source, dict(said), say)
    missing = [key for key in source if key not in said]
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


def _unknown(source: dict[str, Text], said: dict[str, Text], say: Say) -> None:
    """L1."""
    for key, text in said.items():
        if key not in source:
            mend = "correct the name, or delete the line"
            says = f'there is no text with the name "{key}"'
            say(error(text.where, "L1", says, why=nearest(key, source), mend=mend))


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
        says = f'"{said.key}" has {found or "no placeholder"}, the source has {wanted or "none"}'
        say(error(said.where, "L4", says, mend="use the same words in {braces} as the source"))


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
    for id_ in ("start-here", book.settings.danger_page):
        exists = book.page(id_, book.settings.source) is not None
        if exists and id_ not in book.pages.get(language, {}):
            name = "index" if id_ == "start-here" else id_
            path = (book.settings.content / language / f"{name}.md").relative_to(book.settings.root)
            _missing(book, Where(path.as_posix()), language, f"the page {id_}", say)


def _interface(book: Book, language: str, say: Say) -> None:
    """Words of the page shell: every key of the source language, in every language."""
    source = book.interface.get(book.settings.source, {})
    said = book.interface.get(language, {})
    path = (book.settings.content / language / "interface.yml").relative_to(book.settings.root)
    _unknown(dict(source), dict(said), say)
    missing = [key for key in source if key not in said]
    if missing:
        _missing(book, Where(path.as_posix()), language, _some(missing), say)
    for key in source.keys() & said.keys():
        _same_placeholders(source[key], said[key], say)
