"""The steps of a tree or a part: questions, ends, and uses of parts."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.load.fields import Fields, kind, names
from site_builder.load.selector import selector_of_node
from site_builder.load.words import nothing, ref, refs, text_of
from site_builder.load.yaml import Mapping as Map
from site_builder.load.yaml import Node, Scalar
from site_builder.model.finding import Say, error
from site_builder.model.tree import SKILLS, SLOTS, Answer, End, Go, Question, Step, Use
from site_builder.model.where import Where

KINDS = ("ask", "use", "end")


def steps_of(fields: Fields, owner: str, say: Say) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for name, where, node in fields.named("steps", required=True):
        step = _step(name, where, Fields(node, f'the step "{name}"', say), owner, say)
        if step is not None:
            found[name] = step
    return found


def _step(name: str, where: Where, fields: Fields, owner: str, say: Say) -> Step | None:
    kinds = [kind for kind in KINDS if kind in fields.entries]
    if not fields.sound:
        return None
    if len(kinds) != 1:
        has = " and ".join(kinds) or "none of them"
        mend = "write ask: for a question, use: for a part, or end: for an end"
        says = f'the step "{name}" needs exactly one of ask, use, end; it has {has}'
        say(error(where, "T3", says, mend=mend))
        return None
    step: Step | None
    match kinds[0]:
        case "ask":
            step = _question(name, where, fields, owner, say)
        case "use":
            step = _use(name, where, fields)
        case _:
            step = _end(name, where, fields, owner, say)
    fields.done()
    return step


def _question(name: str, where: Where, fields: Fields, owner: str, say: Say) -> Question | None:
    ask = text_of(fields, "ask", owner, f"steps.{name}.ask")
    why = text_of(fields, "why", owner, f"steps.{name}.why", required=False)
    lands = text_of(fields, "lands", owner, f"steps.{name}.lands", required=False)
    danger = fields.yes("danger-question")
    node = fields.node("answers", required=True)
    answers: list[Answer] = []
    if node is not None and not isinstance(node, Map):
        says = f'"answers" must be names with values, found {kind(node)}'
        say(
            error(
                node.where, "F5", says, mend="write one line an answer:  yes: {say: Yes, go: STEP}"
            )
        )
    elif node is not None:
        for answer, at, inner in names(Fields(node, "answers", say)):
            found = _answer(answer, at, inner, f"steps.{name}.answers.{answer}", owner, say)
            answers.extend([found] if found else [])
        if not node.entries:
            mend = "add at least two answers, one of them not-sure"
            say(error(node.where, "T4", f'the question "{name}" has no answers', mend=mend))
    if ask is None or not answers:
        return None
    return Question(
        name=name,
        where=where,
        ask=ask,
        why=why,
        lands=lands,
        answers=tuple(answers),
        asks_danger=danger,
    )


def _answer(name: str, where: Where, node: Node, key: str, owner: str, say: Say) -> Answer | None:
    fields = Fields(node, f'the answer "{name}"', say)
    words, go = text_of(fields, "say", owner, key), fields.scalar("go", required=True)
    plan, skill = refs(fields, "plan"), fields.choice("skill", SKILLS, "")
    fields.done()
    if words is None or go is None:
        return None
    return Answer(name=name, say=words, go=_go(go), plan=plan, skill=skill)


def _go(scalar: Scalar) -> Go:
    leaves = scalar.text.startswith("exit ")
    return Go(target=scalar.text.removeprefix("exit ").strip(), where=scalar.where, leaves=leaves)


def _use(name: str, where: Where, fields: Fields) -> Use | None:
    part = ref(fields, "use", required=True)
    then = fields.fields("then", required=True)
    gos: Mapping[str, Go] = {}
    if then is not None:
        scalars = {key: then.scalar(key) for key, _, _ in names(then)}
        gos = {key: _go(scalar) for key, scalar in scalars.items() if scalar}
    return Use(name=name, where=where, part=part, then=gos) if part else None


def _end(name: str, where: Where, fields: Fields, owner: str, say: Say) -> End | None:
    title = text_of(fields, "end", owner, f"steps.{name}.end")
    contacts = fields.node("contacts")
    end = End(
        name=name,
        where=where,
        title=title or nothing(owner, f"steps.{name}.end"),
        lede=text_of(fields, "lede", owner, f"steps.{name}.lede", required=False),
        lands=text_of(fields, "lands", owner, f"steps.{name}.lands", required=False),
        urgent=fields.yes("urgent"),
        all_clear=fields.yes("all-clear"),
        plan=refs(fields, "plan"),
        contacts=selector_of_node(contacts, say) if contacts else None,
        next=refs(fields, "next"),
        slots=fields.choices("slots", SLOTS),
    )
    return end if title else None
