"""Guided paths, contacts and safe pages inside ``mkdocs build`` and ``mkdocs serve``."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_builder.compile import compile_unit, shared_files
from site_builder.model.book import Book
from site_builder.model.finding import Finding
from site_builder.model.outcome import stops
from site_builder.model.site import SiteFile, Unit
from site_builder.pipeline import look
from site_builder.stage import source_path, staged_text
from site_builder.swap import WORK
from site_builder.verify import verify
from stillhere_mkdocs.config import StillhereConfig
from stillhere_mkdocs.material import speak, teach

log = logging.getLogger("mkdocs.plugins.stillhere")


# Steps of a tree are reached through answers; in a menu they would be a heap of numbers.
NAV = {
    "question": InclusionLevel.NOT_IN_NAV,
    "end": InclusionLevel.NOT_IN_NAV,
    "chooser": InclusionLevel.INCLUDED,
    "home": InclusionLevel.INCLUDED,
    "page": InclusionLevel.INCLUDED,
}


class StillherePlugin(BasePlugin[StillhereConfig]):
    """Each hook reads the configuration, calls site_builder and hands the value back."""

    units: tuple[Unit, ...] = ()
    shared: tuple[SiteFile, ...] = ()
    own_shell: bool = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything before MkDocs empties the old site."""
        file = Path(config.config_file_path)
        looked = look(file.parent, file.name)
        tell(looked.findings, strict=config.strict)
        assert looked.book is not None
        self._compile(looked.book)
        self.own_shell = config.theme.name == "stillhere"
        config.use_directory_urls = False
        config.markdown_extensions.append("site_builder.engine.verbatim")
        if self.own_shell:
            config.theme.static_templates.clear()
        else:
            spoken = {
                (page.language, page.direction) for unit in self.units for page in unit.expected
            }
            teach(config.theme, sorted(spoken), file.parent / WORK / "material")
        return config

    def _compile(self, book: Book) -> None:
        self.units = tuple(compile_unit(book, language) for language in book.settings.built)
        self.shared = shared_files(book)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Our pages and assets take the place of every source file: notes are not published."""
        theirs = [] if self.own_shell else [f for f in files if f.src_dir != config.docs_dir]
        staged = [
            File.generated(
                config,
                source_path(page),
                content=staged_text(page, own_shell=self.own_shell),
                inclusion=NAV[expected.kind],
            )
            for unit in self.units
            for page, expected in zip(unit.pages, unit.expected, strict=True)
        ]
        assets = [File.generated(config, file.path, content=file.data) for file in self.shared]
        return Files([*theirs, *staged, *assets])

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """A foreign theme has one language for the whole site; ours differ by page."""
        shell = page.meta.get("shell")
        if not self.own_shell and shell:
            speak(config.theme, shell["lang"], shell["dir"])
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Read the finished pages back, whatever the theme made of them."""
        expected = [page for unit in self.units for page in unit.expected]
        folder = Path(config.site_dir)
        tell(
            verify(folder, expected, shown=folder.name, own_shell=self.own_shell),
            strict=config.strict,
        )


def tell(findings: list[Finding] | tuple[Finding, ...], *, strict: bool) -> None:
    """Log findings in MkDocs' way, and stop its build when they forbid it.

    Raises:
        PluginError: when a finding stops the build.
    """
    for finding in findings:
        level = logging.ERROR if finding.severity == "error" else logging.WARNING
        text = (
            f"{finding.where} {finding.code} {finding.says} {finding.why} To mend: {finding.mend}"
        )
        log.log(level, text)
    if stops(tuple(findings), strict):
        raise PluginError("Stillhere found faults; see the lines above.")
