"""A tree as plain values for other renderers: texts resolved, ways and plans worked out."""

from __future__ import annotations

from site_builder.model import walks
from site_builder.model.book import DEFAULT_CONTACTS, Book
from site_builder.model.text import Text
from site_builder.model.tree import Answer, End, PlanItem, Question, Step, Tree, texts

FORMAT = "stillhere-tree/1"
"""Raised with every change after which a reader of the old shape could go wrong."""


def compiled(book: Book, tree: Tree, language: str, direction: str) -> dict[str, object]:
    """The compiled tree, to be written as JSON; ``schema/compiled.json`` says what each key means.

    ``tree`` is composed and without fault (see ``check.graph.sound``). Lists are in the order of
    the file, which is the order of display.
    """
    left, plans = walks.left(tree), walks.plans(tree)
    assert tree.danger is not None  # Rule S1 has stopped a tree without it.
    return {
        "format": FORMAT,
        "tree": tree.name,
        "version": tree.version,
        "kind": tree.kind,
        "language": language,
        "direction": direction,
        "title": _said(book, tree.title, language),
        "tab": _said(book, tree.tab, language),
        "reviewed": book.checked(texts(tree), language) or None,
        "danger": tree.danger.name,
        "start": tree.start.name,
        "emergency": [
            {"region": emergency.region, "number": emergency.number}
            for emergency in book.emergency.values()
        ],
        "steps": [
            {
                **_shared(book, tree, step, language, left[step.name]),
                **(
                    _end(book, tree, step, language, plans[step.name])
                    if isinstance(step, End)
                    else _question(book, step, language)
                ),
            }
            for step in tree.steps.values()
            if isinstance(step, Question | End)
        ],
        "plan": [_item(book, item, language) for item in tree.plan.values()],
    }


def _said(book: Book, text: Text, language: str) -> dict[str, str]:
    said = book.says(text, language)
    return {"text": said.words, "language": said.language}


def _maybe(book: Book, text: Text | None, language: str) -> dict[str, str] | None:
    return None if text is None else _said(book, text, language)


def _shared(
    book: Book, tree: Tree, step: Question | End, language: str, left: tuple[int, int]
) -> dict[str, object]:
    return {
        "name": step.name,
        "kind": "end" if isinstance(step, End) else "question",
        "address": tree.address(step.name),
        "lands": _maybe(book, step.lands, language),
        "left": {"fewest": left[0], "most": left[1]},
    }


def _question(book: Book, step: Step, language: str) -> dict[str, object]:
    assert isinstance(step, Question)
    return {
        "ask": _said(book, step.ask, language),
        "why": _maybe(book, step.why, language),
        "danger-question": step.asks_danger,
        "answers": [_answer(book, answer, language) for answer in step.answers],
    }


def _answer(book: Book, answer: Answer, language: str) -> dict[str, object]:
    return {
        "name": answer.name,
        "say": _said(book, answer.say, language),
        "go": answer.go.target,
        "plan": [ref.name for ref in answer.plan],
        "skill": answer.skill or None,
    }


def _end(
    book: Book, tree: Tree, step: End, language: str, plan: walks.EndPlan
) -> dict[str, object]:
    selector = step.contacts or tree.contacts or DEFAULT_CONTACTS
    return {
        "title": _said(book, step.title, language),
        "lede": _maybe(book, step.lede, language),
        "urgent": step.urgent,
        "all-clear": step.all_clear,
        "plan": {
            "always": list(plan.always),
            "also": [
                {
                    "item": name,
                    "if": [{"question": a.question.name, "answer": a.answer.name} for a in adds],
                }
                for name, adds in plan.also.items()
            ],
        },
        "contacts": {
            "role": list(selector.roles),
            "for": selector.audience or None,
            "at-least": selector.at_least,
        },
        "next": [ref.name for ref in step.next],
        "slots": list(step.slots),
    }


def _item(book: Book, item: PlanItem, language: str) -> dict[str, object]:
    return {
        "name": item.name,
        "when": item.when,
        "area": item.area,
        "do": _said(book, item.do, language),
        "page": item.page.name if item.page else None,
    }
