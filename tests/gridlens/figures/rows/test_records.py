"""The rows behind a figure: as many as the figure says, with their place in the files, masked."""

import datetime as dt

import pandas as pd
import pytest

from gridlens.errors import GridLensError
from gridlens.figures.outcomes import figure
from gridlens.figures.rows.records import records, shown
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.ledgers import indicators, ledger
from gridlens.schema.ledger import Measure
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

CLEAR = Scope(personal=True)
COUNTED = [
    key
    for key, (i, _of) in indicators().items()
    if i.measure in (Measure.FLOW, Measure.STOCK) and i.numerator is None and i.distinct is None
]
BELOW = [
    key
    for key, (i, _of) in indicators().items()
    if i.measure in (Measure.RATE, Measure.MEDIAN)
    and key not in ("session_attendance_rate", "session_opinions_handled_rate")
]
ASKED = [about("2025H1"), about("2024Q3", "2024-08-15")]


def test_there_is_something_to_check() -> None:
    assert (len(COUNTED), len(BELOW)) > (35, 15)


@pytest.mark.slow
@pytest.mark.parametrize("filters", ASKED, ids=["2025H1", "within 2024Q3"])
@pytest.mark.parametrize("key", COUNTED)
def test_a_count_has_as_many_rows_as_it_says(sample: Version, key: str, filters: object) -> None:
    rows = records(sample, EVERYTHING, filters, indicators()[key][1].key, key)
    assert len(rows) == (figure(sample, EVERYTHING, filters, key)["value"] or 0)


@pytest.mark.slow
@pytest.mark.parametrize("key", BELOW)
def test_a_rate_and_a_median_have_as_many_rows_as_n(sample: Version, key: str) -> None:
    rows = records(sample, EVERYTHING, ASKED[0], indicators()[key][1].key, key)
    assert len(rows) == (figure(sample, EVERYTHING, ASKED[0], key)["denominator"] or 0)


@pytest.mark.slow
@pytest.mark.parametrize("grids", [("990101001001001",), ("990101001001001", "990101001001002")])
def test_filters_narrow_rows_as_they_narrow_figures(sample: Version, grids: tuple[str]) -> None:
    filters = about("2025H1", grids=grids)
    rows = records(sample, EVERYTHING, filters, "hazard", "hazards_open")
    assert len(rows) == figure(sample, EVERYTHING, filters, "hazards_open")["value"]
    assert set(records(sample, EVERYTHING, filters, "hazard")["grid"]) <= set(grids)


def test_a_distinct_count_lists_only_rows_that_name_something(sample: Version) -> None:
    laws = records(sample, EVERYTHING, ASKED[0], "session", "laws_studied")
    assert {law for row in laws["laws"] for law in row} and len(laws) < 27
    assert len({law for row in laws["laws"] for law in row}) == 9
    matters = records(sample, EVERYTHING, ASKED[0], "visit", "visit_matters")
    assert matters["matter"].notna().all()
    assert matters["matter"].nunique() == 6


def test_a_sum_lists_the_rows_that_add_to_it(sample: Version) -> None:
    rows = records(sample, EVERYTHING, ASKED[0], "session", "session_residents")
    assert rows["residents"].sum() == 756
    assert (rows["residents"] > 0).all()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return publish(
        tmp_path_factory.mktemp("records"),
        grid=[{"code": "g1", "name": "红旗一网格"}],
        deputy=[{"code": "D1", "name": "张某"}, {"code": "D2", "name": "李某"}],
        dispute=[
            {
                "number": "JF-1",
                "received": day("04-03"),
                "grid": "g1",
                "deputies": ["D1", "D2"],
                "parties": "赵小甲、钱乙",
                "phone": "13800001234",
                "summary": "赵小甲与钱乙争吵，电话13800001234",
                "reporter": "孙丙",
            },
            {"number": "JF-2", "received": day("06-03"), "grid": "g9"},
            {"number": "JF-0", "received": day("2024-06-03")},
        ],
    )


def test_the_newest_first_with_file_sheet_and_row(store: Version) -> None:
    rows = records(store, EVERYTHING, about("2025H1"), "dispute")
    assert list(rows["number"]) == ["JF-2", "JF-1"]
    place = rows.loc[1, ["source_file", "source_sheet", "source_row", "load"]]
    assert list(place) == ["dispute.xlsx", "1", 2, 1]


def test_personal_columns_are_masked_unless_the_scope_may_see_them(store: Version) -> None:
    names = ["parties", "phone", "summary", "reporter"]
    masked = records(store, EVERYTHING, about("2025H1"), "dispute").loc[1, names]
    assert list(masked) == ["赵**、钱*", "138****1234", "赵**与钱*争吵，电话138****1234", "孙*"]
    clear = records(store, CLEAR, about("2025H1"), "dispute").loc[1, names]
    assert list(clear) == [
        "赵小甲、钱乙",
        "13800001234",
        "赵小甲与钱乙争吵，电话13800001234",
        "孙丙",
    ]


@pytest.mark.slow
def test_some_columns_alone_are_masked_no_less(store: Version) -> None:
    rows = records(store, EVERYTHING, about("2025H1"), "dispute", columns=["summary", "grid"])
    assert list(rows.columns) == ["summary", "grid"]
    assert list(rows.loc[1]) == ["赵**与钱*争吵，电话138****1234", "g1"]
    key = "disputes_received"
    counted = records(store, EVERYTHING, about("2025H1"), "dispute", key, columns=["due_on"])
    assert counted.shape == (2, 1)
    not_begun = about("2026H1", "2025-06-30")
    none = records(store, EVERYTHING, not_begun, "dispute", columns=["grid", "number"])
    assert (list(none.columns), len(none)) == (["grid", "number"], 0)


def test_shown_as_people_read_them(store: Version) -> None:
    rows = shown(store, ledger("dispute"), records(store, EVERYTHING, about("2025H1"), "dispute"))
    assert list(rows.columns)[:4] == ["编号", "受理日期", "网格", "纠纷类别"]
    assert list(rows.columns)[-4:] == ["来源文件", "工作表", "行号", "导入批次"]
    assert rows.loc[1, "网格"] == "红旗一网格"
    assert rows.loc[1, "代表"] == "张某、李某"
    assert str(rows.loc[1, "受理日期"])[:10] == "2025-04-03"
    assert rows.loc[0, "网格"] == "g9"
    assert pd.isna(rows.loc[0, "当事人"])


def test_a_roster_gives_every_entry_and_its_indicator_those_there(sample: Version) -> None:
    everyone = records(sample, EVERYTHING, about("2025H1"), "deputy")
    assert len(everyone) == 41
    there = records(sample, EVERYTHING, about("2025H1"), "deputy", "deputies")
    last = pd.Timestamp(dt.date(2025, 6, 30))
    assert len(there) == (~(everyone["until"] <= last)).sum()


def test_nothing_to_list(store: Version) -> None:
    assert records(store, EVERYTHING, about("2026"), "dispute").empty
    assert records(store, EVERYTHING, about("2025", deputy="D1"), "facility").empty
    with pytest.raises(GridLensError, match="“hazards_open”不属于这本台账"):
        records(store, EVERYTHING, about("2025"), "dispute", "hazards_open")
