"""A new tree to start from: small, complete and without findings from the first moment."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from importlib import resources

import yaml

from site_builder.model.neutral import given_away

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 40
"""Names stand in addresses; the loader refuses what does not fit here (rule F4)."""
TAKEN = ("parts", "schema")
"""Folders beside the trees that have another meaning."""
BLANK = re.compile(r"<([a-z][a-z.-]*)>")
TEMPLATE = "en"
"""The language that the template's own words are written in first."""


def refusal(name: str, trees: Collection[str]) -> str:
    """Why a new tree cannot have this name, with what to do; empty when it can."""
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        return (
            f'"{name}" cannot be a name. Write small letters a to z, digits and hyphens, '
            f"beginning with a letter, at most {LONGEST}."
        )
    word = given_away(name, "en")  # Addresses are English in every language.
    if word:
        return (
            f'"{name}" holds the give-away word "{word}", and the name stays in the browser\'s '
            "history, where others may read it. Choose a neutral name; the pages may say more."
        )
    if name in TAKEN:
        return f'The folder "{name}" has another meaning. Choose another name.'
    if name in trees:
        return f'There is a tree "{name}" already. Choose another name.'
    return ""


def new_tree(
    name: str, *, source: str, published: Iterable[str], drafts: Iterable[str], danger_page: str
) -> dict[str, str]:
    """The files of a new tree: file name to text.

    The tree is written in the source language where its words are shipped, else in English.
    Every other published language gets a file, since a missing one stops a build: with its own
    words, or with those of the source and a note that says so. A draft gets a file only where
    its words are shipped, so that ``stillhere check`` goes on listing what is not translated.
    """
    written = _words_of(source) or TEMPLATE
    blanks = {"name": name, "danger-page": danger_page}
    words: dict[str, str] = yaml.safe_load(_template(written))
    # A JSON string is a quoted YAML scalar, whatever signs it holds.
    blanks |= {key: json.dumps(text, ensure_ascii=False) for key, text in words.items()}
    tree = BLANK.sub(lambda blank: blanks[blank[1]], _template("tree"))
    files = {
        "tree.yml": _headed("tree", _foreign(source, TEMPLATE) + tree),
        "journeys.yml": _headed("journeys", _template("journeys")),
    }
    files |= {f"{one}.yml": _translation(one, written) for one in published if one != source}
    files |= {
        f"{one}.yml": _translation(one, written)
        for one in drafts
        if one != source and _words_of(one)
    }
    return files


def _translation(language: str, written: str) -> str:
    own = _words_of(language)
    note = "# The words of this path. Names on the left stay as they are.\n\n"
    return _headed("text", _foreign(language, written) + note + _template(own or written))


def _foreign(language: str, instead: str) -> str:
    """The note above words that stand in a language they are not in; else nothing."""
    if _words_of(language):
        return ""
    return (
        f"# NOT YET TRANSLATED: the words below are in the language {instead}. A person has to\n"
        f"# write each of them in the language {language}, then delete these two lines.\n"
    )


def _words_of(language: str) -> str:
    """The file of the template's words for a language: its own, its base's, or ``""``."""
    for candidate in (language, language.partition("-")[0]):
        if _data().joinpath(f"{candidate}.yml").is_file():
            return candidate
    return ""


def _headed(schema: str, text: str) -> str:
    """The text below the line by which an editor finds the schema for completion and help."""
    return f"# yaml-language-server: $schema=../schema/{schema}.json\n{text}"


def _template(name: str) -> str:
    return _data().joinpath(f"{name}.yml").read_text("utf-8")


def _data() -> resources.abc.Traversable:
    return resources.files("site_builder.data").joinpath("new_tree")
