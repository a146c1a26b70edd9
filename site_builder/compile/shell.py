"""What stands around the content of every page: danger strip, header, footer, way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.compile.desk import Desk, direction, own_name
from site_builder.compile.draft import Draft
from site_builder.compile.render import render
from site_builder.compile.shared import ICON, STEPS, STYLE, shared
from site_builder.model.address import href
from site_builder.model.site import Expected, StagedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link of the shell, with its language where it differs from the page's."""

    href: str
    text: str
    language: str
    direction: str
    note: str = ""
    here: bool = False


def dressed(desk: Desk, draft: Draft) -> StagedPage:
    """The page with its shell, as plain values that any engine's template can print."""
    chooser = draft.kind == "chooser"
    settings = desk.settings
    values: dict[str, str] = {
        "lang": desk.language,
        "dir": direction(desk.language),
        "style": href(draft.path, shared(STYLE).path),
        "icon": href(draft.path, shared(ICON).path),
        "script": href(draft.path, shared(STEPS).path) if draft.script else "",
        "robots": "noindex" if _hidden(desk) else "",
        "header": render(
            "header.html",
            desk=desk,
            home=href(draft.path, "index.html" if chooser else f"{desk.language}/index.html"),
            languages=() if chooser else _languages(desk, draft),
        ),
        "footer": render(
            "footer.html",
            desk=desk,
            draft=draft,
            review=_review(desk, draft),
            device=_device(desk, draft),
            run_by=settings.run_by,
            mode=settings.mode,
            clock=desk.date(settings.clock),
        ),
        "leave": render("leave.html", desk=desk, address=settings.leave),
    }
    return StagedPage(
        path=draft.path,
        title=draft.title,
        body=draft.body,
        strip=_strip(desk, draft),
        shell={name: str(value) for name, value in values.items()},
    )


def expected(desk: Desk, draft: Draft) -> Expected:
    """What the verifier has to find in the finished page."""
    return Expected(
        path=draft.path,
        kind=draft.kind,
        language=desk.language,
        direction=direction(desk.language),
        danger=tuple(path for path, _ in _danger(desk, draft)),
        numbers=tuple(number for number, _ in desk.numbers),
        urgent=draft.urgent,
        regions=draft.regions,
    )


def _review(desk: Desk, draft: Draft) -> str:
    if not draft.review:
        return desk.word("review-pending")
    return desk.word("review-on", date=desk.date(date.fromisoformat(draft.review)))


def _hidden(desk: Desk) -> bool:
    return desk.settings.mode == "demo" or desk.language in desk.settings.drafts


def _danger(desk: Desk, draft: Draft) -> list[tuple[str, str]]:
    """(path, language) of the danger pages: one, or one per language on the chooser."""
    page = f"{desk.settings.danger_page}.html"
    if draft.kind == "chooser":
        return [(f"{code}/{page}", code) for code in desk.settings.languages]
    return [(draft.danger or f"{desk.language}/{page}", desk.language)]


def _strip(desk: Desk, draft: Draft) -> Markup:
    ways = []
    for path, language in _danger(desk, draft):
        said = desk.book.word("danger-ask", language)
        ways.append(
            Way(
                href=href(draft.path, path),
                text=said.words,
                language=said.language,
                direction=direction(said.language),
                here=path == draft.path,
            )
        )
    numbers = [
        (number, names if len(desk.numbers) > 1 else "", desk.word("call", number=_number(number)))
        for number, names in desk.numbers
    ]
    return render("strip.html", desk=desk, ways=ways, numbers=numbers)


def _number(number: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(number)


def _languages(desk: Desk, draft: Draft) -> list[Way]:
    """The same page in each published language; a draft also offers the way to itself."""
    missing = dict(draft.missing)
    codes = desk.settings.languages
    codes += () if desk.language in codes else (desk.language,)
    ways = []
    for code in codes:
        note = ""
        if code in missing:
            there = Desk(desk.book, code)
            note = there.plain("in-language", language=there.language_name(missing[code]))
        ways.append(
            Way(
                href=href(draft.path, f"{code}/{draft.same}"),
                text=own_name(code),
                language=code,
                direction=direction(code),
                note=note,
                here=code == desk.language,
            )
        )
    return ways


def _device(desk: Desk, draft: Draft) -> str:
    """The page that says what stays on the device, where this copy has it."""
    page = desk.book.page("your-device", desk.language)
    return href(draft.path, f"{desk.language}/{page.address}") if page else ""
