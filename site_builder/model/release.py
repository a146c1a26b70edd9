"""The shape of a tree at a release: what links to plans depend on."""

from __future__ import annotations

import json
from hashlib import sha256

from site_builder.model.tree import End, Question, Tree


def structure(tree: Tree) -> str:
    """A hash of steps, answers, ways and plan items of a composed tree, but of no words."""
    shape = {
        name: [[a.name, a.go.target, [ref.name for ref in a.plan]] for a in step.answers]
        if isinstance(step, Question)
        else [ref.name for ref in step.plan]
        if isinstance(step, End)
        else None
        for name, step in tree.steps.items()
    }
    text = json.dumps([tree.start.name, shape], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]
