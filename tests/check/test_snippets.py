"""The examples of ``stillhere explain`` are true: the right one passes, the wrong one is found.

To mend a failure: change ``in``, ``right``, ``wrong`` or ``given`` of the rule in
``site_builder/data/rules.yml``; the keys are explained at the top of that file.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.compile import compile_unit
from site_builder.model.finding import Finding
from site_builder.model.site import Expected
from site_builder.pipeline import look
from site_builder.rules import catalogue
from site_builder.verify import verify
from tests.support.sites import change, copy_site

DATA = resources.files("site_builder.data").joinpath("rules.yml").read_text("utf-8")
RULES: dict[str, dict[str, Any]] = yaml.safe_load(DATA)
KEYS = {"title", "why", "in", "at", "given", "also", "plant", "wrong", "right"}
FINISHED = [c for c, entry in RULES.items() if entry.get("at", entry["in"]).endswith(".html")]
SOURCES = [code for code in RULES if code not in FINISHED]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Expected]:
    book = look(copy_site("small", tmp_path_factory.mktemp("e") / "site")).book
    assert book is not None
    return [page for code in book.settings.built for page in compile_unit(book, code).expected]


def spoil(site: Path, code: str) -> None:
    """Put the wrong snippet in the place of the right one, or plant the fault."""
    entry, rule = RULES[code], catalogue()[code]
    if "plant" in entry:
        change(site, entry["plant"])
        return
    file = site / rule.file
    text = file.read_text("utf-8")
    wrong, right = rule.wrong, rule.right
    if code in SOURCES:  # Whole lines; finished pages have very long ones.
        text, wrong, right = f"\n{text}", f"\n{wrong}\n", f"\n{right}\n"
    assert text.count(right) == 1, f"{rule.file} must hold the right snippet of {code} once"
    file.write_text(text.replace(right, wrong).removeprefix("\n"), encoding="utf-8")


def assert_found(code: str, findings: Iterable[Finding], below: str = "") -> None:
    """The rule speaks in the named file, and no other rule does."""
    entry = RULES[code]
    found = {(finding.code, finding.where.path) for finding in findings}
    named = entry.get("at", entry["in"])
    assert {path for name, path in found if name == code} == {below + named}, found
    assert {name for name, _ in found} == {code, *entry.get("also", ())}, found


@pytest.mark.parametrize("code", SOURCES)
def test_snippets_for_sources(code: str, tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "site")
    change(site, RULES[code].get("given", {}))
    assert look(site).findings == ()
    spoil(site, code)
    assert_found(code, look(site).findings)


@pytest.mark.parametrize("code", FINISHED)
def test_snippets_for_finished_pages(
    code: str, small_site: Path, expected: list[Expected], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    assert verify(site, expected) == []
    spoil(site, code)
    assert_found(code, verify(site, expected), below="site/")


@pytest.mark.parametrize("code", RULES)
def test_each_rule_has_both_snippets_short_enough_to_read(code: str) -> None:
    entry, rule = RULES[code], catalogue()[code]
    assert entry.keys() <= KEYS
    assert rule.wrong != rule.right
    for snippet in (rule.wrong, rule.right):
        assert 1 <= len(snippet.splitlines()) <= 6
        assert snippet.strip()


def test_a_snippet_is_shown_without_the_indentation_of_its_file() -> None:
    rule = catalogue()["T9"]
    assert rule.right.startswith("    use:")
    assert "\n\nRight: in decision_trees/first-steps/tree.yml\n    use: parts/" in rule.text
