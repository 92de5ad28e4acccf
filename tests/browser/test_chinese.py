"""Streamlit's own words on the screen are Chinese too."""

from playwright.sync_api import Page, expect

from tests.browser.server import settled


def test_a_list_without_a_match(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("combobox", name="网格", exact=True).fill("没有这个网格")
    expect(page.get_by_role("listbox")).to_have_text("没有匹配的选项")


def test_several_matches_at_once(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("combobox", name="网格", exact=True).fill("红旗")
    expect(page.get_by_role("option", name="选中5个匹配项")).to_be_visible()


def test_the_calendar(page: Page) -> None:
    page.goto("/?period=2025-01-15..2025-05-20")
    settled(page)
    page.get_by_test_id("stDateInput").get_by_role("button").last.click()
    expect(page.get_by_role("button", name="下个月")).to_be_visible()
    expect(page.get_by_test_id("stDateInputCalendar")).not_to_contain_text("January")


def test_the_page_says_its_language_and_its_list(page: Page) -> None:
    page.goto("/")
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_role("navigation", name="页面")).to_be_visible()
    expect(page.get_by_role("group", name="台账")).to_be_visible()
