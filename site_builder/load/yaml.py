"""YAML as text with places: nothing is turned into a number, a date or a truth value.

YAML 1.1 reads ``no`` as false, ``0800`` as an octal number and ``12:30`` as 750 (YAML 1.1, types
``bool``, ``int``, ``int`` base 60). Phone numbers, answers and country codes must survive, so
values are built from parser events, and every scalar stays the text that was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from site_builder.model.finding import Finding, Say, error
from site_builder.model.where import Where

DEPTH = 20
EVENTS = 50_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    where: Where
    plain: bool = True
    """False when it was quoted or written as a block."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with values, in the order of the file."""

    entries: dict[str, tuple[Where, Node]]
    where: Where


Node = Scalar | Sequence | Mapping


class _Mark(Protocol):
    """What the two parsers of PyYAML say about a place; both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _RefusedError(Exception):
    """Raised by the guard inside this module only; becomes one finding."""

    def __init__(self, where: Where, says: str, mend: str, code: str = "F1") -> None:
        super().__init__(says)
        self.finding = error(where, code, says, mend=mend)


def read(
    text: str, path: str, say: Say, *, first_line: int = 1, foreign: bool = False
) -> Node | None:
    """The document as nodes, or ``None`` after saying what is wrong.

    ``first_line`` places front matter inside its page. ``foreign`` is for a file that other tools
    read too (mkdocs.yml): anchors and tags are then passed over, never resolved or run.
    """
    reader = _Reader(path, first_line, foreign, say)
    try:
        node = reader.document(text)
        if node is None:
            mend = "write its content, or delete it"
            say(error(Where(path, first_line), "F6", "there is nothing in it", mend=mend))
        return node
    except _RefusedError as refused:
        say(refused.finding)
    except yaml.MarkedYAMLError as fault:
        say(_not_yaml(fault, reader.at, text))
    except yaml.YAMLError as fault:
        say(
            error(
                Where(path, first_line),
                "F1",
                "this is not YAML: " + str(fault).splitlines()[0],
                mend=_LOOK,
            )
        )
    except RecursionError:
        say(
            error(Where(path, first_line), "F1", "brackets inside brackets without end", mend=_LOOK)
        )
    return None


_LOOK = "compare the line and the one above it with a working file; mind the spaces at the start"
_QUOTE = 'put the text into "quotation marks"'

# What PyYAML says, in an author's words: a pattern, what is wrong, how to mend it, and whether the
# place where the fault began tells more than the place where it was noticed.
_PROBLEMS = (
    ("quoted scalar|unexpected end of stream",
     "a quotation mark is opened here and never closed", "close it", True),
    (r"expected ',' or|expected the node content|mapping values|unexpected ':'",
     "a text holds a sign that YAML takes for its own (such as : , ? { or [)", _QUOTE, False),
    (r"found character '(\\t|\t)'", "a tab; YAML takes spaces only",
     "replace the tab by spaces", False),
    (r"found character|alphabetic or numeric|directive|tag",
     "a text begins with a sign that YAML takes for its own", _QUOTE, False),
    (r"<block end>, but found '<scalar>'", "a text goes on behind its end", _QUOTE, False),
    (r"expected <block end>|expected '<document start>'",
     "this line does not fit under the one above it", _LOOK, False),
    ("could not find expected ':'", "a name without a colon behind it", "write  name: text", True),
)  # fmt: skip


def _not_yaml(
    fault: yaml.MarkedYAMLError, at: Callable[[_Mark | None], Where], text: str
) -> Finding:
    said = f"{fault.problem or ''} {fault.context or ''}"
    noticed, began = fault.problem_mark or fault.context_mark, fault.context_mark
    if "while parsing a flow" in said and noticed and began and noticed.line > began.line:
        says, mend = "a bracket is opened here and never closed", "close it on the same line"
        return error(at(began), "F1", says, mend=mend)
    for pattern, says, mend, use_began in _PROBLEMS:
        if re.search(pattern, said):
            where = at(began if use_began and began is not None else noticed)
            return error(where, "F1", says, mend=mend)
    line = text.split("\n")[noticed.line] if noticed and noticed.line < text.count("\n") else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return error(
            at(noticed), "F1", "a tab; YAML takes spaces only", mend="replace the tab by spaces"
        )
    return error(at(noticed), "F1", "this is not YAML", mend=_LOOK)


class _Reader:
    """Builds nodes from events and refuses what a text file for authors never needs."""

    def __init__(self, path: str, first_line: int, foreign: bool, say: Say) -> None:
        self.path, self.first_line, self.foreign, self.say = path, first_line, foreign, say
        self.count = 0

    def at(self, mark: _Mark | None) -> Where:
        if mark is None:  # The C parser of PyYAML may leave it out; the pure one never does.
            return Where(self.path, self.first_line)
        return Where(self.path, mark.line + self.first_line, mark.column + 1)

    def document(self, text: str) -> Node | None:
        events = self._guarded(yaml.parse(text, Loader=yaml.SafeLoader))
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                where = self.at(event.start_mark)
                raise _RefusedError(where, "a second document begins here", "delete the line ---")
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 1)
        return node

    def _guarded(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            self.count += 1
            where = self.at(event.start_mark)
            if self.count > EVENTS:
                raise _RefusedError(
                    where, f"more than {EVENTS:,} values in one file", "split the file"
                )
            if isinstance(event, yaml.AliasEvent):
                if not self.foreign:
                    raise _RefusedError(where, "an alias (*)", "write the value out here")
            elif isinstance(event, yaml.NodeEvent) and not self.foreign:
                tag = getattr(event, "tag", None)
                if event.anchor is not None:
                    raise _RefusedError(
                        where, "an anchor (&)", "write the value out where it is needed"
                    )
                if tag is not None:
                    raise _RefusedError(
                        where, f"a tag ({tag})", "delete it: every value is read as text"
                    )
            yield event

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        where = self.at(event.start_mark)
        if depth > DEPTH:
            raise _RefusedError(where, f"brackets or indents more than {DEPTH} deep", _LOOK)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, where, event.style is None)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for inner in events:
                if isinstance(inner, yaml.SequenceEndEvent):
                    break
                items.append(self._node(inner, events, depth + 1))
            return Sequence(tuple(items), where)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, where, depth)
        return Scalar("", where)

    def _mapping(self, events: Iterator[yaml.Event], where: Where, depth: int) -> Mapping:
        entries: dict[str, tuple[Where, Node]] = {}
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            at = self.at(key.start_mark)
            if not isinstance(key, yaml.ScalarEvent):
                if not self.foreign:
                    raise _RefusedError(at, "a name that is a list or a map", "write a plain name")
                self._node(key, events, depth + 1)
                self._node(next(events), events, depth + 1)
                continue
            value = self._node(next(events), events, depth + 1)
            if key.value in entries:
                first = entries[key.value][0]
                self.say(
                    error(
                        at,
                        "F3",
                        f'"{key.value}" stands here and in line {first.line}',
                        why="Only one of them could count.",
                        mend="rename or delete one of the two",
                    )
                )
                continue
            entries[key.value] = (at, value)
        return Mapping(entries, where)
