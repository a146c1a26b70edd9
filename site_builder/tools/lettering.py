"""How wide words are, and where they break, without a font at hand: careful estimates."""

from __future__ import annotations

import unicodedata

NARROW = frozenset("iljtfrI.,:;!'’|()[] -·")
WIDE = frozenset("mwMW@%—…")


def width(words: str, size: float) -> float:
    """The width in the unit of ``size``; rather too much than too little."""
    return sum(_share(sign) for sign in words) * size


def wrapped(words: str, size: float, limit: float) -> list[str]:
    """The words in lines no wider than ``limit``; a word that is wider alone is broken."""
    lines: list[str] = []
    for word in filter(None, words.split(" ")):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= limit:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, size, limit))
    return lines


def _pieces(word: str, size: float, limit: float) -> list[str]:
    """The word in pieces that fit; a sign that joins the one before it stays with it."""
    pieces = [""]
    for sign in word:
        full = pieces[-1] and width(pieces[-1] + sign, size) > limit
        if full and not _joins(sign) and not pieces[-1].endswith("\u200d"):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _joins(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M") or sign == "\u200d"


def _share(sign: str) -> float:
    """The width of a sign as a share of the size of the letters."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(sign) in ("W", "F"):
        return 1.0
    if sign in NARROW:
        return 0.36
    if sign in WIDE:
        return 0.95
    return 0.7 if sign.isupper() else 0.58
