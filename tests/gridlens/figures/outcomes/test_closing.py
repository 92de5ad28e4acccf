"""A matter closes on its closing date, else on the latest date that may stand in for it."""

from pathlib import Path
from typing import Any

import pytest

from gridlens.figures.rows.records import records
from gridlens.figures.rows.trace import trace, trace_sentence
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

CLOSED, RECHECKED, RECTIFIED = "04-21", "04-13", "04-09"


def hazard(status: str | None, **dates: str) -> dict[str, Any]:
    """Return a hazard found on 1 April and due on the 12th."""
    return {"found": day("04-01"), "due": day("04-12"), "status": status} | {
        name: day(text) for name, text in dates.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("status", ["已销号", None])
@pytest.mark.parametrize(
    ("dates", "days", "on_time"),
    [
        ({"closed": CLOSED, "rechecked": RECHECKED, "rectified": RECTIFIED}, 20, 0),
        ({"rechecked": RECHECKED, "rectified": RECTIFIED}, 12, 0),
        ({"rectified": RECTIFIED}, 8, 1),
        ({"rechecked": RECTIFIED, "rectified": RECHECKED}, 12, 0),
    ],
    ids=["struck off", "rechecked", "rectified", "rectified again"],
)
def test_a_hazard_closes_on_its_own_date_or_else_on_the_latest(
    tmp_path: Path, status: str | None, dates: dict[str, str], days: int, on_time: int
) -> None:
    store = publish(tmp_path, hazard=[hazard(status, **dates)])
    assert ask(store, "hazards_rectified", "2025-04") == 1
    assert ask(store, "hazards_open", "2025-04") == 0
    assert ask(store, "hazards_median_days", "2025-04") == days
    assert ask(store, "hazards_on_time_rate", "2025-04") == on_time
    (row,) = records(store, EVERYTHING, about("2025-04"), "hazard", "hazards_closed").to_dict(
        "records"
    )
    assert (row["closed_on"].date() - day("04-01")).days == days


@pytest.mark.parametrize("status", ["整改中", "待复查", "退回", "延期", "登记"])
def test_a_hazard_that_is_said_to_be_open_is_open_though_it_was_rectified(
    tmp_path: Path, status: str
) -> None:
    rows = [hazard(status, rechecked=RECHECKED, rectified=RECTIFIED)]
    store = publish(tmp_path, hazard=rows)
    late = int(status != "延期")  # an extended term is not over
    for key, value in (("open", 1), ("closed", 0), ("rectified", 0), ("overdue", late)):
        assert ask(store, f"hazards_{key}", "2025H1") == value, key


def test_the_latest_date_decides_also_when_it_lies_ahead(tmp_path: Path) -> None:
    rows = [hazard("已销号", rechecked="05-20", rectified=RECTIFIED)]
    store = publish(tmp_path, hazard=rows)
    assert ask(store, "hazards_open", "2025-04", as_of="2025-04-30") == 1
    assert ask(store, "hazards_closed", "2025H1", "month")["2025-05"] == 1


def test_a_residents_matter_closes_when_it_was_answered_if_nothing_else_is_filled(
    tmp_path: Path,
) -> None:
    accepted = {"accepted": day("06-01")}
    rows = [
        accepted | {"status": "已反馈", "feedback": day("06-11")},
        accepted | {"status": "已反馈", "feedback": day("06-11"), "closed": day("06-05")},
        accepted | {"status": "处置中", "feedback": day("06-11")},
    ]
    store = publish(tmp_path, livelihood=rows)
    assert ask(store, "livelihood_settled", "2025H1") == 2
    assert ask(store, "matters_median_days", "2025H1") == 7  # 4 and 10 days
    assert ask(store, "matters_open", "2025H1") == 1


def test_whatever_may_close_a_matter_is_activity(tmp_path: Path) -> None:
    assert publish(tmp_path, hazard=[hazard("已销号", rectified="06-18")]).as_of == day("06-18")


def test_the_definitions_name_the_dates() -> None:
    order = "按销号日期计；未填的按复查日期、整改日期中较晚的计；都未填的"
    for key in ("closed", "rectified", "on_time_rate", "median_days"):
        assert order in indicator(f"hazards_{key}")[0].definition, key
    assert "按办结日期计；未填的按反馈日期计；都未填的" in indicator("matters_closed")[0].definition
    assert "按办结日期计；未填办结日期的" in indicator("disputes_closed")[0].definition
    assert "都未填的按发现日期、现场查看日期中较晚的计" in indicator("hazards_closed")[0].definition
    assert (
        "未填答复日期的按提出日期、交办日期中较晚的计" in indicator("motions_closed")[0].definition
    )


def undated(**dates: str) -> dict[str, Any]:
    """Return a motion submitted on 10 January that was answered on a day nobody wrote down."""
    return {"submitted": day("01-10"), "status": "已答复"} | {
        name: day(text) for name, text in dates.items()
    }


def test_a_matter_closed_without_its_date_takes_the_latest_day_it_has(tmp_path: Path) -> None:
    rows = [undated(assigned="04-02", due="05-02"), undated(), undated(assigned="01-20")]
    store = publish(tmp_path, motion=rows)
    # carried over + received - closed = open: 0 + 3 - 2 = 1, then 1 + 0 - 1 = 0
    found = {
        name: ask(store, f"motions_{name}", "2025H1", "quarter")
        for name in ("carried_over", "received", "closed", "open")
    }
    assert found == {
        "carried_over": {"2025Q1": 0, "2025Q2": 1},
        "received": {"2025Q1": 3, "2025Q2": 0},
        "closed": {"2025Q1": 2, "2025Q2": 1},
        "open": {"2025Q1": 1, "2025Q2": 0},
    }
    assert ask(store, "motions_median_days", "2025H1") is None  # the day itself is not known


def test_days_after_the_as_of_day_are_not_known_yet(tmp_path: Path) -> None:
    store = publish(tmp_path, motion=[undated(assigned="04-02")])
    assert ask(store, "motions_closed", "2025Q1", as_of="2025-03-31") == 1
    assert ask(store, "motions_closed", "2025Q1", as_of="2025-04-02") == 0
    assert ask(store, "motions_closed", "2025Q2", as_of="2025-04-02") == 1


def test_the_trace_says_by_which_date_a_close_is_counted(tmp_path: Path) -> None:
    rows = [undated(assigned="04-02"), undated(replied="03-01")]
    store = publish(tmp_path, motion=rows)
    found = trace(store, EVERYTHING, about("2025H1"), "motions_closed")
    assert trace_sentence(store, found).endswith(
        "：即下列2条记录。其中1件未填答复日期，按提出日期、交办日期中较晚的计。"
    )
