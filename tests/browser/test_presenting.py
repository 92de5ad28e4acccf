"""A page on the whole screen: keys lead through it, and no name stands there that is private."""

from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

GRID = "红旗一网格"
NAMES = ("红旗一", "光明二", "康乐二", "中山一", "新风三", "建设一")


def test_arrow_keys_lead_from_the_overview_to_a_grid(page: Page) -> None:
    page.goto(f"/grids?period=2025年上半年&profile={GRID}")
    drawn(page)
    page.get_by_role("heading", level=1).click()  # the grid is looked at
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="总览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("总览")
    drawn(page)
    page.locator(".gl-rest").click()
    expect(page.locator(".gl-private").last).to_be_visible()
    page.get_by_role("button", name="放映").click()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".st-key-filters")).to_be_hidden()
    expect(page.locator(".gl-private").last).to_be_hidden()
    expect(page.locator(".gl-asked")).to_have_text("2025年上半年，全街道")
    expect(page.locator(".gl-hint")).to_contain_text("1/4")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="需要关注")).to_be_visible()
    expect(page.locator(".st-key-cards")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("目标")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text(GRID)
    page.keyboard.press("ArrowRight")  # the last stays
    expect(page.locator(".gl-hint")).to_contain_text("4/4")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text("目标")
    page.keyboard.press("Escape")
    expect(page.locator(".gl-hint")).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


def test_no_grid_is_named_that_the_presenter_did_not_choose(page: Page) -> None:
    page.goto("/overview?period=2025年上半年")
    drawn(page)
    page.locator(".gl-rest").click()
    expect(page.get_by_text("康乐二网格").first).to_be_visible()
    page.get_by_role("button", name="放映").click()
    expect(page.locator(".gl-hint")).to_contain_text("1/3")
    for heading in ("总览", "需要关注", "目标"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        assert [name for name in NAMES if name in page.inner_text("body")] == []
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("目标")
