"""S: the way to help comes first, and nothing gives a reader away."""

from __future__ import annotations

from site_builder.check.graph import sound
from site_builder.model import walks
from site_builder.model.book import Book
from site_builder.model.finding import Say, error, nearest, warning
from site_builder.model.neutral import given_away
from site_builder.model.tree import End, Tree
from site_builder.model.where import Where

UNSURE = "not-sure"


def check(book: Book, say: Say) -> None:
    """Say every fault of the ways to help, and every word that gives a reader away."""
    danger = book.settings.danger_page
    if book.page(danger, book.settings.source) is None and not book.page_doubtful(danger):
        mend = f"write content/{book.settings.source}/{book.settings.danger_page}.md"
        says = f'the danger page "{book.settings.danger_page}" does not exist'
        say(error(book.settings.at("danger_page"), "S1", says, mend=mend))
    for tree in book.trees.values():
        _danger_end(tree, say)
        _neutral(book, tree, say)
    for part in book.parts.values():
        for name, step in part.steps.items():
            _word(name, "en", f'the name "{name}"', step.where, say)
    for tree in sound(book):
        _unsure(tree, say)
    for pages in book.pages.values():
        for page in pages.values():
            _word(page.id, "en", f'the address "{page.id}"', page.at("id"), say)
            _word(page.tab, page.language, f'the tab "{page.tab}"', page.at("tab"), say)


def _danger_end(tree: Tree, say: Say) -> None:
    """S1 and S2."""
    if tree.danger is None:
        mend = "add danger: STEP, the name of an urgent end"
        say(error(tree.where, "S1", f'the tree "{tree.name}" names no danger end', mend=mend))
        return
    end = tree.steps.get(tree.danger.name)
    if end is None:
        mend = "write the name of an urgent end of this tree"
        says = f'the danger end "{tree.danger.name}" is not a step'
        say(
            error(
                tree.danger.where, "S1", says, why=nearest(tree.danger.name, tree.steps), mend=mend
            )
        )
    elif not isinstance(end, End) or not end.urgent:
        mend = "let danger: name an end with urgent: true"
        says = f'the danger link leads to "{end.name}", which is not an urgent end'
        say(error(tree.danger.where, "S2", says, mend=mend))


def _unsure(tree: Tree, say: Say) -> None:
    """S11: a tree asks about danger, and who is not sure is never told that all is clear."""
    asks = any(question.asks_danger for question in walks.questions(tree))
    if not asks and tree.kind != "rehearsal":
        mend = "ask about danger first, and mark that question with danger-question: true"
        says = "no question of this tree is marked as asking about danger"
        say(warning(tree.start.where, "S11", says, mend=mend))
    for question in walks.questions(tree):
        if not question.asks_danger:
            continue
        if UNSURE not in {answer.name for answer in question.answers}:
            mend = 'add an answer named not-sure, as in  not-sure: {say: "I am not sure", go: …}'
            says = f'the question about danger "{question.name}" has no answer "not-sure"'
            say(error(question.where, "S11", says, mend=mend))
        for answer in question.answers:
            if answer.name != UNSURE:
                continue
            for name in sorted(walks.reachable(tree, answer.go.target)):
                step = tree.steps[name]
                if isinstance(step, End) and step.all_clear:
                    mend = "lead this answer to an end with help"
                    says = f'"not sure" about danger can reach the all-clear end "{name}"'
                    say(error(answer.go.where, "S11", says, mend=mend))
                    break


def _neutral(book: Book, tree: Tree, say: Say) -> None:
    """S6: names and titles of steps."""
    _word(tree.name, "en", f'the name "{tree.name}"', tree.where, say)
    for name, step in tree.steps.items():
        _word(name, "en", f'the name "{name}"', step.where, say)
    for name, ref in tree.moved.items():
        _word(name, "en", f'the name "{name}"', ref.where, say)
    for language in book.settings.built:
        said = book.says(tree.tab, language)
        translation = book.translations.get((tree.name, language))
        where = (
            translation.says["tab"].where
            if translation and "tab" in translation.says
            else tree.tab.where
        )
        _word(said.words, said.language, f'the tab "{said.words}"', where, say)


def _word(text: str, language: str, what: str, where: Where, say: Say) -> None:
    word = given_away(text, language)
    if word:
        why = "It stays in the browser's history, where others may read it."
        mend = "choose a neutral word; the page itself may say more"
        say(error(where, "S6", f'{what} holds the give-away word "{word}"', why=why, mend=mend))
