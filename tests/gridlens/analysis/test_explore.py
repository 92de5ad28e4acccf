"""Free questions: counts and indicators by any groups under any conditions; forged links."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest

from gridlens.analysis import explore
from gridlens.analysis.explore import (
    FreeQuestion,
    answer,
    checked,
    dimensions,
    link,
    measures,
    parse,
    question_phrase,
    shown,
)
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING, Comparison, Condition, Scope
from gridlens.ledgers import activity_ledgers, ledger
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

DISPUTES = "dispute_records"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four disputes of 2025 and one of 2024; sessions with several hosts and counts."""
    disputes = [
        ("2024-12-30", "g1", "热线转办", "已化解", ["D1"]),
        ("2025-01-10", "g1", "热线转办", "已化解", ["D1"]),
        ("2025-02-10", "g1", "网格排查", "登记", None),
        ("2025-02-11", "g2", "网格排查", None, ["D1", "D2"]),
        ("2025-04-01", None, None, "登记", None),
    ]
    return publish(
        tmp_path_factory.mktemp("explore"),
        grid=[{"code": "g1", "name": "一网格"}, {"code": "g2", "name": "二网格"}],
        deputy=[{"code": "D1", "name": "张某"}, {"code": "D2", "name": "李某"}],
        dispute=[
            {
                "received": day(date),
                "grid": grid,
                "source": source,
                "status": status,
                "deputies": deputies,
                "parties": "王五、赵六",
            }
            for date, grid, source, status, deputies in disputes
        ],
        session=[
            {
                "date": day("03-01"),
                "type": "理论宣讲",
                "hosts": ["宣传办", "工会"],
                "residents": 40,
            },
            {"date": day("03-02"), "type": "理论宣讲", "hosts": ["宣传办"], "residents": 12},
            {"date": day("03-03"), "type": "义诊", "hosts": None, "residents": None},
        ],
    )


def put(
    store: Version, key: str, indicator: str, *by: str, where: tuple[Condition, ...] = ()
) -> dict[object, object]:
    table = answer(store, EVERYTHING, about("2025H1"), FreeQuestion(key, indicator, by, where))
    groups = table[list(by)].itertuples(index=False, name=None)
    return {
        (group if len(by) > 1 else group[0]): value
        for group, value in zip(groups, table["value"], strict=True)
        if value
    }


def total(store: Version, *where: Condition, key: str = "dispute") -> int:
    return sum(put(store, key, f"{key}_records", "month", where=where).values())  # type: ignore[arg-type]


@pytest.mark.slow
def test_records_are_counted_by_any_column_of_words(store: Version) -> None:
    assert put(store, "dispute", DISPUTES, "source") == {"网格排查": 2, "热线转办": 1, None: 1}
    assert put(store, "dispute", DISPUTES, "status") == {"登记": 2, "已化解": 1, None: 1}
    assert put(store, "dispute", DISPUTES, "deputy") == {"D1": 2, "D2": 1, None: 2}
    assert put(store, "session", "session_records", "hosts") == {"宣传办": 2, "工会": 1, None: 1}


def test_by_two_groups_and_any_indicator(store: Version) -> None:
    assert put(store, "dispute", "disputes_received", "source", "quarter") == {
        ("热线转办", "2025Q1"): 1,
        ("网格排查", "2025Q1"): 2,
        (None, "2025Q2"): 1,
    }
    assert put(store, "session", "session_residents", "category") == {"理论宣讲": 52}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("column", "how", "values", "records"),
    [
        ("source", Comparison.IS, ("网格排查",), 2),
        ("source", Comparison.IS, ("网格排查", ""), 3),
        ("source", Comparison.HAS, ("热线",), 1),
        ("status", Comparison.IS, ("",), 1),
        ("deputies", Comparison.IS, ("D2",), 1),
        ("deputies", Comparison.IS, ("",), 2),
        ("deputies", Comparison.HAS, ("d1",), 2),
        ("grid", Comparison.IS, ("g1",), 2),
        ("received", Comparison.FROM, ("2025-02-11",), 2),
        ("received", Comparison.UNTIL, ("2025年2月10日",), 2),
    ],
)
def test_conditions_on_any_column(
    store: Version, column: str, how: Comparison, values: tuple[str, ...], records: int
) -> None:
    assert total(store, Condition(column, how, values)) == records


def test_conditions_on_numbers_and_several_together(store: Version) -> None:
    low, high = (
        Condition("residents", Comparison.FROM, ("12",)),
        Condition("residents", Comparison.UNTIL, ("39.5",)),
    )
    assert total(store, low, key="session") == 2
    assert total(store, low, high, key="session") == 1
    both = (
        Condition("source", Comparison.IS, ("网格排查",)),
        Condition("status", Comparison.IS, ("登记",)),
    )
    assert total(store, *both) == 1
    assert total(store, Condition("source", Comparison.HAS, ("'; DROP TABLE dispute --",))) == 0


def test_answers_are_the_figures_of_outcomes(sample: Version) -> None:
    question = FreeQuestion("hazard", "hazards_rectified", ("grid", "quarter"))
    table = answer(sample, EVERYTHING, about("2025H1"), question)
    found = dict(
        zip(zip(table["grid"], table["quarter"], strict=True), table["value"], strict=True)
    )
    assert found == ask(sample, "hazards_rectified", "2025H1", "grid", "quarter")


@pytest.mark.slow
@pytest.mark.parametrize("key", activity_ledgers())
def test_every_ledger_answers_by_each_of_its_groups(sample: Version, key: str) -> None:
    def counted(name: str) -> float:
        question = FreeQuestion(key, f"{key}_records", (name,))
        values = answer(sample, EVERYTHING, about("2025H1"), question)["value"]
        return sum(value or 0 for value in values)  # none of a ledger that was not kept

    whole = counted("month")
    assert next(iter(measures(ledger(key)))) == f"{key}_records"
    for name in dimensions(ledger(key)):
        assert counted(name) >= whole
        assert name in ("deputy", "hosts", "partners", "laws", "places_visited", "joint_units") or (
            counted(name) == whole
        )


def test_as_people_read_it(store: Version) -> None:
    def read(*by: str) -> list[list[object]]:
        question = FreeQuestion("dispute", DISPUTES, by)
        table = shown(store, question, answer(store, EVERYTHING, about("2025Q1"), question))
        return [list(table.columns), *table.values.tolist()]

    assert read("grid") == [["网格", "矛盾纠纷记录数（条）"], ["一网格", 2], ["二网格", 1]]
    assert read("grid", "source") == [
        ["网格", "热线转办", "网格排查"],
        ["一网格", 1, 1],
        ["二网格", 0, 1],
    ]
    assert [row[0] for row in read("month")[1:]] == ["2025年1月", "2025年2月", "2025年3月"]
    assert read("status")[-1] == ["未填状态", 1]


def test_what_is_of_the_whole_street_stands_under_no_grid(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "g1", "name": "一网格"}],
        session=[{"date": day("02-01"), "type": "理论宣讲", "grid": "g1"}],
    )
    question = FreeQuestion("session", "policy_lectures", ("grid",))
    table = answer(store, EVERYTHING, about("2025Q1"), question)
    assert shown(store, question, table).values.tolist() == [["一网格", None], ["不分网格", 1]]


def test_what_is_asked_in_words() -> None:
    where = (
        Condition("source", Comparison.IS, ("网格排查", "")),
        Condition("received", Comparison.FROM, ("2025-02-01",)),
    )
    question = FreeQuestion("dispute", DISPUTES, ("grid", "month"), where)
    assert question_phrase(question) == (
        "矛盾纠纷记录数，按网格和月份，来源是网格排查、未填，受理日期不小于2025-02-01"
    )


def test_a_link_opens_the_same_question() -> None:
    where = (
        Condition("source", Comparison.IS, ("网格 & 排查", "")),
        Condition("received", Comparison.FROM, ("2025-02-01",)),
    )
    question = FreeQuestion("dispute", DISPUTES, ("grid", "month"), where)
    given = parse_qs(link(question), keep_blank_values=True)
    assert parse(given, EVERYTHING) == question


PLAIN = {"ledger": ["dispute"], "indicator": [DISPUTES], "by": ["grid"]}


@pytest.mark.parametrize(
    ("forged", "why"),
    [
        ({"ledger": ["没有"]}, "没有名为“没有”的台账"),
        ({"ledger": []}, "没有名为“”的台账"),
        ({"ledger": ["deputy"]}, "“代表名册”是名册"),
        ({"indicator": ["hazards_received"]}, "没有指标“hazards_received”"),
        ({"by": ["parties"]}, "不能按“parties”分组"),
        ({"by": ["summary"]}, "不能按“summary”分组"),
        ({"by": []}, "请选一个或两个分组"),
        ({"by": ["grid", "month", "status"]}, "请选一个或两个分组"),
        ({"by": ["quarter", "month"]}, "不能同时按季度和月份"),
        ({"where": ["parties.has.王五"]}, "不能按“parties”筛选"),
        ({"where": ["source.from.1"]}, "不能按“source”筛选"),
        ({"where": ["没有.is.1"]}, "不能按“没有”筛选"),
        ({"where": ["source.like.1"]}, "筛选“source.like.1”不可用"),
        ({"where": ["source.is"]}, "筛选“source.is”不可用"),
        ({"where": ["status.is.飞走了"]}, "“状态”没有“飞走了”这一项"),
        ({"where": ["source.has. "]}, "要包含的文字不能为空"),
        ({"where": ["source.has.a", "source.has.b"]}, "应有一个值"),
        ({"where": ["received.from.昨天"]}, "“受理日期”的筛选“昨天”不可用"),
        (
            {
                "where": [
                    f"{name}.is.x"
                    for name in [
                        "source",
                        "status",
                        "outcome",
                        "agreement",
                        "grid",
                        "category",
                        "mediator",
                        "satisfaction",
                        "reporting_unit",
                    ]
                ]
            },
            "最多8个",
        ),
    ],
)
def test_forged_links_end_in_a_sentence(forged: dict[str, list[str]], why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        parse(PLAIN | forged, EVERYTHING)


def test_personal_columns_carry_conditions_only_for_who_may_see_them(store: Version) -> None:
    asked = FreeQuestion(
        "dispute", DISPUTES, ("grid",), (Condition("parties", Comparison.HAS, ("王五",)),)
    )
    with pytest.raises(GridLensError, match="不能按“parties”筛选"):
        checked(asked, EVERYTHING)
    table = answer(store, Scope(personal=True), about("2025H1"), asked)
    assert sum(table["value"]) == 4
    assert "parties" not in explore.conditionals(ledger("dispute"), EVERYTHING)
