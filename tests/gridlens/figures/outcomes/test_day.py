"""Figures as known on a day: what closed later is still open, what began later is not there."""

from pathlib import Path

import pytest

from gridlens.store.version import Version
from tests.gridlens.figures.asking import ask
from tests.small_store import day, publish


def dispute(received: str, closed: str | None = None, **more: object) -> dict[str, object]:
    return {"received": day(received), "closed": closed and day(closed)} | more


def test_a_closing_after_the_as_of_date_is_not_known_yet(tmp_path: Path) -> None:
    store = publish(tmp_path, dispute=[dispute("01-10", "05-02", outcome="调解成功")])
    for key, before, after in (
        ("disputes_open", 1, 0),
        ("disputes_closed", 0, 1),
        ("disputes_settled", 0, 1),
        ("disputes_closing_rate", 0, 1),
        ("disputes_settlement_rate", None, 1),
        ("disputes_median_days", None, 112),
    ):
        assert ask(store, key, "2025H1", as_of="2025-05-01") == before, key
        assert ask(store, key, "2025H1", as_of="2025-05-02") == after, key
    assert ask(store, "disputes_open", "2025Q1", as_of="2025-06-30") == 1
    assert ask(store, "disputes_closing_rate", "2025Q1", as_of="2025-06-30") == 1


def test_what_was_received_after_the_as_of_date_is_not_there(tmp_path: Path) -> None:
    store = publish(tmp_path, dispute=[dispute("03-01"), dispute("03-02")])
    assert ask(store, "disputes_received", "2025H1", as_of="2025-03-01") == 1
    assert ask(store, "disputes_open", "2025H1", as_of="2025-03-01") == 1


def test_a_period_that_has_not_begun_has_no_figures(tmp_path: Path) -> None:
    grid = {"code": "g1", "name": "一", "since": day("2024-01-01")}
    store = publish(tmp_path, dispute=[dispute("01-10")], grid=[grid])
    assert ask(store, "disputes_received", "2025H2", as_of="2025-06-30") is None
    assert ask(store, "disputes_open", "2025H2", as_of="2025-06-30") is None
    assert ask(store, "grids", "2025H2", as_of="2025-06-30") is None
    assert ask(store, "disputes_closing_rate", "2025H2", as_of="2025-06-30") is None


@pytest.mark.slow
def test_parts_that_have_not_begun_have_no_figure_and_the_part_under_way_has(
    tmp_path: Path,
) -> None:
    store = publish(tmp_path, dispute=[dispute("01-10")])

    def quarters(key: str) -> list[object]:
        return list(ask(store, key, "2025", "quarter", as_of="2025-05-10").values())

    assert quarters("disputes_open") == [1, 1, None, None]
    assert quarters("disputes_carried_over") == [0, 1, None, None]
    assert quarters("disputes_received") == [1, 0, None, None]
    assert quarters("disputes_closing_rate") == [0, None, None, None]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("due", "closed", "as_of", "expected"),
    [
        ("06-10", "06-10", "2025-06-30", (1, 1)),
        ("06-10", "06-11", "2025-06-30", (0, 1)),
        ("06-10", None, "2025-06-10", (0, 0)),
        ("06-10", None, "2025-06-11", (0, 1)),
        ("06-10", "06-05", "2025-06-06", (1, 1)),
        ("06-10", "06-05", "2025-06-04", (0, 0)),
        ("06-10", "06-20", "2025-06-15", (0, 1)),
        (None, "06-05", "2025-06-30", (0, 0)),
    ],
    ids=[
        "closed on its due date",
        "closed a day late",
        "open on its due date",
        "open and overdue",
        "closed before its due date",
        "not yet closed, not yet due",
        "overdue, closed later",
        "without a due date",
    ],
)
def test_who_is_in_the_on_time_rate(
    tmp_path: Path, due: str | None, closed: str | None, as_of: str, expected: tuple[int, int]
) -> None:
    store = publish(tmp_path, dispute=[dispute("06-01", closed, due=due and day(due))])
    key = "disputes_on_time_rate"
    top = ask(store, key, "2025Q2", as_of=as_of, measure="numerator")
    below = ask(store, key, "2025Q2", as_of=as_of, measure="denominator")
    assert (top, below) == expected


@pytest.mark.parametrize(("as_of", "overdue"), [("2025-06-10", 0), ("2025-06-11", 1)])
def test_overdue_begins_on_the_day_after_the_due_date(
    tmp_path: Path, as_of: str, overdue: int
) -> None:
    rows = [
        dispute("06-01", due=day("06-10")),
        dispute("06-01"),
        dispute("06-01", "06-09", due=day("06-08")),
    ]
    store = publish(tmp_path, dispute=rows)
    assert ask(store, "disputes_overdue", "2025Q2", as_of=as_of) == overdue


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "more", "overdue", "rate"),
    [
        ("调解中", {}, 1, (0, 1)),
        ("延期", {}, 0, (0, 1)),  # by its date as written, as last year's are
        ("延期", {"outcome": "引导仲裁诉讼", "closed": day("06-20")}, 0, (0, 1)),
        (None, {"closed": day("06-20")}, 0, (0, 1)),
    ],
    ids=["open", "open, extended", "closed late, still said to be extended", "closed late"],
)
def test_an_extended_term_is_not_over_while_the_matter_is_open(
    tmp_path: Path,
    status: str | None,
    more: dict[str, object],
    overdue: int,
    rate: tuple[int, int],
) -> None:
    row = dispute("06-01", due=day("06-10"), status=status) | more
    store = publish(tmp_path, dispute=[row])
    assert ask(store, "disputes_overdue", "2025Q2") == overdue
    key = "disputes_on_time_rate"
    parts = [ask(store, key, "2025Q2", measure=m) for m in ("numerator", "denominator")]
    assert tuple(parts) == rate
    assert ask(store, "disputes_received", "2025Q2") == 1


def test_every_life_cycle_of_ours_knows_an_extended_term(tmp_path: Path) -> None:
    open_on_a_due_day = {"due": day("05-01"), "status": "延期"}
    rows = {
        "dispute": {"received": day("04-01")},
        "hazard": {"found": day("04-01")},
        "inspection": {"date": day("04-01"), "problem": "消防通道堵塞"},
        "enterprise_visit": {"date": day("04-01"), "need": "用工"},
        "livelihood": {"accepted": day("04-01")},
        "motion": {"submitted": day("04-01")},
    }
    store = publish(tmp_path, **{key: [row | open_on_a_due_day] for key, row in rows.items()})
    for prefix in ("disputes", "hazards", "findings", "needs", "matters", "motions"):
        assert ask(store, f"{prefix}_open", "2025H1") == 1, prefix
        assert ask(store, f"{prefix}_overdue", "2025H1") == 0, prefix


@pytest.mark.parametrize(
    "said",
    [{"status": "已办结"}, {"status": "已化解"}, {"outcome": "移交"}],
    ids=lambda said: next(iter(said.values())),
)
def test_a_matter_closed_on_an_unknown_day_counts_from_its_receipt(
    tmp_path: Path, said: dict[str, str]
) -> None:
    store = publish(tmp_path, dispute=[dispute("02-10", due=day("02-01"), **said)])
    assert ask(store, "disputes_closed", "2025H1", "month")["2025-02"] == 1
    assert ask(store, "disputes_open", "2025-02") == 0
    assert ask(store, "disputes_overdue", "2025H1") == 0
    assert ask(store, "disputes_closing_rate", "2025H1") == 1
    assert ask(store, "disputes_on_time_rate", "2025H1") is None
    assert ask(store, "disputes_median_days", "2025H1") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("outcome", "status", "settled"),
    [
        ("调解成功", None, 1),
        ("调解成功", "已办结", 1),
        (None, "已化解", 1),
        (None, "已办结", 0),
        ("调解不成", "已化解", 0),
        ("引导仲裁诉讼", None, 0),
        ("移交", None, 0),
    ],
)
def test_only_a_successful_mediation_settles_a_dispute(
    tmp_path: Path, outcome: str | None, status: str | None, settled: int
) -> None:
    store = publish(tmp_path, dispute=[dispute("02-10", outcome=outcome, status=status)])
    assert ask(store, "disputes_settled", "2025H1") == settled
    assert ask(store, "disputes_closed", "2025H1") == 1
    assert ask(store, "disputes_settlement_rate", "2025H1") == settled


@pytest.fixture(scope="module")
def motions(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Motions due three months after they were assigned, and one with a due date of its own."""
    begun = {"submitted": day("01-10")}
    return publish(
        tmp_path_factory.mktemp("motions"),
        motion=[
            begun | {"assigned": day("01-20"), "replied": day("04-20")},
            begun | {"assigned": day("01-20"), "replied": day("04-21")},
            begun | {"assigned": day("01-20"), "due": day("05-20"), "replied": day("04-21")},
            begun | {"assigned": day("2025-02-28")},
            begun,
        ],
    )


def test_a_motion_without_a_due_date_is_due_three_months_after_assigning(motions: Version) -> None:
    key = "motions_on_time_rate"
    assert ask(motions, key, "2025H1", as_of="2025-05-28", measure="numerator") == 2
    assert ask(motions, key, "2025H1", as_of="2025-05-28", measure="denominator") == 3
    assert ask(motions, key, "2025H1", as_of="2025-05-29", measure="denominator") == 4
    assert ask(motions, "motions_overdue", "2025H1", as_of="2025-05-28") == 0
    assert ask(motions, "motions_overdue", "2025H1", as_of="2025-05-29") == 1


def test_a_motion_that_does_not_say_when_was_put_to_the_session(tmp_path: Path) -> None:
    occasions = ("大会期间", "闭会期间", None)
    rows = [{"submitted": day("01-16"), "occasion": occasion} for occasion in occasions]
    store = publish(tmp_path, motion=rows)
    assert ask(store, "motions_submitted", "2025H1") == 2
    assert ask(store, "motions_received", "2025H1") == 3


def test_visits_without_a_need_are_no_matters(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        enterprise_visit=[
            {"date": day("02-10"), "firm": "甲厂"},
            {"date": day("02-11"), "firm": "甲厂", "status": "已办结", "closed": day("02-12")},
            {"date": day("02-12"), "firm": "乙店", "need": "招工"},
        ],
    )
    values = {k: ask(store, f"needs_{k}", "2025H1") for k in ("received", "closed", "open")}
    assert values == {"received": 1, "closed": 0, "open": 1}
    assert ask(store, "enterprise_visits", "2025H1") == 3
