"""One file a behaviour: ``tests/cases/*.yml`` plants a fault and names the finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.pipeline import look
from site_builder.rules import catalogue
from tests.support.sites import change, copy_site

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def load(path: Path) -> dict[str, Any]:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(case, dict)
    return case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_planted_fault_is_found(path: Path, tmp_path: Path) -> None:
    """The finding has the code, the file, the line and a mend; and nothing else is found."""
    case = load(path)
    site = copy_site(case.get("site", "small"), tmp_path / "site")
    change(site, case["change"])
    found = {(f.code, f"{f.where.path}:{f.where.line}"): f for f in look(site).findings}
    wanted = {(entry["code"], entry["at"]): entry for entry in case["finds"]}
    assert found.keys() == wanted.keys()
    for key, entry in wanted.items():
        finding = found[key]
        assert finding.mend
        assert finding.severity == entry.get("severity", "error")
        assert entry["says"] in f"{finding.says} {finding.why} {finding.mend}"


def test_small_site_is_without_fault(tmp_path: Path) -> None:
    """Each case plants its fault in a sound site; otherwise it would prove nothing."""
    assert look(copy_site("small", tmp_path / "site")).findings == ()


def test_every_rule_that_reads_sources_has_a_case() -> None:
    """To mend: add a file to tests/cases that plants the fault (H rules: tests/verify)."""
    planted = {entry["code"] for path in CASES for entry in load(path)["finds"]}
    read_from_html = {"S3", "S4", "S5"}
    assert {c for c in catalogue() if not c.startswith("H")} - read_from_html <= planted
