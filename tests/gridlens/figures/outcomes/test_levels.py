"""Sums, distinct counts, stocks, rates and medians, each computed at the level asked for."""

from pathlib import Path

import pytest

from gridlens.store.version import Version
from tests.gridlens.figures.asking import ask
from tests.small_store import day, publish

PARTIAL = "2025-01-15..2025-05-20"
GRIDS = [{"code": "g1", "name": "一网格"}, {"code": "g2", "name": "二网格"}]


def dispute(received: str, closed: str | None = None, grid: str = "g1", **more: object) -> dict:
    return {"received": day(received), "closed": closed and day(closed), "grid": grid} | more


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Six disputes; days to close are 4, 10, 1 in the first quarter and 20, 30 in the second."""
    settled, court = {"outcome": "调解成功"}, {"outcome": "引导仲裁诉讼"}
    return publish(
        tmp_path_factory.mktemp("disputes"),
        grid=[*GRIDS, {"code": "g3", "name": "三网格"}],
        dispute=[
            dispute("01-01", "01-05", **settled),
            dispute("01-01", "01-11", **court),
            dispute("03-30", "03-31", "g2", **settled),
            dispute("03-31", "04-20", "g2", **settled),
            dispute("04-01", "05-01", "g2", **settled),
            dispute("06-01"),
        ],
    )


@pytest.mark.slow
def test_distinct_counts_are_taken_anew_at_every_level(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        session=[
            {"date": day("01-10"), "type": "法律学习", "laws": ["宪法", "代表法"]},
            {"date": day("02-10"), "type": "理论宣讲", "laws": ["宪法"]},
            {"date": day("04-10"), "type": "法律学习", "laws": ["宪法", "民法典"]},
            {"date": day("05-10"), "type": "法律学习", "laws": []},
            {"date": day("05-11"), "type": "法律学习"},
        ],
    )
    assert ask(store, "laws_studied", "2025H1") == 3
    assert ask(store, "laws_studied", "2025H1", "quarter") == {"2025Q1": 2, "2025Q2": 2}
    by_type = ask(store, "laws_studied", "2025H1", "category")
    assert (by_type["法律学习"], by_type["理论宣讲"], by_type["议政会"]) == (3, 1, 0)


@pytest.mark.slow
def test_distinct_values_of_a_plain_column_leave_out_the_empty(tmp_path: Path) -> None:
    firms = ["甲厂", "甲厂", "乙店", None]
    rows = [{"date": day(f"0{m}-15"), "firm": firm} for m, firm in enumerate(firms, start=1)]
    store = publish(tmp_path, enterprise_visit=rows)
    assert ask(store, "enterprises_visited", "2025H1") == 2
    assert ask(store, "enterprises_visited", "2025H1", "quarter") == {"2025Q1": 2, "2025Q2": 0}
    assert ask(store, "enterprise_visits", "2025H1") == 4


@pytest.mark.slow
def test_an_inspection_with_three_problems_is_one_inspection(tmp_path: Path) -> None:
    day_of = {"date": day("03-20"), "topic": "安全生产"}
    store = publish(
        tmp_path,
        inspection=[
            day_of | {"number": "SC-1", "problem": "通道堵塞"},
            day_of | {"number": "SC-1", "problem": "灭火器过期"},
            day_of | {"number": "SC-1", "problem": "线路老化"},
            {"date": day("05-20"), "topic": "消防", "problem": "灯不亮"},
            {"date": day("05-20"), "topic": "消防", "problem": "门不开"},
            {"date": day("05-21"), "topic": "消防"},
        ],
    )
    assert ask(store, "inspections_joined", "2025H1") == 3
    assert ask(store, "inspections_joined", "2025H1", "quarter") == {"2025Q1": 1, "2025Q2": 2}
    assert ask(store, "findings_received", "2025H1") == 5


@pytest.mark.slow
def test_a_rate_is_a_sum_over_a_sum_with_its_n(disputes: Version) -> None:
    def parts(*by: str) -> tuple[object, ...]:
        measures = ("numerator", "denominator", "value")
        return tuple(
            ask(disputes, "disputes_settlement_rate", "2025H1", *by, measure=m) for m in measures
        )

    assert parts() == (4, 5, 0.8)
    assert parts("grid") == (
        {"g1": 1, "g2": 3, "g3": 0},
        {"g1": 2, "g2": 3, "g3": 0},
        {"g1": 0.5, "g2": 1.0, "g3": None},
    )
    assert parts("quarter")[2] == {"2025Q1": 2 / 3, "2025Q2": 1.0}
    assert ask(disputes, "disputes_settlement_rate", "2025H1", "month")["2025-02"] is None


def test_a_rate_may_be_a_sum_of_numbers_over_a_sum(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        session=[
            {"date": day("01-10"), "present": 9, "expected": 10},
            {"date": day("02-10"), "present": 10, "expected": 90},
            {"date": day("03-10"), "present": 5},
            {"date": day("03-11"), "expected": 7},
        ],
    )
    assert ask(store, "session_attendance_rate", "2025H1") == 0.19
    assert ask(store, "session_attendance_rate", "2025H1", measure="denominator") == 100


@pytest.mark.slow
def test_a_median_is_taken_at_the_level_asked_and_never_averaged(disputes: Version) -> None:
    key = "disputes_median_days"
    assert ask(disputes, key, "2025H1") == 10
    assert ask(disputes, key, "2025H1", measure="denominator") == 5
    assert ask(disputes, key, "2025H1", "quarter") == {"2025Q1": 4, "2025Q2": 25}
    assert ask(disputes, key, "2025H1", "grid") == {"g1": 7, "g2": 20, "g3": None}
    assert ask(disputes, key, "2025H1", "month")["2025-01"] == 7
    assert ask(disputes, key, "2025H1", "grid", measure="denominator")["g3"] == 0


@pytest.mark.slow
def test_a_stock_is_what_is_there_at_the_end_of_each_part(tmp_path: Path) -> None:
    always, later = (
        {"code": "g1", "name": "一"},
        {"code": "g2", "name": "二", "since": day("04-01")},
    )
    last = {"code": "g3", "name": "三", "since": day("2024-01-01"), "until": day("06-30")}
    left = {"code": "g4", "name": "四", "since": day("2024-01-01"), "until": day("06-29")}
    store = publish(tmp_path, grid=[always, later, last, left])
    assert ask(store, "grids", "2025H1") == 3
    assert ask(store, "grids", "2025H1", "quarter") == {"2025Q1": 3, "2025Q2": 3}
    may = ask(store, "grids", "2025H1", "month")
    assert [may[m] for m in ("2025-03", "2025-04", "2025-05", "2025-06")] == [3, 4, 4, 3]
    assert ask(store, "grids", "2025H1", "grid") == {"g1": 1, "g2": 1, "g3": 1, "g4": 0}
    assert ask(store, "grids", "2023") == 1


@pytest.mark.parametrize(
    ("key", "roster", "entry", "end"),
    [
        ("grids", "grid", {"code": "g1", "name": "一"}, "until"),
        ("deputies", "deputy", {"code": "D1", "name": "张某"}, "until"),
        ("supervision_posts", "facility", {"kind": "党员监督岗", "name": "一岗"}, "closed"),
    ],
)
def test_an_entry_of_a_roster_is_there_on_its_last_day(
    tmp_path: Path, key: str, roster: str, entry: dict[str, str], end: str
) -> None:
    store = publish(tmp_path, **{roster: [entry | {end: day("04-30")}]})
    assert ask(store, key, "2025-04") == 1
    assert ask(store, key, "2025-05", as_of="2025-05-01") == 0
    dispute_closed = dispute("04-01", "04-30")
    matters = publish(tmp_path / "matters", dispute=[dispute_closed])
    assert ask(matters, "disputes_open", "2025-04") == 0


@pytest.mark.slow
def test_open_and_carried_over_are_stocks_of_both_ends(disputes: Version) -> None:
    by_month = ask(disputes, "disputes_open", "2025H1", "month")
    assert list(by_month.values()) == [0, 0, 1, 1, 0, 1]
    carried = ask(disputes, "disputes_carried_over", "2025H1", "month")
    assert list(carried.values()) == [0, 0, 0, 1, 1, 0]
    assert ask(disputes, "disputes_carried_over", "2025Q2") == 1
    assert ask(disputes, "disputes_open", "2025Q1", "grid") == {"g1": 0, "g2": 1, "g3": 0}


@pytest.mark.slow
def test_a_partial_range_is_cut_at_its_own_ends(disputes: Version) -> None:
    assert ask(disputes, "disputes_received", PARTIAL, "quarter") == {"2025Q1": 2, "2025Q2": 1}
    assert ask(disputes, "disputes_closed", PARTIAL, "month") == {
        "2025-01": 0,
        "2025-02": 0,
        "2025-03": 1,
        "2025-04": 1,
        "2025-05": 1,
    }
    carried = ask(disputes, "disputes_carried_over", "2025-01-05..2025-05-20", "quarter")
    assert carried == {"2025Q1": 2, "2025Q2": 1}
    assert ask(disputes, "disputes_carried_over", "2025-01-06..2025-05-20") == 1


def test_a_range_over_the_turn_of_a_year(tmp_path: Path) -> None:
    days = ("2024-11-30", "2024-12-01", "2025-01-31", "2025-02-01")
    store = publish(tmp_path, dispute=[dispute(d) for d in days])
    found = ask(store, "disputes_received", "2024-12-01..2025-01-31", "month")
    assert found == {"2024-12": 1, "2025-01": 1}
    found = ask(store, "disputes_received", "2024-12-01..2025-01-31", "quarter")
    assert found == {"2024Q4": 1, "2025Q1": 1}


def test_open_matters_by_how_far_they_are_past_due(tmp_path: Path) -> None:
    dues = {"06-30": 0, "06-29": 1, "06-15": 15, "06-14": 16, "05-31": 30, "05-30": 31}
    rows = [dispute("05-01", due=day(due)) for due in dues]
    rows += [dispute("05-01", "05-02", due=day("05-30")), dispute("05-01")]
    extended = {"status": "延期"}
    rows += [dispute("05-01", due=day(due), **extended) for due in ("06-29", "06-30")]
    rows += [dispute("05-01", **extended)]
    found = ask(publish(tmp_path, dispute=rows), "disputes_open", "2025H1", "age")
    assert found == {
        "未到期限": 2,
        "逾期1–15天": 2,
        "逾期16–30天": 2,
        "逾期30天以上": 1,
        "已延期": 1,
        "没有期限": 2,
    }


def test_a_matter_closed_by_the_period_s_end_is_never_among_those_past_due(tmp_path: Path) -> None:
    rows = [
        dispute("05-01", "05-02", due=day("05-30")),
        dispute("05-01", "06-30", due=day("05-30")),
        dispute("05-01", "07-01", due=day("05-30")),
    ]
    store = publish(tmp_path, dispute=[*rows, dispute("07-02")])
    found = ask(store, "disputes_received", "2025H1", "age")
    assert {age: n for age, n in found.items() if n} == {"已办结": 2, "逾期30天以上": 1}
    found = ask(store, "disputes_closed", "2025H1", "age")
    assert {age: n for age, n in found.items() if n} == {"已办结": 2}
