"""A visitor in Chromium: chooses on a page, and measures the time until the answer is painted."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.server import settled

CLOCK = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
LIMIT_MS = 30_000
CHARTS = 3


class TooSlow(Exception):
    """An answer was not painted within the limit."""


def arrive(page: Page, address: str, heading: str) -> None:
    """Open an address, and wait until its first answer is complete."""
    page.add_init_script(CLOCK)
    page.goto(address)
    page.get_by_role("heading", level=1, name=heading).wait_for()
    settled(page)


def choose(page: Page, label: str, option: str, kind: str, wanted: dict[str, Any]) -> float:
    """Choose an option of a list; return the milliseconds until the wanted answer is painted.

    ``kind`` and ``wanted`` tell ``clock.js`` what to wait for. Raises ``TooSlow`` after the limit.
    """
    page.get_by_role("combobox", name=label, exact=True).fill(option)
    at = page.get_by_role("option", name=option, exact=True)
    at.wait_for()
    page.evaluate("([k, w, l]) => clock.watch(k, w, l)", [kind, wanted, LIMIT_MS])
    at.click()
    return _answer(page, option)


def follow(page: Page, name: str, kind: str, wanted: dict[str, Any]) -> float:
    """Follow a link of the page list; return the milliseconds until the page is painted.

    ``kind`` and ``wanted`` are as in ``choose``. Raises ``TooSlow`` after the limit.
    """
    page.evaluate("([k, w, l]) => clock.watch(k, w, l)", [kind, wanted, LIMIT_MS])
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    return _answer(page, name)


def _answer(page: Page, what: str) -> float:
    taken = page.evaluate("() => clock.answer")
    if taken is None:
        raise TooSlow(f"“{what}”在{LIMIT_MS // 1000}秒内没有画完。")
    settled(page)
    return float(taken)
