"""Fixtures: small whole sites, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.pipeline import build
from tests.support.sites import copy_site, own_site


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
