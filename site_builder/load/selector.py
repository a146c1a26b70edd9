"""Contact selectors, as a map in a tree and as a marker in a page."""

from __future__ import annotations

from site_builder.load.fields import Fields, word
from site_builder.load.yaml import Node, Scalar
from site_builder.model.contact import AUDIENCES, ROLES, Selector
from site_builder.model.finding import Say, error, nearest
from site_builder.model.where import Where


def selector_of_node(node: Node, say: Say) -> Selector | None:
    """``{role: [helpline], for: relatives, at-least: 1}``."""
    fields = Fields(node, "contacts", say)
    named = fields.scalars("role", required=True)
    if "role" in fields.entries and not named:
        mend = "write at least one kind of help, as in role: [helpline]"
        say(error(fields.key("role"), "F6", "contacts name no kind of help", mend=mend))
    roles = [_role(s.text, s.where, say) for s in named]
    audience = fields.choice("for", AUDIENCES, "")
    least = fields.scalar("at-least")
    fields.done()
    at_least = _least(least, say) if least else 1
    known = tuple(role for role in roles if role)
    return Selector(roles=known, audience=audience, at_least=at_least) if known else None


def selector_of_text(text: str, where: Where, say: Say) -> Selector | None:
    """``helpline, crisis; for: relatives; at-least: 2``: the inside of a marker in a page."""
    roles, *options = (piece.strip() for piece in text.split(";"))
    if not roles:
        mend = f"write {{contacts: helpline}}; kinds of help are: {', '.join(ROLES)}"
        say(error(where, "M6", "the contacts marker names no kind of help", mend=mend))
        return None
    known = tuple(r for r in (_role(r.strip(), where, say) for r in roles.split(",")) if r)
    audience, at_least = "", 1
    for option in options:
        name, _, value = (piece.strip() for piece in option.partition(":"))
        if name == "for":
            audience = word(Scalar(value, where), "for", AUDIENCES, say, "")
        elif name == "at-least":
            at_least = _least(Scalar(value, where), say)
        else:
            mend = "write {contacts: ROLE, ROLE; for: WHO; at-least: NUMBER}"
            say(error(where, "M6", f'"{name}" is not known in a contacts marker', mend=mend))
    return Selector(roles=known, audience=audience, at_least=at_least) if known else None


def _role(name: str, where: Where, say: Say) -> str:
    if name in ROLES:
        return name
    mend = f"write one of: {', '.join(ROLES)}"
    say(error(where, "K1", f'"{name}" is not a kind of help', why=nearest(name, ROLES), mend=mend))
    return ""


def _least(scalar: Scalar, say: Say) -> int:
    if scalar.text in ("1", "2", "3"):
        return int(scalar.text)
    says = f'"{scalar.text}" is not a number of contacts'
    say(error(scalar.where, "F5", says, why="A step shows at most three.", mend="write 1, 2 or 3"))
    return 1
