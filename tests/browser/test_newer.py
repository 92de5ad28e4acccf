"""An open page learns of a newer version by itself, and shows it when the person asks for it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from pages.parts.frame.newer import SECONDS
from tests.browser.server import Server, settled
from tests.small_store import publish

SAID = "数据已更新到第2版，本页仍是第1版"


def test_a_chip_tells_of_a_newer_version_and_loads_it(
    page: Page, fresh_server: Callable[..., Server], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    publish(store)
    running = fresh_server(store)
    page.clock.install(time=dt.datetime(2025, 7, 3, 9))
    page.goto(f"{running.address}/explore")
    settled(page)
    place = page.get_by_role("status").and_(page.locator(".st-key-newer"))
    expect(place).to_have_text("")
    status = page.locator(".gl-status")
    expect(status).to_contain_text("第 1 版")

    publish(store, 2)
    page.clock.run_for(SECONDS * 1000)
    expect(place).to_contain_text(SAID)
    expect(status).to_contain_text("第 1 版")  # nothing was loaded unasked
    load = place.get_by_role("button", name="载入新版")
    load.focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("第 2 版")
    expect(place).to_have_text("")
