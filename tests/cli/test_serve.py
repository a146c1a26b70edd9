"""The server for authors: a save is seen in the page, a fault keeps the last good site."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser, expect

from site_builder.model.finding import Finding
from site_builder.serve import serve
from tests.support.sites import copy_site


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_save_rebuilds_and_reloads(tmp_path: Path, chromium: Browser) -> None:
    root = copy_site("small", tmp_path / "root")
    page_file = root / "content" / "en" / "first-call.md"
    text = page_file.read_text("utf-8")
    said: list[str] = []
    found: list[Finding] = []
    stop = threading.Event()

    def show(findings: Iterable[Finding]) -> None:
        found.extend(findings)

    thread = threading.Thread(
        target=serve, args=(root, 0), kwargs={"show": show, "talk": said.append, "stop": stop}
    )
    thread.start()
    try:
        until(lambda: any("http://" in line for line in said))
        address = next(w for line in said for w in line.split() if w.startswith("http://"))
        page = chromium.new_page()
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text))
        page.goto(address + "en/first-call.html")
        page_file.write_text(text + "\nA new last line.\n", encoding="utf-8")
        expect(page.get_by_text("A new last line.")).to_be_visible(timeout=20_000)
        assert sum("pages built" in line for line in said) == 2

        page_file.write_text("broken", encoding="utf-8")
        until(lambda: any(f.code == "M1" for f in found))
        assert "A new last line." in page.content()
        assert complaints == []
        with urllib.request.urlopen(address + "en/first-call.html") as answer:
            assert b"A new last line." in answer.read()
        page.close()
    finally:
        stop.set()
        thread.join()


def test_only_the_changed_language_goes_through_the_engine(tmp_path: Path) -> None:
    from site_builder.pipeline import build

    root = copy_site("small", tmp_path / "root")
    build(root, keep=True)
    kept = {p.parent.name: p.name for p in (root / ".stillhere" / "kept").glob("*/*")}
    page = root / "content" / "de" / "help-now.md"
    page.write_text(page.read_text("utf-8") + "\nNeu.\n", encoding="utf-8")
    build(root, keep=True)
    after = {p.parent.name: p.name for p in (root / ".stillhere" / "kept").glob("*/*")}
    assert after["en"] == kept["en"] and after["de"] != kept["de"]
