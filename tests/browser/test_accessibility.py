"""axe-core finds no violation on any page, light and dark; the keyboard reaches everything."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.addresses import ADDRESSES
from tests.browser.conftest import PATIENCE_MS, SCREEN
from tests.browser.server import Server, settled

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FOUND = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`))
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(
    browser: Browser, server: Server, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A browser set to one theme, shared by the pages of the application."""
    context = browser.new_context(
        viewport=SCREEN,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        base_url=server.address,
        color_scheme=request.param,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def drawn(page: Page) -> None:
    """Wait until the page has run, nothing is still coming, and every chart is painted."""
    expect(page.locator("h1, .gl-empty").first).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    charts, painted = page.get_by_test_id("stPlotlyChart"), page.locator(".main-svg:first-child")
    expect(painted).to_have_count(charts.count())


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_violation(name: str, themed: BrowserContext) -> None:
    page = themed.new_page()
    page.goto(ADDRESSES[name])
    drawn(page)
    page.evaluate(AXE)
    violations = page.evaluate(FOUND)
    page.close()
    assert violations == []


def test_tab_reaches_filters_pages_figures_choices_and_tables(page: Page) -> None:
    page.goto("/dispute")
    drawn(page)
    reached = []
    for _step in range(120):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement
                  const label = at.getAttribute("aria-label") || at.textContent.trim()
                  const style = getComputedStyle(at), box = at.closest("[data-focus-visible]")
                  const ring = [at, at.parentElement, at.closest("[data-focus-visible]")]
                    .filter(Boolean).map((one) => getComputedStyle(one))
                    .some((one) => one.outlineStyle !== "none" || one.boxShadow !== "none")
                  return { label, ring, tag: at.tagName }
                }"""
            )
        )
