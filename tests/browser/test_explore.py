"""自助分析 in a browser: its link follows every choice, goes back with it, and opens as a view."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.server import settled

LINK = "/explore?ledger=hazard&by=status&where=grade.is.重大&period=2025年"
LEAD = "2025年，安全隐患记录数，按状态，隐患等级是重大；总体2条。"


def link(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_a_figure_to_its_rows_and_back(page: Page) -> None:
    page.goto(LINK)
    settled(page)
    lead = page.locator(".gl-lead")
    expect(lead).to_have_text(LEAD)
    page.locator(".gl-answer a.gl-drill").first.click()
    expect(page.locator(".gl-lead")).to_contain_text("隐患等级是重大，")
    expect(page.locator(".gl-lead")).to_contain_text("即下列")
    page.get_by_role("link", name="返回自助分析").click()
    expect(lead).to_have_text(LEAD)


def test_the_link_follows_a_choice_and_brings_it_back(page: Page) -> None:
    page.goto(LINK)
    settled(page)
    page.get_by_role("combobox", name="再按什么分", exact=True).click()
    page.get_by_role("option", name="季度", exact=True).click()
    lead = page.locator(".gl-lead")
    expect(lead).to_contain_text("按状态和季度")
    settled(page)
    assert link(page)["by"] == ["status", "quarter"]
    assert link(page)["where"] == ["grade.is.重大"]
    page.go_back()
    expect(lead).to_have_text(LEAD)
