"""axe-core finds no violation on any page, light and dark; the keyboard reaches everything."""

from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from gridlens.render.palette import DARK
from tests.browser.addresses import ADDRESSES
from tests.browser.server import settled

COLOURED = """([ground, text]) =>
  getComputedStyle(document.documentElement).getPropertyValue("--ground") === ground
  && [...document.querySelectorAll(".js-plotly-plot")]
    .every((chart) => chart.layout?.font?.color === text)"""
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # the rest is the same in both themes
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FOUND = """async (only) => {
  const rules = only.length ? { runOnly: only } : {}
  const quick = { resultTypes: ["violations"], preload: false }
  const { violations } = await axe.run(document, { ...quick, ...rules })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`))
}"""


def drawn(page: Page) -> None:
    """Wait until the page has run, nothing is still coming, and every chart is painted."""
    expect(page.locator("h1, .gl-empty").first).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    charts, painted = page.get_by_test_id("stPlotlyChart"), page.locator(".main-svg:first-child")
    expect(painted).to_have_count(charts.count())


def turned_dark(page: Page) -> None:
    """Turn the system's theme, and wait until the page and its charts have followed."""
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(COLOURED, arg=[DARK.ground, DARK.text])


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_violation(name: str, page: Page) -> None:
    page.goto(ADDRESSES[name])
    drawn(page)
    page.evaluate(AXE)
    assert page.evaluate(FOUND, []) == []
    turned_dark(page)
    drawn(page)
    assert page.evaluate(FOUND, COLOUR_RULES) == []


FOCUSED = """() => {
  const at = document.activeElement, ring = getComputedStyle(at)
  return {
    name: (at.getAttribute("aria-label") ?? at.textContent).trim().slice(0, 40),
    tag: at.tagName,
    ring: ring.outlineStyle === "solid" && parseFloat(ring.outlineWidth) >= 2,
  }
}"""


def test_tab_reaches_pages_filters_figures_choices_and_tables(page: Page) -> None:
    page.goto("/dispute")
    drawn(page)
    reached: dict[str, dict[str, object]] = {}
    for _step in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        reached[at["name"]] = at
        if at["tag"] == "CANVAS":
            break
    named = ["总览", "指标口径", "期间", "网格", "代表", "排查化解矛盾纠纷 142起", "选择指标"]
    named += ["各季度情况", "查找", "纠纷类别"]
    assert [name for name in named if name not in reached] == []
    assert [name for name in named if not reached[name]["ring"]] == []
    assert any(at["tag"] == "CANVAS" for at in reached.values())
