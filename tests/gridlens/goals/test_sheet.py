"""Goals as tables: the year's table that offices know, and every goal of the book."""

from pathlib import Path

import pytest

from gridlens.figures.scope import EVERYTHING
from gridlens.goals.book import Edit, book, save
from gridlens.goals.goal import goals
from gridlens.goals.sheet import book_table, year_table
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

YEAR = parse_period("2025")


@pytest.mark.slow
def test_a_year_as_offices_keep_it(sample: Version) -> None:
    table = year_table(sample, EVERYTHING, about("2025Q2"), goals(sample), YEAR)
    assert list(table.columns) == ["指标", "年度目标", "责任", "进展", "是否达到序时进度", "备注"]
    assert len(table) == 15
    rows = {row[0]: row[1:] for row in table.itertuples(index=False, name=None)}
    assert rows["上门服务企业"] == (
        *("180次", "经济发展办", "63次，完成35%，按计划应完成47.2%"),
        *("滞后较多，滞后序时进度12.2个百分点，差22次", "含规上企业和个体工商户"),
    )
    assert rows["纠纷按期办结率"][2:4] == ("93.3%（125/134，尚有8起未到期）", "接近目标")
    assert rows["学习核心法律法规"][2:4] == ("9部，完成75%", "尚未到期")


def test_every_goal_with_the_loaded_one_under_an_edited_one(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "g1", "name": "一网格"}],
        goal=[
            {"indicator": "household_visits", "period": "2025", "value": 400.0, "lead": "综合办"},
            {"indicator": "household_visits", "period": "2025", "grid": "g1", "value": 20.0},
        ],
    )
    save(store, [Edit("household_visits", "2025", "480", shares=(10, 20, 30, 40))], "王某")
    table = book_table(book(store), {"g1": "一网格"})
    first, second = table.drop(columns=["备注", "修改日期"]).itertuples(index=False, name=None)
    assert first == (
        *("入户走访", "全街道", "2025年", "480次", "10%、20%、30%、40%", "", "400次", "王某"),
    )
    assert second == ("入户走访", "一网格", "2025年", "20次", "", "", "", "")
    assert table["修改日期"].notna().tolist() == [True, False]


def test_no_goals(tmp_path: Path) -> None:
    store = publish(tmp_path)
    assert year_table(store, EVERYTHING, about("2025"), goals(store), YEAR).empty
    assert book_table(book(store), {}).empty


def test_progress_that_leaves_closed_matters_out_says_how_many(tmp_path: Path) -> None:
    found = {"found": day("04-01"), "due": day("04-20"), "status": "已销号"}
    dated = {"received": day("04-01"), "due": day("04-20"), "closed": day("04-11")}
    undated = dated | {"closed": None, "outcome": "移交"}
    rates = ("hazards_on_time_rate", "disputes_on_time_rate")
    store = publish(
        tmp_path,
        hazard=[found],
        dispute=[dated, undated],
        goal=[{"indicator": key, "period": "2025", "value": 0.95} for key in rates],
    )
    table = year_table(store, EVERYTHING, about("2025"), goals(store), YEAR)
    assert list(table["进展"]) == [
        "100%（1/1，1起未填办结日期）",
        "—，1条未填销号日期、复查日期和整改日期",
    ]
