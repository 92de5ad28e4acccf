"""Closed matters that nobody dated: left out of what needs the date, and counted beside it."""

from pathlib import Path

import pytest

from gridlens.figures.beside.left import beside, left_out, noted, undated
from gridlens.figures.rows.trace import trace, trace_sentence
from gridlens.figures.scope import EVERYTHING
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

RATE, DAYS = "hazards_on_time_rate", "hazards_median_days"
LACKING = "未填销号日期、复查日期和整改日期"
FOUND = {"found": day("04-01"), "due": day("04-20"), "grid": "g1"}
UNDATED = FOUND | {"status": "已销号"}
OVERDUE = FOUND | {"status": "整改中"}
LATE = FOUND | {"closed": day("04-25"), "grid": "g2"}


@pytest.fixture(scope="module")
def none_dated(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Nine hazards closed on an unknown day, and one open and overdue."""
    return publish(tmp_path_factory.mktemp("none"), hazard=[*[UNDATED] * 9, OVERDUE])


@pytest.fixture(scope="module")
def one_dated(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Two hazards closed on an unknown day, one overdue, one closed late, one without a limit."""
    limitless = UNDATED | {"due": None}
    rows = [UNDATED, UNDATED, OVERDUE, LATE, limitless]
    return publish(tmp_path_factory.mktemp("one"), hazard=rows)


def measured(store: Version, key: str, *by: str) -> tuple[object, ...]:
    names = ("value", "denominator", "left_out")
    return tuple(ask(store, key, "2025H1", *by, measure=name) for name in names)


def test_where_no_closed_matter_is_dated_there_is_no_rate(none_dated: Version) -> None:
    assert measured(none_dated, RATE) == (None, 1, 9)
    assert measured(none_dated, DAYS) == (None, 0, 9)


def test_where_one_is_dated_the_rate_stands_and_the_others_are_counted(one_dated: Version) -> None:
    assert measured(one_dated, RATE) == (0, 2, 2)
    assert measured(one_dated, DAYS) == (24, 1, 3)


def test_each_group_has_its_own(one_dated: Version) -> None:
    assert measured(one_dated, RATE, "grid") == (
        {"g1": None, "g2": 0},
        {"g1": 1, "g2": 1},
        {"g1": 2, "g2": 0},
    )


def test_what_needs_no_closing_date_leaves_nothing_out(none_dated: Version) -> None:
    assert measured(none_dated, "hazards_closing_rate") == (0.9, 10, None)
    assert measured(none_dated, "hazards_rectified") == (9, None, None)


def test_any_closing_date_counts_a_matter_and_an_open_one_is_not_left_out(tmp_path: Path) -> None:
    rows = [UNDATED | {"rectified": day("04-10")}, OVERDUE | {"rectified": day("04-10")}]
    store = publish(tmp_path, hazard=rows)
    assert measured(store, RATE) == (0.5, 2, 0)
    assert measured(store, DAYS) == (9, 1, 0)


def test_a_matter_closed_after_the_as_of_date_is_open_and_not_left_out(tmp_path: Path) -> None:
    store = publish(tmp_path, hazard=[LATE])
    found = [
        ask(store, RATE, "2025H1", as_of="2025-04-22", measure=name)
        for name in ("value", "denominator", "left_out")
    ]
    assert found == [0, 1, 0]


def test_the_words_name_the_dates_and_the_number() -> None:
    assert left_out("disputes_median_days", 9) == "9起未填办结日期"
    assert left_out("motions_on_time_rate", 1200) == "1,200件未填答复日期"
    assert left_out("matters_on_time_rate", 1) == "1件未填办结日期和反馈日期"
    assert left_out(RATE, 9) == "9条" + LACKING
    assert (left_out(RATE, 0), left_out(RATE, None), undated("hazards_received")) == ("", "", "")


def test_the_note_after_a_figure() -> None:
    assert noted(DAYS, 8, "n=3", 2) == f"（n=3，2条{LACKING}）"
    assert noted(DAYS, 8, "n=3", 0) == "（n=3）"
    assert noted(DAYS, None, "", 2) == f"，2条{LACKING}"
    assert noted(DAYS, None, "", None) == ""
    assert (beside("n=3", DAYS, 2), beside("n=3", DAYS, 0)) == (f"n=3，2条{LACKING}", "n=3")


def test_the_trace_says_what_is_left_out(none_dated: Version, one_dated: Version) -> None:
    def said(store: Version, key: str) -> str:
        return trace_sentence(store, trace(store, EVERYTHING, about("2025H1"), key))

    assert said(none_dated, RATE) == (
        "2025年上半年，隐患按期销号率—：已销号的都没有日期，算不出；下列1条为已过期限仍未销号的。"
        f"另有9条{LACKING}，未计入。"
    )
    assert said(none_dated, DAYS) == (
        f"2025年上半年，隐患销号天数中位数—：没有可计入的记录。另有9条{LACKING}，未计入。"
    )
    assert said(one_dated, RATE) == (
        f"2025年上半年，隐患按期销号率0%：0 ÷ 2，由下列2条记录相加而得。另有2条{LACKING}，未计入。"
    )
