"""数据管理 in AppTest, with the loader behind it: open, drop, wait, press."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.settings import settings
from pages.parts.data.command import Command
from pages.parts.data.drop.folder import Drop
from tests.pages.app import opened

GRIDS = "网格编码,网格名称\n411101001001001,红旗一网格\n411101001001002,红旗二网格\n"
HAZARDS = (
    "编号,发现日期,网格,隐患描述\nYH-1,2025-04-03,红旗一网格,杂物\nYH-2,四月初,红旗一网格,飞线\n"
)
SECONDS = 120.0


def two_grids(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store that knows two grids; the loader uses it too, in the name of 陈静."""
    (folder / "网格名册.csv").write_text(GRIDS, encoding="utf-8")
    store = folder / "store"
    monkeypatch.setenv("GRIDLENS_STORE", str(store))
    monkeypatch.setenv("GRIDLENS_USER", "陈静")
    settings.cache_clear()
    assert Command("load", folder / "网格名册.csv").wait().answer
    return store


def page(store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    app = opened(store, monkeypatch)
    app.switch_page("data.py").run()
    assert not app.exception
    return app


def drop(app: AppTest, name: str, text: str) -> AppTest:
    app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run()
    return settled(app)


def settled(app: AppTest) -> AppTest:
    """Wait until the loader has answered, by looking again and again as the page does."""
    under_way: Drop = app.session_state["data_drop"]
    give_up = time.monotonic() + SECONDS
    while under_way.command and under_way.command.running and time.monotonic() < give_up:
        under_way.command.wait(1.0) if not under_way.command.running else time.sleep(0.1)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app
