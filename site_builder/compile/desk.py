"""What a language's pages are written with: its words, dates, names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from markupsafe import Markup, escape

from site_builder.model.book import Book
from site_builder.model.text import Said, Text

DAYS = {"Mo": 0, "Tu": 1, "We": 2, "Th": 3, "Fr": 4, "Sa": 5, "Su": 6}


def locale(language: str) -> Locale:
    """CLDR data of a language."""
    return Locale.parse(language, sep="-")


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return locale(language).text_direction


def own_name(language: str) -> str:
    """The language's name in itself, as readers look for it."""
    name = locale(language).get_display_name() or language
    return name[:1].upper() + name[1:]


class Desk:
    """One language at work. ``words`` are marked where they are in another language."""

    def __init__(self, book: Book, language: str) -> None:
        self.book = book
        self.language = language
        self.settings = book.settings

    @cached_property
    def locale(self) -> Locale:
        return locale(self.language)

    def plain(self, key: str, **values: str) -> str:
        """A phrase of the interface as bare text."""
        return _filled(self.book.word(key, self.language).words, values)

    def word(self, key: str, **values: str | Markup) -> Markup:
        """A phrase of the interface as HTML, with its language where it is not the page's."""
        said = self.book.word(key, self.language)
        return self.marked(said.language, _filled_html(said.words, values))

    def text(self, text: Text) -> Markup:
        """Words of a tree as HTML, with their language where it is not the page's."""
        said = self.book.says(text, self.language)
        words = str(escape(said.words)).replace("{emergency-number}", str(self.numbers_in_text))
        return self.marked(said.language, Markup(words))

    def said(self, said: Said) -> Markup:
        return self.marked(said.language, escape(said.words))

    def marked(self, language: str, words: Markup) -> Markup:
        """WCAG 3.1.2: parts in another language say so."""
        if language == self.language:
            return words
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            language, direction(language), words
        )

    def date(self, day: date) -> str:
        # Plain English without a region is American in CLDR; day before month reads everywhere.
        spoken = Locale("en", "001") if self.language == "en" else self.locale
        return format_date(day, format="long", locale=spoken)

    def listed(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        return format_list(list(items), style=style, locale=self.locale)

    def region(self, code: str) -> str:
        """A country's name; a part of a country keeps its code behind it."""
        country, _, part = code.partition("-")
        name = self.locale.territories.get(country, country)
        return f"{name} ({code})" if part else str(name)

    def language_name(self, code: str) -> str:
        return self.locale.languages.get(code.partition("-")[0]) or code

    def hours(self, hours: str) -> str:
        """``Mo-Fr 09:00-17:00`` with the days of the language."""
        days = self.locale.days["format"]["abbreviated"]
        worded = re.sub(r"[A-Z][a-z](?=[-, ])", lambda d: days[DAYS[d[0]]], hours)
        return worded.replace("-", "–").replace(";", ",")

    @cached_property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """Each emergency number once, with the names of its regions."""
        regions: dict[str, list[str]] = {}
        for emergency in self.book.emergency.values():
            regions.setdefault(emergency.number, []).append(self.region(emergency.region))
        return tuple((number, self.listed(names)) for number, names in regions.items())

    @cached_property
    def numbers_in_text(self) -> Markup:
        """The emergency numbers as they stand in a sentence."""
        links = [
            Markup('<a class="number" href="tel:{0}" dir="ltr">{0}</a>').format(number)
            + (Markup(" ({})").format(names) if len(self.numbers) > 1 else "")
            for number, names in self.numbers
        ]
        # The list pattern of the language joins placeholders, so that no link is escaped twice.
        pattern = self.listed([f"\x00{i}\x00" for i in range(len(links))], "or")
        joined = str(escape(pattern))
        for index, link in enumerate(links):
            joined = joined.replace(f"\x00{index}\x00", str(link))
        return Markup(joined)


def _filled(words: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _filled_html(words: str, values: dict[str, str | Markup]) -> Markup:
    filled = str(escape(words))
    for name, value in values.items():
        filled = filled.replace(f"{{{name}}}", str(escape(value)))
    return Markup(filled)
