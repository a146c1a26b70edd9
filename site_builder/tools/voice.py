"""The words of a book as a reader of one language meets them, as plain text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from site_builder.model.book import Book
from site_builder.model.text import Said, Text

NUMBER = "{emergency-number}"
BLANKS = re.compile(r"[ \t\n]+")
"""What may break a line; a no-break space stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A book read in one language. Words that are in another language are marked ``[en]``."""

    book: Book
    language: str

    def said(self, text: Text) -> Said:
        """Words of a tree on one line, with the emergency numbers filled in."""
        said = self.book.says(text, self.language)
        words = BLANKS.sub(" ", said.words).replace(NUMBER, self.numbers)
        return Said(self.marked(Said(words, said.language)), said.language)

    def text(self, text: Text) -> str:
        """Words of a tree, marked where they are not translated."""
        return self.said(text).words

    def word(self, key: str) -> str:
        """A phrase of the page shell, or its key where nobody wrote it."""
        if any(key in words for words in self._shells()):
            return self.marked(self.book.word(key, self.language))
        return key

    def own(self, words: Mapping[str, str]) -> str:
        """A contact's words in the first language of the chain that has them."""
        settings = self.book.settings
        for language in settings.chain(self.language):
            if language in words:
                return self.marked(Said(words[language], language))
        return self.marked(Said(words[""], settings.source)) if words.get("") else ""

    def marked(self, said: Said) -> str:
        """The words, with their language where it is not the reader's."""
        mark = "" if said.language == self.language else f"[{said.language}] "
        return mark + said.words

    @property
    def numbers(self) -> str:
        """Each emergency number once, with its regions: ``112 (SE, DE), 999 (GB)``."""
        regions: dict[str, list[str]] = {}
        for emergency in self.book.emergency.values():
            regions.setdefault(emergency.number, []).append(emergency.region)
        if len(regions) == 1:
            return next(iter(regions))
        return ", ".join(f"{number} ({', '.join(of)})" for number, of in regions.items())

    def region(self, code: str) -> str:
        """``SE Sweden``: the code, and the country's name where CLDR has it in the language."""
        country, _, _ = code.partition("-")
        found = locale(self.language)
        name = found.territories.get(country, "") if found else ""
        return f"{code} {name}".rstrip()

    def _shells(self) -> list[Mapping[str, Text]]:
        chain = (*self.book.settings.chain(self.language), self.book.settings.source)
        return [self.book.interface.get(language, {}) for language in chain]


def locale(language: str) -> Locale | None:
    """CLDR data of a language, or ``None`` for one that CLDR only has the name of."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    found = locale(language)
    return found.text_direction if found else "ltr"
