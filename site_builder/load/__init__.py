"""From files to a :class:`Book`: positions kept, every fault collected, nothing executed."""

from __future__ import annotations

from pathlib import Path

from site_builder.load.contacts import emergency_numbers, load_contacts
from site_builder.load.fields import Fields
from site_builder.load.files import Folder
from site_builder.load.locks import load_lock
from site_builder.load.pages import load_page
from site_builder.load.settings import load_settings
from site_builder.load.tags import is_language
from site_builder.load.translations import load_translation
from site_builder.load.trees import load_part, load_tree
from site_builder.load.yaml import read
from site_builder.model.book import Asset, Book
from site_builder.model.contact import Contact
from site_builder.model.finding import Finding, Say, error
from site_builder.model.lock import Lock
from site_builder.model.page import Page, Source
from site_builder.model.settings import Settings
from site_builder.model.text import Text, Translation
from site_builder.model.tree import Part, Tree
from site_builder.model.where import Where

__all__ = ["load_book", "load_settings"]

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
NOTES = frozenset({"README.md", "LICENSE"})
"""Files for editors that lie among the content and are not published."""
TREE_FILES = ("tree.yml", "part.yml", "journeys.yml")
KNOWN = NOTES | set(TREE_FILES)
LOCKS, RELEASE = "lock", "release.yml"


def load_book(settings: Settings, report: Say) -> Book:
    """Everything the settings name. Faulty parts are left out after saying why."""
    faulty: set[str] = set()

    def note(finding: Finding) -> None:
        if finding.severity == "error":
            faulty.add(finding.where.path)
        report(finding)

    say: Say = note
    folder = Folder(settings.root)
    files = folder.files(settings.content, say)
    pages = _pages(settings, folder, files, say)
    translations: dict[tuple[str, str], Translation] = {}
    locks: dict[tuple[str, str], Lock] = {}
    trees, parts = _trees(settings, folder, translations, locks, say)
    contacts = _contacts(settings, folder, files, say)
    sources, interface = _sources(settings, folder, say), _interface(settings, folder, say)
    return Book(
        settings=settings,
        pages=pages,
        trees=trees,
        parts=parts,
        translations=translations,
        locks=locks,
        contacts=contacts,
        emergency=emergency_numbers(settings.regions),
        sources=sources,
        interface=interface,
        faulty=frozenset(faulty),
        assets=tuple(
            Asset(path=path.relative_to(settings.content).as_posix(), data=path.read_bytes())
            for path in files
            if path.suffix in PICTURES
        ),
    )


def _pages(
    settings: Settings, folder: Folder, files: list[Path], say: Say
) -> dict[str, dict[str, Page]]:
    found: dict[str, dict[str, Page]] = {}
    for language in settings.built:
        found[language] = {}
        for path in files:
            inside = path.is_relative_to(settings.content / language)
            if inside and path.suffix == ".md" and path.name not in NOTES:
                if path.parent != settings.content / language:
                    mend = "move it up; pages lie directly in the folder of their language"
                    where = Where(folder.shown(path))
                    say(error(where, "F10", "this page is not read here", mend=mend))
                    continue
                page = load_page(folder, path, language, say)
                if page is not None:
                    found[language][page.id] = page
    return found


def _trees(
    settings: Settings,
    folder: Folder,
    translations: dict[tuple[str, str], Translation],
    locks: dict[tuple[str, str], Lock],
    say: Say,
) -> tuple[dict[str, Tree], dict[str, Part]]:
    trees: dict[str, Tree] = {}
    parts: dict[str, Part] = {}
    for path in folder.files(settings.trees, say):
        owner = path.parent.relative_to(settings.trees).as_posix()
        if _is_lock(path):
            owner = path.parent.parent.relative_to(settings.trees).as_posix()
            if path.name != RELEASE and path.suffix == ".yml":
                lock = load_lock(folder, path, owner, say)
                locks |= {(owner, path.stem): lock} if lock else {}
        elif path.name == "tree.yml":
            tree = load_tree(folder, path, say)
            trees |= {tree.name: tree} if tree else {}
        elif path.name == "part.yml":
            part = load_part(folder, path, say)
            parts |= {part.name: part} if part else {}
        elif path.suffix == ".yml" and path.stem in settings.built:
            translation = load_translation(folder, path, owner, say)
            translations |= {(owner, path.stem): translation} if translation else {}
        elif not (path.name in KNOWN or path.suffix == ".json" or _translates(path)):
            mend = f"name it {', '.join(TREE_FILES)} or LANGUAGE.yml, or take it out"
            where = Where(folder.shown(path))
            say(error(where, "F10", f'"{path.name}" is not read here', mend=mend))
    return trees, parts


def _is_lock(path: Path) -> bool:
    """Whether a file lies in the folder of locks of a tree or a part."""
    owner = path.parent.parent
    return path.parent.name == LOCKS and any((owner / name).is_file() for name in TREE_FILES[:2])


def _translates(path: Path) -> bool:
    """Whether a file is named as a translation, also into a language that is not built."""
    return path.suffix == ".yml" and is_language(path.stem)


def _contacts(
    settings: Settings, folder: Folder, files: list[Path], say: Say
) -> tuple[Contact, ...]:
    found: dict[str, Contact] = {}
    folder_ = settings.content / "contacts"
    for path in files:
        inside = path.is_relative_to(folder_) and path.name not in NOTES
        stray = path.parent == settings.content and path.stem == "contacts"
        if (inside and (path.parent != folder_ or path.suffix != ".yml")) or stray:
            mend = f"move it to {folder.shown(folder_)}/NAME.yml"
            where = Where(folder.shown(path))
            say(error(where, "F10", f'the contacts in "{path.name}" are not read here', mend=mend))
        if path.parent == settings.content / "contacts" and path.suffix == ".yml":
            for contact in load_contacts(folder, path, say):
                first = found.setdefault(contact.id, contact)
                if first is not contact:
                    says = f'the id "{contact.id}" is already used in {first.where}'
                    say(error(contact.where, "F3", says, mend="give one of the two another id"))
    return tuple(found[id_] for id_ in sorted(found))


def _interface(settings: Settings, folder: Folder, say: Say) -> dict[str, dict[str, Text]]:
    found = {}
    for language in dict.fromkeys((settings.source, *settings.built)):
        path = settings.content / language / "interface.yml"
        if path.is_file():
            words = load_translation(folder, path, "interface", say)
            found[language] = dict(words.says) if words else {}
    return found


def _sources(settings: Settings, folder: Folder, say: Say) -> dict[str, Source]:
    path = settings.content / "sources.yml"
    text = folder.text(path, say) if path.is_file() else None
    node = None if text is None else read(text, folder.shown(path), say)
    found: dict[str, Source] = {}
    if node is None:
        return found
    fields = Fields(node, "sources.yml", say)
    for key in fields.entries:
        entry = fields.fields(key)
        if entry is not None:
            title, url = entry.text("title", required=True), entry.text("url")
            if url and not url.startswith(("https://", "http://")):
                mend = "write the full address, https://…"
                where = entry.node_where("url")
                say(error(where, "M3", f'"{url}" is not an address of the web', mend=mend))
            found[key] = Source(key=key, title=title, url=url, as_of=entry.text("as_of"))
            entry.done()
    if not found:
        mend = "write KEY: {title: …, url: …, as_of: …}"
        say(error(Where(folder.shown(path)), "F6", "there is no source in it", mend=mend))
    return found
