"""Trees as pages: one page a step, every answer an ordinary link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.compile.cards import contacts
from site_builder.compile.desk import Desk
from site_builder.compile.draft import Draft
from site_builder.compile.render import render
from site_builder.model import walks
from site_builder.model.address import href
from site_builder.model.book import DEFAULT_CONTACTS
from site_builder.model.text import Text
from site_builder.model.trail import codes
from site_builder.model.tree import WHENS, Answer, End, Question, Step, Tree, step_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plan item as a page shows it; ``chose`` is empty for an item that is always there."""

    do: Markup
    area: Markup
    link: str
    chose: tuple[Markup, ...]
    codes: str
    """The codes of the answers that add it, for the reader's own plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An answer that can lead to a page, with its code and the address of its question."""

    question: Question
    answer: Answer
    code: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A composed tree with what all of its pages need to know of it."""

    tree: Tree
    left: Mapping[str, tuple[int, int]]
    parents: Mapping[str, tuple[Question, ...]]
    plans: Mapping[str, walks.EndPlan]
    codes: Mapping[tuple[str, str], str]
    leading: Mapping[str, frozenset[str]]


def drafts(desk: Desk) -> Iterator[Draft]:
    """Every step of every tree, and the pages at addresses that steps once had."""
    for written in desk.book.trees.values():
        tree = desk.book.composed(written)
        way = Way(
            tree=tree,
            left=walks.left(tree),
            parents=walks.parents(tree),
            plans=walks.plans(tree),
            codes=codes(tree),
            leading=walks.leading(tree),
        )
        for number, step in enumerate(tree.steps.values(), 1):
            yield _draft(desk, way, step, number)
        for old, ref in tree.moved.items():
            yield _moved(desk, tree, old, ref.name)


def _draft(desk: Desk, way: Way, step: Step, number: int) -> Draft:
    tree = way.tree
    path = f"{desk.language}/{tree.address(step.name)}"
    shared = {
        "desk": desk,
        "tree": tree,
        "step": step,
        "back": [(q, _to(desk, tree, path, q.name)) for q in way.parents[step.name]],
        "trail": _trail(desk, way, step.name, path),
        "is_end": isinstance(step, End),
    }
    match step:
        case Question():
            body = render("question.html", **shared, **_question(desk, way, step, path))
        case End():
            body = render("end.html", **shared, **_end(desk, way, step, path))
        case _:
            raise AssertionError("a composed tree has questions and ends only")
    said = [tree.tab, *step_texts(step), *_items(way, step)]
    assert tree.danger is not None  # Rule S1 has stopped a build without it.
    return Draft(
        path=path,
        kind="end" if isinstance(step, End) else "question",
        title=f"{desk.book.says(tree.tab, desk.language).words} {number}",
        body=body,
        same=tree.address(step.name),
        danger=f"{desk.language}/{tree.address(tree.danger.name)}",
        urgent=isinstance(step, End) and step.urgent,
        review=desk.book.checked(said, desk.language),
        stale=any(desk.book.state(text, desk.language) == "stale" for text in said),
        regions=desk.settings.regions if isinstance(step, End) else (),
        script=True,
    )


def _items(way: Way, step: Step) -> list[Text]:
    """The texts of the plan that a page shows."""
    plan = way.plans.get(step.name)
    return [way.tree.plan[name].do for name in (*plan.always, *plan.also)] if plan else []


def _moved(desk: Desk, tree: Tree, old: str, new: str) -> Draft:
    """The page at an address that a step had before: a link to its place now."""
    path = f"{desk.language}/{tree.address(old)}"
    step = tree.steps[new]
    title = desk.text(step.title if isinstance(step, End) else step.ask)  # type: ignore[union-attr]
    link = Markup('<a href="{}">{}</a>').format(_to(desk, tree, path, new), title)
    assert tree.danger is not None
    return Draft(
        path=path,
        kind="question",
        title=desk.book.says(tree.tab, desk.language).words,
        body=render("moved.html", desk=desk, link=link),
        same=tree.address(old),
        danger=f"{desk.language}/{tree.address(tree.danger.name)}",
        review=tree.reviewed,
    )


def _to(desk: Desk, tree: Tree, path: str, step: str) -> str:
    return href(path, f"{desk.language}/{tree.address(step)}")


def _trail(desk: Desk, way: Way, step: str, path: str) -> list[Row]:
    """Every answer that can lead to a step: what a trail may hold here."""
    return [
        Row(
            question=question,
            answer=answer,
            code=way.codes[question.name, answer.name],
            address=_to(desk, way.tree, path, question.name),
        )
        for question in walks.questions(way.tree)
        for answer in question.answers
        if answer.go.target in way.leading[step]
    ]


def _question(desk: Desk, way: Way, step: Question, path: str) -> dict[str, object]:
    low, high = way.left[step.name]
    return {
        "answers": [
            (a, _to(desk, way.tree, path, a.go.target), way.codes[step.name, a.name])
            for a in step.answers
        ],
        "left": desk.word("left", count=str(low))
        if low == high
        else desk.word("left-range", low=str(low), high=str(high)),
    }


def _end(desk: Desk, way: Way, step: End, path: str) -> dict[str, object]:
    tree, plan = way.tree, way.plans[step.name]
    selector = step.contacts or tree.contacts or DEFAULT_CONTACTS
    mine = [name for name in tree.plan if name in (*plan.always, *plan.also)]
    shown = {name: _item(desk, way, name, plan.also.get(name, ()), path) for name in mine}
    others = (desk.book.composed(desk.book.trees[ref.name]) for ref in step.next)
    return {
        "groups": [
            (when, desk.word(when), [shown[name] for name in mine if tree.plan[name].when == when])
            for when in WHENS
            if any(tree.plan[name].when == when for name in mine)
        ],
        "contacts": contacts(desk, selector, urgent=step.urgent),
        "next": [
            (
                desk.text(other.title),
                href(path, f"{desk.language}/{other.address(other.start.name)}"),
            )
            for other in others
        ],
    }


def _item(desk: Desk, way: Way, name: str, adds: tuple[walks.Adds, ...], path: str) -> Shown:
    item, link = way.tree.plan[name], ""
    if item.page is not None:
        id_, mark, anchor = item.page.name.partition("#")
        page = desk.book.page(id_, desk.language)
        assert page is not None  # Rule P6 has stopped a build without it.
        link = href(path, f"{desk.language}/{page.address}{mark}{anchor}")
    return Shown(
        do=desk.text(item.do),
        area=desk.word(f"area-{item.area}"),
        link=link,
        chose=tuple(
            desk.word(
                "if-chose", answer=desk.text(a.answer.say), question=desk.text(a.question.ask)
            )
            for a in adds
        ),
        codes=" ".join(way.codes[a.question.name, a.answer.name] for a in adds),
    )
