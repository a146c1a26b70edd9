"""The engine adapter: a fault of the engine is told as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.engine import EngineError, run_engine


def test_a_fault_of_the_engine_is_an_engine_error(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: no-such-theme}\n")
    with pytest.raises(EngineError):
        run_engine(tmp_path)
