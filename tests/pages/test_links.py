"""A link with an unknown value is answered with a message, and shows no figure."""

from pathlib import Path

import pytest

from tests.pages.app import opened, read, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"period": "2025Q9"}, "“2025Q9”不是可用的期间。"),
        ({"period": "去年"}, "“去年”不是可用的期间。"),
        ({"period": "2025-06-30..2025-01-01"}, "起止先后不能颠倒"),
        ({"grid": "红旗九网格"}, "没有名为“红旗九网格”的网格。"),
        ({"grid": ["红旗一网格", "红旗九网格"]}, "没有名为“红旗九网格”的网格。"),
        ({"deputy": "查无此人"}, "没有名为“查无此人”的代表。"),
        ({"period": "自选起止", "range": "昨天,今天"}, "无法识别"),
        ({"period": "自选起止", "range": ["2025-06-01", "2025-01-01"]}, "先后颠倒"),
        ({"period": "自选起止", "range": ["1999-06-01", "2025-01-01"]}, "超出数据的年份"),
        ({"period": "1999-06-01..2025-01-01"}, "不是可用的期间"),
        ({"period": "2010"}, "超出数据的年份"),
        ({"period": "自选起止", "range": "2025-06-01"}, "不完整"),
        (
            {"range": ["2025-01-01", "2025-03-31"]},
            "链接里有起止日期“2025-01-01，2025-03-31”，期间却",
        ),
        ({"period": "2025Q2", "range": ["2025-01-01", "2025-03-31"]}, "看不出要看哪一段"),
    ],
)
def test_unknown_value(
    link: dict[str, str | list[str]],
    told: str,
    sample_store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(sample_store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)
    assert "清除筛选，回到总览" in said(app)
    assert read(app).figures == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("period", "disputes"),
    [("2025Q2", "75"), ("2025年二季度", "75"), ("2025-01-01..2025-03-31", "67"), ("2024", "258")],
)
def test_periods_by_key_or_label(
    period: str, disputes: str, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch, period=period)
    assert read(app).figures["disputes_settled"] == disputes


@pytest.mark.slow
def test_an_own_range_by_key(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(sample_store, monkeypatch, period="2025-01-15..2025-05-20")
    assert app.selectbox(key="period").value == "自选起止"
    assert "2025年1月15日至2025年5月20日" in said(app)


@pytest.mark.slow
def test_grid_and_deputy_by_code(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(sample_store, monkeypatch, grid="990101001001001", deputy="D001")
    assert app.multiselect(key="grid").value == ["红旗一网格"]
    assert app.selectbox(key="deputy").value == "林知远"


@pytest.mark.slow
def test_an_unknown_station_of_a_ledger(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    app.query_params["station"] = "无此站"
    app.switch_page("ledger.py").run()
    assert "链接里的联络站“无此站”无法识别" in said(app)
    assert read(app).figures == {}
