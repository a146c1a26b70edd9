"""A valid tree with exactly one fault gives exactly that rule, at the line that was changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.finding import Finding
from site_builder.pipeline import look
from tests.properties.test_trees import TREE, site_of
from tests.support.strategies import Drawn, Lines, drawn_trees

Fault = Callable[[Drawn, Lines, st.DataObject], int]
"""Plants one fault in the lines and gives the number of the line to be named."""


def edit(lines: Lines, tag: tuple[str, ...], old: str, new: str) -> int:
    at = lines.at[tag]
    assert old in lines.lines[at - 1]
    lines.lines[at - 1] = lines.lines[at - 1].replace(old, new, 1)
    return at


def some_answer(drawn: Drawn, data: st.DataObject) -> tuple[str, str]:
    question = data.draw(st.sampled_from(sorted(drawn.questions)))
    return question, data.draw(st.sampled_from(sorted(drawn.questions[question])))


def unknown_start(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("start",), drawn.start, "nowhere")


def answer_to_nowhere(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    return edit(lines, ("answer", q, a), f"go: {drawn.questions[q][a]}", "go: nowhere")


def two_kinds(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q = data.draw(st.sampled_from(sorted(drawn.questions)))
    lines.lines.insert(lines.at["ask", q], "    end: An end")
    return lines.at["step", q]


def unreached(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    at = lines.at["steps",]
    lines.lines[at:at] = ["  aside:", "    end: Aside", f"    plan: [do-{drawn.ends[0]}]"]
    return at + 1


def loop(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    """An answer of the first question that leads to the question itself."""
    target = drawn.questions[drawn.start]["not-sure"]
    tag = ("answer", drawn.start, "not-sure")
    return edit(lines, tag, f"go: {target}", f"go: {drawn.start}")


def unknown_item(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    return edit(lines, ("answer", q, a), f"plan: [do-{q}-{a}]", "plan: [do-nothing]")


def unused_item(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    lines.add("  idle: {when: soon, area: self, do: Idle}")
    return len(lines.lines)


def missing_page(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    item = data.draw(st.sampled_from(drawn.items()))
    return edit(lines, ("item", item), "area: self", "area: self, page: no-page")


def unknown_role(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("contacts",), "[helpline]", "[helpline, wizard]")


def no_danger(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("danger",), drawn.ends[0], "nowhere")


def danger_not_urgent(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("danger",), drawn.ends[0], drawn.ends[1])


def all_clear_for_the_unsure(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    lines.lines[lines.at["urgent",] - 1] = '    urgent: "true"\n    all-clear: "true"'
    return lines.at["answer", drawn.start, "not-sure"]


def give_away_tab(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("tab",), "Family advice", "Leaving a violent place")


def unknown_key(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    return edit(lines, ("answer", q, a), "{say:", "{sy: x, say:")


def twice(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    at = lines.at["answer", q, a]
    lines.lines.insert(at, lines.lines[at - 1])
    return at + 1


def bad_name(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    return edit(lines, ("answer", q, a), f"{a}:", f"{a.upper()}_:")


def wrong_when(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    item = data.draw(st.sampled_from(drawn.items()))
    return edit(lines, ("item", item), "{when: ", "{when: very-")


def empty_text(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    at = lines.at["end", drawn.ends[1]]
    lines.lines[at - 1] = '    end: " "'
    return at


def an_anchor(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("title",), "title: ", "title: &x ")


def no_question_mark(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q = data.draw(st.sampled_from(sorted(drawn.questions)))
    return edit(lines, ("ask", q), '?"', '"')


def two_questions(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q = data.draw(st.sampled_from(sorted(drawn.questions)))
    return edit(lines, ("ask", q), '?"', '? Or not?"')


def long_sentence(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("end", drawn.ends[1]), 'end: "', 'end: "' + "word " * 25)


def unfinished(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("end", drawn.ends[1]), 'end: "', 'end: "TODO ')


def verdict(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    return edit(lines, ("end", drawn.ends[1]), 'end: "', 'end: "Your risk level ')


def a_skill(drawn: Drawn, lines: Lines, data: st.DataObject) -> int:
    q, a = some_answer(drawn, data)
    edit(lines, ("answer", q, a), "{say:", "{skill: summary, say:")
    return lines.at["step", q]


FAULTS: dict[str, tuple[str, Fault]] = {
    fault.__name__.replace("_", " "): (code, fault)
    for code, fault in (
        ("T1", unknown_start), ("T2", answer_to_nowhere), ("T3", two_kinds), ("T5", unreached),
        ("T6", loop), ("P1", unknown_item), ("P2", unused_item), ("P6", missing_page),
        ("K1", unknown_role), ("S1", no_danger), ("S2", danger_not_urgent),
        ("S11", all_clear_for_the_unsure), ("S6", give_away_tab), ("F2", unknown_key),
        ("F3", twice), ("F4", bad_name), ("F5", wrong_when), ("F6", empty_text),
        ("F1", an_anchor), ("C1", no_question_mark), ("C2", two_questions), ("C3", long_sentence),
        ("C7", unfinished), ("S8", verdict), ("T12", a_skill),
    )
}  # fmt: skip


def found(drawn: Drawn, text: str) -> list[Finding]:
    with site_of(drawn) as root:
        (root / TREE).write_text(text, encoding="utf-8")
        return list(look(root).findings)


@pytest.mark.parametrize("name", FAULTS)
@given(drawn=drawn_trees(most_questions=3), data=st.data())
def test_one_fault_one_finding(name: str, drawn: Drawn, data: st.DataObject) -> None:
    code, fault = FAULTS[name]
    lines = drawn.tree()
    at = fault(drawn, lines, data)
    findings = found(drawn, lines.text)
    assert [(f.code, f.where.path, f.where.line) for f in findings] == [(code, TREE, at)]
    assert findings[0].mend


@given(drawn=drawn_trees(most_questions=3), data=st.data())
def test_a_broken_tree_does_not_hide_the_faults_of_another(
    drawn: Drawn, data: st.DataObject
) -> None:
    code, fault = FAULTS[data.draw(st.sampled_from(sorted(FAULTS)))]
    lines = drawn.tree()
    fault(drawn, lines, data)
    with site_of(drawn) as root:
        other = root / "decision_trees" / "other"
        other.mkdir()
        (other / "tree.yml").write_text("[" * 30, encoding="utf-8")
        (root / TREE).write_text(lines.text, encoding="utf-8")
        codes = {(f.code, f.where.path) for f in look(root).findings}
    assert {(code, TREE), ("F1", "decision_trees/other/tree.yml")} <= codes
