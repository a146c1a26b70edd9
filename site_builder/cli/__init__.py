"""The command line: data to stdout, talk to stderr; exit 0 fine, 1 findings, 2 could not run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder import __version__
from site_builder.cli.proof import json_command, proof_command, schema_command
from site_builder.cli.reviews import lock_command, sign_command
from site_builder.cli.show import FORMATS, show, summary, talk
from site_builder.cli.trees import graph_command, new_group, walk_command
from site_builder.engine import EngineError
from site_builder.model.finding import nearest
from site_builder.model.outcome import Outcome, stops
from site_builder.pipeline import build, look
from site_builder.rules import catalogue
from site_builder.swap import SwapError

__all__ = ["main"]

FINE, FINDINGS, FAILED = 0, 1, 2

folder = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
shape = click.option(
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    default="text",
    help="How findings are written.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings stop the build too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stillhere")
def cli() -> None:
    """Calm, multilingual guidance sites for families worried about someone they love.

    FOLDER is where mkdocs.yml lies; without it the current folder is meant.
    """


@cli.command("build")
@folder
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where the site goes; default: FOLDER/site."
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Languages at a time; default: the number of cores."
)
@strict
@shape
def build_command(
    folder: Path, out: Path | None, jobs: int | None, strict: bool, shape: str
) -> int:
    """Build the whole site, or nothing if anything is wrong."""
    outcome = build(folder, out=out, strict=strict, jobs=jobs, progress=talk)
    show(outcome.findings, shape)
    if outcome.site is None:
        talk(summary(outcome.findings, strict) + " Nothing was changed.")
        return FINDINGS
    talk(f"{outcome.pages} pages in {outcome.site}. Open {outcome.site / 'index.html'} to look.")
    return FINE


@cli.command("check")
@folder
@strict
@shape
def check_command(folder: Path, strict: bool, shape: str) -> int:
    """Say everything that is wrong with the texts, trees and contacts; write nothing."""
    outcome = look(folder)
    show(outcome.findings, shape)
    talk(summary(outcome.findings, strict) + (_counted(outcome) if outcome.book else ""))
    return FINDINGS if stops(outcome.findings, strict) else FINE


def _counted(outcome: Outcome) -> str:
    assert outcome.book is not None
    book = outcome.book
    pages = sum(len(pages) for pages in book.pages.values())
    return f" Looked at {pages} pages, {len(book.trees)} trees and {len(book.contacts)} contacts."


@cli.command("serve")
@folder
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0: any free port.",
)
def serve_command(folder: Path, port: int) -> int:
    """Show the site on this computer; build again and reload on every save."""
    from site_builder.serve import serve

    return serve(folder, port, show=lambda findings: show(findings, "text"), talk=talk)


@cli.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> int:
    """Say what the rule CODE means, with a wrong and a right example; without CODE, list all."""
    rules = catalogue()
    if code is None:
        for name, rule in rules.items():
            click.echo(f"{name:4} {rule.title}")
        return FINE
    found = rules.get(code.upper())
    if found is None:
        talk(f'There is no rule "{code}". {nearest(code.upper(), rules)}')
        return FAILED
    click.echo(found.text)
    return FINE


for _command in (
    new_group,
    walk_command,
    graph_command,
    proof_command,
    json_command,
    schema_command,
    lock_command,
    sign_command,
):
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; a fault of ours is told without a traceback."""
    debug = "--debug" in (sys.argv if arguments is None else arguments)
    given = [
        word for word in (sys.argv[1:] if arguments is None else arguments) if word != "--debug"
    ]
    try:
        code = cli.main(given, prog_name="stillhere", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        code = FAILED
    except (click.Abort, KeyboardInterrupt):
        code = FAILED
    except (EngineError, SwapError) as fault:
        if debug:
            raise
        talk(f"stillhere could not go on: {fault}")
        code = FAILED
    except OSError as fault:
        if debug:
            raise
        what = f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror or fault
        talk(f"stillhere could not go on: {what}")
        code = FAILED
    except Exception as fault:
        # The last resort of a program for people who are no programmers: every known fault of
        # theirs is a finding, so this is one of ours, and a page of code would not help them.
        if debug:
            raise
        talk(f"stillhere has a fault of its own: {fault!r}. Please report it, run with --debug.")
        code = FAILED
    sys.exit(code or FINE)
