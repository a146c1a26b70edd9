"""The recipe of a build: load, check, compile, stage, engine, finish, verify, swap.

Each stage imports :mod:`site_builder.model` only; this module alone strings them together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from site_builder import __version__
from site_builder.check import check
from site_builder.compile import compile_unit, shared_files
from site_builder.engine import run_engine
from site_builder.finish import MANIFEST, finish
from site_builder.load import load_book, load_settings
from site_builder.model.book import Book
from site_builder.model.finding import Finding, in_order
from site_builder.model.outcome import Outcome, stops
from site_builder.model.site import Unit
from site_builder.stage import fingerprint, write_unit
from site_builder.swap import settle, swap, workplace
from site_builder.verify import verify

Progress = Callable[[str], None]


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
    keep: bool = False,
    progress: Progress = lambda _: None,
) -> Outcome:
    """Build the whole site into ``out`` (default ``site``), or nothing at all.

    With ``keep``, languages whose staged pages did not change since the last such build are
    taken from it.

    Raises:
        EngineError: when the engine stops.
        SwapError: when the output folder is not ours or another build is running.
    """
    looked = look(root, config)
    if looked.book is None or stops(looked.findings, strict):
        return looked
    book, target = looked.book, out or root / "site"
    with workplace(target.absolute(), MANIFEST) as work:
        outputs = work.parent / "kept" if keep else work / "out"
        units = list(_units(book, work, outputs, jobs or os.cpu_count() or 1, progress))
        new = work / "site"
        name = finish(book.settings, __version__, units, shared_files(book), new)
        expected = [page for unit, _ in units for page in unit.expected]
        findings = in_order([*looked.findings, *verify(new, expected, shown=target.name)])
        if stops(findings, strict):
            return Outcome(findings=findings, book=book)
        swap(new, target.absolute(), name)
    return Outcome(findings=findings, book=book, site=target, pages=len(expected))


def build_unit(book: Book, language: str, work: Path, outputs: Path) -> tuple[Unit, Path]:
    """One language, from the book to HTML: a pure function of its inputs but for the folders."""
    unit = compile_unit(book, language)
    out = outputs / language / fingerprint(unit)
    if not out.is_dir():
        write_unit(unit, work / "stage" / language, work / "new" / language)
        run_engine(work / "stage" / language)
        settle(work / "new" / language, out)
    return unit, out


def _units(
    book: Book, work: Path, outputs: Path, jobs: int, progress: Progress
) -> Iterator[tuple[Unit, Path]]:
    """Every language, ``jobs`` at a time, in the order of the settings."""
    languages = book.settings.built
    build_one = partial(build_unit, book, work=work, outputs=outputs)
    with ProcessPoolExecutor(min(jobs, len(languages))) as pool:
        for unit, out in pool.map(build_one, languages):
            progress(f"{unit.language}: {len(unit.pages)} pages")
            yield unit, out
