"""Decision trees: one folder a tree, parts beside them, translations as text only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.load.fields import NAME, Fields, kind, names
from site_builder.load.files import Folder
from site_builder.load.review import review
from site_builder.load.selector import selector_of_node
from site_builder.load.yaml import Mapping as Map
from site_builder.load.yaml import Node, Scalar, read
from site_builder.model.finding import Say, error
from site_builder.model.text import Text, Translation
from site_builder.model.tree import (
    AREAS,
    WHENS,
    Answer,
    End,
    Go,
    Journey,
    Part,
    PlanItem,
    Question,
    Step,
    Tree,
    Use,
)
from site_builder.model.where import Ref, Where

NOWHERE = Where("")
KINDS = ("ask", "use", "end")


def load_tree(folder: Folder, path: Path, say: Say) -> Tree | None:
    """The tree in ``NAME/tree.yml`` with its journeys."""
    fields = _document(folder, path, f"the tree {path.parent.name}", say)
    if fields is None:
        return None
    owner = path.parent.name
    title, tab = _text(fields, "title", owner, "title"), _text(fields, "tab", owner, "tab")
    contacts = fields.node("contacts")
    tree = Tree(
        name=_own_name(fields, "tree", owner, say),
        where=Where(fields.where.path),
        version=fields.text("version", "1", required=True),
        title=title or _nothing(owner, "title"),
        tab=tab or _nothing(owner, "tab"),
        reviewed=review(fields),
        danger=_ref(fields, "danger"),
        start=_ref(fields, "start", required=True) or Ref(name="", where=fields.where),
        steps=_steps(fields, owner, say),
        plan=_plan(fields, owner),
        contacts=selector_of_node(contacts, say) if contacts else None,
        journeys=_journeys(folder, path.with_name("journeys.yml"), say),
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
        start=_ref(fields, "start", required=True) or Ref(name="", where=fields.where),
        steps=_steps(fields, f"parts/{path.parent.name}", say),
    )
    fields.done()
    return part if fields.sound and name else None


def load_translation(folder: Folder, path: Path, owner: str, say: Say) -> Translation | None:
    """The texts in ``LANGUAGE.yml``: dotted names with words, nothing else."""
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    if node is None:
        return None
    fields = Fields(node, path.name, say)
    says = {}
    for key in fields.entries:
        scalar = fields.scalar(key)
        if scalar is not None:
            says[key] = Text(owner=owner, key=key, says=scalar.text.strip(), where=fields.key(key))
    where = Where(folder.shown(path))
    return Translation(owner=owner, language=path.stem, where=where, says=says)


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


def _ref(fields: Fields, name: str, *, required: bool = False) -> Ref | None:
    scalar = fields.scalar(name, required=required)
    return Ref(name=scalar.text, where=scalar.where) if scalar else None


def _refs(fields: Fields, name: str) -> tuple[Ref, ...]:
    return tuple(Ref(name=s.text, where=s.where) for s in fields.scalars(name))


def _text(fields: Fields, name: str, owner: str, key: str, *, required: bool = True) -> Text | None:
    scalar = fields.scalar(name, required=required)
    if scalar is None:
        return None
    return Text(owner=owner, key=key, says=scalar.text.strip(), where=scalar.where)


def _nothing(owner: str, key: str) -> Text:
    """Stands where a required text is missing; its finding has already stopped the build."""
    return Text(owner=owner, key=key, says="", where=NOWHERE)


def _steps(fields: Fields, owner: str, say: Say) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for name, where, node in fields.named("steps", required=True):
        step = _step(name, where, Fields(node, f'the step "{name}"', say), owner, say)
        if step is not None:
            found[name] = step
    return found


def _step(name: str, where: Where, fields: Fields, owner: str, say: Say) -> Step | None:
    kinds = [kind for kind in KINDS if kind in fields.entries]
    if not fields.sound:
        return None
    if len(kinds) != 1:
        has = " and ".join(kinds) or "none of them"
        mend = "write ask: for a question, use: for a part, or end: for an end"
        says = f'the step "{name}" needs exactly one of ask, use, end; it has {has}'
        say(error(where, "T3", says, mend=mend))
        return None
    step: Step | None
    match kinds[0]:
        case "ask":
            step = _question(name, where, fields, owner, say)
        case "use":
            step = _use(name, where, fields)
        case _:
            step = _end(name, where, fields, owner, say)
    fields.done()
    return step


def _question(name: str, where: Where, fields: Fields, owner: str, say: Say) -> Question | None:
    ask = _text(fields, "ask", owner, f"steps.{name}.ask")
    why = _text(fields, "why", owner, f"steps.{name}.why", required=False)
    danger = fields.yes("danger-question")
    node = fields.node("answers", required=True)
    answers: list[Answer] = []
    if node is not None and not isinstance(node, Map):
        says = f'"answers" must be names with values, found {kind(node)}'
        say(
            error(
                node.where, "F5", says, mend="write one line an answer:  yes: {say: Yes, go: STEP}"
            )
        )
    elif node is not None:
        for answer, at, inner in names(Fields(node, "answers", say)):
            found = _answer(answer, at, inner, f"steps.{name}.answers.{answer}", owner, say)
            answers.extend([found] if found else [])
        if not node.entries:
            mend = "add at least two answers, one of them not-sure"
            say(error(node.where, "T4", f'the question "{name}" has no answers', mend=mend))
    if ask is None or not answers:
        return None
    return Question(
        name=name, where=where, ask=ask, why=why, answers=tuple(answers), asks_danger=danger
    )


def _answer(name: str, where: Where, node: Node, key: str, owner: str, say: Say) -> Answer | None:
    fields = Fields(node, f'the answer "{name}"', say)
    words, go = _text(fields, "say", owner, key), fields.scalar("go", required=True)
    plan = _refs(fields, "plan")
    fields.done()
    if words is None or go is None:
        return None
    return Answer(name=name, say=words, go=_go(go), plan=plan)


def _go(scalar: Scalar) -> Go:
    leaves = scalar.text.startswith("exit ")
    return Go(target=scalar.text.removeprefix("exit ").strip(), where=scalar.where, leaves=leaves)


def _use(name: str, where: Where, fields: Fields) -> Use | None:
    part = _ref(fields, "use", required=True)
    then = fields.fields("then", required=True)
    gos: Mapping[str, Go] = {}
    if then is not None:
        scalars = {key: then.scalar(key) for key, _, _ in names(then)}
        gos = {key: _go(scalar) for key, scalar in scalars.items() if scalar}
    return Use(name=name, where=where, part=part, then=gos) if part else None


def _end(name: str, where: Where, fields: Fields, owner: str, say: Say) -> End | None:
    title = _text(fields, "end", owner, f"steps.{name}.end")
    contacts = fields.node("contacts")
    end = End(
        name=name,
        where=where,
        title=title or _nothing(owner, f"steps.{name}.end"),
        lede=_text(fields, "lede", owner, f"steps.{name}.lede", required=False),
        urgent=fields.yes("urgent"),
        all_clear=fields.yes("all-clear"),
        plan=_refs(fields, "plan"),
        contacts=selector_of_node(contacts, say) if contacts else None,
        next=_refs(fields, "next"),
    )
    return end if title else None


def _plan(fields: Fields, owner: str) -> dict[str, PlanItem]:
    found: dict[str, PlanItem] = {}
    for name, where, node in fields.named("plan", required=True):
        item = Fields(node, f'the plan item "{name}"', fields.say)
        when = item.choice("when", WHENS, "soon", required=True)
        area = item.choice("area", AREAS, "self", required=True)
        do = _text(item, "do", owner, f"plan.{name}")
        page = _ref(item, "page")
        item.done()
        if do is not None:
            found[name] = PlanItem(name=name, where=where, when=when, area=area, do=do, page=page)
    return found


def _journeys(folder: Folder, path: Path, say: Say) -> tuple[Journey, ...]:
    if not path.is_file():
        return ()
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    if node is None:
        return ()
    items = getattr(node, "items", None)
    if items is None:
        mend = "begin each walk with  - name: …"
        say(error(node.where, "F5", "journeys must be a list", mend=mend))
        return ()
    found = []
    for item in items:
        fields = Fields(item, "the journey", say)
        name, ends_at = fields.text("name", required=True), _ref(fields, "ends-at", required=True)
        journey = Journey(
            name=name,
            where=item.where,
            answers=_refs(fields, "answers"),
            ends_at=ends_at or Ref(name="", where=item.where),
            plan_has=_refs(fields, "plan-has"),
            plan_has_not=_refs(fields, "plan-has-not"),
        )
        fields.done()
        found.extend([journey] if ends_at else [])
    return tuple(found)
