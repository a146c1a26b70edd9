"""Trees as pages: one page a step, every answer an ordinary link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.compile.cards import contacts
from site_builder.compile.desk import Desk
from site_builder.compile.draft import Draft
from site_builder.compile.render import render
from site_builder.model import walks
from site_builder.model.address import href
from site_builder.model.book import DEFAULT_CONTACTS
from site_builder.model.tree import WHENS, End, PlanItem, Question, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plan item as a page shows it; ``chose`` is empty for an item that is always there."""

    do: Markup
    area: Markup
    link: str
    chose: tuple[Markup, ...]


def drafts(desk: Desk) -> Iterator[Draft]:
    """Every step of every tree."""
    for written in desk.book.trees.values():
        tree = desk.book.composed(written)
        left, parents, plans = walks.left(tree), walks.parents(tree), walks.plans(tree)
        for number, step in enumerate(tree.steps.values(), 1):
            path = f"{desk.language}/{tree.address(step.name)}"
            back = [(q, _to(desk, tree, path, q.name)) for q in parents[step.name]]
            match step:
                case Question():
                    body = _question(desk, tree, step, path, left[step.name], back)
                case End():
                    body = _end(desk, tree, step, path, plans[step.name], back)
                case _:
                    raise AssertionError("a composed tree has questions and ends only")
            assert tree.danger is not None  # Rule S1 has stopped a build without it.
            yield Draft(
                path=path,
                kind="end" if isinstance(step, End) else "question",
                title=f"{desk.book.says(tree.tab, desk.language).words} {number}",
                body=body,
                same=tree.address(step.name),
                danger=f"{desk.language}/{tree.address(tree.danger.name)}",
                review="" if tree.reviewed == "pending" else tree.reviewed,
                regions=desk.settings.regions if isinstance(step, End) else (),
            )


def _to(desk: Desk, tree: Tree, path: str, step: str) -> str:
    return href(path, f"{desk.language}/{tree.address(step)}")


def _question(
    desk: Desk,
    tree: Tree,
    step: Question,
    path: str,
    left: tuple[int, int],
    back: list[tuple[Question, str]],
) -> Markup:
    low, high = left
    return render(
        "question.html",
        desk=desk,
        tree=tree,
        step=step,
        answers=[(a, _to(desk, tree, path, a.go.target)) for a in step.answers],
        left=desk.word("left", count=str(low))
        if low == high
        else desk.word("left-range", low=str(low), high=str(high)),
        back=back,
    )


def _end(
    desk: Desk,
    tree: Tree,
    step: End,
    path: str,
    plan: walks.EndPlan,
    back: list[tuple[Question, str]],
) -> Markup:
    selector = step.contacts or tree.contacts or DEFAULT_CONTACTS
    chosen = {
        name: tuple(
            desk.word(
                "if-chose", answer=desk.text(a.answer.say), question=desk.text(a.question.ask)
            )
            for a in adds
        )
        for name, adds in plan.also.items()
    }
    shown = {name: _item(desk, tree.plan[name], path, chosen.get(name, ())) for name in tree.plan}
    mine = (*plan.always, *plan.also)
    return render(
        "end.html",
        desk=desk,
        tree=tree,
        step=step,
        groups=[
            (when, desk.word(when), [shown[name] for name in mine if tree.plan[name].when == when])
            for when in WHENS
            if any(tree.plan[name].when == when for name in mine)
        ],
        contacts=contacts(desk, selector, urgent=step.urgent),
        next=[
            (
                desk.text(other.title),
                href(path, f"{desk.language}/{other.address(other.start.name)}"),
            )
            for other in (desk.book.composed(desk.book.trees[ref.name]) for ref in step.next)
        ],
        back=back,
    )


def _item(desk: Desk, item: PlanItem, path: str, chose: tuple[Markup, ...]) -> Shown:
    link = ""
    if item.page is not None:
        page = desk.book.page(item.page.name, desk.language)
        assert page is not None  # Rule P6 has stopped a build without it.
        link = href(path, f"{desk.language}/{page.address}")
    return Shown(do=desk.text(item.do), area=desk.word(f"area-{item.area}"), link=link, chose=chose)
