"""The catalogue of rules: what each means, with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of ``data/rules.yml``."""

    code: str
    title: str
    why: str
    wrong: str
    right: str

    @property
    def text(self) -> str:
        """What ``stillhere explain`` prints."""
        lines = [f"{self.code}  {self.title}", "", self.why]
        for heading, snippet in (("Wrong:", self.wrong), ("Right:", self.right)):
            if snippet:
                lines += ["", heading, *(f"    {line}" for line in snippet.splitlines())]
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
            wrong=entry.get("wrong", "").rstrip(),
            right=entry.get("right", "").rstrip(),
        )
        for code, entry in yaml.safe_load(data).items()
    }
