"""J: the example walks of a tree lead where they say."""

from __future__ import annotations

from collections.abc import Collection

from site_builder.check.graph import sound
from site_builder.check.plans import plan_refs
from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Finding, Say, error, nearest, warning
from site_builder.model.tree import End, Journey, Question, Step, Tree
from site_builder.model.where import Ref


def check(book: Book, say: Say) -> None:
    """Walk every journey of every sound tree."""
    for tree in sound(book):
        if any(ref.name not in tree.plan for ref in plan_refs(tree)):
            continue  # Rule P1 names the misspelled item; a walk without it proves nothing.
        wrong: list[Finding] = []
        for journey in tree.journeys:
            _walk(tree, journey, wrong.append)
        for finding in wrong:
            say(finding)
        # A walk that goes wrong leaves answers untried; that is one fault.
        if not wrong and not book.doubtful(f"{book.trees_folder}/{tree.name}/journeys.yml"):
            _covered(tree, say)


def _covered(tree: Tree, say: Say) -> None:
    """J3 and J4: what no example walk goes through was perhaps never tried."""
    answered: set[tuple[str, str]] = set()
    ended: set[str] = set()
    for journey in tree.journeys:
        step = tree.steps[tree.start.name]
        for ref in journey.answers:
            if not isinstance(step, Question) or ref.name not in {a.name for a in step.answers}:
                break
            answered.add((step.name, ref.name))
            go = next(a.go for a in step.answers if a.name == ref.name)
            step = tree.steps[go.target]
        ended.add(step.name)
    where = tree.journeys[0].where if tree.journeys else tree.where
    # An end that only the danger link leads to cannot be reached by answers.
    reached = walks.reachable(tree, tree.start.name)
    open_ends = [e.name for e in walks.ends(tree) if e.name in reached - ended]
    if open_ends:
        mend = "add a walk that ends there to journeys.yml"
        says = f"no walk ends at {', '.join(open_ends)}"
        say(error(where, "J4", says, mend=mend))
    every = [(q.name, a.name) for q in walks.questions(tree) for a in q.answers]
    missing = [f"{q}/{a}" for q, a in every if (q, a) not in answered]
    if missing and not open_ends:
        share = round(100 * (len(every) - len(missing)) / len(every))
        some = ", ".join(missing[:3]) + (
            f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        )
        mend = "add walks that give these answers to journeys.yml"
        says = f"the walks cover {share} % of the answers; none gives {some}"
        say(warning(where, "J3", says, mend=mend))


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
    if isinstance(step, Question):
        mend = "add the answers that are missing"
        says = f'the walk stops at the question "{step.name}"'
        say(error(journey.ends_at.where, "J2", says, mend=mend))
        return
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
