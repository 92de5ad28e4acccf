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
