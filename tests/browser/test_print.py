"""A page on paper: A4, white, without what is only for clicking, and nothing beyond its edge."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

A4_POINTS = (595, 842)
TEXT_WIDTH = 695  # 184 mm at 96 px an inch
ONLY_FOR_CLICKING = [
    '[data-testid="stSidebar"]',
    ".st-key-filters",
    '[data-testid="stSelectbox"]',
    '[data-testid="stPageLink"]',
    '[data-testid="stDownloadButton"]',
    ".gl-save",
]
WIDEST = """() => Math.max(...[...document.querySelectorAll(
  ".gl-group, .gl-tile, [class*='st-key-panel'], .main-svg, .gl-table"
)].map((one) => one.getBoundingClientRect().right))"""

PRINTED = "共148条，全部印出"


@pytest.mark.parametrize(
    ("path", "most", "theme"), [("/", 3, "light"), ("/dispute", 8, "dark"), ("/open", 6, "light")]
)
def test_pages_of_a4(path: str, most: int, theme: str, page: Page) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(path)
    drawn(page)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {A4_POINTS}
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= most


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_white_and_within_the_edge(theme: str, page: Page) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto("/dispute")
    drawn(page)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 1000})
    page.emulate_media(media="print", color_scheme=theme)
    for selector in ONLY_FOR_CLICKING:
        for shown in page.locator(selector).all():
            expect(shown).to_be_hidden()
    ground = "e => getComputedStyle(e).backgroundColor"
    assert page.get_by_test_id("stApp").evaluate(ground) == "rgb(255, 255, 255)"
    assert page.locator(".gl-title").evaluate("e => getComputedStyle(e).color") == "rgb(28, 39, 51)"
    assert page.evaluate(WIDEST) <= TEXT_WIDTH + 1
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    expect(page.locator(".gl-printed")).to_contain_text(PRINTED)
    expect(page.locator(".gl-paper-rows tbody tr")).to_have_count(148)
    expect(page.locator(".gl-paper-rows tbody tr").last).to_be_visible()


def test_the_plain_table_leaves_with_the_printer(page: Page) -> None:
    page.goto("/dispute")
    drawn(page)
    expect(page.locator(".gl-printed")).to_be_hidden()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".gl-paper-rows")).to_have_count(1)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".gl-paper-rows")).to_have_count(0)
