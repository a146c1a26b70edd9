"""A problem as a value: collected, sorted and shown together, never raised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from site_builder.model.where import Where

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: where it is, which rule found it, what is wrong, why, and how to mend it."""

    where: Where
    code: str
    severity: Severity
    says: str
    why: str = ""
    mend: str


Say = Callable[[Finding], None]
"""Where a stage puts its findings; usually the ``append`` of a list."""


def error(where: Where, code: str, says: str, *, mend: str, why: str = "") -> Finding:
    """A finding that stops the build."""
    return Finding(where=where, code=code, severity="error", says=says, why=why, mend=mend)


def warning(where: Where, code: str, says: str, *, mend: str, why: str = "") -> Finding:
    """A finding that is shown, and stops the build only with ``--strict``."""
    return Finding(where=where, code=code, severity="warning", says=says, why=why, mend=mend)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place and code, each once."""
    return tuple(sorted(set(findings), key=lambda f: (f.where, f.code, f.says)))


MANY = 20
"""A list of more names helps nobody."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or lists a few that are known."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f'Nearest: "{close[0]}".'
    if not names:
        return "There is none yet."
    return f"Known: {', '.join(names)}." if len(names) <= MANY else ""
