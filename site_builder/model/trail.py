"""The trail of a reader: opaque codes of the answers given, kept in the address only.

``#1.k7f.m2q`` = version of the tree, then one code per answer. It is never sent to a server, works
from a disk, and tells an onlooker nothing. See ``theme/steps.js`` for the other half.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from site_builder.model.tree import Tree
from site_builder.model.walks import questions

# Digits and consonants without l: no words arise, and nothing is misheard on the phone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 3


def codes(tree: Tree) -> Mapping[tuple[str, str], str]:
    """The code of each (question, answer) of a composed tree.

    Codes come from names, so that editing a text changes none. Where two would be the same, all
    codes of the tree get one sign more.
    """
    names = [(q.name, a.name) for q in questions(tree) for a in q.answers]
    for length in range(LENGTH, 40):
        found = {name: _code(f"{name[0]}:{name[1]}", length) for name in names}
        if len(set(found.values())) == len(names):
            return found
    raise AssertionError("two answers have the same name")


def _code(name: str, length: int) -> str:
    number = int.from_bytes(sha256(name.encode()).digest(), "big")
    signs = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[index])
    return "".join(signs)
