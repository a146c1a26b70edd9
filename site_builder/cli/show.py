"""Findings as text, JSON or annotations of a code host."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click
from rich.console import Console
from rich.text import Text

from site_builder.model.finding import Finding

FORMATS = ("text", "json", "github")


def talk(words: str) -> None:
    """A word to the person at the keyboard: stderr, so that data stays clean."""
    click.echo(words, err=True)


def show(findings: Iterable[Finding], shape: str) -> None:
    """Write findings to stdout."""
    match shape:
        case "json":
            click.echo(json.dumps([_plain(f) for f in findings], indent=1, ensure_ascii=False))
        case "github":
            for finding in findings:
                click.echo(_annotation(finding))
        case _:
            # rich colours a terminal only, and heeds NO_COLOR.
            console = Console(soft_wrap=True, highlight=False)
            for finding in findings:
                console.print(_styled(finding))


def summary(findings: Iterable[Finding], strict: bool) -> str:
    """How many of which kind."""
    listed = list(findings)
    errors = sum(finding.severity == "error" for finding in listed)
    warnings = len(listed) - errors
    if not listed:
        return "No findings."
    said = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."
    return said + (" With --strict, warnings count as errors." if strict and warnings else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _styled(finding: Finding) -> Text:
    style = "bold red" if finding.severity == "error" else "bold yellow"
    text = Text()
    text.append(f"{finding.where}  ", "bold").append(f"{finding.severity} {finding.code}", style)
    text.append(f"  {finding.says}\n")
    if finding.why:
        text.append(f"  {finding.why}\n")
    return text.append(f"  To mend: {finding.mend}")


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.where.path,
        "line": finding.where.line,
        "column": finding.where.column,
        "rule": finding.code,
        "severity": finding.severity,
        "message": finding.says,
        "why": finding.why,
        "mend": finding.mend,
    }


def _annotation(finding: Finding) -> str:
    """GitHub workflow command; see "Workflow commands" in the documentation of GitHub Actions."""
    message = f"{finding.says} {finding.why} To mend: {finding.mend}".replace("%", "%25")
    message = message.replace("\r", "%0D").replace("\n", "%0A")
    where = f"file={finding.where.path},line={finding.where.line},col={finding.where.column}"
    return f"::{finding.severity} {where},title={finding.code}::{message}"
