"""Nothing jumps while a page loads for the first time, nor when a filter changes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ADDRESSES
from tests.browser.test_accessibility import drawn

MOST = 0.05  # half of what web.dev calls good (0.1)
WATCH = """
window.shifts = []
new PerformanceObserver((seen) => {
  for (const { value, sources } of seen.getEntries()) {
    const moved = (sources ?? []).map(({ node }) => node?.className ?? node?.nodeName ?? "?")
    window.shifts.push([value, moved.join(", ")])
  }
}).observe({ type: "layout-shift", buffered: true })
"""
ON_A_PHONE = (  # a page of each build
    "总览",
    "履职档案",
    "矛盾纠纷",
    "汇报材料",
    "研判",
    "设定目标",
    "未办结事项",
    "自助分析",
    "数据管理",
)
YEARLY = ("研判", "目标", "设定目标")  # judge the year's goals, whatever period is chosen
SHIFTS = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100, shifts)))"


def jumps(page: Page) -> list[tuple[float, str]]:
    """Return the layout shifts since the last look, whoever caused them, if they are too many."""
    shifts = [(round(value, 4), moved) for value, moved in page.evaluate(SHIFTS)]
    page.evaluate("() => { window.shifts.length = 0 }")
    return shifts if sum(value for value, _moved in shifts) > MOST else []


@pytest.mark.parametrize("name", ON_A_PHONE)
def test_nothing_jumps_on_a_phone(name: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    look_on(page, name)


@pytest.mark.parametrize("name", ["总览", "履职档案"])
def test_nothing_jumps_on_an_office_screen(name: str, page: Page) -> None:
    look_on(page, name)


def look_on(page: Page, name: str) -> None:
    """Open a page, then choose another period, and watch both times."""
    page.add_init_script(WATCH)
    page.goto(ADDRESSES[name])
    drawn(page)
    assert jumps(page) == []
    period = page.get_by_role("combobox", name="期间")
    if name in YEARLY or not period.count():
        return
    period.click()
    page.get_by_role("option", name="2025年一季度", exact=True).click()
    expect(page.locator(".gl-lead")).to_contain_text("2025年一季度")
    drawn(page)
    assert jumps(page) == []
