"""A reader opens the site from a disk, without JavaScript, and gets to a person to call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


class Trace:
    """What a visit left or asked for; all of it must stay empty."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.console: list[str] = []


@contextmanager
def visit(
    browser: Browser, *, scripts: bool = False, **options: object
) -> Iterator[tuple[Page, Trace]]:
    context = browser.new_context(java_script_enabled=scripts, **options)  # type: ignore[arg-type]
    page, trace = context.new_page(), Trace()
    page.on(
        "request", lambda r: None if r.url.startswith("file:") else trace.requests.append(r.url)
    )
    page.on("console", lambda m: trace.console.append(m.text))
    page.on("pageerror", lambda e: trace.console.append(str(e)))
    yield page, trace
    assert trace.requests == [], "nothing is asked of the network"
    assert trace.console == [], "no error and no violation of the content security policy"
    state = context.storage_state()
    assert state == {"cookies": [], "origins": []}
    context.close()


def left_nothing(page: Page) -> None:
    """No storage of any kind. Scripts of the test run even where the page's are off."""
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_home_to_tree_to_end_to_contact(chromium: Browser, real_site: Path, language: str) -> None:
    with visit(chromium, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto((real_site / "index.html").as_uri())
        page.locator(f".choices a[hreflang={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        page.locator(".door.worried").click()
        steps = 0
        while page.locator("[data-answers]").count():
            assert page.locator(".strip a").first.is_visible()
            page.locator("[data-answers] a").last.click() if steps else page.locator(
                "[data-answers] a"
            ).nth(1).click()
            steps += 1
        assert 1 < steps <= 7
        assert page.locator(".plan li").count() > 0
        first = page.locator("[data-contacts]").first
        expect(first.locator("[data-card]").first).to_be_visible()
        second = page.locator("[data-contacts]").nth(1)
        expect(second.locator("[data-card]").first).to_be_hidden()
        second.locator("summary").click()
        expect(second.locator("[data-card]").first).to_be_visible()
        left_nothing(page)


def test_language_switch_lands_on_the_same_step(chromium: Browser, real_site: Path) -> None:
    with visit(chromium) as (page, _):
        page.goto((real_site / "en" / "noticed-changes" / "what-changed.html").as_uri())
        page.locator(".languages summary").click()
        page.locator(".languages a[hreflang=ar]").click()
        assert page.url.endswith("/ar/noticed-changes/what-changed.html")
        page.locator(".languages summary").click()
        page.locator(".languages a[hreflang=en]").click()
        assert page.url.endswith("/en/noticed-changes/what-changed.html")


def test_danger_is_one_step_away_by_keyboard(chromium: Browser, real_site: Path) -> None:
    with visit(chromium) as (page, _):
        page.goto((real_site / "en" / "noticed-changes" / "what-changed.html").as_uri())
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_text("Is someone in danger now?")
        page.keyboard.press("Enter")
        page.wait_for_url("**/call-first.html")
        expect(page.locator(".urgent a").first).to_have_attribute("href", "tel:112")


def test_every_page_opens_without_a_complaint(chromium: Browser, real_site: Path) -> None:
    """With scripts on, so that a violation of the policy would be reported."""
    pages = sorted(real_site.rglob("*.html"))
    assert len(pages) > 90
    with visit(chromium, scripts=True) as (page, _):
        for path in pages:
            page.goto(path.as_uri())
            assert page.locator("h1").count() == 1
        left_nothing(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_runs_over_the_edge(
    chromium: Browser, real_site: Path, width: int, language: str
) -> None:
    with visit(chromium, viewport={"width": width, "height": 844}) as (page, _):
        for path in sorted((real_site / language).rglob("*.html")):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_all_three_doors_are_in_sight(chromium: Browser, real_site: Path, language: str) -> None:
    with visit(chromium, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto((real_site / language / "index.html").as_uri())
        bar = page.locator(".leave").bounding_box()
        doors = page.locator(".door").all()
        assert bar is not None and len(doors) == 3
        for door in doors:
            box = door.bounding_box()
            assert box is not None and box["y"] + box["height"] <= bar["y"]
