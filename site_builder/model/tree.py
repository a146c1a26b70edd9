"""A decision tree: a one-way graph of questions, answers and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from site_builder.model.contact import Selector
from site_builder.model.text import Text
from site_builder.model.where import Ref, Where

WHENS = ("now", "soon", "later")
KINDS = ("guide", "rehearsal")
SKILLS = (
    "open-question", "affirmation", "reflection", "summary", "advice", "argument", "limit", "pause",
)  # fmt: skip
"""What kind of sentence an answer of a rehearsal is (motivational interviewing: the first four)."""
SLOTS = (
    "duty-to-report", "child-at-risk", "helpline-confidentiality", "money-abroad",
    "minor-travelling", "return-help", "prison-visits", "witness-protection", "custody",
    "illegal-content",
)  # fmt: skip
"""Matters of law that differ from place to place."""
AREAS = ("functional", "social", "cognitive", "mental-health", "security", "self")


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """Where an answer leads: a step of the same file, or ``exit NAME`` inside a part."""

    target: str
    where: Where
    leaves: bool = False
    """True for ``exit NAME``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question. ``plan`` names the items that it adds."""

    name: str
    say: Text
    go: Go
    plan: tuple[Ref, ...] = ()
    skill: str = ""
    """In a rehearsal: what kind of sentence this is, one of :data:`SKILLS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A step that asks. Its address is its name; a part's step is ``use/name``."""

    name: str
    where: Where
    ask: Text
    why: Text | None = None
    lands: Text | None = None
    """In a rehearsal: how the reader's last words may land."""
    answers: tuple[Answer, ...]
    asks_danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A step that answers with a plan and contacts."""

    name: str
    where: Where
    title: Text
    lede: Text | None = None
    lands: Text | None = None
    urgent: bool = False
    all_clear: bool = False
    plan: tuple[Ref, ...] = ()
    contacts: Selector | None = None
    next: tuple[Ref, ...] = ()
    slots: tuple[str, ...] = ()
    """Matters of law to speak of here; see :data:`SLOTS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A step whose place is taken by a part; ``then`` maps the part's exits to steps."""

    name: str
    where: Where
    part: Ref
    then: Mapping[str, Go]


Step = Question | End | Use


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One thing a family may do; ``area`` is an area of need, ``page`` a page id."""

    name: str
    where: Where
    when: str
    area: str
    do: Text
    page: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Steps shared by several trees, left through named exits."""

    name: str
    where: Where
    exits: tuple[Ref, ...]
    start: Ref
    steps: Mapping[str, Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What the last release of a tree had, written by ``stillhere lock``."""

    where: Where
    version: str
    steps: frozenset[str]
    structure: str
    """Hash of everything but the words of translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """An example walk a counsellor can read; it is also a test."""

    name: str
    where: Where
    answers: tuple[Ref, ...]
    ends_at: Ref
    plan_has: tuple[Ref, ...] = ()
    plan_has_not: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree as written. See :func:`compose` for the tree that is walked."""

    name: str
    where: Where
    version: str
    title: Text
    tab: Text
    reviewed: str
    """Empty while no person has checked the tree, else the ISO date of the check."""
    danger: Ref | None
    start: Ref
    steps: Mapping[str, Step]
    plan: Mapping[str, PlanItem]
    contacts: Selector | None = None
    journeys: tuple[Journey, ...] = ()
    kind: str = "guide"
    moved: Mapping[str, Ref] = field(default_factory=dict)
    """Names that steps had in an earlier release, with the steps that took their place."""
    released: Release | None = None
    again: str = ""
    """When the next review is due, as written: ``6 months``."""

    def address(self, step: str) -> str:
        """Path of a step's page below the language folder; it never holds words of a text."""
        return f"{self.name}/{step}.html"


def compose(tree: Tree, parts: Mapping[str, Part]) -> Tree:
    """The tree with each part put in place of the steps that use it.

    A part's step ``how-old`` used at ``age`` becomes ``age/how-old``. Faulty references stay as
    they are; the checks name them, and only a tree without such faults is built.
    """
    steps: dict[str, Step] = {}
    for name, step in tree.steps.items():
        part = parts.get(step.part.name) if isinstance(step, Use) else None
        if not isinstance(step, Use) or part is None:
            steps[name] = step
            continue
        for inner, inner_step in part.steps.items():
            steps[f"{name}/{inner}"] = _placed(inner_step, name, step.then)
    entries = {
        name: f"{name}/{parts[step.part.name].start.name}"
        for name, step in tree.steps.items()
        if isinstance(step, Use) and step.part.name in parts
    }
    led = {name: _led(step, entries) for name, step in steps.items()}
    start = replace(tree.start, name=entries.get(tree.start.name, tree.start.name))
    return replace(tree, steps=led, start=start)


def _placed(step: Step, use: str, then: Mapping[str, Go]) -> Step:
    """A part's step as it stands in the tree that uses the part."""
    match step:
        case Question():
            answers = tuple(replace(a, go=_placed_go(a.go, use, then)) for a in step.answers)
            return replace(step, name=f"{use}/{step.name}", answers=answers)
        case End():
            return replace(step, name=f"{use}/{step.name}")
        case Use():
            inner = {exit_: _placed_go(go, use, then) for exit_, go in step.then.items()}
            return replace(step, name=f"{use}/{step.name}", then=inner)


def _placed_go(go: Go, use: str, then: Mapping[str, Go]) -> Go:
    if not go.leaves:
        return replace(go, target=f"{use}/{go.target}")
    return then.get(go.target, go)


def _led(step: Step, entries: Mapping[str, str]) -> Step:
    """The step with answers that lead to a used part leading to the part's first step."""
    if not isinstance(step, Question):
        return step
    answers = tuple(
        replace(a, go=replace(a.go, target=entries.get(a.go.target, a.go.target)))
        for a in step.answers
    )
    return replace(step, answers=answers)


def step_texts(step: Step) -> Iterator[Text]:
    """Every text of one step."""
    match step:
        case Question():
            optional = (step.why, step.lands)
            yield step.ask
            yield from (text for text in optional if text)
            yield from (answer.say for answer in step.answers)
        case End():
            optional = (step.lede, step.lands)
            yield step.title
            yield from (text for text in optional if text)


def texts(owner: Tree | Part) -> Iterator[Text]:
    """Every text of a tree or a part that a reader can see, in the order of the file."""
    if isinstance(owner, Tree):
        yield owner.title
        yield owner.tab
    for step in owner.steps.values():
        yield from step_texts(step)
    if isinstance(owner, Tree):
        yield from (item.do for item in owner.plan.values())
