"""Our block of mkdocs.yml, read with our own loader so that ``regions: [NO]`` stays Norway."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from site_builder.load import tags
from site_builder.load.fields import Fields
from site_builder.load.files import Folder
from site_builder.load.yaml import Mapping, Node, Scalar, Sequence, read
from site_builder.model.finding import Finding, Say, error
from site_builder.model.settings import Mode, Settings
from site_builder.model.where import Where

CONFIG = "mkdocs.yml"


def load_settings(root: Path, say: Say, config: str = CONFIG) -> Settings | None:
    """The settings of the project in ``root``, or ``None`` after findings that forbid a build."""
    root = root.resolve()
    folder = Folder(root)
    path = root / config
    if not path.is_file():
        say(
            error(
                Where(config),
                "F7",
                "there is no such file in this folder",
                mend="go to the folder of your site, or give its path: stillhere build FOLDER",
            )
        )
        return None
    text = folder.text(path, say)
    document = None if text is None else read(text, config, say, foreign=True)
    if document is None:
        return None
    if not isinstance(document, Mapping):
        mend = "write settings as  name: value"
        say(error(document.where, "F5", f"{config} must be names with values", mend=mend))
        return None
    top = Fields(document, config, say)
    block = _plugin(top, config, say)
    if block is None:
        return None
    problems: list[Finding] = []

    def note(finding: Finding) -> None:
        problems.append(finding)
        say(finding)

    settings = _settings(root, top, Fields(block, 'the plugin "stillhere"', note), note)
    return None if problems else settings


def _plugin(top: Fields, config: str, say: Say) -> Node | None:
    """The options under ``plugins: - stillhere:``."""
    plugins = top.node("plugins")
    entries = plugins.items if isinstance(plugins, Sequence) else ()
    if isinstance(plugins, Mapping):
        entries = (plugins,)
    for entry in entries:
        if isinstance(entry, Mapping) and "stillhere" in entry.entries:
            options = entry.entries["stillhere"][1]
            empty = isinstance(options, Scalar) and not options.text
            return Mapping({}, options.where) if empty else options
        if isinstance(entry, Scalar) and entry.text == "stillhere":
            return Mapping({}, entry.where)
    where = plugins.where if plugins else Where(config)
    say(
        error(
            where,
            "G1",
            'the list of plugins has no "stillhere"',
            mend="add:  - stillhere: {languages: [en], regions: [SE]}",
        )
    )
    return None


def _settings(root: Path, top: Fields, ours: Fields, say: Say) -> Settings:
    languages = tags.languages(ours.scalars("languages", required=True), say, written=True)
    drafts = tuple(
        d for d in tags.languages(ours.scalars("drafts"), say, written=True) if d not in languages
    )
    source = ours.text("source", languages[0] if languages else "en")
    if languages and source not in languages + drafts:
        says = f'the source language "{source}" is not built'
        say(error(ours.key("source"), "G2", says, mend=f'add "{source}" to languages or drafts'))
    site_name = top.text("site_name", "Stillhere", required=True)
    settings = Settings(
        root=root,
        where=ours.where,
        name=ours.text("name", site_name),
        run_by=ours.text("run_by", site_name),
        content=_inside(root, top, "docs_dir", "content", say),
        trees=_inside(root, ours, "trees", "decision_trees", say),
        source=source,
        languages=languages,
        drafts=drafts,
        fallback=_fallback(ours, languages + drafts, say),
        regions=tags.regions(ours.scalars("regions", required=True), say),
        mode=_mode(ours),
        clock=_clock(ours, say),
        danger_page=ours.text("danger_page", "help-now"),
        paths=tuple(s.text for s in ours.scalars("paths")),
        leave=_leave(ours, say),
        places=ours.places(),
    )
    ours.done()
    top.done(lambda _: True)
    return settings


def _mode(ours: Fields) -> Mode:
    return (
        "production"
        if ours.choice("mode", ("demo", "production"), "demo") == "production"
        else "demo"
    )


def _leave(ours: Fields, say: Say) -> str:
    address = ours.text("leave", "https://www.wikipedia.org/")
    if not address.startswith("https://"):
        says = '"leave" is not an https address'
        say(error(ours.key("leave"), "G5", says, mend="write an ordinary site, https://…"))
    return address


def _fallback(ours: Fields, built: tuple[str, ...], say: Say) -> dict[str, tuple[str, ...]]:
    inner = ours.fields("fallback")
    chains: dict[str, tuple[str, ...]] = {}
    for language in inner.entries if inner else ():
        assert inner is not None
        if language not in built:
            mend = "add it to languages or drafts, or delete the line"
            say(error(inner.key(language), "G2", f'"{language}" is not built', mend=mend))
        chains[language] = inner.choices(language, built)
    return chains


def _clock(ours: Fields, say: Say) -> date:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else ``checked_as_of``, else today."""
    written = ours.scalar("checked_as_of")
    day: date | None = None
    if written is not None:
        try:
            day = date.fromisoformat(written.text)
        except ValueError:
            mend = "write year-month-day, as in 2026-11-23"
            say(error(written.where, "G4", f'"{written.text}" is not a date', mend=mend))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    if day is None and ours.text("mode", "demo") != "production" and written is None:
        mend = "add the day on which its facts were put together, as in checked_as_of: 2026-11-23"
        say(error(ours.where, "G4", 'a demonstration needs "checked_as_of"', mend=mend))
    return day or datetime.now(UTC).date()


def _inside(root: Path, fields: Fields, name: str, default: str, say: Say) -> Path:
    """A folder of the project; a path that leaves it is refused."""
    scalar = fields.scalar(name)
    written = scalar.text if scalar else default
    path = (root / written).resolve()
    if root not in path.parents:
        says = f'"{written}" is not a folder inside the project'
        where = scalar.where if scalar else fields.where
        say(error(where, "F8", says, mend="write the name of a folder beside mkdocs.yml"))
    elif not path.is_dir():
        where = scalar.where if scalar else fields.where
        mend = f"make the folder, or correct {name}"
        say(error(where, "F8", f'there is no folder "{written}"', mend=mend))
    return path
