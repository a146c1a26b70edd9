"""Decision trees: one folder a tree, parts beside them, translations as text only."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.load.fields import NAME, Fields
from site_builder.load.files import Folder
from site_builder.load.journeys import load_journeys
from site_builder.load.locks import load_release
from site_builder.load.review import review
from site_builder.load.selector import selector_of_node
from site_builder.load.steps import steps_of
from site_builder.load.words import nothing, ref, text_of
from site_builder.load.yaml import Mapping, Scalar, read
from site_builder.model.finding import Say, error
from site_builder.model.tree import AREAS, KINDS, WHENS, Part, PlanItem, Tree
from site_builder.model.where import Ref, Where


def load_tree(folder: Folder, path: Path, say: Say) -> Tree | None:
    """The tree in ``NAME/tree.yml`` with its journeys."""
    fields = _document(folder, path, f"the tree {path.parent.name}", say)
    if fields is None:
        return None
    owner = path.parent.name
    title, tab = text_of(fields, "title", owner, "title"), text_of(fields, "tab", owner, "tab")
    contacts = fields.node("contacts")
    tree = Tree(
        name=_own_name(fields, "tree", owner, say),
        where=Where(fields.where.path),
        version=_version(fields),
        title=title or nothing(owner, "title"),
        tab=tab or nothing(owner, "tab"),
        kind=fields.choice("kind", KINDS, "guide"),
        reviewed=review(fields),
        again=_again(fields),
        moved=_moved(fields),
        released=load_release(folder, path.parent / "lock" / "release.yml", say),
        danger=ref(fields, "danger"),
        start=ref(fields, "start", required=True) or Ref(name="", where=fields.where),
        steps=steps_of(fields, owner, say),
        plan=_plan(fields, owner),
        contacts=selector_of_node(contacts, say) if contacts else None,
        journeys=load_journeys(folder, path.with_name("journeys.yml"), say),
    )
    fields.done()
    return tree if fields.sound and tree.name else None


def load_part(folder: Folder, path: Path, say: Say) -> Part | None:
    """The part in ``parts/NAME/part.yml``."""
    fields = _document(folder, path, f"the part {path.parent.name}", say)
    if fields is None:
        return None
    exits = tuple(Ref(name=s.text, where=s.where) for s in fields.scalars("exits", required=True))
    name = _own_name(fields, "part", path.parent.name, say)
    part = Part(
        name=f"parts/{name}",
        where=Where(fields.where.path),
        exits=exits,
        start=ref(fields, "start", required=True) or Ref(name="", where=fields.where),
        steps=steps_of(fields, f"parts/{path.parent.name}", say),
    )
    fields.done()
    return part if fields.sound and name else None


def _document(folder: Folder, path: Path, what: str, say: Say) -> Fields | None:
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    return None if node is None else Fields(node, what, say)


def _own_name(fields: Fields, key: str, folder: str, say: Say) -> str:
    scalar = fields.scalar(key, required=True)
    if scalar is None:
        return ""
    if scalar.text != folder:
        mend = f"write {key}: {folder}, or rename the folder"
        say(error(scalar.where, "M8", f'"{scalar.text}" is not the name of its folder', mend=mend))
        return ""
    if not NAME.fullmatch(scalar.text):
        mend = "write small letters a to z, digits and hyphens"
        say(error(scalar.where, "F4", f'"{scalar.text}" cannot be a name', mend=mend))
        return ""
    return scalar.text


def _plan(fields: Fields, owner: str) -> dict[str, PlanItem]:
    found: dict[str, PlanItem] = {}
    for name, where, node in fields.named("plan", required=True):
        item = Fields(node, f'the plan item "{name}"', fields.say)
        when = item.choice("when", WHENS, "soon", required=True)
        area = item.choice("area", AREAS, "self", required=True)
        do = text_of(item, "do", owner, f"plan.{name}")
        page = ref(item, "page")
        item.done()
        if do is not None:
            found[name] = PlanItem(name=name, where=where, when=when, area=area, do=do, page=page)
    return found


def _version(fields: Fields) -> str:
    """A whole number: it stands in the address of a plan."""
    scalar = fields.scalar("version", required=True)
    if scalar is None or re.fullmatch(r"[1-9]\d*", scalar.text):
        return scalar.text if scalar else "1"
    says = f'"{scalar.text}" is not a version'
    fields.say(error(scalar.where, "F5", says, mend="write a whole number: 1, 2, 3 …"))
    return "1"


def _again(fields: Fields) -> str:
    """How long a review holds, as written."""
    node = fields.node("reviewed")
    again = node.entries.get("again") if isinstance(node, Mapping) else None
    return again[1].text if again and isinstance(again[1], Scalar) else ""


def _moved(fields: Fields) -> dict[str, Ref]:
    """``moved: {old-step: new-step}``: what printed addresses still lead to."""
    inner = fields.fields("moved")
    found: dict[str, Ref] = {}
    for name in inner.entries if inner else ():
        assert inner is not None
        target = inner.scalar(name)
        if not all(NAME.fullmatch(part) for part in name.split("/")):
            mend = "write the name that the step had: small letters, digits and hyphens"
            fields.say(error(inner.key(name), "F4", f'"{name}" was no name of a step', mend=mend))
        elif target is not None:
            found[name] = Ref(name=target.text, where=target.where)
    return found
