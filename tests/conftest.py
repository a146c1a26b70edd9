"""Fixtures: small whole sites, built once a session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from site_builder.pipeline import build
from tests.support.sites import copy_site, own_site

# Bounded in `make test`, long in `make fuzz`; a slow machine is no fault of a property.
settings.register_profile("test", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=400, deadline=None)
settings.load_profile("test")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built small site (read only)."""
    root = copy_site("small", tmp_path_factory.mktemp("small") / "root")
    outcome = build(root)
    assert outcome.site is not None, outcome.findings
    return outcome.site.resolve()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own content, built (read only)."""
    root = own_site(tmp_path_factory.mktemp("own") / "root")
    outcome = build(root)
    assert outcome.site is not None, outcome.findings
    return outcome.site.resolve()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser. Missing at a developer's it is said loudly; in CI it is a failure."""
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if path is None:
        missing = "Chromium is not installed, so no page was tried in a browser: see tests/setup.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
