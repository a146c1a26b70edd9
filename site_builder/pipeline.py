"""The recipe of a build: load, check, compile, stage, engine, finish, verify, swap.

Each stage imports :mod:`site_builder.model` only; this module alone strings them together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from site_builder import __version__
from site_builder.check import check
from site_builder.compile import compile_unit, shared_files
from site_builder.engine import run_engine
from site_builder.finish import MANIFEST, finish
from site_builder.load import load_book, load_settings
from site_builder.model.book import Book
from site_builder.model.finding import Finding, in_order
from site_builder.model.site import Unit
from site_builder.stage import write_unit
from site_builder.swap import swap, workplace
from site_builder.verify import verify

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found, and what it built: nothing when a finding stopped it."""

    findings: tuple[Finding, ...]
    book: Book | None = None
    site: Path | None = None
    pages: int = 0


def stops(findings: tuple[Finding, ...], strict: bool) -> bool:
    """Whether findings forbid a build: errors do, and with ``strict`` warnings too."""
    return any(strict or finding.severity == "error" for finding in findings)


def look(root: Path, config: str = "mkdocs.yml") -> Outcome:
    """Load and check; the book is there even with findings, if the settings can be read."""
    findings: list[Finding] = []
    settings = load_settings(root, findings.append, config)
    if settings is None:
        return Outcome(findings=in_order(findings))
    book = load_book(settings, findings.append)
    findings.extend(check(book))
    return Outcome(findings=in_order(findings), book=book)


def build(
    root: Path,
    *,
    out: Path | None = None,
    config: str = "mkdocs.yml",
    strict: bool = False,
    jobs: int | None = None,
    progress: Progress = lambda _: None,
) -> Outcome:
    """Build the whole site into ``out`` (default ``site``), or nothing at all.

    Raises:
        EngineError: when the engine stops.
        SwapError: when the output folder is not ours or another build is running.
    """
    looked = look(root, config)
    if looked.book is None or stops(looked.findings, strict):
        return looked
    book, target = looked.book, out or root / "site"
    with workplace(target.absolute(), MANIFEST) as work:
        units = list(_units(book, work, jobs or os.cpu_count() or 1, progress))
        new = work / "site"
        name = finish(book.settings, __version__, units, shared_files(book), new)
        expected = [page for unit, _ in units for page in unit.expected]
        findings = in_order([*looked.findings, *verify(new, expected, shown=target.name)])
        if stops(findings, strict):
            return Outcome(findings=findings, book=book)
        swap(new, target.absolute(), name)
    return Outcome(findings=findings, book=book, site=target, pages=len(expected))


def build_unit(book: Book, language: str, work: Path) -> tuple[Unit, Path]:
    """One language, from the book to HTML: a pure function of its inputs but for the folder."""
    unit, out = compile_unit(book, language), work / "out" / language
    write_unit(unit, work / "stage" / language, out)
    run_engine(work / "stage" / language)
    return unit, out


def _units(book: Book, work: Path, jobs: int, progress: Progress) -> Iterator[tuple[Unit, Path]]:
    """Every language, ``jobs`` at a time, in the order of the settings."""
    languages = book.settings.built
    if min(jobs, len(languages)) == 1:
        done: Iterator[tuple[Unit, Path]] = (build_unit(book, code, work) for code in languages)
        pool = None
    else:
        pool = ProcessPoolExecutor(min(jobs, len(languages)))
        done = pool.map(build_unit, *zip(*((book, code, work) for code in languages), strict=True))
    try:
        for unit, out in done:
            progress(f"{unit.language}: {len(unit.pages)} pages")
            yield unit, out
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)
