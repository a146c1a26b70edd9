"""Commands for authors of trees: ``new tree``, ``walk`` and ``graph``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from site_builder.cli.opened import opened
from site_builder.cli.show import show, summary, talk
from site_builder.model.finding import nearest
from site_builder.model.tree import Question
from site_builder.pipeline import look
from site_builder.tools.flow import flow
from site_builder.tools.flow_mermaid import mermaid
from site_builder.tools.flow_outline import outline
from site_builder.tools.flow_svg import svg
from site_builder.tools.new_tree import new_tree, refusal
from site_builder.tools.voice import Voice
from site_builder.tools.walk_words import shown
from site_builder.tools.walking import Walk, walked

FINE, FINDINGS, FAILED = 0, 1, 2
DRAWN = {"text": outline, "svg": svg, "mermaid": mermaid}

name = click.argument("name")
folder = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
lang = click.option("--lang", help="The language of the words; default: the source language.")


@click.group("new")
def new_group() -> None:
    """Make something new to start from."""


@new_group.command("tree")
@name
@folder
def new_tree_command(name: str, folder: Path) -> int:
    """Make a small guided path NAME to change: complete, with a note on every kind of line."""
    looked = look(folder)
    if looked.book is None:
        show(looked.findings, "text")
        return FINDINGS
    book, settings = looked.book, looked.book.settings
    fault = refusal(name, book.trees)
    if fault:
        talk(fault)
        return FAILED
    files = new_tree(
        name,
        source=settings.source,
        published=settings.languages,
        drafts=settings.drafts,
        danger_page=settings.danger_page,
    )
    shown_place = f"{book.trees_folder}/{name}"
    try:
        _write(settings.trees / name, files)
    except FileExistsError:
        talk(f"{shown_place} exists already. Choose another name.")
        return FAILED
    except OSError as full:
        talk(f"{shown_place} cannot be written: {full.strerror}.")
        return FAILED
    for file in files:
        click.echo(f"{shown_place}/{file}")
    # The template is sound. What this copy may lack for it, such as a contact, is said at once.
    findings = [f for f in look(folder).findings if f.where.path.startswith(f"{shown_place}/")]
    errors = [finding for finding in findings if finding.severity == "error"]
    show(errors, "text")
    if len(findings) > len(errors):
        talk(f"{summary(findings, strict=False)} Words to translate; stillhere check lists them.")
    where = "" if folder == Path() else f" {folder}"
    talk(f"Change its words, then run  stillhere check{where}  and  stillhere walk {name}{where}")
    return FINDINGS if errors else FINE


def _write(place: Path, files: Mapping[str, str]) -> None:
    """A new folder with all files, or none: half a tree would stop the next build."""
    place.mkdir()  # Refuses whatever stands there, so that nothing is ever overwritten.
    try:
        for file, text in files.items():
            (place / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        shutil.rmtree(place)
        raise


@click.command("walk")
@name
@folder
@lang
@click.option("--answers", help="Walk without asking: names of answers with commas between.")
def walk_command(name: str, folder: Path, lang: str | None, answers: str | None) -> int:
    """Walk through the tree NAME in the terminal, to its plan and contacts."""
    found = opened(name, folder, lang)
    if isinstance(found, int):
        return found
    book, tree = found
    voice = Voice(book=book, language=lang or book.settings.source)
    if answers is None:
        return _asked(voice, Walk(tree=tree))
    walk, left = walked(tree, (word.strip() for word in answers.split(",") if word.strip()))
    _print(voice, walk)
    if isinstance(walk.step, Question):
        offered = [answer.name for answer in walk.step.answers]
        says = f'"{left[0]}" is not an answer here.' if left else "The walk is not at an end yet."
        talk(f"{says} {nearest(left[0] if left else '', offered)}")
        return FAILED
    if left:
        talk(f"The walk has ended before these answers: {', '.join(left)}.")
        return FAILED
    return FINE


def _asked(voice: Voice, walk: Walk) -> int:
    """Walk with a person: show the step, read an answer, until an end or until they stop."""
    _print(voice, walk)
    while isinstance(walk.step, Question):
        talk("Number or name of an answer, b to go back, q to stop:")
        line = sys.stdin.readline()
        word = line.strip().casefold()
        if not line or word == "q":
            talk("Stopped.")
            return FINE
        further = walk.back() if word == "b" else walk.after(word)
        if further is None:
            talk(f'"{word}" is not an answer here.')
            continue
        walk = further
        click.echo()
        _print(voice, walk)
    talk(f"To walk this again: --answers {','.join(walk.answers)}")
    return FINE


def _print(voice: Voice, walk: Walk) -> None:
    click.echo("\n".join(shown(voice, walk)))


@click.command("graph")
@name
@folder
@lang
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(DRAWN)),
    default="text",
    help="An outline, a drawing, or source for Mermaid.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; default: standard output.",
)
def graph_command(name: str, folder: Path, lang: str | None, shape: str, out: Path | None) -> int:
    """Show the whole tree NAME at once: every step, and where each answer leads."""
    found = opened(name, folder, lang)
    if isinstance(found, int):
        return found
    book, tree = found
    voice = Voice(book=book, language=lang or book.settings.source)
    drawn = DRAWN[shape](flow(voice, tree))
    if out is None:
        click.echo(drawn, nl=False)
        return FINE
    try:
        out.write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as fault:
        talk(f"{out} cannot be written: {fault.strerror}.")
        return FAILED
    talk(f"Written to {out}.")
    return FINE
