"""V5 and V6: an address that was given away keeps working, and a changed tree says so."""

from __future__ import annotations

from site_builder.check.graph import sound
from site_builder.check.plans import plan_refs
from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest, warning
from site_builder.model.release import structure
from site_builder.model.tree import Tree


def check(book: Book, say: Say) -> None:
    """Compare every tree with its last release."""
    for tree in book.trees.values():
        if not book.owner_doubtful(tree.name):
            _moved(book, tree, say)
    # A tree with another fault is judged when that is mended: it may be what changed.
    for tree in sound(book):
        known = all(ref.name in tree.plan for ref in plan_refs(tree))
        if known and not book.doubtful(f"{book.trees_folder}/{tree.name}/lock"):
            _released(tree, say)


def _moved(book: Book, tree: Tree, say: Say) -> None:
    """T2 for ``moved``: it leads from a name that is gone to a step that exists."""
    steps = book.composed(tree).steps
    for old, ref in tree.moved.items():
        if ref.name not in steps:
            mend = "write the name of the step that took its place"
            says = f'"{old}" moved to "{ref.name}", and there is no step with that name'
            say(error(ref.where, "T2", says, why=nearest(ref.name, steps), mend=mend))
        elif old in steps:
            mend = "take it out, or give the new step another name"
            says = f'"{old}" is said to have moved, and is still a step'
            say(error(ref.where, "T2", says, mend=mend))


def _released(composed: Tree, say: Say) -> None:
    tree, release = composed, composed.released
    if release is None:
        return
    for name in sorted(release.steps - composed.steps.keys() - tree.moved.keys()):
        mend = f"add  moved: {{{name}: NEW-STEP}}, or give the step its old name back"
        says = f'the step "{name}" of the last release is gone'
        why = "Its address stands in histories, on paper and in counsellors' notes."
        say(error(tree.where, "V5", says, why=why, mend=mend))
    if release.version == tree.version and release.structure != structure(composed):
        mend = "raise version: in tree.yml; links to plans made before are then told so"
        says = "the tree changed since its last release, and its version did not"
        say(warning(tree.where, "V6", says, mend=mend))
