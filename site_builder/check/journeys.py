"""J: the example walks of a tree lead where they say."""

from __future__ import annotations

from collections.abc import Collection

from site_builder.check.graph import sound
from site_builder.check.plans import plan_refs
from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest
from site_builder.model.tree import End, Journey, Question, Step, Tree
from site_builder.model.where import Ref


def check(book: Book, say: Say) -> None:
    """Walk every journey of every sound tree."""
    for tree in sound(book):
        if any(ref.name not in tree.plan for ref in plan_refs(tree)):
            continue  # Rule P1 names the misspelled item; a walk without it proves nothing.
        for journey in tree.journeys:
            _walk(tree, journey, say)


def _walk(tree: Tree, journey: Journey, say: Say) -> None:
    step = tree.steps[tree.start.name]
    items: set[str] = set()
    for ref in journey.answers:
        answers = {a.name: a for a in step.answers} if isinstance(step, Question) else {}
        answer = answers.get(ref.name)
        if answer is None:
            _not_offered(ref, step, answers, say)
            return
        items |= {item.name for item in answer.plan}
        step = tree.steps[answer.go.target]
    if step.name != journey.ends_at.name:
        says = f'the walk ends at "{step.name}", not at "{journey.ends_at.name}"'
        mend = "correct the walk, or the answer that leads elsewhere"
        say(error(journey.ends_at.where, "J2", says, mend=mend))
        return
    items |= {ref.name for ref in step.plan} if isinstance(step, End) else set()
    for ref in journey.plan_has:
        if ref.name not in items:
            mend = "correct the walk, or hang the item on an answer or the end"
            says = f'the plan of this walk has no "{ref.name}"'
            say(error(ref.where, "J2", says, why=nearest(ref.name, items), mend=mend))
    for ref in journey.plan_has_not:
        if ref.name in items:
            says = f'the plan of this walk has "{ref.name}"'
            say(error(ref.where, "J2", says, mend="correct the walk or the plan"))


def _not_offered(ref: Ref, step: Step, answers: Collection[str], say: Say) -> None:
    """J1."""
    says = f'"{ref.name}" is not an answer at "{step.name}"'
    if isinstance(step, End):
        mend = "take it out: the walk has already ended there"
        say(error(ref.where, "J1", says, mend=mend))
    else:
        mend = "write the answers in the order of the questions"
        say(error(ref.where, "J1", says, why=nearest(ref.name, answers), mend=mend))
