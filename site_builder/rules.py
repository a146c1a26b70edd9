"""The catalogue of rules: what each means, with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from textwrap import dedent

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of ``data/rules.yml``."""

    code: str
    title: str
    why: str
    file: str
    """Where the snippets stand; they are written as in this file, with its indentation."""
    wrong: str
    right: str

    @property
    def text(self) -> str:
        """What ``stillhere explain`` prints."""
        lines = [f"{self.code}  {self.title}", "", self.why]
        for heading, snippet in (("Wrong:", self.wrong), ("Right:", self.right)):
            shown = dedent(snippet).splitlines()
            lines += ["", f"{heading} in {self.file}", *(f"    {line}" for line in shown)]
        return "\n".join(lines)


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by code, in the order of the file."""
    data = resources.files("site_builder.data").joinpath("rules.yml").read_text("utf-8")
    return {
        code: Rule(
            code=code,
            title=entry["title"],
            why=entry["why"].strip(),
            file=entry["in"],
            wrong=entry["wrong"].rstrip("\n"),
            right=entry["right"].rstrip("\n"),
        )
        for code, entry in yaml.safe_load(data).items()
    }
