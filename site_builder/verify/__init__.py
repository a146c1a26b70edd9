"""The last look: the finished HTML itself, whatever engine made it.

An engine may ignore a plugin and still say that all is well; a reader would find out at night.
So nothing here trusts the stages before: pages are read back from the folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.model.finding import Finding, Say, error
from site_builder.model.site import Expected
from site_builder.model.where import Where
from site_builder.verify import page as page_rules
from site_builder.verify import text as text_rules
from site_builder.verify.reader import Document, read

__all__ = ["verify"]


class _Any(frozenset[str]):
    """Holds every anchor: stands for a page whose absence has its own finding."""

    def __contains__(self, _: object) -> bool:
        return True


ANY = _Any()


def verify(
    folder: Path, expected: Iterable[Expected], *, shown: str = "site", own_shell: bool = True
) -> list[Finding]:
    """Findings about the finished pages in ``folder``; ``shown`` stands for it in messages.

    ``own_shell`` is false for a theme that is not ours: the danger strip then leads the content
    instead of the page, and the theme's own scripts and styles are its owner's matter.
    """
    findings: list[Finding] = []
    wanted = {page.path: page for page in expected}
    raw = {path: _text(folder, path) for path in _files(folder, own_shell)}
    documents = {path: read(text) for path, text in raw.items() if path.endswith(".html")}
    ids = {path: frozenset(document.ids) for path, document in documents.items()}
    # Links to pages that were not written are the same fault as H8 and need no second message.
    ids |= {path: ANY for path in wanted if path not in documents}
    _missing([path for path in wanted if path not in documents], shown, findings.append)
    for path, document in documents.items():
        if path in wanted:
            _page(
                document, wanted[path], ids, folder, f"{shown}/{path}", own_shell, findings.append
            )
    for path, text in raw.items():
        at = f"{shown}/{path}"
        text_rules.conflict(text, at, findings.append)
        if own_shell and not path.endswith(".html"):
            text_rules.code(text, at, findings.append)
        if own_shell and path.endswith(".html") and path not in wanted:
            mend = "delete it from the output, or let it be compiled"
            findings.append(error(Where(at), "H8", "nobody asked for this page", mend=mend))
    return findings


def _missing(paths: list[str], shown: str, say: Say) -> None:
    """H8: an engine that leaves pages out is one fault, however many pages it is."""
    if paths:
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        says = f"{len(paths)} pages were not written: {', '.join(paths[:3])}{more}"
        mend = "build again; if it stays, the engine or its theme leaves pages out"
        say(error(Where(f"{shown}/{paths[0]}"), "H8", says, mend=mend))


def _page(
    document: Document,
    page: Expected,
    ids: Mapping[str, frozenset[str]],
    folder: Path,
    at: str,
    own_shell: bool,
    say: Say,
) -> None:
    page_rules.language(document, page, at, say)
    page_rules.danger(document, page, at, say, own_shell=own_shell)
    page_rules.contacts(document, page, at, say)
    page_rules.urgent(document, page, at, say)
    page_rules.links(document, page, ids, folder, at, say)
    page_rules.neutral(document, page, at, say)
    text_rules.leftovers(document, at, say)
    if own_shell:
        page_rules.closed(document, at, say)
        text_rules.scripts(document, at, say)
        page_rules.policy(document, at, say)


def _files(folder: Path, own_shell: bool) -> list[str]:
    kinds = {".html", ".css", ".js", ".mjs", ".svg"} if own_shell else {".html"}
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in kinds and path.is_file())
    return [path.relative_to(folder).as_posix() for path in found]


def _text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8", errors="replace")
