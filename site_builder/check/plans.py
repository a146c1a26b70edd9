"""P: every end leads to a plan, and every plan item leads to a page that exists."""

from __future__ import annotations

from site_builder.check.graph import sound
from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest, warning
from site_builder.model.tree import End, Question, Tree
from site_builder.model.where import Ref

NOW = 3
"""More than three things to do at once is too much on a bad night."""


def check(book: Book, say: Say) -> None:
    """Say every fault of the plans."""
    for tree in book.trees.values():
        if not book.owner_doubtful(tree.name):
            _items(book, tree, say)
    for tree in sound(book):
        if all(ref.name in tree.plan for ref in plan_refs(tree)):
            _ends(tree, say)


def plan_refs(tree: Tree) -> list[Ref]:
    """Every plan item that an answer or an end names."""
    refs: list[Ref] = []
    for step in tree.steps.values():
        if isinstance(step, End):
            refs.extend(step.plan)
        elif isinstance(step, Question):
            refs.extend(ref for answer in step.answers for ref in answer.plan)
    return refs


def _items(book: Book, tree: Tree, say: Say) -> None:
    """P1, P2, P4 and P6."""
    used = plan_refs(book.composed(tree))
    for ref in used:
        if ref.name not in tree.plan:
            mend = "correct the name, or add the item under plan:"
            says = f'there is no plan item "{ref.name}"'
            say(error(ref.where, "P1", says, why=nearest(ref.name, tree.plan), mend=mend))
    names = {ref.name for ref in used}
    # A misspelled name leaves its item unused; that is one fault.
    misspelled = not names <= tree.plan.keys()
    worded: dict[str, str] = {}
    for item in tree.plan.values():
        if item.name not in names and not misspelled:
            mend = "hang it on an answer or an end, or delete it"
            say(warning(item.where, "P2", f'the plan item "{item.name}" is never used', mend=mend))
        first = worded.setdefault(item.do.says.casefold(), item.name)
        if first != item.name:
            says = f'"{first}" and "{item.name}" say the same'
            say(warning(item.do.where, "P4", says, mend="use one item in both places"))
        if item.page is not None:
            _page(book, item.page, say)


def _page(book: Book, ref: Ref, say: Say) -> None:
    """P6: a page, and a heading of it where one is named."""
    id_, _, anchor = ref.name.partition("#")
    page = book.page(id_, book.settings.source)
    if book.page_doubtful(id_):
        return
    if page is None:
        known = book.pages.get(book.settings.source, {})
        mend = "correct the name, or write the page first"
        says = f'there is no page "{id_}"'
        say(error(ref.where, "P6", says, why=nearest(id_, known), mend=mend))
    elif anchor and anchor not in page.anchors:
        mend = "write the id of a heading of that page"
        says = f'the page "{id_}" has no heading "{anchor}"'
        say(error(ref.where, "P6", says, why=nearest(anchor, page.anchors), mend=mend))


def _ends(tree: Tree, say: Say) -> None:
    """P3 and P5, over every path."""
    bare: set[str] = set()
    crowded: set[str] = set()
    for path in walks.paths(tree):
        end = tree.steps[path[-1][1].go.target if path else tree.start.name]
        assert isinstance(end, End)
        items = {ref.name for _, answer in path for ref in answer.plan}
        items |= {ref.name for ref in end.plan}
        if not items and end.name not in bare:
            bare.add(end.name)
            mend = "add at least one item to plan: of this end"
            says = f'the end "{end.name}" has an empty plan on some way'
            say(error(end.where, "P3", says, why=_said(path), mend=mend))
        at_once = [name for name in items if tree.plan[name].when == "now"]
        if len(at_once) > NOW and end.name not in crowded:
            crowded.add(end.name)
            mend = "move one to soon: what cannot wait is rarely more than three things"
            says = f'the end "{end.name}" has {len(at_once)} items for now on some way'
            say(warning(end.where, "P5", says, why=_said(path), mend=mend))


def _said(path: tuple[tuple[Question, object], ...]) -> str:
    answers = [getattr(answer, "name", "") for _, answer in path]
    return f"The way is: {', '.join(answers)}." if answers else ""
