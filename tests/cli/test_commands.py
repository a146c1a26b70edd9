"""The command line as a newcomer meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.rules import catalogue
from tests.support.sites import change, copy_site

BROKEN = {"decision_trees/first-steps/tree.yml": {"replace": "go: talking", "with": "go: talkign"}}


def stillhere(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_check_of_a_sound_site(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    done = stillhere("check", str(root))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No findings. Looked at 5 pages, 1 trees and 1 contacts.\n"
    assert not (root / "site").exists() and not (root / ".stillhere").exists()


def test_a_finding_names_place_reason_and_mend(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    change(root, BROKEN)
    done = stillhere("build", str(root))
    assert done.returncode == 1
    assert done.stdout.startswith("decision_trees/first-steps/tree.yml:17:27  error T2  In ")
    assert '  Nearest: "talking".\n  To mend: correct the name' in done.stdout
    assert "1 error, 0 warnings. Nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


def test_findings_as_data(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    change(root, BROKEN)
    done = stillhere("check", str(root), "--format", "json")
    (finding,) = json.loads(done.stdout)
    assert finding["rule"] == "T2" and finding["line"] == 17 and finding["column"] == 27
    assert set(finding) == {
        "file", "line", "column", "rule", "severity", "message", "why", "mend",
    }  # fmt: skip
    github = stillhere("check", str(root), "--format", "github").stdout
    place = "file=decision_trees/first-steps/tree.yml,line=17,col=27,title=T2"
    assert github.startswith(f"::error {place}::")


def test_build_says_what_it_does(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    done = stillhere("build", str(root), "--out", str(tmp_path / "elsewhere"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "en: 10 pages\nde: 9 pages\n" in done.stderr
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert not (root / "site").exists()


def test_strict_lets_warnings_stop_the_build(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    drafts = {"replace": "languages: [en, de]", "with": "languages: [en]\n      drafts: [de, sv]"}
    change(root, {"mkdocs.yml": drafts})
    assert stillhere("check", str(root)).returncode == 0
    assert stillhere("check", str(root), "--strict").returncode == 1


def test_explain() -> None:
    done = stillhere("explain", "t2")
    assert done.returncode == 0 and done.stdout.startswith("T2  ")
    assert "Wrong:" in done.stdout and "Right:" in done.stdout
    assert "T2" in stillhere("explain").stdout
    unknown = stillhere("explain", "T99")
    assert unknown.returncode == 2 and "There is no rule" in unknown.stderr


def test_version() -> None:
    assert stillhere("--version").stdout == f"stillhere, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["build", "nowhere"], ["bulid"], ["build", "--jobs", "0"], ["check", "--format", "x"]],
)
def test_wrong_use_exits_with_2_and_no_traceback(arguments: list[str]) -> None:
    done = stillhere(*arguments)
    assert done.returncode == 2
    assert done.stderr and "Traceback" not in done.stderr


def test_a_folder_without_settings(tmp_path: Path) -> None:
    done = stillhere("build", str(tmp_path))
    assert done.returncode == 1
    assert "mkdocs.yml:1:1  error F7" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_site_in_the_way_is_told_without_a_traceback(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    (root / "site").mkdir()
    (root / "site" / "photos.txt").write_text("mine")
    done = stillhere("build", str(root))
    assert done.returncode == 2
    assert "not a site of ours" in done.stderr and "Traceback" not in done.stderr
    assert "Traceback" in stillhere("build", str(root), "--debug").stderr


def test_no_colour_codes_outside_a_terminal(tmp_path: Path) -> None:
    root = copy_site("small", tmp_path / "root")
    change(root, BROKEN)
    assert "\x1b" not in stillhere("check", str(root)).stdout
    assert "\x1b" not in stillhere(
        "check", str(root), NO_COLOR="1", FORCE_COLOR="1"
    ).stdout.replace("\x1b[1m", "").replace("\x1b[0m", "")


def test_every_code_is_explained_and_every_explanation_has_a_code() -> None:
    """To mend: add the rule to site_builder/data/rules.yml, or delete its entry there."""
    import re

    import site_builder

    package = Path(site_builder.__file__).parent
    used = set()
    for path in [
        *package.glob("load/*.py"),
        *package.glob("check/*.py"),
        *package.glob("verify/*.py"),
    ]:
        used |= set(re.findall(r'"([FGMTPKSLJCVH]\d+)"', path.read_text("utf-8")))
    assert used == set(catalogue())
