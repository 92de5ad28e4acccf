"""The groups of a figure in a link: known ones pass, a forged one says what is wrong."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.figures.rows.within import checked, in_data
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.ledgers import ledger
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.small_store import day, publish


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """One grid, one deputy, and a dispute whose category is the office's own word."""
    folder: Path = tmp_path_factory.mktemp("within")
    return publish(
        folder,
        grid=[{"code": "g1", "name": "一网格", "community": "红旗社区"}],
        deputy=[{"code": "D1", "name": "林知远"}],
        dispute=[
            {"received": day("05-01"), "grid": "g1", "category": "噪声", "source": "楼栋长"},
        ],
        session=[{"date": day("05-02"), "type": "理论宣讲", "station": "红旗站"}],
    )


@pytest.mark.parametrize(
    ("key", "given", "meant"),
    [
        ("dispute", ("grid", "g1"), "g1"),
        ("dispute", ("grid", "一网格"), "g1"),
        ("dispute", ("grid", None), None),
        ("dispute", ("deputy", "林知远"), "D1"),
        ("dispute", ("community", "红旗社区"), "红旗社区"),
        ("dispute", ("category", "邻里"), "邻里"),
        ("dispute", ("category", "其他"), "其他"),
        ("dispute", ("source", "楼栋长"), "楼栋长"),
        ("dispute", ("age", "逾期1–15天"), "逾期1–15天"),
        ("dispute", ("age", "没有期限"), "没有期限"),
        ("dispute", ("quarter", "2025Q2"), "2025Q2"),
        ("dispute", ("month", "2025-05"), "2025-05"),
        ("session", ("station", "红旗站"), "红旗站"),
    ],
)
def test_a_group_that_there_is(
    key: str, given: tuple[str, str | None], meant: str | None, store: Version
) -> None:
    assert checked(store, EVERYTHING, ledger(key), (given,)) == ((given[0], meant),)


@pytest.mark.parametrize(
    ("key", "given", "told"),
    [
        ("dispute", ("grid", "999"), "没有名为“999”的网格。"),
        ("dispute", ("deputy", "D9"), "没有名为“D9”的代表。"),
        ("dispute", ("community", "无此社区"), "链接里的社区“无此社区”无法识别"),
        ("dispute", ("category", "噪音"), "链接里的类别“噪音”无法识别：“矛盾纠纷”里没有。"),
        ("dispute", ("age", "很久"), "链接里的逾期时间“很久”无法识别"),
        ("dispute", ("month", "2025-13"), "“2025-13”不是可用的期间。"),
        ("dispute", ("quarter", "2031Q1"), "链接里的期间“2031年一季度”没有数据。"),
        ("dispute", ("nothing", "1"), "链接里的“nothing”无法识别：“矛盾纠纷”的数字不按它细分。"),
        ("dispute", ("parties", "张三"), "链接里的“parties”无法识别"),
        ("session", ("station", "无此站"), "链接里的联络站“无此站”无法识别"),
        ("session", ("age", "很久"), "链接里的逾期时间“很久”无法识别"),
    ],
)
def test_a_group_that_there_is_not(
    key: str, given: tuple[str, str], told: str, store: Version
) -> None:
    with pytest.raises(GridLensError) as error:
        checked(store, EVERYTHING, ledger(key), (given,))
    assert told in error.value.reason


def test_a_scope_knows_the_groups_of_its_own_records(store: Version) -> None:
    elsewhere = Scope(grids=frozenset({"g2"}))
    with pytest.raises(GridLensError, match="无法识别"):
        checked(store, elsewhere, ledger("dispute"), (("source", "楼栋长"),))


def test_a_period_with_data(store: Version) -> None:
    assert in_data(store, parse_period("2025")) == parse_period("2025")
    with pytest.raises(GridLensError, match="“2010年”没有数据"):
        in_data(store, parse_period("2010"))
