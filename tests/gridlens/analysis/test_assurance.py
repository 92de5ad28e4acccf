"""Assurance: whether a rate meets its goal always, never or by chance, by limits made by hand."""

from pathlib import Path
from typing import Any

import pytest

from gridlens.analysis.assurance import SIGNS, WORDS, Assurance, Assured, answered, sentence, worded
from gridlens.analysis.assurance import assured as assured_of
from gridlens.analysis.spc import limits
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.goals.goal import Goal
from gridlens.period import Period, parse_period, shifted
from gridlens.schema.ledger import Direction
from gridlens.store.office.notes import Note
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

SETTLED, CLOSED = "disputes_settlement_rate", "disputes_closing_rate"
ALWAYS, BY_CHANCE, NEVER = Assurance.ALWAYS, Assurance.BY_CHANCE, Assurance.NEVER
HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
SWINGING = [0.8, 0.84] * 6  # mean 0.82, all ranges 0.04: limits 0.82 ± 2.66 × 0.04
LOW, HIGH = 0.82 - 0.1064, 0.82 + 0.1064


def month(place: int) -> Period:
    """Return a month by its place; 0 is June 2025, the last."""
    return parse_period(shifted(day("06-01"), place).isoformat()[:7])


def closed(rates: list[float], waiting: int = 0) -> list[dict[str, Any]]:
    """Return five disputes for each month up to June, with that part of them settled.

    The last ``waiting`` months have one more that is open and not yet due.
    """
    rows = []
    for place, rate in enumerate(rates, start=1 - len(rates)):
        one = {"received": month(place).start, "closed": month(place).end, "status": "已办结"}
        for n in range(5):
            outcome = "调解成功" if n < round(rate * 5) else "调解不成"
            rows.append(one | {"outcome": outcome})
        if place > -waiting:
            rows.append({"received": month(place).start, "due": day("12-31"), "status": "受理"})
    return rows


def asked(
    folder: Path,
    rates: list[float],
    goal: float,
    *notes: Note,
    key: str = SETTLED,
    waiting: int = 0,
    scope: Scope = EVERYTHING,
    **narrowed: Any,
) -> Assured | None:
    store: Version = publish(folder, dispute=closed(rates, waiting))
    aims = [Goal(key, parse_period("2025"), goal)]
    return assured_of(store, scope, about("2025H1", **narrowed), aims, notes).get(key)


@pytest.mark.parametrize(
    ("goal", "direction", "answer"),
    [
        (0.70, HIGHER, ALWAYS),
        (LOW, HIGHER, ALWAYS),
        (0.72, HIGHER, BY_CHANCE),
        (HIGH, HIGHER, BY_CHANCE),
        (0.93, HIGHER, NEVER),
        (0.93, LOWER, ALWAYS),
        (HIGH, LOWER, ALWAYS),
        (0.92, LOWER, BY_CHANCE),
        (LOW, LOWER, BY_CHANCE),
        (0.70, LOWER, NEVER),
    ],
)
def test_a_goal_beside_the_limits(goal: float, direction: Direction, answer: Assurance) -> None:
    assert answered(goal, limits(SWINGING), direction) is answer


def test_limits_count_as_computed_not_cut_at_all_or_nothing() -> None:
    found = limits([0.8, 1.0] * 6)  # 0.9 ± 2.66 × 0.2
    assert found.upper == pytest.approx(1.432)
    assert answered(1, found, HIGHER) is BY_CHANCE
    assert answered(1, limits([1.0] * 12), HIGHER) is ALWAYS
    assert answered(0, limits([0.0, 0.2] * 6), LOWER) is BY_CHANCE  # 0.1 ± 0.532


@pytest.mark.parametrize(
    ("rates", "goal", "answer"),
    [
        ([0.8] * 12, 0.75, ALWAYS),  # no month differs: both limits are 80 %
        ([0.8] * 12, 0.8, ALWAYS),
        ([0.8] * 12, 0.95, NEVER),
        ([0.8, 1.0] * 6, 0.95, BY_CHANCE),
        ([0.8, 1.0] * 6, 0.36, ALWAYS),  # below 0.9 − 0.532 = 0.368
    ],
)
def test_a_rate_by_its_months(
    tmp_path: Path, rates: list[float], goal: float, answer: Assurance
) -> None:
    found = asked(tmp_path, rates, goal)
    assert found
    assert found.answer is answer
    assert found.months == tuple(month(place) for place in range(-11, 1))


def test_eleven_months_say_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, [0.8] * 11, 0.95) is None


def test_at_most_two_years_count(tmp_path: Path) -> None:
    found = asked(tmp_path, [1.0] * 6 + [0.8] * 24, 0.95)
    assert found and found.answer is NEVER and len(found.months) == 24


def test_a_month_that_is_not_over_counts_no_more_than_one_without_a_rate(tmp_path: Path) -> None:
    rows = [row for row in closed([0.8] * 14) if row["received"] != month(-5).start]
    store = publish(tmp_path, dispute=rows)
    aims = [Goal(SETTLED, parse_period("2025"), 0.95)]
    found = assured_of(store, EVERYTHING, about("2025H1", "2025-06-29"), aims, [])[SETTLED]
    assert [one.key for one in found.months] == [
        month(place).key for place in range(-13, 0) if place != -5
    ]


def test_a_note_that_rebases_begins_a_new_level(tmp_path: Path) -> None:
    """Over two years, ranges of 0 and one of 0.2: 0.9 ± 2.66 × 0.2 ÷ 23 holds the goal of 90 %."""
    rates = [1.0] * 12 + [0.8] * 12
    found = asked(tmp_path / "whole", rates, 0.9)
    assert found and found.answer is BY_CHANCE and len(found.months) == 24
    anew = Note(day("2024-07-20"), "换了办法", rebase=True)
    found = asked(tmp_path / "anew", rates, 0.9, anew)
    assert found and found.answer is NEVER and len(found.months) == 12
    plain, other = (
        Note(day("2024-07-20"), "只是说明", rebase=False),
        Note(day("2024-07-20"), "别的指标", rebase=True, indicator=CLOSED),
    )
    found = asked(tmp_path / "plain", rates, 0.9, plain, other)
    assert found and found.answer is BY_CHANCE


def test_less_than_a_year_after_a_note_says_nothing(tmp_path: Path) -> None:
    for n, date in enumerate(("2024-08-01", "2025-06-30")):
        note = Note(day(date), "换了办法", rebase=True, indicator=SETTLED)
        assert asked(tmp_path / str(n), [0.8] * 24, 0.95, note) is None
    later = Note(day("2025-07-01"), "以后的事", rebase=True)
    assert asked(tmp_path / "later", [0.8] * 24, 0.95, later)


def test_months_with_matters_not_yet_due_are_left_out(tmp_path: Path) -> None:
    """The last two months are at 5 of 6 so far, which would pull the limits below 100 %."""
    found = asked(tmp_path, [1.0] * 14, 1.0, key=CLOSED, waiting=2)
    assert found and found.answer is ALWAYS
    assert found.months == tuple(month(place) for place in range(-13, -1))
    assert found.waiting == (month(-1), month(0))
    assert worded(found) == "◎ 常能达到（12个月）"
    assert sentence(found) == (
        "纠纷办结率的达标把握：◎ 常能达到。目标100%，2024年5月至2025年4月中12个月的波动界限为"
        "100%至100%；另有2个月还有未到期的事项，没有计入。"
    )


def test_fewer_than_twelve_months_that_are_settled_are_not_judged(tmp_path: Path) -> None:
    found = asked(tmp_path, [1.0] * 13, 1.0, key=CLOSED, waiting=2)
    assert found and found.answer is None and found.limits is None
    assert worded(found) == "未到期的多，暂不判断达标把握"
    assert sentence(found) == (
        "纠纷办结率的达标把握：不作判断。有2个月还有未到期的事项，没有计入，"
        "余下11个月，不足12个月。"
    )


def test_only_the_whole_office_and_only_rates(tmp_path: Path) -> None:
    rates = [0.8] * 12
    assert asked(tmp_path / "grid", rates, 0.95, grids=("g1",)) is None
    assert asked(tmp_path / "deputy", rates, 0.95, deputy="D1") is None
    assert asked(tmp_path / "own", rates, 0.95, scope=Scope(deputy="D1")) is None
    assert asked(tmp_path / "few", rates, 0.95, scope=Scope(grids=frozenset({"g1"}))) is None
    assert asked(tmp_path / "flow", rates, 9, key="disputes_settled") is None
    assert asked(tmp_path / "none", rates, 0) is None


def test_an_empty_store_and_a_period_to_come(tmp_path: Path) -> None:
    aims = [Goal(SETTLED, parse_period("2025"), 0.95)]
    assert assured_of(publish(tmp_path / "empty"), EVERYTHING, about("2025H1"), aims, []) == {}
    store = publish(tmp_path / "later", dispute=closed([0.8] * 12))
    assert assured_of(store, EVERYTHING, about("2026"), aims, []) == {}


def test_each_answer_has_a_word_and_a_sign_of_its_own() -> None:
    assert len({*WORDS.values()}) == len({*SIGNS.values()}) == len(Assurance)
