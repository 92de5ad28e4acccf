"""Open matters: as many as the figures say, the worst first; due and overdue as counted by hand."""

import datetime as dt
from collections import Counter

import pandas as pd
import pytest

from gridlens.analysis import matters
from gridlens.figures.outcomes import figure, outcomes
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.ledgers import ledgers
from gridlens.store.version import Version
from tests.gridlens.analysis.sample_matters import PREFIXES
from tests.gridlens.analysis.sample_matters import matters as counted_by_hand
from tests.gridlens.figures.asking import about
from tests.sample_store import EIGHT
from tests.small_store import day, publish

PREFIX_OF = {
    key: ledger.life_cycle.prefix
    for key, ledger in matters.ledgers_of_matters().items()
    if ledger.life_cycle
}
ASKED = [
    about("2025H1"),
    about("2024Q3", "2024-08-15"),
    about("2025H1", grids=("990101001002001", "990101001001004")),
]
LAST = dt.date(2025, 6, 30)


def test_every_ledger_of_matters_is_there() -> None:
    assert {prefix for key, prefix in PREFIX_OF.items() if key in EIGHT} == set(PREFIXES)


@pytest.mark.slow
@pytest.mark.parametrize("filters", ASKED, ids=["half", "part of a quarter", "two grids"])
def test_the_list_has_as_many_as_the_figures_say(sample: Version, filters: Filters) -> None:
    table = matters.open_matters(sample, EVERYTHING, filters)
    assert len(table)
    for key, prefix in PREFIX_OF.items():
        mine = table[table["ledger"] == key]
        open_now = figure(sample, EVERYTHING, filters, f"{prefix}_open")["value"]
        overdue = figure(sample, EVERYTHING, filters, f"{prefix}_overdue")["value"]
        assert (len(mine), (mine["days_overdue"] > 0).sum()) == (open_now or 0, overdue or 0)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["grid", "category", "age"])
def test_the_list_has_as_many_in_every_group(sample: Version, by: str) -> None:
    table = matters.open_matters(sample, EVERYTHING, ASKED[0])
    for key, prefix in PREFIX_OF.items():
        mine = table[table["ledger"] == key]
        told = outcomes(sample, EVERYTHING, ASKED[0], [f"{prefix}_open"], [by])
        figures = {g: v for g, v in zip(told[by], told["value"], strict=True) if v}
        groups = [g if isinstance(g, str) else None for g in mine[by]]
        assert Counter(groups) == figures


@pytest.mark.slow
def test_ages_are_shaped_as_the_chart_takes_them(sample: Version) -> None:
    ages = matters.by_age(matters.open_matters(sample, EVERYTHING, ASKED[0]))
    keys = [f"{prefix}_open" for prefix in PREFIX_OF.values()]
    told = outcomes(sample, EVERYTHING, ASKED[0], keys, ["age"])
    told["value"] = [value or 0 for value in told["value"]]  # none of a ledger that was not kept
    assert ages.values.tolist() == told[["indicator", "age", "value"]].values.tolist()


@pytest.mark.slow
def test_days_are_those_counted_from_the_files(sample: Version) -> None:
    table = matters.open_matters(sample, EVERYTHING, ASKED[0])
    expected = sorted(
        (
            max((LAST - m.due).days, 0) if m.due and not m.extended else 0,
            (LAST - m.received).days,
        )
        for some in counted_by_hand().values()
        for m in some
        if m.open_on(LAST, LAST)
    )
    found = list(zip(table["days_overdue"], table["days_open"], strict=True))
    assert found == expected[::-1]
    assert found[0] == (34, 49)  # the oldest two, of 54 and 41 days, have an extended term


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return publish(
        tmp_path_factory.mktemp("matters"),
        grid=[{"code": "g2", "name": "红旗二网格"}, {"code": "g9", "name": "康乐一网格"}],
        deputy=[{"code": "D1", "name": "张某"}],
        dispute=[
            {
                "number": "JF-1",
                "received": day("04-03"),
                "due": day("05-03"),
                "grid": "g9",
                "category": "邻里",
                "parties": "赵小甲",
                "summary": "赵小甲漏水，电话13800001234",
                "reporting_unit": "红旗社区",
                "deputies": ["D1"],
            },
            {"number": "JF-2", "received": day("06-01"), "closed": day("06-20")},
        ],
        hazard=[
            {
                "number": "YH-1",
                "found": day("06-01"),
                "due": day("06-29"),
                "grid": "g2",
                "category": "消防安全",
                "location": "丰年路3号",
                "summary": "通道被占",
                "responsible_unit": "应急办",
            },
            {"number": "YH-2", "found": day("06-20"), "due": day("06-30"), "grid": "g2"},
            {"number": "YH-3", "found": day("06-10"), "responsible_unit": "应急办"},
        ],
        livelihood=[
            {"number": "SQ-1", "accepted": day("05-02"), "due": day("05-09"), "status": "延期"}
        ],
        motion=[
            {
                "number": "YA-1",
                "submitted": day("01-16"),
                "assigned": day("03-20"),
                "kind": "建议",
                "title": "增设路灯",
                "replied": day("07-01"),
            }
        ],
    )


@pytest.fixture(scope="module")
def few(store: Version) -> pd.DataFrame:
    return matters.open_matters(store, EVERYTHING, about("2025H1"))


def test_the_longest_overdue_first_then_the_longest_open(few: pd.DataFrame) -> None:
    columns = ["number", "days_overdue", "days_open", "age"]
    assert few[columns].values.tolist() == [
        ["JF-1", 58, 88, "逾期30天以上"],  # due 3 May
        ["YA-1", 10, 165, "逾期1–15天"],  # due three months after 20 March
        ["YH-1", 1, 29, "逾期1–15天"],
        ["SQ-1", 0, 59, "已延期"],  # due 9 May, but its term was extended
        ["YH-3", 0, 20, "没有期限"],
        ["YH-2", 0, 10, "未到期限"],  # due on the last day itself
    ]


def test_a_matter_says_what_where_whose_and_from_which_row(few: pd.DataFrame) -> None:
    hazard = few.iloc[2]
    assert (hazard["what"], hazard["place"]) == ("消防安全：通道被占", "丰年路*号")
    assert (hazard["unit"], hazard["grid"]) == ("应急办", "g2")
    assert (hazard["received"], hazard["due"]) == (day("06-01"), day("06-29"))
    place = hazard[["source_file", "source_sheet", "source_row"]]
    assert list(place) == ["hazard.xlsx", "1", 2]


def test_texts_are_masked_unless_the_scope_may_see_them(store: Version) -> None:
    told = [
        matters.open_matters(store, scope, about("2025H1"))["what"].iloc[0]
        for scope in (EVERYTHING, Scope(personal=True))
    ]
    assert told == ["邻里：赵**漏水，电话138****1234", "邻里：赵小甲漏水，电话13800001234"]


def test_a_ledger_without_responsible_units_has_those_that_report(few: pd.DataFrame) -> None:
    others = [
        one.title
        for one in ledgers().values()
        if one.life_cycle and not one.has("responsible_unit")
    ]
    said = f"“{'、'.join(others)}”台账没有“责任单位”一栏，按填报单位列。"
    assert "矛盾纠纷" in others and matters.unit_rule() == said
    assert matters.groups_of(few, "unit") == ["应急办", "红旗社区", "未填责任单位"]
    assert matters.counted(few, "unit").values.tolist()[0] == ["应急办", "应急办", 2, 1]


def test_grids_stand_in_the_order_of_the_roster(store: Version, few: pd.DataFrame) -> None:
    found = matters.counted(few, "grid", store.grid_names)
    assert found[["name", "open", "overdue"]].values.tolist() == [
        ["红旗二网格", 2, 1],
        ["康乐一网格", 1, 1],
        ["未分网格", 3, 1],
    ]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"ledgers": ["hazard"]}, ["YH-1", "YH-3", "YH-2"]),
        ({"units": ["应急办", "未填责任单位"]}, ["YA-1", "YH-1", "SQ-1", "YH-3", "YH-2"]),
        ({"categories": ["邻里"]}, ["JF-1"]),
        ({"overdue": True}, ["JF-1", "YA-1", "YH-1"]),
        ({"ledgers": ["hazard"], "overdue": True}, ["YH-1"]),
        ({"units": ["查无此单位"]}, []),
    ],
)
def test_narrowed(few: pd.DataFrame, asked: dict[str, object], numbers: list[str]) -> None:
    assert list(matters.narrowed(few, **asked)["number"]) == numbers  # type: ignore[arg-type]


def test_what_is_open_now_is_not_what_was_open_then(store: Version) -> None:
    then = about("2025H1", "2025-07-02")
    assert "YA-1" in set(matters.open_matters(store, EVERYTHING, then)["number"])
    now = matters.on_the_day(then)
    assert "YA-1" not in set(matters.open_matters(store, EVERYTHING, now)["number"])


def test_shown_as_people_read_them(store: Version, few: pd.DataFrame) -> None:
    read = matters.shown(store, few)
    assert list(read.columns)[:4] == ["台账", "编号", "网格", "类别"]
    assert list(read.columns)[-3:] == ["来源文件", "工作表", "行号"]
    assert (read["台账"].iloc[0], read["网格"].iloc[0]) == ("矛盾纠纷", "康乐一网格")
    assert read["责任单位"].iloc[1] == "未填责任单位"


def test_the_first_sentence(store: Version, few: pd.DataFrame) -> None:
    filters = about("2025H1")
    assert matters.matters_sentence(store, few, filters) == (
        "2025年上半年，期末未办结6项（纠纷1起，隐患3条，诉求1件，议案建议1件），"
        "其中3项已过办理期限，最长58天。"
    )
    calm = matters.narrowed(few, units=["未填责任单位"], ledgers=["hazard"])
    assert matters.matters_sentence(store, calm, filters) == (
        "2025年上半年，期末未办结1项（隐患1条），都没有逾期。"
    )
    none = matters.matters_sentence(store, few[:0], filters)
    assert none == "2025年上半年，期末没有未办结的事项。"


@pytest.mark.slow
def test_a_deputy_is_said_to_take_part_and_is_not_judged(store: Version) -> None:
    filters = about("2025H1", deputy="D1")
    table = matters.open_matters(store, EVERYTHING, filters)
    assert list(table["number"]) == ["JF-1"]
    told = matters.matters_sentence(store, table, filters, "张某")
    assert told == (
        "张某，2025年上半年；期末仍在办理的事项中，参与的有1项，可继续推动；不作评判和比较。"
    )
    assert "没有参与" in matters.matters_sentence(store, table[:0], filters, "张某")


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2024Q1", "2024年一季度，期末还没有事项台账，无从说明。"),
        ("2026", "2026年还没有开始。"),
    ],
)
def test_nothing_is_known_before_the_first_record_and_ahead(
    store: Version, period: str, told: str
) -> None:
    filters = about(period)
    table = matters.open_matters(store, EVERYTHING, filters)
    assert table.empty
    assert not matters.kept(store, filters)
    assert matters.matters_sentence(store, table, filters) == told
    assert matters.open_matters(store, EVERYTHING, about("2026")).empty
    assert matters.counted(matters.open_matters(store, EVERYTHING, about("2024")), "unit").empty
