"""Put the units together: pages, shared files, and a manifest of every file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from site_builder.model.settings import Settings
from site_builder.model.site import SiteFile, Unit

__all__ = ["MANIFEST", "finish"]

MANIFEST = "manifest.json"


def finish(
    settings: Settings,
    version: str,
    units: Iterable[tuple[Unit, Path]],
    files: Iterable[SiteFile],
    target: Path,
) -> str:
    """Fill the new folder and return a name that changes with any byte of it.

    Only pages that were compiled are taken from an engine's output: whatever else an engine or
    its theme writes is nobody's decision.
    """
    for unit, out in units:
        for page in unit.pages:
            _place(out / page.path, target / page.path)
    for file in files:
        (target / file.path).parent.mkdir(parents=True, exist_ok=True)
        (target / file.path).write_bytes(file.data)
    manifest = json.dumps(_manifest(settings, version, target), indent=1, ensure_ascii=False) + "\n"
    (target / MANIFEST).write_text(manifest, encoding="utf-8")
    return sha256(manifest.encode()).hexdigest()[:16]


def _place(built: Path, target: Path) -> None:
    """A page the engine left out is not an error here: the verifier names it (H8)."""
    if built.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built, target)


def _manifest(settings: Settings, version: str, target: Path) -> dict[str, object]:
    """Who made this copy and what is in it, so that an altered copy can be told."""
    files = sorted(path for path in target.rglob("*") if path.is_file())
    return {
        "made_with": f"stillhere {version}",
        "name": settings.name,
        "run_by": settings.run_by,
        "mode": settings.mode,
        "date": settings.clock.isoformat(),
        "languages": list(settings.languages),
        "files": {
            path.relative_to(target).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in files
        },
    }
