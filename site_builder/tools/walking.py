"""One walk through a tree: the answers given so far, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from site_builder.model.tree import Answer, End, PlanItem, Question, Tree, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A way through a composed and sound tree, as far as it was walked."""

    tree: Tree
    taken: tuple[tuple[Question, Answer], ...] = ()

    @property
    def step(self) -> Question | End:
        """Where the walk stands."""
        name = self.taken[-1][1].go.target if self.taken else self.tree.start.name
        step = self.tree.steps[name]
        assert not isinstance(step, Use)  # A composed tree has questions and ends only.
        return step

    def after(self, word: str) -> Walk | None:
        """The walk with one more answer, by its name or its number from 1; else ``None``."""
        step = self.step
        if not isinstance(step, Question):
            return None
        for number, answer in enumerate(step.answers, 1):
            if word in (answer.name, str(number)):
                return replace(self, taken=(*self.taken, (step, answer)))
        return None

    def back(self) -> Walk:
        """The walk without its last answer; at the start, the same walk."""
        return replace(self, taken=self.taken[:-1])

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """The plan of this walk only, in the order in which the tree lists it."""
        names = {ref.name for _, answer in self.taken for ref in answer.plan}
        if isinstance(self.step, End):
            names |= {ref.name for ref in self.step.plan}
        return tuple(item for item in self.tree.plan.values() if item.name in names)

    @property
    def answers(self) -> tuple[str, ...]:
        """The names of the answers given, as a journey lists them."""
        return tuple(answer.name for _, answer in self.taken)


def walked(tree: Tree, words: Iterable[str]) -> tuple[Walk, tuple[str, ...]]:
    """The walk with these answers as far as they are offered, and those that are left over."""
    walk, left = Walk(tree=tree), tuple(words)
    while left:
        further = walk.after(left[0])
        if further is None:
            break
        walk, left = further, left[1:]
    return walk, left
