"""Taking typed values out of YAML nodes, with a finding for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from site_builder.load.yaml import Mapping, Node, Scalar, Sequence
from site_builder.model.finding import Say, error, nearest
from site_builder.model.where import Where

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def kind(node: Node) -> str:
    """What a node is, in an author's words."""
    match node:
        case Scalar(text=""):
            return "nothing"
        case Scalar():
            return "a text"
        case Sequence():
            return "a list"
        case Mapping():
            return "names with values"


class Fields:
    """The entries of one map. Each ``take`` marks an entry as known; ``done`` reports the rest."""

    def __init__(self, node: Node, what: str, say: Say) -> None:
        self.where = node.where
        self.what = what
        self.say = say
        self.sound = isinstance(node, Mapping)
        self.entries = node.entries if isinstance(node, Mapping) else {}
        self.known: set[str] = set()
        self.absent: dict[str, str] = {}
        if not self.sound:
            self._wrong(node.where, what, "names with values", node)

    def _wrong(self, where: Where, name: str, wanted: str, node: Node) -> None:
        found = kind(node)
        self.say(
            error(where, "F5", f'"{name}" must be {wanted}, found {found}', mend=f"write {wanted}")
        )

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """The node of an entry, or ``None``."""
        self.known.add(name)
        entry = self.entries.get(name)
        if entry is not None:
            return entry[1]
        if required and self.sound:
            self.absent[name] = f'add a line "{name}: …"'
        return None

    def key(self, name: str) -> Where:
        """Where the name of an entry stands."""
        return self.entries[name][0] if name in self.entries else self.where

    def node_where(self, name: str) -> Where:
        """Where the value of an entry stands."""
        return self.entries[name][1].where if name in self.entries else self.where

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        """A text, never empty."""
        node = self.node(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._wrong(node.where, name, "a text", node)
            return None
        if not node.text.strip():
            self.say(
                error(
                    node.where,
                    "F6",
                    f'"{name}" is empty',
                    mend="write the text, or delete the line",
                )
            )
            return None
        return node

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """A text, or the default."""
        scalar = self.scalar(name, required=required)
        return scalar.text.strip() if scalar else default

    def choice(
        self, name: str, known: Iterable[str], default: str, *, required: bool = False
    ) -> str:
        """One word of a closed list."""
        scalar = self.scalar(name, required=required)
        return default if scalar is None else word(scalar, name, known, self.say, default)

    def yes(self, name: str) -> bool:
        """True for ``true`` or ``yes``; YAML's other spellings are refused to keep files alike."""
        return self.choice(name, ("true", "false", "yes", "no"), "false") in ("true", "yes")

    def scalars(self, name: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """A list of texts. One text alone is accepted as a list of one."""
        node = self.node(name, required=required)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        found = []
        for item in items:
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item)
            else:
                self._wrong(item.where, name, "a list of names", item)
        return tuple(found)

    def choices(
        self, name: str, known: Iterable[str], *, required: bool = False
    ) -> tuple[str, ...]:
        """A list of words of a closed list."""
        allowed = tuple(known)
        words = [
            word(s, name, allowed, self.say, "") for s in self.scalars(name, required=required)
        ]
        return tuple(w for w in words if w)

    def fields(self, name: str, *, required: bool = False) -> Fields | None:
        """A map inside the map."""
        node = self.node(name, required=required)
        return None if node is None else Fields(node, name, self.say)

    def named(self, name: str, *, required: bool = False) -> list[tuple[str, Where, Node]]:
        """The entries of a map whose names the author chose; malformed names are reported."""
        inner = self.fields(name, required=required)
        return [] if inner is None else names(inner)

    def done(self, also: Callable[[str], bool] = lambda _: False) -> None:
        """Report entries nobody took and those that are missing.

        ``also`` accepts names such as ``name.de``. A misspelled name is one fault, not an unknown
        name and a missing one.
        """
        for name, (where, node) in self.entries.items():
            if name in self.known or also(name):
                continue
            mend = "correct the name or delete the line"
            for meant in get_close_matches(name.partition(":")[0], self.absent, n=1):
                del self.absent[meant]
                mend = "write a blank behind the colon" if ":" in name else mend
            if isinstance(node, Scalar) and not node.text and node.plain:
                mend = "put a text with a comma into quotation marks; or correct the name"
            says = f'"{name}" is not known in {self.what}'
            self.say(error(where, "F2", says, why=nearest(name, self.known), mend=mend))
        for name, mend in self.absent.items():
            self.say(error(self.where, "F6", f'{self.what} has no "{name}"', mend=mend))
        self.absent = {}

    def places(self) -> dict[str, Where]:
        """Where each entry's value stands."""
        return {name: node.where for name, (_, node) in self.entries.items()}


def names(fields: Fields) -> list[tuple[str, Where, Node]]:
    """All entries as names with values; a malformed name is reported and left out."""
    found = []
    for name, (where, node) in fields.entries.items():
        fields.known.add(name)
        if NAME.fullmatch(name) and len(name) <= 40:
            found.append((name, where, node))
        else:
            fields.say(
                error(
                    where,
                    "F4",
                    f'"{name}" cannot be a name',
                    why="Names stand in addresses and links.",
                    mend="write small letters a to z, digits and hyphens, at most 40",
                )
            )
    return found


def word(scalar: Scalar, name: str, known: Iterable[str], say: Say, default: str) -> str:
    """The scalar's word if it is known, else the default after a finding."""
    allowed = tuple(known)
    if scalar.text in allowed:
        return scalar.text
    say(
        error(
            scalar.where,
            "F5",
            f'"{scalar.text}" is not a value of "{name}"',
            why=nearest(scalar.text, allowed),
            mend=f"write one of: {', '.join(allowed)}",
        )
    )
    return default
