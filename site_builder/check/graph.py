"""T: every answer leads somewhere, every way ends, no way turns back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Finding, Say, error, nearest, warning
from site_builder.model.text import Text
from site_builder.model.tree import Answer, End, Go, Part, Question, Step, Tree, Use
from site_builder.model.where import Ref

QUESTIONS, STEPS, PATHS = 9, 25, 200
"""Beyond this a family is asked too much, or an author can no longer see the whole."""


def check(book: Book, say: Say) -> None:
    """Say every fault of the graphs."""
    for part in book.parts.values():
        for finding in _references(part.steps, part.start, part, book):
            say(finding)
    for tree in book.trees.values():
        if book.owner_doubtful(tree.name):
            continue
        faults = list(_references(tree.steps, tree.start, None, book))
        if not faults and _parts_sound(book, tree):
            faults = list(_shape(book.composed(tree)))
        for finding in faults:
            say(finding)
        for step in tree.steps.values():
            if isinstance(step, Question):
                _answers(step, say)
            if isinstance(step, End):
                _next(book, step, say)
    _unused(book, say)
    _listed(book, say)


def sound(book: Book) -> tuple[Tree, ...]:
    """The composed trees whose graphs are without fault: those other rules can walk."""
    return tuple(
        book.composed(tree)
        for tree in book.trees.values()
        if not book.owner_doubtful(tree.name)
        and _parts_sound(book, tree)
        and not any(_references(tree.steps, tree.start, None, book))
        and not any(f.severity == "error" for f in _shape(book.composed(tree)))
    )


def _parts_sound(book: Book, tree: Tree) -> bool:
    """Whether the parts of a tree can be put in place and walked."""
    names = {step.part.name for step in tree.steps.values() if isinstance(step, Use)}
    return all(
        name in book.parts
        and not book.owner_doubtful(name)
        and not any(
            _references(book.parts[name].steps, book.parts[name].start, book.parts[name], book)
        )
        for name in names
    )


def _references(
    steps: Mapping[str, Step], start: Ref, part: Part | None, book: Book
) -> Iterable[Finding]:
    """T1, T2 and T9: names that name nothing."""
    if start.name not in steps:
        mend = "write the name of the first step after start:"
        says = f'the start "{start.name}" is not a step' if start.name else "there is no start"
        yield error(start.where, "T1", says, why=nearest(start.name, steps), mend=mend)
    exits = {ref.name for ref in part.exits} if part else set()
    taken: set[str] = set()
    for step in steps.values():
        if isinstance(step, Question):
            for answer in step.answers:
                taken |= {answer.go.target} if answer.go.leaves else set()
                yield from _go(answer.go, answer.say, step.ask, steps, exits)
        elif isinstance(step, Use):
            for go in step.then.values():
                yield from _go(go, None, None, steps, exits)
            yield from _use(step, part, book)
    # A misspelled exit leaves the right one untaken; that is one fault.
    for ref in part.exits if part and taken <= exits else ():
        if ref.name not in taken:
            mend = f'let an answer go to "exit {ref.name}", or delete the exit'
            yield error(ref.where, "T9", f'the exit "{ref.name}" is never taken', mend=mend)


def _go(
    go: Go, answer: Text | None, question: Text | None, steps: Mapping[str, Step], exits: set[str]
) -> Iterable[Finding]:
    if go.leaves:
        if go.target not in exits:
            mend = (
                "declare it in exits: of this part"
                if exits
                else "name a step; only parts have exits"
            )
            yield error(go.where, "T9", f'there is no exit "{go.target}"', mend=mend)
        return
    if go.target in steps:
        return
    says = f'this leads to "{go.target}", and there is no step with that name'
    if answer and question:
        says = (
            f'In "{question.says}" the answer "{answer.says}" goes to "{go.target}". '
            "There is no step with that name"
        )
    mend = f'correct the name, or add a step "{go.target}"'
    yield error(go.where, "T2", says, why=nearest(go.target, steps), mend=mend)


def _use(step: Use, part: Part | None, book: Book) -> Iterable[Finding]:
    parts = book.parts
    used = parts.get(step.part.name)
    if book.owner_doubtful(step.part.name):
        return
    if used is None:
        mend = "write parts/NAME, the folder of the part"
        says = f'there is no part "{step.part.name}"'
        yield error(step.part.where, "T9", says, why=nearest(step.part.name, parts), mend=mend)
        return
    if part is not None:
        mend = "put the steps of the inner part here"
        yield error(step.part.where, "T9", "a part cannot use a part", mend=mend)
        return
    # An exit that the part never takes is the part's own fault.
    exits = {ref.name for ref in used.exits}
    taken = {
        answer.go.target
        for inner in used.steps.values()
        if isinstance(inner, Question)
        for answer in inner.answers
        if answer.go.leaves
    }
    for name in sorted((exits & taken) - step.then.keys()):
        mend = f"add {name}: STEP after then:"
        says = f'the exit "{name}" of {used.name} leads nowhere here'
        yield error(step.where, "T9", says, mend=mend)
    for name in sorted(step.then.keys() - exits):
        mend = "delete it, or declare it in the part"
        yield error(step.then[name].where, "T9", f'{used.name} has no exit "{name}"', mend=mend)


def _shape(tree: Tree) -> Iterable[Finding]:
    """T5, T6 and T10, for a tree whose names all exist: without loops, every way then ends."""
    looped = walks.loop(tree)
    if looped:
        yield _loop(tree, looped)
        return
    reached = walks.reachable(tree, tree.start.name)
    danger = {tree.danger.name} if tree.danger else set()
    unreached = [step for name, step in tree.steps.items() if name not in reached | danger]
    led_to = {
        answer.go.target for s in unreached if isinstance(s, Question) for answer in s.answers
    }
    for step in unreached:
        # What hangs on an unreached step is the same fault and needs no second message.
        if step.name not in led_to:
            mend = f'let an answer go to "{step.name}", or delete the step'
            yield error(step.where, "T5", f'no answer leads to the step "{step.name}"', mend=mend)
    yield from _size(tree)


def _loop(tree: Tree, looped: tuple[str, ...]) -> Finding:
    ways: list[Answer] = []
    for name, following in pairwise(looped):
        step = tree.steps[name]
        assert isinstance(step, Question)
        ways.extend(a for a in step.answers if a.go.target == following)
    said = ", ".join(f'"{answer.say.says}"' for answer in ways[:4])
    return error(
        ways[-1].go.where,
        "T6",
        f"the answers lead in a circle: {' → '.join(looped)} ({said})",
        why="A reader could never reach an end.",
        mend="let one of these answers go to a later step",
    )


def _size(tree: Tree) -> Iterable[Finding]:
    longest = walks.left(tree)[tree.start.name][1]
    total = sum(1 for _, _ in zip(walks.paths(tree), range(PATHS + 1), strict=False))
    for count, limit, what in (
        (longest, QUESTIONS, "questions on the longest way"),
        (len(tree.steps), STEPS, "steps"),
        (total, PATHS, "ways through"),
    ):
        if count > limit:
            shown = f"more than {limit}" if what == "ways through" else str(count)
            mend = "split the tree, or move steps into a part"
            yield warning(
                tree.where, "T10", f"the tree has {shown} {what}; the limit is {limit}", mend=mend
            )


def _answers(step: Question, say: Say) -> None:
    """T4 and T8: too few, too many, or two that are the same."""
    count = len(step.answers)
    if count == 1:
        mend = "add an answer, or lead straight to the next step"
        say(warning(step.where, "T4", f'the question "{step.name}" has one answer', mend=mend))
    elif count > 7:
        says = f'the question "{step.name}" has {count} answers'
        say(warning(step.where, "T4", says, mend="put similar answers together; seven at most"))
    seen: dict[tuple[str, frozenset[str]], str] = {}
    for answer in step.answers:
        same = (answer.go.target, frozenset(ref.name for ref in answer.plan))
        first = seen.setdefault(same, answer.name)
        if first != answer.name and "not-sure" not in (first, answer.name):
            says = f'"{first}" and "{answer.name}" lead to the same place with the same plan'
            say(warning(answer.go.where, "T8", says, mend="put them together, or let them differ"))


def _next(book: Book, end: End, say: Say) -> None:
    """T2 for the way on to another tree."""
    for ref in end.next:
        if ref.name not in book.trees and not book.owner_doubtful(ref.name):
            mend = "correct the name, or take it out"
            says = f'"next" names "{ref.name}", and there is no tree with that name'
            say(error(ref.where, "T2", says, why=nearest(ref.name, book.trees), mend=mend))


def _listed(book: Book, say: Say) -> None:
    """G2 for the order of the home page."""
    for name in book.settings.paths:
        if name not in book.trees and not book.owner_doubtful(name):
            mend = "correct the name, or take it out"
            says = f'"paths" names "{name}", and there is no tree with that name'
            where = book.settings.at("paths")
            say(error(where, "G2", says, why=nearest(name, book.trees), mend=mend))


def _unused(book: Book, say: Say) -> None:
    used = {
        step.part.name
        for tree in book.trees.values()
        for step in tree.steps.values()
        if isinstance(step, Use)
    }
    # A tree that could not be read, or a name nobody knows, may be the use that is missing.
    if book.doubtful(f"{book.trees_folder}/*/tree.yml") or not used <= book.parts.keys():
        return
    for part in book.parts.values():
        if part.name not in used:
            mend = "use it in a tree, or delete its folder"
            say(warning(part.where, "T11", f"no tree uses {part.name}", mend=mend))
