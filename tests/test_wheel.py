"""A wheel, installed into an empty environment, builds a copy of the content elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import REPOSITORY, own_site


@pytest.mark.slow
def test_wheel_builds_elsewhere(real_site: Path, tmp_path: Path) -> None:
    def run(*command: str | Path) -> None:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist",
        REPOSITORY,
    )  # fmt: skip
    run(sys.executable, "-m", "venv", "empty")
    constraints = REPOSITORY / "constraints.txt"
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    pip = tmp_path / "empty" / "bin" / "pip"
    run(pip, "install", "--quiet", "-c", constraints, wheel)
    root = own_site(tmp_path / "copy")
    run(tmp_path / "empty" / "bin" / "stillhere", "build", root)
    built = {p.relative_to(root / "site"): p.read_bytes() for p in (root / "site").rglob("*.html")}
    assert built == {p.relative_to(real_site): p.read_bytes() for p in real_site.rglob("*.html")}
