"""Every page at every width: nothing beyond the edge, nothing cut, no text over another."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

WRONG = Path(__file__).with_name("geometry.js").read_text(encoding="utf-8")
WIDTHS = (390, 820, 911, 1366, 1920, 3840)
OPENED_ANEW = (390, 820)  # a browser says when it opens a page whether its window is narrow
PAGES = (
    *("overview", "grids", "deputies", "session", "visit", "inspection", "dispute", "hazard"),
    *("enterprise_visit", "livelihood", "motion", "briefing", "proofread", "review", "goals"),
    *("open", "explore", "data", "indicators", "records?indicator=disputes_received"),
)


@pytest.mark.parametrize("path", PAGES)
def test_texts_have_their_places_at_every_width(path: str, page: Page) -> None:
    wrong = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if width in OPENED_ANEW:
            page.goto(f"/{path}")
        drawn(page)
        page.wait_for_timeout(300)  # charts are drawn anew a moment after their box has changed
        if found := page.evaluate(WRONG):
            wrong[width] = found
    assert not wrong


def test_three_questions_are_answered_on_the_first_screen_of_a_small_laptop(page: Page) -> None:
    """1366 × 768 less the browser's own bars; nothing is scrolled."""
    page.set_viewport_size({"width": 1366, "height": 640})
    page.goto("/overview?period=2025年上半年")
    drawn(page)
    for told in ("达到序时进度6项", "滞后较多1项", "上门服务企业（差22次）"):
        expect(page.get_by_text(told, exact=True)).to_be_in_viewport(ratio=1)
    for item in page.locator(".gl-item").all()[:6]:
        expect(item).to_be_in_viewport(ratio=1)


def test_the_bar_stays_and_takes_the_page_s_title(page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 640})
    page.goto("/dispute")
    drawn(page)
    here = page.locator(".gl-here")
    expect(here).to_be_hidden()
    page.locator(".st-key-panel_records").scroll_into_view_if_needed()
    expect(here).to_be_visible()
    expect(here).to_have_text("矛盾纠纷")
    expect(page.locator(".st-key-filters")).to_be_in_viewport(ratio=1)


def test_a_fourth_filter_moves_nothing(page: Page) -> None:
    places = []
    for path in ("/dispute", "/session"):  # the second has a filter of its own
        page.goto(path)
        drawn(page)
        box = page.get_by_role("heading", level=1).bounding_box()
        assert box
        places.append((box["x"], box["y"]))
    expect(page.locator(".st-key-local input")).to_be_visible()
    assert places[0] == places[1]
