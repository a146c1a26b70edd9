"""No crash leaves half a site: the swap is killed before and after each of its file operations."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest

from site_builder.pipeline import build
from site_builder.swap import SwapError, recover, swap, workplace
from tests.support.sites import copy_site

OPERATIONS = ("rename", "replace", "symlink_to", "unlink", "mkdir")
MANIFEST = "manifest.json"


def make(folder: Path, word: str) -> Path:
    """A finished site of two files with their manifest."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(word)
    (folder / "other.html").write_text(word * 2)
    files = {p.name: sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
    (folder / MANIFEST).write_text(json.dumps({"files": files}))
    return folder


def whole(site: Path) -> str:
    """The word of a whole site; fails for a torn one."""
    files = json.loads((site / MANIFEST).read_text("utf-8"))["files"]
    for name, digest in files.items():
        assert sha256((site / name).read_bytes()).hexdigest() == digest, name
    found = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert found == {*files, MANIFEST}
    return (site / "index.html").read_text()


def dying(at: int, after: bool, links: bool) -> None:
    """Let the process die at the ``at``-th file operation of swap.py, before or after it."""
    seen = 0

    def counted(operation: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            nonlocal seen
            if sys._getframe(1).f_globals.get("__name__") != "site_builder.swap":
                return operation(*args, **options)
            seen += 1
            if seen == at and not after:
                os._exit(9)
            result = operation(*args, **options)
            if seen == at:
                os._exit(9)
            return result

        return call

    for name in OPERATIONS:
        setattr(Path, name, counted(getattr(Path, name)))
    shutil.rmtree = counted(shutil.rmtree)  # type: ignore[assignment]
    if not links:

        def refuse(*_: object) -> None:
            raise OSError("no links here")

        Path.symlink_to = refuse  # type: ignore[assignment,method-assign]


def one_swap(target: Path, at: int, after: bool, links: bool) -> None:
    dying(at, after, links)
    with workplace(target, MANIFEST) as work:
        swap(make(work / "site", "new"), target, "name")


def child(target: Path, at: int, after: bool, links: bool) -> int | None:
    process = get_context("fork").Process(target=one_swap, args=(target, at, after, links))
    process.start()
    process.join()
    return process.exitcode


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
@pytest.mark.parametrize("before", ["nothing", "a link", "a folder"])
def test_killed_at_every_file_operation(tmp_path: Path, links: bool, before: str) -> None:
    deaths = 0
    for at in range(1, 100):
        for after in (False, True):
            target = tmp_path / f"{at}-{after}" / "site"
            target.parent.mkdir()
            if before == "a folder":
                make(target, "old")
            elif before == "a link":
                with workplace(target, MANIFEST) as work:
                    swap(make(work / "site", "old"), target, "old")
            code = child(target, at, after, links)
            if code == 0:
                assert whole(target) == "new"
                assert deaths > 4, "the swap must have been killed several times"
                return
            deaths += 1
            kept = target.with_name("site.before")
            if target.exists():
                assert whole(target) in ("old", "new")
            elif before != "nothing":
                # Between two renames there is no site for a moment; the next start mends it.
                assert whole(kept) == "old"
                assert not links or before == "a folder"
            recover(target)
            if before != "nothing":
                assert whole(target) in ("old", "new")
            with workplace(target, MANIFEST) as work:
                swap(make(work / "site", "next"), target, "next")
            assert whole(target) == "next"
            assert not kept.exists()
            assert len(list((target.parent / ".stillhere" / "sites" / "site").iterdir())) <= 1
    pytest.fail("the swap has more file operations than expected")


def test_killed_at_thirty_random_times(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    command = [sys.executable, "-m", "site_builder", "build", str(root)]
    first = build(root)
    assert first.site is not None
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    length = time.monotonic() - started
    page = root / "content" / "en" / "first-call.md"
    text = page.read_text("utf-8")
    chance = random.Random(7)
    for turn in range(30):
        page.write_text(f"{text}\nTurn {turn}.\n", encoding="utf-8")
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0, length))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        whole(root / "site")
    outcome = build(root)
    assert outcome.site is not None
    whole(root / "site")
    assert sorted(p.name for p in (root / ".stillhere").iterdir()) == ["lock", "sites"]
    assert len(list((root / ".stillhere" / "sites" / "site").iterdir())) == 1


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    build(root)
    before = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    (root / "content" / "en" / "first-call.md").write_text("no front matter", encoding="utf-8")
    assert build(root).site is None
    assert {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()} == before


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    (root / "site").mkdir()
    (root / "site" / "photos.txt").write_text("mine")
    with pytest.raises(SwapError, match="not a site of ours"):
        build(root)
    assert (root / "site" / "photos.txt").read_text() == "mine"


def test_two_outputs_side_by_side(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    build(root)
    build(root, out=root / "preview")
    build(root, out=root / "preview")
    whole(root / "site")
    whole(root / "preview")


@pytest.mark.parametrize("kind", ["a file", "a link to a folder of somebody else"])
def test_a_target_that_is_no_site_is_refused(tmp_path: Path, kind: str) -> None:
    root = copy_site("small", tmp_path / "root")
    out = root / "out"
    (tmp_path / "theirs").mkdir()
    if kind == "a file":
        out.write_text("mine")
    else:
        out.symlink_to(tmp_path / "theirs")
    with pytest.raises(SwapError, match="not a site of ours"):
        build(root, out=out)
    assert out.is_symlink() or out.read_text() == "mine"


def test_two_builds_at_once(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    with workplace(root / "site", MANIFEST), pytest.raises(SwapError, match="another build"):
        build(root)
