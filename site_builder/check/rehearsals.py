"""T12: what only a rehearsal has, and what it has to have."""

from __future__ import annotations

from site_builder.model.book import Book
from site_builder.model.finding import Say, error
from site_builder.model.tree import End, Question, Step
from site_builder.model.walks import questions


def check(book: Book, say: Say) -> None:
    """``lands`` and ``skill`` belong to rehearsals, and a rehearsal names skills."""
    for written in book.trees.values():
        tree = book.composed(written)
        rehearsed = [step for step in tree.steps.values() if _rehearsed(step)]
        if rehearsed and tree.kind != "rehearsal":
            mend = "add kind: rehearsal at the top, or take lands and skill out"
            says = f'the step "{rehearsed[0].name}" has lands or skill, and this is no rehearsal'
            say(error(rehearsed[0].where, "T12", says, mend=mend))
        if tree.kind == "rehearsal" and not any(
            a.skill for q in questions(tree) for a in q.answers
        ):
            mend = "add skill: to the answers, so that readers see what they practise"
            says = "the rehearsal names no skill"
            say(error(tree.where, "T12", says, mend=mend))


def _rehearsed(step: Step) -> bool:
    match step:
        case Question():
            return bool(step.lands) or any(answer.skill for answer in step.answers)
        case End():
            return bool(step.lands)
    return False
