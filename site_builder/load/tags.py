"""Language tags (BCP 47) and regions (ISO 3166): what exists, by CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from site_builder.load.yaml import Scalar
from site_builder.model.finding import Say, error

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
REGION = re.compile(r"([A-Z]{2})(-[A-Z0-9]{1,3})?")
MEANT = {"UK": "GB", "EL": "GR", "EN": "GB"}
"""Codes that people write for a country and that are no ISO codes."""


def is_language(tag: str, *, written: bool = False) -> bool:
    """Whether the tag names a language that CLDR knows.

    A site can be ``written`` only in a language of which CLDR knows direction and dates; a service
    may speak any that has a name.
    """
    if not LANGUAGE.fullmatch(tag):
        return False
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return not written and tag.partition("-")[0] in Locale("en").languages
    return True


def languages(scalars: Iterable[Scalar], say: Say, *, written: bool = False) -> tuple[str, ...]:
    """The tags of a list, each once; L8 for what is no language."""
    found: list[str] = []
    for scalar in scalars:
        if not is_language(scalar.text, written=written):
            mend = "write a BCP 47 tag such as de, pt-BR or zh-Hant"
            say(error(scalar.where, "L8", f'"{scalar.text}" is not a language tag', mend=mend))
        elif scalar.text in found:
            mend = "delete one of the two"
            say(error(scalar.where, "F3", f'"{scalar.text}" is listed twice', mend=mend))
        else:
            found.append(scalar.text)
    return tuple(found)


def regions(scalars: Iterable[Scalar], say: Say, *, everywhere: bool = False) -> tuple[str, ...]:
    """The region codes of a list, each once; G3 for what is no region."""
    found: dict[str, None] = {}
    territories = Locale("en").territories
    for scalar in scalars:
        shape = REGION.fullmatch(scalar.text)
        if (everywhere and scalar.text == "*") or (shape and shape[1] in territories):
            found[scalar.text] = None
            continue
        meant = MEANT.get(scalar.text.upper(), "")
        mend = (
            f"write {meant}"
            if meant
            else "write capital letters as in SE, or with a part as in AT-9"
        )
        say(error(scalar.where, "G3", f'"{scalar.text}" is not an ISO 3166 code', mend=mend))
    return tuple(found)
