"""A counsellor's first five minutes: the commands of decision_trees/README.md, as they stand."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, expect

from site_builder.model.finding import Finding
from site_builder.serve import serve
from tests.support.sites import REPOSITORY, own_site

NAME = "evening-talks"


def commands() -> list[list[str]]:
    """The lines of the first code block of the README, as words."""
    text = (REPOSITORY / "decision_trees" / "README.md").read_text("utf-8")
    block = re.search(r"five minutes\n\n```\n(.*?)```", text, re.DOTALL)
    assert block is not None
    return [shlex.split(line) for line in block[1].splitlines()]


def run(root: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    assert words[0] == "stillhere"
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *words[1:]],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_counsellors_five_minutes(tmp_path: Path, chromium: Browser) -> None:
    root = own_site(tmp_path / "root")
    new, walk, check, served, proof = commands()
    assert served == ["stillhere", "serve"]
    assert run(root, new).returncode == 0
    walked = run(root, walk)
    assert walked.returncode == 0 and "Soon" in walked.stdout
    assert "No findings." in run(root, check).stderr

    tree = root / "decision_trees" / NAME / "tree.yml"
    pattern = re.compile(r'say: "?([^",}]+)"?,')
    text, count = pattern.subn(r'say: "\1 (changed)",', tree.read_text("utf-8"), count=3)
    assert count == 3
    tree.write_text(text, encoding="utf-8")
    done = run(root, check)
    assert (done.returncode, done.stdout) == (0, "")

    said: list[str] = []
    found: list[Finding] = []
    stop = threading.Event()
    options = {"show": found.extend, "talk": said.append, "stop": stop}
    thread = threading.Thread(target=serve, args=(root, 0), kwargs=options)
    thread.start()
    try:
        until(lambda: any("http://" in line for line in said))
        address = next(w for line in said for w in line.split() if w.startswith("http://"))
        page = chromium.new_page()
        page.goto(f"{address}en/{NAME}/today.html")
        expect(page.locator("[data-answers] a").first).to_contain_text("(changed)")
        tree.write_text(text.replace("go: talking", "go: talkign", 1), encoding="utf-8")
        until(lambda: any(f.code == "T2" for f in found))
        (fault,) = (f for f in found if f.code == "T2")
        assert fault.where.path == f"decision_trees/{NAME}/tree.yml"
        assert "talkign" in fault.says and 'Nearest: "talking"' in fault.why and fault.mend
        with urllib.request.urlopen(f"{address}en/{NAME}/today.html") as answer:
            assert b"(changed)" in answer.read()
        tree.write_text(text.replace("(changed)", "(mended)"), encoding="utf-8")
        expect(page.locator("[data-answers] a").first).to_contain_text("(mended)", timeout=30_000)
        page.close()
    finally:
        stop.set()
        thread.join()

    assert run(root, proof).returncode == 0
    pack = (root / proof[-1]).read_text("utf-8")
    assert "(mended)" in pack and "stillhere sign" in pack


def until(condition: object, seconds: float = 30) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
