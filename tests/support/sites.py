"""Small whole sites in a temporary folder, to be changed and built."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SITES = REPOSITORY / "tests" / "sites"


def copy_site(name: str, target: Path) -> Path:
    """A copy of ``tests/sites/NAME`` with the repository's interface words; returns its folder."""
    shutil.copytree(SITES / name, target)
    for words in sorted((REPOSITORY / "content").glob("*/interface.yml")):
        language = target / "content" / words.parent.name
        if language.is_dir() and not (language / words.name).exists():
            shutil.copyfile(words, language / words.name)
    return target


def own_site(target: Path) -> Path:
    """A copy of the repository's own content."""
    target.mkdir()
    for folder in ("content", "decision_trees"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target


def change(site: Path, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Plant faults: ``{path: {replace, with} | {write} | {append} | {bytes} | {delete}}``."""
    for name, how in changes.items():
        path = site / name
        if how.get("delete"):
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in how:
            path.symlink_to(how["link"])
        elif "bytes" in how:
            path.write_bytes(bytes.fromhex(how["bytes"]))
        elif "write" in how:
            path.write_text(how["write"], encoding="utf-8")
        elif "append" in how:
            path.write_text(path.read_text("utf-8") + how["append"], encoding="utf-8")
        else:
            text = path.read_text("utf-8")
            assert how["replace"] in text, f"{name} does not hold {how['replace']!r}"
            path.write_text(text.replace(how["replace"], how["with"], 1), encoding="utf-8")
