"""数据管理, the proposed roster: seen and loaded by a button, and gone once every grid is known."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.settings import settings
from pages.parts.data.command import Command
from tests.pages.app import opened, said
from tests.pages.data.clerk import press, settled

HAZARDS = """编号,发现日期,网格,隐患描述
YH-1,2025-04-03,红旗社区一网格,杂物
YH-2,2025-04-04,红旗1网格,飞线
YH-3,2025-04-05,红旗社区,楼道
"""


def page(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> AppTest:
    """Open the page over a store that knows no grid."""
    (folder / "安全隐患.csv").write_text(text, encoding="utf-8")
    store = folder / "store"
    monkeypatch.setenv("GRIDLENS_STORE", str(store))
    settings.cache_clear()
    assert Command("load", folder / "安全隐患.csv").wait().answer
    app = opened(store, monkeypatch)
    app.switch_page("data.py").run()
    assert not app.exception
    return app


@pytest.mark.slow
def test_the_grids_of_ledgers_become_the_roster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(tmp_path, monkeypatch, HAZARDS)
    text = said(app)
    assert "按台账里的网格建名册" in text
    assert "红旗1网格红旗社区一网格红旗社区2安全隐患" in text
    assert "红旗社区1安全隐患是社区或村的名称，而它下面另有网格，看不出是哪一个" in text
    assert "下载这份名册（.xlsx）" in [one.proto.label for one in app.get("download_button")]

    settled(press(app, "data_roster_load"))
    assert "已导入" in said(app) and "数据现为第2版" in said(app)
    assert "网格名册-按台账拟（第1版）.xlsx" in said(app)
    app.switch_page("grids.py").run()
    assert not app.exception
    assert "红旗1网格" in str([box.options for box in app.selectbox])


@pytest.mark.slow
def test_nothing_is_offered_where_no_ledger_names_a_grid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = "编号,发现日期,隐患描述\nYH-1,2025-04-03,杂物\n"
    assert "按台账里的网格建名册" not in said(page(tmp_path, monkeypatch, plain))
