"""Putting a finished site in place of the old one, so that no crash leaves half a site.

``site`` is a link to a finished folder below ``.stillhere/sites``; setting a link is one atomic
rename (POSIX ``rename``). Where links cannot be made, two renames do it, and the next start
mends what a crash between them left.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

WORK = ".stillhere"
BEFORE = ".before"


class SwapError(Exception):
    """Raised when the output folder holds something that is not a site of ours, or is in use."""


@contextmanager
def workplace(target: Path, manifest: str) -> Iterator[Path]:
    """A fresh folder for one build, removed at its end; the place is locked meanwhile.

    A crash leaves the lock to the system, which frees it, and the rest to the next build.

    Raises:
        SwapError: when another build runs, or ``target`` is a folder of somebody else.
    """
    work = target.parent / WORK
    work.mkdir(parents=True, exist_ok=True)
    with _lock(work / "lock"):
        recover(target)
        if not _ours(target, work, manifest):
            raise SwapError(f"{target} is there and is not a site of ours; move it away")
        place = work / "new"
        _remove(place)
        place.mkdir()
        try:
            yield place
        finally:
            _remove(place)


def swap(new: Path, target: Path, name: str) -> None:
    """Put the finished folder ``new`` in place of ``target``. ``name`` changes with its content."""
    # Each target has a folder of its own: two outputs side by side do not clean up each other.
    sites = target.parent / WORK / "sites" / target.name
    sites.mkdir(parents=True, exist_ok=True)
    # The folder in use is never written to, even when its name says that nothing changed:
    # somebody may have changed it since.
    home = next(h for h in (sites / f"{name}-{turn}" for turn in count()) if not h.exists())
    new.rename(home)
    try:
        _link(home, target)
    except OSError:
        _exchange(home, target)
    for old in sorted(sites.iterdir()):
        if old != home:
            _remove(old)


def _ours(target: Path, work: Path, manifest: str) -> bool:
    """Whether a target may be replaced: nothing, an empty folder, or a site that we put there."""
    if target.is_symlink():
        return (work / "sites").resolve() in (target.parent / target.readlink()).resolve().parents
    if not target.exists():
        return True
    return target.is_dir() and (not any(target.iterdir()) or (target / manifest).is_file())


def settle(built: Path, home: Path) -> None:
    """Move a finished folder to its home and drop the others beside it."""
    home.parent.mkdir(parents=True, exist_ok=True)
    built.rename(home)
    for old in home.parent.iterdir():
        if old != home:
            _remove(old)


def recover(target: Path) -> None:
    """Mend what a crash between two renames left behind."""
    before = target.with_name(target.name + BEFORE)
    if before.exists() and not target.exists():
        before.rename(target)
    _remove(before)


def _link(home: Path, target: Path) -> None:
    """Point ``target`` at ``home``. A real folder of ours in its place is moved out first."""
    link = target.parent / WORK / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(home, target.parent))
    if target.is_dir() and not target.is_symlink():
        before = target.with_name(target.name + BEFORE)
        target.rename(before)
        link.replace(target)
        _remove(before)
    else:
        link.replace(target)


def _exchange(home: Path, target: Path) -> None:
    """Without links: the old folder out, the new one in."""
    before = target.with_name(target.name + BEFORE)
    if target.exists():
        target.rename(before)
    home.rename(target)
    _remove(before)


def _remove(path: Path) -> None:
    """Delete a folder or a link; a part that is in use is left to the next build."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once are left to the person who starts them.
        yield
        return
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SwapError("another build of this site is running") from None
        yield
