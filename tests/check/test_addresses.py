"""The list of final addresses: neutral, unique, and holding everything that exists."""

from __future__ import annotations

from pathlib import Path

import yaml

from site_builder.load.fields import NAME
from site_builder.model.neutral import given_away
from site_builder.pipeline import look
from tests.support.sites import REPOSITORY

ADDRESSES = yaml.safe_load((REPOSITORY / "content" / "addresses.yml").read_text("utf-8"))


def test_all_pages_and_trees_have_their_address() -> None:
    assert len(ADDRESSES["pages"]) == 39
    assert len(ADDRESSES["trees"]) == 10


def test_addresses_are_neutral_and_unique() -> None:
    names = [*ADDRESSES["pages"], *ADDRESSES["trees"]]
    assert len(set(names)) == len(names)
    for name in names:
        assert NAME.fullmatch(name) and not given_away(name, "en"), name


def test_everything_that_exists_is_listed() -> None:
    book = look(Path(REPOSITORY)).book
    assert book is not None
    assert set(book.page_ids) <= set(ADDRESSES["pages"])
    assert set(book.trees) <= set(ADDRESSES["trees"])
