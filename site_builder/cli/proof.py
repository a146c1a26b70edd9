"""Trees for other eyes: schemas for editors, JSON for renderers, a proof pack for a counsellor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from site_builder.cli.opened import opened
from site_builder.cli.show import talk
from site_builder.compile.desk import Desk, direction
from site_builder.compile.render import render
from site_builder.tools.compiled import compiled
from site_builder.tools.proof import proof
from site_builder.tools.schema import schema_files

FINE, FINDINGS, FAILED = 0, 1, 2

SCHEMAS = Path("decision_trees", "schema")
MENDED_BY_REVIEW = ("J", "L", "S10")
"""Gaps in journeys and translations, an overdue review: a proof is printed because of them."""

name = click.argument("name")
folder = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)


@click.command("schema")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Where the files go; default: {SCHEMAS.as_posix()} in the current folder.",
)
def schema_command(out: Path | None) -> int:
    """Write JSON Schemas: with them an editor completes and explains every line of a tree."""
    if out is None and not SCHEMAS.parent.is_dir():
        talk(f'There is no folder "{SCHEMAS.parent}" here. Go to your project, or add -o FOLDER.')
        return FAILED
    target = out or SCHEMAS
    files = schema_files()
    for file, text in files.items():
        if not _written(target / file, text):
            return FAILED
    talk(f"{len(files)} schemas in {target}.")
    return FINE


@click.command("json")
@name
@folder
@click.option("--lang", help="The language of its texts; default: the source language.")
def json_command(name: str, folder: Path, lang: str | None) -> int:
    """Print the tree NAME as JSON for other renderers, its ways and plans worked out."""
    found = opened(name, folder, lang, passing=())
    if isinstance(found, int):
        return found
    book, tree = found
    language = lang or book.settings.source
    values = compiled(book, tree, language, direction(language))
    click.echo(json.dumps(values, indent=2, ensure_ascii=False))
    return FINE


@click.command("proof")
@name
@folder
@click.option("--lang", required=True, help="The language to be reviewed.")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; default: standard output.",
)
def proof_command(name: str, folder: Path, lang: str, out: Path | None) -> int:
    """Print the tree NAME as a page to print: for a counsellor to read, correct and sign."""
    found = opened(name, folder, lang, passing=MENDED_BY_REVIEW, shell=True)
    if isinstance(found, int):
        return found
    book, tree = found
    desks = tuple(Desk(book, code) for code in dict.fromkeys((book.settings.source, lang)))
    text = proof(tree, desks, render)
    if out is None:
        click.echo(text, nl=False)
        return FINE
    if not _written(out, text):
        return FAILED
    talk(f"The proof pack is in {out}. Open it in a browser and print it.")
    return FINE


def _written(path: Path, text: str) -> bool:
    """Whether the file could be written; says why not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        talk(f"{path} cannot be written: {fault.strerror}.")
        return False
    return True
