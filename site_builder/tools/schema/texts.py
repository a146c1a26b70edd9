"""A translation and the example walks, for an editor."""

from __future__ import annotations

from site_builder.tools.schema.shapes import NAME, Schema, document, listed, record, text
from site_builder.tools.schema.steps import item_names


def translation() -> Schema:
    """``decision_trees/NAME/LANGUAGE.yml``: dotted names with words."""
    step = f"^steps\\.{NAME}\\."
    says = (
        "A translation: names with words, nothing else. The names are those of tree.yml or "
        "part.yml, joined by dots. "
        "First line for your editor: # yaml-language-server: $schema=../schema/text.json"
    )
    shape: Schema = {
        "type": "object",
        "properties": {
            "title": text("The title of the guided path."),
            "tab": text("What stays in the history of the browser: words that give nothing away."),
        },
        "patternProperties": {
            f"{step}ask$": text("The question. Ask one thing only."),
            f"{step}why$": text("One sentence on why you ask."),
            f"{step}lands$": text("In a rehearsal: how the words chosen may have landed."),
            f"{step}answers\\.{NAME}$": text("An answer, in the words a family would use."),
            f"{step}end$": text("The heading of the last page."),
            f"{step}lede$": text("One calm sentence below the heading."),
            f"^plan\\.{NAME}$": text("What the family can do."),
        },
        "additionalProperties": False,
    }
    return document("Translation of a guided path or part (LANGUAGE.yml)", says, shape)


def journeys() -> Schema:
    """``decision_trees/NAME/journeys.yml``: example walks."""
    entries = {
        "name": text("Who walks here, in a few words: Parent of a teenager, still talking."),
        "answers": listed("The answers given, in their order.", text("The name of an answer.")),
        "ends-at": text("The name of the end that must be reached."),
        "plan-has": item_names("What must be in the plan at the end."),
        "plan-has-not": item_names("What must not be in the plan at the end."),
    }
    says = (
        "Example walks that a counsellor can read; each one is also a test. "
        "First line for your editor: # yaml-language-server: $schema=../schema/journeys.json"
    )
    walk = record("One example walk.", entries, needs=["name", "ends-at"])
    shape: Schema = {"type": "array", "items": walk}
    return document("Example walks (journeys.yml)", says, shape)
