"""The groups of each dimension in their order, the known ones first."""

import pandas as pd
import pytest

from gridlens.figures import dimensions
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.ledgers import ledger
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return publish(
        tmp_path_factory.mktemp("groups"),
        grid=[
            {"code": "002", "name": "二", "community": "乙社区"},
            {"code": "001", "name": "一", "community": "甲社区"},
            {"code": "003", "name": "三"},
        ],
        deputy=[
            {"code": "D1", "name": "张某", "until": day("2024-12-31")},
            {"code": "D2", "name": "李某", "since": day("07-01")},
            {"code": "D3", "name": "王某"},
        ],
    )


def domain(store: Version, name: str, met: list[object], of: str = "dispute", **asked: object):
    scope = asked.pop("scope", EVERYTHING)
    filters = about(asked.pop("period", "2025H1"), **asked)
    observed = pd.DataFrame({name: pd.Series(met, dtype=object)})
    return dimensions.domain(store, ledger(of), scope, filters, name, observed)


def test_grids_by_code_then_others_met_then_none(store: Version) -> None:
    assert domain(store, "grid", [None, "009", "002"]) == ["001", "002", "003", "009", None]
    assert domain(store, "grid", [], grids=("002",)) == ["002"]
    assert domain(store, "grid", [], scope=Scope(grids=frozenset({"003"}))) == ["003"]


def test_communities_in_the_order_of_their_grids(store: Version) -> None:
    assert domain(store, "community", [None]) == ["甲社区", "乙社区", None]
    assert domain(store, "community", ["丙社区"], "facility") == ["甲社区", "乙社区", "丙社区"]


def test_deputies_in_office_on_some_day_of_the_period(store: Version) -> None:
    assert domain(store, "deputy", []) == ["D3"]
    assert domain(store, "deputy", [], period="2025") == ["D2", "D3"]
    assert domain(store, "deputy", [], period="2024H2") == ["D1", "D3"]
    assert domain(store, "deputy", ["D1"]) == ["D3", "D1"]
    assert domain(store, "deputy", ["D3"], deputy="D1") == ["D1"]


def test_time_is_cut_whole_also_where_it_has_not_begun(store: Version) -> None:
    quarters = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"]
    assert domain(store, "quarter", [], period="2025") == quarters
    assert domain(store, "month", [], period="2024-12-05..2025-01-02") == ["2024-12", "2025-01"]


def test_categories_as_declared_and_none_for_free_text(store: Version) -> None:
    found = domain(store, "category", ["其他", None])
    assert (found[0], found[-2:], len(found)) == ("婚姻家庭", ["其他", None], 13)
    assert domain(store, "category", [None], "grid") == [None]


def test_ages_only_of_matters(store: Version) -> None:
    ages = ["未到期限", "逾期1–15天", "逾期16–30天", "逾期30天以上", "已延期", "没有期限"]
    assert domain(store, "age", []) == ages
    assert domain(store, "age", [None], "visit") == [None]


def test_the_parts_of_a_period() -> None:
    period = parse_period("2025-01-15..2025-05-20")
    assert dimensions.parts(period, ("grid",)) == [period]
    assert [p.key for p in dimensions.parts(period, ("quarter",))] == [
        "2025-01-15..2025-03-31",
        "2025-04-01..2025-05-20",
    ]
    both = dimensions.parts(period, ("quarter", "month"))
    assert dimensions.part_labels(both, ("quarter", "month")) == {
        "quarter": ["2025Q1"] * 3 + ["2025Q2"] * 2,
        "month": [f"2025-0{n}" for n in range(1, 6)],
    }


def test_which_parts_have_begun() -> None:
    months = [("2025-04",), ("2025-05",), ("2025-06",)]
    asked = about("2025Q2", "2025-05-01")
    assert dimensions.begun(asked, ("month",), months) == [True, True, False]
    assert dimensions.begun(asked, (), [()]) == [True]
    assert dimensions.begun(about("2025Q2", "2025-03-31"), ("month",), months) == [False] * 3
