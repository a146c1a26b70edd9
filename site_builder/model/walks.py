"""What can be known of a composed tree by walking it: distances, parents and exact plans.

Every function takes a tree whose checks found no dead end and no loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter

from site_builder.model.tree import Answer, End, Question, Tree


def questions(tree: Tree) -> tuple[Question, ...]:
    """The questions in the order of the file."""
    return tuple(step for step in tree.steps.values() if isinstance(step, Question))


def ends(tree: Tree) -> tuple[End, ...]:
    """The ends in the order of the file."""
    return tuple(step for step in tree.steps.values() if isinstance(step, End))


def loop(tree: Tree) -> tuple[str, ...]:
    """The steps of one loop, first and last the same; empty when there is none."""
    graph = {q.name: {a.go.target for a in q.answers} for q in questions(tree)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        # The sorter speaks of predecessors, so that its cycle reads backwards.
        return tuple(reversed(fault.args[1]))
    return ()


def reachable(tree: Tree, first: str) -> frozenset[str]:
    """The names of all steps that can be reached from ``first``, itself included."""
    seen: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in tree.steps:
            continue
        seen.add(name)
        step = tree.steps[name]
        if isinstance(step, Question):
            waiting.extend(answer.go.target for answer in step.answers)
    return frozenset(seen)


def left(tree: Tree) -> Mapping[str, tuple[int, int]]:
    """For each step the fewest and the most questions still to answer, its own included."""

    @cache
    def span(name: str) -> tuple[int, int]:
        step = tree.steps[name]
        if not isinstance(step, Question):
            return (0, 0)
        spans = [span(answer.go.target) for answer in step.answers]
        return (1 + min(low for low, _ in spans), 1 + max(high for _, high in spans))

    return {name: span(name) for name in tree.steps}


def parents(tree: Tree) -> Mapping[str, tuple[Question, ...]]:
    """For each step the questions with an answer that leads to it."""
    return {
        name: tuple(q for q in questions(tree) if any(a.go.target == name for a in q.answers))
        for name in tree.steps
    }


def paths(tree: Tree, first: str = "") -> Iterator[tuple[tuple[Question, Answer], ...]]:
    """Every way from ``first`` (the start) to an end, as pairs of question and answer."""
    step = tree.steps[first or tree.start.name]
    if not isinstance(step, Question):
        yield ()
        return
    for answer in step.answers:
        for rest in paths(tree, answer.go.target):
            yield ((step, answer), *rest)


@dataclass(frozen=True, slots=True)
class Adds:
    """An answer that adds an item, with its question."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class EndPlan:
    """The plan of an end for a reader whose path is not known.

    ``always`` holds the items on every path to the end; ``also`` each other item with the answers
    that add it.
    """

    always: tuple[str, ...]
    also: Mapping[str, tuple[Adds, ...]]


def plans(tree: Tree) -> Mapping[str, EndPlan]:
    """The plan of each end.

    *Always* is a forward intersection over the graph, not a search for dominating answers: two
    alternative answers may both add the same item.
    """
    always = _always(tree)
    before = parents(tree)
    found = {}
    for end in ends(tree):
        sure = always.get(end.name, frozenset())
        leading = _leading_to(end.name, before)
        also: dict[str, list[Adds]] = {}
        for question in questions(tree):
            for answer in question.answers:
                if question.name in leading and answer.go.target in leading:
                    for item in answer.plan:
                        if item.name not in sure:
                            also.setdefault(item.name, []).append(Adds(question, answer))
        found[end.name] = EndPlan(
            always=tuple(name for name in tree.plan if name in sure),
            also={name: tuple(also[name]) for name in tree.plan if name in also},
        )
    return found


def _always(tree: Tree) -> dict[str, frozenset[str]]:
    """For each step the items that are on every path from the start to it, its own included."""
    graph: dict[str, set[str]] = {name: set() for name in tree.steps}
    arriving: dict[str, list[tuple[str, Answer]]] = {name: [] for name in tree.steps}
    for question in questions(tree):
        for answer in question.answers:
            graph[answer.go.target].add(question.name)
            arriving[answer.go.target].append((question.name, answer))
    sure: dict[str, frozenset[str]] = {}
    for name in TopologicalSorter(graph).static_order():
        step = tree.steps[name]
        own = frozenset(ref.name for ref in step.plan) if isinstance(step, End) else frozenset()
        ways = [
            sure[origin] | {ref.name for ref in answer.plan}
            for origin, answer in arriving[name]
            if origin in sure
        ]
        if ways or name == tree.start.name:
            sure[name] = own | (frozenset.intersection(*ways) if ways else frozenset())
    return sure


def leading(tree: Tree) -> Mapping[str, frozenset[str]]:
    """For each step the steps from which it can be reached, itself included."""
    before = parents(tree)
    return {name: _leading_to(name, before) for name in tree.steps}


def _leading_to(end: str, before: Mapping[str, tuple[Question, ...]]) -> frozenset[str]:
    """The steps from which the end can be reached, itself included."""
    seen: set[str] = set()
    waiting = [end]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(question.name for question in before[name])
    return frozenset(seen)
