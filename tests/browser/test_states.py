"""States without figures in a browser: each a calm page in Chinese, with what to do next.

One server sees its store missing, then of an older program, changed after it was published,
damaged, empty; a page reads the store anew when the pointer moves.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
from playwright.sync_api import Page, expect

from gridlens.store.office import views
from gridlens.store.office.state import State
from tests.browser.server import Server, settled
from tests.small_store import publish

OLDER = "ALTER TABLE dispute DROP COLUMN satisfaction"


class Store:
    """A store in a folder, published anew for each state."""

    def __init__(self, folder: Path, spare: Path) -> None:
        self.folder, self.spare, self.number = folder, spare, 0
        folder.mkdir()

    def publish(self, change: str = "", sha256: str = "") -> None:
        self.number += 1
        publish(self.spare / str(self.number), self.number)
        path = self.folder / f"v{self.number}.duckdb"
        shutil.copy(self.spare / str(self.number) / path.name, path)
        if change:
            with duckdb.connect(str(path)) as connection:
                connection.execute(change)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        pointer = {"version": self.number, "file": path.name, "sha256": sha256 or digest}
        (self.folder / "CURRENT").write_text(json.dumps(pointer), encoding="utf-8")


def told(page: Page, running: Server, path: str = "/") -> str:
    """Open a page and return its message; nothing of a traceback may be on the screen."""
    page.goto(f"{running.address}{path}")
    message = page.locator(".gl-failure")
    expect(message).to_be_visible()
    settled(page)
    shown = page.locator("body").inner_text()
    assert "Traceback" not in shown
    assert ".py" not in shown
    return message.inner_text()


def test_each_state_says_what_to_do(
    page: Page, fresh_server: Callable[..., Server], tmp_path: Path
) -> None:
    store = Store(tmp_path / "store", tmp_path / "spare")
    running = fresh_server(store.folder)

    missing = told(page, running)
    assert "还没有数据" in missing
    assert "python -m etl load" in missing

    store.publish(OLDER)  # opens, with what it lacks empty and said so
    page.goto(running.address)
    settled(page)
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("python -m etl rebuild")

    store.publish()
    State(store.folder).put(views.KIND, "坏", {"of": "another program"}, 0, "test")
    failed = told(page, running, "/explore")
    assert "这一页出了错，数据没有受影响" in failed
    reference = re.search(r"编号 ([0-9a-f]{8})", failed)
    assert reference
    assert reference[1] in running.log
    assert "Traceback" in running.log

    store.publish(sha256="0" * 64)
    assert "与发布时不一致" in told(page, running, "/dispute")

    store.publish()
    page.goto(running.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])
    settled(page)
    expect(page.locator(".st-key-panel_heat")).to_contain_text("所选范围内没有数据")


def test_a_forged_link_leads_back(page: Page) -> None:
    page.goto("/dispute?grid=红旗九网格")
    expect(page.locator(".gl-failure h1")).to_have_text("没有名为“红旗九网格”的网格。")
    page.get_by_role("link", name="清除筛选，回到总览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_filters_without_data_say_what_to_change(page: Page) -> None:
    page.goto("/motion?grid=红旗一网格")
    expect(page.get_by_role("heading", level=1)).to_have_text(["议案建议"])
    settled(page)
    told = "“议案建议”不分网格，请去掉页面上方的网格筛选。"
    expect(page.locator(".gl-lead")).to_have_text(told)
    expect(page.locator(".gl-empty")).to_have_text("所选范围内没有记录")
    page.goto("/livelihood?grid=光明二网格&period=2024年一季度")
    settled(page)
    expect(page.locator(".st-key-panel_records")).to_contain_text("所选范围内没有记录")
    expect(page.locator(".st-key-panel_records")).to_contain_text("可以换一个期间")
