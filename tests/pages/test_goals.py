"""The page of goals: the office's table, how each goal stands, contradictions between goals."""

from pathlib import Path

import pytest

from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.period import parse_period
from gridlens.store.version import current
from tests.pages.app import said
from tests.pages.goals import goals, visits
from tests.small_store import day, publish


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return visits(tmp_path / "store")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"2025": 8.0, "2025Q1": 2.0}, "比对过的都对得上比对了1项目标和它们的分期目标"),
        ({"2025": 8.0}, "没有可比对的目标"),
        ({"2025": 8.0, "2025Q1": 9.0}, "各季度目标合计9，与全年目标8相比已超出"),
        ({}, "2025年还没有目标"),
    ],
    ids=["adds up", "nothing to compare", "contradicts", "none"],
)
def test_an_all_clear_says_what_was_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, float], told: str
) -> None:
    one = {"indicator": "household_visits"}
    rows = [one | {"period": key, "value": value} for key, value in given.items()]
    publish(tmp_path / "few", visit=[{"date": day("06-30"), "way": "入户走访"}], goal=rows)
    text = said(goals(tmp_path / "few", monkeypatch))
    assert told in text
    assert ("都对得上" in text) == told.startswith("比对过的")


def test_the_table_that_offices_keep(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = goals(store, monkeypatch)
    text = said(app)
    assert not app.exception
    assert "2025年，共1项目标：1项达到序时进度。" in text
    # 8 × 181/365 is 3.97: three visits are short of it by less than one.
    told = "入户走访8次各社区3次完成37.5%✓ 达到序时进度低于序时进度12.1个百分点，差不足1次"
    assert told in text
    assert "入户走访（全街道）各季度目标合计7，与全年目标8不一致。" in text
    assert "2025年的目标还没有人改过" in text


def test_the_goals_of_the_filters_period_come_first(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half has no goal of its own: it is 2 + 2, of which three visits are made."""
    app = goals(store, monkeypatch, span="所选时段")
    text = said(app)
    assert "2025年上半年，共1项目标：1项滞后较多。" in text
    assert "入户走访4次各期合计 2＋2各社区3次完成75%!! 滞后较多" in text
    assert "滞后序时进度25个百分点，差1次" in text
    app.selectbox(key="period").select("2025年6月").run()
    assert "2025年6月，共1项目标：1项达到序时进度。" in said(app)
    assert "入户走访8次2025年目标，全年累计" in said(app)


@pytest.mark.slow
def test_figures_are_those_of_the_outcomes(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current(sample_store)
    keys = ["household_visits", "station_sessions", "enterprise_visits", "disputes_on_time_rate"]
    year = Filters(parse_period("2025"), version.as_of)
    table = outcomes(version, Scope(), year, keys)
    values = dict(zip(table["indicator"], table["value"], strict=True))
    text = said(goals(sample_store, monkeypatch))
    for key in keys:
        assert written(values[key], key) + unit_of(key) in text


@pytest.mark.slow
def test_a_quarter_and_a_year_yet_to_come(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = goals(store, monkeypatch, span="二季度")
    assert "入户走访2次各社区1次完成50%!! 滞后较多滞后序时进度50个百分点，差1次" in said(app)
    app.selectbox(key="span").select("三季度").run()
    assert "2025年三季度，共1项目标，期间还没有开始。" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"span": "五季度"}, "链接里的目标期间“五季度”无法识别。"),
        ({"edit": "household_visits"}, "链接里的目标“household_visits”无法识别。"),
        ({"edit": "happiness||2025"}, "没有名为“happiness”的指标。"),
        ({"edit": "household_visits|g9|2025"}, "名册里没有编码为“g9”的网格。"),
        ({"edit": "policy_lectures|g1|2025"}, "属于全街道，不能给网格定目标。"),
    ],
)
def test_a_forged_link(
    link: dict[str, str | list[str]], told: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = goals(store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)


@pytest.mark.slow
def test_no_goals_and_no_deputies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store", deputy=[{"code": "D1", "name": "林知远"}])
    assert "年，还没有目标。" in said(goals(tmp_path / "store", monkeypatch))
    app = goals(tmp_path / "store", monkeypatch, deputy="林知远")
    assert "目标是单位和网格的，不按代表分" in said(app)
