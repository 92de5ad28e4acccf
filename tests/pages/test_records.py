"""The rows behind a figure: as many as it says, each with its source, and a link back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import opened, said


def _records(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    app = opened(store, monkeypatch)
    for name, value in link.items():
        app.query_params[name] = value
    return app.switch_page("records.py").run()


def test_a_count_opens_as_many_rows(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _records(sample_store, monkeypatch, indicator="disputes_settled", period="2025年上半年")
    assert not app.exception
    assert "2025年上半年，排查化解矛盾纠纷142起：即下列142条记录。" in said(app)
    rows = app.dataframe[0].value
    assert len(rows) == 142
    assert list(rows.columns[:3]) == ["来源文件", "工作表", "行号"]


@pytest.mark.slow
def test_a_group_of_a_rate_shows_what_counts(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _records(
        sample_store,
        monkeypatch,
        indicator="disputes_settlement_rate",
        in_quarter="2025Q2",
        over="2024-01-01..2025-06-30",
    )
    rows = app.dataframe[0].value
    assert (rows["计入分子"].sum(), rows["计入分母"].sum()) == (75, len(rows))
    assert "2025年二季度" in said(app)


@pytest.mark.slow
def test_a_rate_shows_the_rows_that_do_not_count(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _records(sample_store, monkeypatch, indicator="hazards_closing_rate")
    rows = app.dataframe[0].value
    n = int((rows["计入分子"] == 0).sum())
    assert 0 < n < len(rows)
    assert rows["计入分子"].tolist() == [0] * n + [1] * (len(rows) - n)
    assert app.toggle(key="uncounted").label == f"只看未计入的（{n}条）"
    app.toggle(key="uncounted").set_value(True).run()
    assert app.dataframe[0].value["计入分子"].tolist() == [0] * n
    assert f"其中未计入分子的记录共{n}条" in said(app)


@pytest.mark.slow
def test_distinct_counts_name_what_they_count(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(_records(sample_store, monkeypatch, indicator="laws_studied"))
    assert "学习核心法律法规9部：来自下列" in text
    assert text.split("去重后为：")[1].split("。")[0].count("、") == 8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({}, "还没有选数字"),
        ({"indicator": "nothing"}, "没有名为“nothing”的指标。"),
        ({"indicator": "grids", "over": "2025Q9"}, "“2025Q9”不是可用的期间。"),
        ({"indicator": "grids", "over": "2010"}, "链接里的期间“2010年”没有数据。"),
        ({"indicator": "disputes_settled", "in_grid": "999"}, "没有名为“999”的网格。"),
        ({"indicator": "disputes_settled", "in_deputy": "D999"}, "没有名为“D999”的代表。"),
        ({"indicator": "disputes_settled", "in_what": "1"}, "链接里的“what”无法识别"),
        ({"indicator": "policy_lectures", "station": "无此站"}, "链接里的联络站“无此站”无法识别"),
    ],
)
def test_a_forged_link_says_so(
    link: dict[str, str], told: str, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _records(sample_store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)
    assert len(app.dataframe) == 0
