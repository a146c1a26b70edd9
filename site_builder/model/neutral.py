"""Words that give a reader away: addresses and titles stay in the history of a shared phone."""

from __future__ import annotations

import re
from collections.abc import Mapping

GIVE_AWAY: Mapping[str, tuple[str, ...]] = {
    "en": (
        "extremis", "radical", "jihad", "terror", "nazi", "exit", "violen", "danger", "police",
        "prison", "arrest", "threat", "weapon", "cult$", "sect$", "isis$", "militan", "spy$",
        "escape", "suicid", "abuse", "crisis", "emergency",
    ),
    "de": (
        "extremis", "radikal", "dschihad", "terror", "ausstieg", "gewalt", "gefahr", "polizei",
        "gefängnis", "haft$", "drohung", "waffe", "sekte", "notruf", "krise",
    ),
    "fr": (
        "extrémis", "radical", "djihad", "terror", "violen", "danger", "police", "prison",
        "menace", "arme$", "secte", "urgence",
    ),
    "sv": (
        "extremis", "radikal", "jihad", "terror", "avhopp", "våld", "fara$", "polis", "fängelse",
        "hot$", "vapen", "sekt", "nöd$", "kris$",
    ),
    "ar": ("تطرف", "متطرف", "إرهاب", "ارهاب", "جهاد", "عنف", "خطر", "شرطة", "سجن", "تهديد", "سلاح"),
}  # fmt: skip
"""Beginnings of words by language; a whole word where it ends with ``$``.

English ones hold everywhere, for addresses are English.
"""

WORD = re.compile(r"[^\W\d_]+")


def given_away(text: str, language: str) -> str:
    """The first word of a title or address that tells an onlooker what it is about, or ``""``."""
    base = language.partition("-")[0]
    beginnings = GIVE_AWAY["en"] + GIVE_AWAY.get(base, ())
    for found in WORD.finditer(text.casefold()):
        stem = found[0].removeprefix("ال") if base == "ar" else found[0]
        if stem.startswith(beginnings) or f"{stem}$" in beginnings:
            return found[0]
    return ""
