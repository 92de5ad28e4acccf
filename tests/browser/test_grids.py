"""A grid's profile in the browser: opened by a click on its tile, kept in the link, and back."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.server import settled


def _tile(page: Page, name: str) -> Locator:
    return page.locator('[class*="st-key-tiles_chart"] .textpoint').filter(has_text=name)


def test_a_tile_opens_the_profile_whose_figures_lead_to_their_records(page: Page) -> None:
    page.goto("/grids?period=2025年上半年")
    settled(page)
    title = page.get_by_role("heading", level=1)
    _tile(page, "中山三").click(force=True)
    expect(title).to_have_text(["中山三网格"])
    settled(page)
    assert parse_qs(urlsplit(page.url).query)["profile"] == ["中山三网格"]
    figure = page.locator('[data-indicator="disputes_settled"] .gl-value')
    expect(figure).to_have_text("5起")
    figure.get_by_role("link").click()
    expect(page.locator(".gl-lead")).to_contain_text("中山三网格，排查化解矛盾纠纷5起")
    page.go_back()
    expect(title).to_have_text(["中山三网格"])
    page.get_by_role("button", name="返回全部网格").click()
    expect(title).to_have_text(["网格"])
    settled(page)
    assert "profile" not in parse_qs(urlsplit(page.url).query)


def test_a_grid_in_the_table_of_goals_opens_its_profile(page: Page) -> None:
    page.goto("/grids?period=2025年上半年")
    settled(page)
    page.locator(".gl-goals").get_by_role("link", name="康乐二网格").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["康乐二网格"])
    expect(page.locator(".gl-lead")).to_contain_text("入户走访滞后序时进度23.3个百分点")
