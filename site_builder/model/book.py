"""Everything that was loaded: what the checks read and the compiler turns into pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from site_builder.model.contact import Contact, Emergency, Selector
from site_builder.model.lock import Lock, State, state
from site_builder.model.page import HOME, Page, Source
from site_builder.model.settings import Settings
from site_builder.model.text import Said, Text, Translation
from site_builder.model.tree import Part, Tree, compose

DEFAULT_CONTACTS = Selector(roles=("helpline", "family-counselling"))
"""What an end asks for when neither it nor its tree says more: no end is without people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is copied as it is; ``path`` is relative to the content folder."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole copy of the site in its authors' terms."""

    settings: Settings
    pages: Mapping[str, Mapping[str, Page]]
    """Language, then page id."""
    trees: Mapping[str, Tree]
    parts: Mapping[str, Part]
    translations: Mapping[tuple[str, str], Translation]
    """By (owner, language)."""
    locks: Mapping[tuple[str, str], Lock] = field(default_factory=dict)
    """By (owner, language)."""
    contacts: tuple[Contact, ...]
    emergency: Mapping[str, Emergency]
    sources: Mapping[str, Source]
    interface: Mapping[str, Mapping[str, Text]]
    """Words of the page shell: language, then key."""
    assets: tuple[Asset, ...] = ()
    faulty: frozenset[str] = frozenset()
    """Paths of files with faults at loading. What follows from them only is not judged."""

    def doubtful(self, *paths: str) -> bool:
        """Whether a file that could not be read well lies at or below one of the paths.

        Paths are relative to the project; ``*`` stands for one folder. One root cause gives one
        message: a page that cannot be read is not also reported as missing.
        """
        patterns = [re.compile(re.escape(p).replace(r"\*", "[^/]+") + "(/|$)") for p in paths]
        return any(pattern.match(path) for pattern in patterns for path in self.faulty)

    def page_doubtful(self, id_: str) -> bool:
        """Whether a page was written, in some language, but could not be read."""
        name = "index" if id_ == HOME else id_
        return self.doubtful(f"{self.content}/*/{name}.md")

    def owner_doubtful(self, owner: str) -> bool:
        """Whether a tree or a part was written but could not be read well."""
        kinds = ("tree.yml", "part.yml")
        return self.doubtful(*(f"{self.trees_folder}/{owner}/{kind}" for kind in kinds))

    @property
    def content(self) -> str:
        """The content folder as paths in messages name it."""
        return self.settings.content.relative_to(self.settings.root).as_posix()

    @property
    def trees_folder(self) -> str:
        """The folder of the trees as paths in messages name it."""
        return self.settings.trees.relative_to(self.settings.root).as_posix()

    @property
    def page_ids(self) -> tuple[str, ...]:
        """Every page that exists in some language, in the order of the source language."""
        names = {id_: None for pages in self.pages.values() for id_ in pages}
        ordered = dict.fromkeys(self.pages.get(self.settings.source, {})) | names
        return tuple(ordered)

    def page(self, id_: str, language: str) -> Page | None:
        """The page in the first language of the reader's chain that has it."""
        for candidate in self.settings.chain(language):
            page = self.pages.get(candidate, {}).get(id_)
            if page is not None:
                return page
        return None

    def composed(self, tree: Tree) -> Tree:
        """The tree with its parts in place."""
        return compose(tree, self.parts)

    def says(self, text: Text, language: str) -> Said:
        """The words of a tree in the first language of the chain that has them."""
        for candidate in self.settings.chain(language):
            if candidate == self.settings.source:
                break
            translation = self.translations.get((text.owner, candidate))
            if translation is not None and text.key in translation.says:
                return Said(translation.says[text.key].says, candidate)
        return Said(text.says, self.settings.source)

    def state(self, text: Text, language: str) -> State:
        """Where the words of a text stand in a language that has them."""
        says = self.says(text, language).words
        found = state(self.locks.get((text.owner, language)), text.key, text.says, says)
        # The source cannot be behind itself: changed words are words that nobody has checked.
        return "pending" if language == self.settings.source and found != "current" else found

    def checked(self, texts: Iterable[Text], language: str) -> str:
        """The oldest day on which a person checked one of these texts, or ``""``.

        One text that nobody checked in its present words makes the whole unchecked.
        """
        days = []
        for text in texts:
            lock = self.locks.get((text.owner, language))
            if lock is None or self.state(text, language) != "current":
                return ""
            days.append(lock.texts[text.key].on)
        return min(days, default="")

    def word(self, key: str, language: str) -> Said:
        """A phrase of the page shell; a key nobody wrote is a programmer's fault and raises."""
        for candidate in self.settings.chain(language):
            text = self.interface.get(candidate, {}).get(key)
            if text is not None:
                return Said(text.says, candidate)
        return Said(self.interface[self.settings.source][key].says, self.settings.source)
