"""A page opened by its address: nothing is asked for that is not there, and 总览 has a name too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import settled


@pytest.mark.parametrize(
    ("address", "title"),
    [("/overview?period=2025Q2", "总览"), ("/dispute?period=2025Q2", "矛盾纠纷")],
)
def test_every_answer_is_one(address: str, title: str, page: Page) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(address)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text([title])
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert missing == []


def test_a_range_is_left_without_a_word(page: Page) -> None:
    page.goto("/?period=自选起止&range=2025-01-15&range=2025-05-20")
    settled(page)
    expect(page.locator(".gl-lead")).to_contain_text("2025年1月15日至2025年5月20日")
    page.get_by_role("combobox", name="期间", exact=True).fill("2025年二季度")
    page.get_by_role("option", name="2025年二季度", exact=True).click()
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")
    settled(page)
    assert "range" not in page.url
    page.reload()
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")


def test_a_range_without_its_period_is_told(page: Page) -> None:
    page.goto("/?range=2025-01-15&range=2025-05-20")
    settled(page)
    expect(page.get_by_role("alert")).to_contain_text("看不出要看哪一段")
    page.get_by_role("link", name="清除筛选，回到总览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])


def test_the_rows_that_do_not_count_can_be_seen_alone(page: Page) -> None:
    page.goto("/records?indicator=hazards_on_time_rate&period=2025年上半年")
    settled(page)
    panel = page.locator(".st-key-panel_records")
    expect(panel).to_contain_text("共295条")
    page.get_by_text("只看未计入的（19条）").click()
    expect(panel).to_contain_text("其中未计入分子的记录共19条")
    expect(page.locator(".gl-lead")).to_contain_text("276 ÷ 295")
