"""The boxes of a proof pack: what hangs on a step, cut so that every box fits on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.text import Text
from site_builder.model.tree import WHENS, Answer, End, PlanItem, Question, Tree

SHEET = 38
"""Lines of answers or plan items in a box: with its head and foot they fit on a page of A4."""
ONE, TWO = 80, 36
"""Signs in a line of one column, and of two. A wrong guess lets a long box break between rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An answer with the step it leads to, and the plan items that hang on it."""

    answer: Answer
    to: Question | End
    heading: Text
    number: int
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan item at an end; ``chosen`` is empty for an item that is always there."""

    item: PlanItem
    chosen: tuple[walks.Adds, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one box on paper holds: answers of a question, or plan items of an end."""

    leads: tuple[Lead, ...] = ()
    planned: tuple[Planned, ...] = ()


def heading(step: Question | End) -> Text:
    """What stands on top of a step's page."""
    return step.title if isinstance(step, End) else step.ask


def sheets(book: Book, tree: Tree, languages: tuple[str, ...]) -> Mapping[str, tuple[Sheet, ...]]:
    """For each step its boxes: at least one, more for a step that one page cannot hold."""
    plans = walks.plans(tree)
    numbers = {name: number for number, name in enumerate(tree.steps, 1)}
    found = {}
    for step in tree.steps.values():
        if isinstance(step, Question):
            leads = [_lead(tree, answer, numbers) for answer in step.answers]
            sizes = [_lead_size(book, lead, languages) for lead in leads]
            found[step.name] = tuple(Sheet(leads=tuple(leads[cut])) for cut in _cuts(sizes))
        elif isinstance(step, End):
            items = _planned(tree, plans[step.name])
            sizes = [_planned_size(book, item, languages) for item in items]
            # What stands below the plan stays with its last item.
            sizes[-1:] = [size + _tail_size(book, step, languages) for size in sizes[-1:]]
            found[step.name] = tuple(Sheet(planned=items[cut]) for cut in _cuts(sizes))
    return found


def _lead(tree: Tree, answer: Answer, numbers: Mapping[str, int]) -> Lead:
    to = tree.steps[answer.go.target]
    assert isinstance(to, Question | End)  # A composed tree has no other steps.
    return Lead(
        answer=answer,
        to=to,
        heading=heading(to),
        number=numbers[to.name],
        items=tuple(tree.plan[ref.name] for ref in answer.plan),
    )


def _planned(tree: Tree, plan: walks.EndPlan) -> tuple[Planned, ...]:
    """The plan in the order of the page: by when, then as in the file."""
    return tuple(
        Planned(item=item, chosen=plan.also.get(name, ()))
        for when in WHENS
        for name, item in tree.plan.items()
        if item.when == when and (name in plan.always or name in plan.also)
    )


def _cuts(sizes: list[int]) -> Iterator[slice]:
    """Where to cut rows of these sizes so that no piece is larger than a sheet."""
    first, held = 0, 0
    for index, size in enumerate(sizes):
        if index > first and held + size > SHEET:
            yield slice(first, index)
            first, held = index, 0
        held += size
    yield slice(first, len(sizes))


def _lead_size(book: Book, lead: Lead, languages: tuple[str, ...]) -> int:
    texts = (lead.answer.say, lead.heading, *(item.do for item in lead.items))
    return 1 + sum(_lines(book, languages, text) for text in texts)


def _planned_size(book: Book, planned: Planned, languages: tuple[str, ...]) -> int:
    chosen = (_lines(book, languages, a.answer.say, a.question.ask) for a in planned.chosen)
    return 1 + _lines(book, languages, planned.item.do) + sum(chosen)


def _tail_size(book: Book, end: End, languages: tuple[str, ...]) -> int:
    laws = (
        _filled([len(book.word(f"slot-{slot}", language).words) for language in languages])
        for slot in end.slots
    )
    return sum(laws) + 2 * len(end.next)


def _lines(book: Book, languages: tuple[str, ...], *texts: Text) -> int:
    """Lines that texts fill; around two of them stands a sentence."""
    frame = 24 * (len(texts) - 1)
    return _filled(
        [
            frame + sum(len(book.says(text, language).words) for text in texts)
            for language in languages
        ]
    )


def _filled(signs: list[int]) -> int:
    """Lines that so many signs fill side by side, one column a language."""
    return max(ceil(count / (TWO if len(signs) > 1 else ONE)) for count in signs)
