"""YAML keeps every text as it was written, and refuses what authors never need."""

from __future__ import annotations

from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.load.yaml import Mapping, Node, Scalar, Sequence, read
from site_builder.model.finding import Finding


def loaded(text: str) -> tuple[Node | None, list[Finding]]:
    findings: list[Finding] = []
    return read(text, "x.yml", findings.append), findings


def plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {name: plain(value) for name, (_, value) in node.entries.items()}


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "off", "null", "~", "0800", "012345", "12:30", "1e3", "1_000", "0x1F",
     "2026-05-04", "NO", "true", ".5", "+46", "=", "0o17", "-.inf"],
)  # fmt: skip
def test_words_survive(word: str) -> None:
    node, findings = loaded(f"{word}: {word}\nlist: [{word}]\n")
    assert findings == []
    assert node is not None and plain(node) == {word: word, "list": [word]}


TREE = st.recursive(
    st.text(min_size=1, max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=6), TREE, min_size=1, max_size=4))
def test_any_text_comes_back(value: dict[str, Any]) -> None:
    text = pyyaml.safe_dump(value, allow_unicode=True, default_style='"')
    node, findings = loaded(text)
    assert findings == []
    assert node is not None and plain(node) == value


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"\n \t#,?%@`0")), max_size=60))
def test_any_text_gives_a_value_or_a_finding(text: str) -> None:
    node, findings = loaded(text)
    assert node is not None or findings


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x 1\n", "anchor"),
        ("a: *x\n", "alias"),
        ("a: !!python/object:os.system x\n", "tag"),
        ("a: !ENV HOME\n", "tag"),
        ("<<: {a: 1}\nb: *x\n", "alias"),
        ("a:\n\tb: 1\n", "tab"),
        ("say: Yes: and no\n", "quotation marks"),
        ("[" * 500_000, "more than 20 deep"),
        ("{a: " * 200_000, "more than 20 deep"),
        ("- " * 100_000, "more than 20 deep"),
        ("a: 1\n" * 3, "line 1"),
        ("\n".join(f"- {n}" for n in range(60_000)), "more than 50,000"),
        ("a: 1\n---\nb: 2\n", "second document"),
        ("? [a]\n: b\n", "a list or a map"),
    ],
)
def test_refused(text: str, says: str) -> None:
    _, findings = loaded(text)
    assert findings and says in findings[0].says + findings[0].mend
    assert all(finding.where.line >= 1 and finding.mend for finding in findings)


def test_places_are_those_of_the_file() -> None:
    node, _ = loaded("a:\n  b: [x, y]\n")
    assert isinstance(node, Mapping)
    inner = node.entries["a"][1]
    assert isinstance(inner, Mapping)
    sequence = inner.entries["b"][1]
    assert isinstance(sequence, Sequence)
    assert str(sequence.items[1].where) == "x.yml:2:10"
