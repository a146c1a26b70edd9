"""The engine adapter: the only module of the package that knows MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from site_builder.engine import EngineError


def run(folder: Path) -> None:
    """Build the staged folder with MkDocs; see :func:`site_builder.engine.run_engine`."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        build(load_config(config_file=str(folder / "mkdocs.yml")))
    except (MkDocsException, SystemExit) as fault:
        raise EngineError(str(fault)) from fault
