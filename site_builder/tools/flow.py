"""A tree as a picture needs it: places, the ways between them, and words in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.model.text import Said
from site_builder.model.tree import End, Question, Tree, Use
from site_builder.tools.voice import Voice

Kind = Literal["question", "end", "all-clear end", "urgent end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An answer and the place it leads to."""

    name: str
    words: Said
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A step: what it is and says, and the ways on from it (an end has none)."""

    name: str
    kind: Kind
    words: Said
    ways: tuple[Way, ...] = ()

    @property
    def label(self) -> str:
        """The step's name; an end says in words what it is, since shapes and colours may not."""
        return self.name if self.kind == "question" else f"{self.name} · {self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole tree, from ``start``. ``danger`` is the end that every page leads to."""

    name: str
    title: Said
    language: str
    start: str
    danger: str
    places: Mapping[str, Place]
    """In the order in which a reader can meet them, so that pictures do not depend on files."""


def flow(voice: Voice, tree: Tree) -> Flow:
    """The flow of a composed tree whose checks found no dead end and no loop."""
    places: dict[str, Place] = {}
    waiting = [tree.start.name]
    while waiting:
        name = waiting.pop()
        if name not in places:
            places[name] = _place(voice, tree, name)
            waiting.extend(way.to for way in reversed(places[name].ways))
    danger = tree.danger.name if tree.danger else ""
    if danger and danger not in places:  # Only the danger link leads there.
        places[danger] = _place(voice, tree, danger)
    return Flow(
        name=tree.name,
        title=voice.said(tree.title),
        language=voice.language,
        start=tree.start.name,
        danger=danger,
        places=places,
    )


def _place(voice: Voice, tree: Tree, name: str) -> Place:
    step = tree.steps[name]
    assert not isinstance(step, Use)  # A composed tree has questions and ends only.
    if isinstance(step, Question):
        ways = tuple(
            Way(name=answer.name, words=voice.said(answer.say), to=answer.go.target)
            for answer in step.answers
        )
        return Place(name=name, kind="question", words=voice.said(step.ask), ways=ways)
    return Place(name=name, kind=_kind(step), words=voice.said(step.title))


def _kind(end: End) -> Kind:
    if end.urgent:
        return "urgent end"
    return "all-clear end" if end.all_clear else "end"
