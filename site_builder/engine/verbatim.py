"""A Markdown extension that passes staged pages through untouched.

A staged page is finished HTML. Parsing it as Markdown once more could only change it.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from site_builder.model.site import SENTINEL


class _Verbatim(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        start = next((i for i, line in enumerate(lines) if line.strip()), None)
        if start is None or lines[start] != SENTINEL:
            return lines
        return [self.md.htmlStash.store("\n".join(lines[start + 1 :]))]


class VerbatimExtension(Extension):
    """Registers the pass-through before every other step but the first clean-up."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # The name is Markdown's.
        md.preprocessors.register(_Verbatim(md), "stillhere-verbatim", 29)


def makeExtension(**options: object) -> VerbatimExtension:  # noqa: N802  # The name is Markdown's.
    """Called by Markdown for ``site_builder.engine.verbatim``."""
    return VerbatimExtension(**options)
