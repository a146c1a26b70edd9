"""The shape of the house: a star around the model, one pipeline, one door to the engine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.sites import REPOSITORY

PACKAGE = REPOSITORY / "site_builder"
STAGES = ("load", "check", "compile", "stage", "engine", "finish", "verify")
MAY_IMPORT_MKDOCS = {"site_builder/engine/mkdocs.py"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The full names of everything a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_stages_import_only_the_model(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    stage = parts[0].removesuffix(".py")
    allowed = {"model": {"model"}} | {name: {"model", name} for name in STAGES}
    if stage not in allowed:
        return
    for name in imported(path):
        if name.startswith("site_builder."):
            other = name.split(".")[1]
            assert other in allowed[stage], (
                f"{path.name} imports {name}. A stage speaks to others through values of "
                "site_builder.model; let pipeline.py hand the value over."
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_only_the_engine_adapter_imports_mkdocs(path: Path) -> None:
    shown = path.relative_to(REPOSITORY).as_posix()
    if shown not in MAY_IMPORT_MKDOCS:
        assert not any(name.split(".")[0] in ("mkdocs", "material") for name in imported(path)), (
            f"{shown} imports MkDocs. Put what needs it into engine/mkdocs.py or plugins/."
        )


def test_the_model_reads_no_file_and_no_clock() -> None:
    forbidden = {"os", "io", "time", "random", "jinja2", "markdown", "yaml", "mkdocs"}
    for path in (PACKAGE / "model").glob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & forbidden, f"{path.name}: a value must not reach outside"


def test_the_pipeline_reads_as_a_recipe() -> None:
    lines = (PACKAGE / "pipeline.py").read_text("utf-8").splitlines()
    assert len(lines) < 100, "pipeline.py strings stages together; put work into a stage"


def test_tests_mirror_the_package() -> None:
    for stage in STAGES:
        assert (REPOSITORY / "tests" / stage).is_dir() or list(
            (REPOSITORY / "tests").glob(f"test_{stage}*.py")
        ), f"add tests/{stage}"
