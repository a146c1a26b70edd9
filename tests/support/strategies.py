"""Random trees that are valid by construction, as text with the line of everything in it.

A tree is drawn as a one-way graph: questions in a row, each answer leading to a later question or
to an end, patched so that every step can be reached. Texts come from several scripts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

SCRIPTS = (
    "abcdefghijkmnoprstuv",
    "åäöüßéèç",
    "абвгдежзик",
    "ابتثجحخدر",
    "ァアィイゥ",
    "अआइईउ",
    "🙂🌱🏡",
)
WORD = st.sampled_from(SCRIPTS).flatmap(lambda signs: st.text(signs, min_size=1, max_size=7))
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@dataclass
class Lines:
    """Text that remembers where things stand in it."""

    lines: list[str] = field(default_factory=list)
    at: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, line: str, *tag: str) -> None:
        self.lines.append(line)
        if tag:
            self.at[tag] = len(self.lines)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True)
class Drawn:
    """A drawn tree: per question its answers with targets; per end its plan."""

    questions: dict[str, dict[str, str]]
    ends: tuple[str, ...]
    words: dict[str, str]

    @property
    def start(self) -> str:
        return next(iter(self.questions))

    def paths(self, step: str = "") -> list[list[tuple[str, str]]]:
        step = step or self.start
        if step in self.ends:
            return [[]]
        return [
            [(step, answer), *rest]
            for answer, target in self.questions[step].items()
            for rest in self.paths(target)
        ]

    def tree(self) -> Lines:
        """``tree.yml``: one line a step, an answer, an item."""
        out = Lines()
        out.add("tree: first-steps", "tree")
        out.add("version: 1", "version")
        out.add(f"title: {quoted(self.words['title'])}", "title")
        out.add("tab: Family advice", "tab")
        out.add("reviewed: pending")
        out.add(f"danger: {self.ends[0]}", "danger")
        out.add(f"start: {self.start}", "start")
        out.add("contacts: {role: [helpline], for: relatives}", "contacts")
        out.add("steps:", "steps")
        for number, (name, answers) in enumerate(self.questions.items()):
            out.add(f"  {name}:", "step", name)
            out.add(f"    ask: {quoted(self.words[name] + '?')}", "ask", name)
            if number == 0:
                out.add('    danger-question: "true"', "asks-danger")
            out.add("    answers:", "answers", name)
            for answer, target in answers.items():
                said = quoted(self.words[f"{name}/{answer}"])
                plan = f"do-{name}-{answer}"
                out.add(
                    f"      {answer}: {{say: {said}, go: {target}, plan: [{plan}]}}",
                    "answer", name, answer,
                )  # fmt: skip
        for number, name in enumerate(self.ends):
            out.add(f"  {name}:", "step", name)
            out.add(f"    end: {quoted(self.words[name])}", "end", name)
            if number == 0:
                out.add('    urgent: "true"', "urgent")
            out.add(f"    plan: [do-{name}]", "plan", name)
        out.add("plan:", "items")
        for number, item in enumerate(self.items()):
            when = ("soon", "later")[number % 2]
            said = quoted(f"{self.words['item']} {number}")
            out.add(f"  {item}: {{when: {when}, area: self, do: {said}}}", "item", item)
        return out

    def items(self) -> list[str]:
        hung = [f"do-{q}-{a}" for q, answers in self.questions.items() for a in answers]
        return [*hung, *(f"do-{end}" for end in self.ends)]

    def plan(self, path: list[tuple[str, str]]) -> set[str]:
        question, answer = path[-1]
        end = self.questions[question][answer]
        return {f"do-{q}-{a}" for q, a in path} | {f"do-{end}"}

    def journeys(self) -> str:
        """Every path as a walk."""
        walks = []
        for number, path in enumerate(self.paths()):
            question, answer = path[-1]
            names = ", ".join(a for _, a in path)
            end = self.questions[question][answer]
            walks.append(f"- name: Walk {number}\n  answers: [{names}]\n  ends-at: {end}\n")
        return "".join(walks)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@st.composite
def drawn_trees(draw: st.DrawFn, most_questions: int = 4) -> Drawn:
    """A valid tree with 1 to ``most_questions`` questions and 2 to 4 ends."""
    count = draw(st.integers(1, most_questions))
    names = [f"step-{chr(97 + n)}" for n in range(count)]
    ends = tuple(f"end-{chr(97 + n)}" for n in range(draw(st.integers(2, 4))))
    questions: dict[str, dict[str, str]] = {}
    for index, name in enumerate(names):
        later = [*names[index + 1 :], *ends]
        answers = [f"say-{chr(97 + n)}" for n in range(draw(st.integers(1, 2)))]
        questions[name] = {answer: draw(st.sampled_from(later)) for answer in answers}
        # "Not sure" about danger goes to help; a question has at least two answers.
        questions[name]["not-sure"] = ends[0]
    reached = {target for answers in questions.values() for target in answers.values()}
    for index, name in enumerate([*names[1:], *ends], 1):
        if name not in reached:
            before = names[: min(index, count)]
            questions[draw(st.sampled_from(before))][f"to-{name}"] = name
    keys = ["title", "item", *names, *ends]
    keys += [f"{q}/{a}" for q, answers in questions.items() for a in answers]
    # A number behind each text keeps any two of them apart.
    words = {key: f"{draw(WORDS)} {number}" for number, key in enumerate(keys)}
    return Drawn(questions=questions, ends=ends, words=words)
