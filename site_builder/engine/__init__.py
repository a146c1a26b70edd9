"""Engines turn a staged folder into HTML. MkDocs is the one in use; see ``mkdocs.py``."""

from __future__ import annotations

from pathlib import Path

__all__ = ["EngineError", "run_engine"]


class EngineError(Exception):
    """Raised when the engine stops; the pages were staged well, so it is no author's fault."""


def run_engine(folder: Path) -> None:
    """Build the staged folder into the ``site_dir`` that its configuration names.

    MkDocs is imported here and not above: it takes a third of a second, and the commands that
    only check never need it.

    Raises:
        EngineError: when the engine stops.
    """
    from site_builder.engine.mkdocs import run

    run(folder)
