"""From a figure, a bar or a cell to its rows, and back to where one was."""

from playwright.sync_api import Page, expect

from tests.browser.server import settled


def _click_mark(page: Page, chart: str, marks: str, place: int) -> str:
    """Click a mark of a chart and return what its label says."""
    page.wait_for_selector(f".st-key-{chart} {marks}")
    page.locator(f".st-key-{chart}").scroll_into_view_if_needed()
    box = page.locator(f".st-key-{chart} {marks}").nth(place).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_have_text(["明细"])
    settled(page)
    return page.locator(".gl-lead").inner_text()


def test_a_figure_opens_its_rows_and_back_keeps_the_filters(page: Page) -> None:
    page.goto("/?period=2025年二季度")
    settled(page)
    page.locator('[data-indicator="disputes_settled"] a').first.click()
    expect(page.locator(".gl-lead")).to_have_text(
        "2025年二季度，排查化解矛盾纠纷75起：即下列75条记录。"
    )
    expect(page.locator(".st-key-panel_records")).to_contain_text("共75条")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")


def test_a_cell_opens_the_rows_of_its_grid_and_quarter(page: Page) -> None:
    page.goto("/?period=2025年上半年")
    settled(page)
    told = _click_mark(page, "heat_chart", ".scatterlayer .point", 5)
    assert told == "2025年二季度，红旗一网格，排查化解矛盾纠纷10起：即下列10条记录。"
    page.get_by_role("link", name="返回总览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])
    expect(page.locator(".gl-lead")).to_contain_text("2025年上半年，")


def test_a_bar_opens_the_rows_of_its_quarter(page: Page) -> None:
    page.goto("/dispute?period=2025年上半年")
    settled(page)
    told = _click_mark(page, "quarters_chart", ".bars .point path", 0)
    assert told == "2024年一季度，排查化解矛盾纠纷60起：即下列60条记录。"


def test_a_link_by_keys_takes_on_the_labels_that_its_filters_keep(page: Page) -> None:
    page.goto("/?period=2025Q2&grid=990101001001001")
    page.wait_for_url("**/?*period=2025%E5%B9%B4%E4%BA%8C%E5%AD%A3%E5%BA%A6*")
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")
    page.locator('[data-indicator="disputes_settled"] a').first.click()
    expect(page.locator(".gl-lead")).to_have_text(
        "2025年二季度，红旗一网格，排查化解矛盾纠纷10起：即下列10条记录。"
    )
