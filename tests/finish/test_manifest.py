"""A release lists its files with their hashes; the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from site_builder import __version__
from tests.support.sites import copy_site


def test_manifest_lists_every_file_with_its_hash(small_site: Path) -> None:
    manifest = json.loads((small_site / "manifest.json").read_text("utf-8"))
    files = {
        path.relative_to(small_site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in small_site.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert manifest["files"] == files
    assert manifest["made_with"] == f"stillhere {__version__}"
    assert manifest["run_by"] == "nobody"
    assert manifest["date"] == "2026-11-23"


def test_same_input_same_bytes(small_site: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, umask and number of workers change nothing."""
    root = copy_site("small", tmp_path / "elsewhere with space")
    changed = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "12", "COLUMNS": "20"}
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", str(root), "--jobs", "1"],
        check=True,
        capture_output=True,
        env={**os.environ, **changed},
        umask=0o077,
    )
    built = {p.relative_to(root / "site"): p.read_bytes() for p in files(root / "site")}
    assert built == {p.relative_to(small_site): p.read_bytes() for p in files(small_site)}


def test_the_clock_is_an_input(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", str(root)],
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1893456000"},
    )
    assert json.loads((root / "site" / "manifest.json").read_text("utf-8"))["date"] == "2030-01-01"


def files(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]
