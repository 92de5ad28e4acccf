"""``python -m gridlens pace``: progress towards goals, the required rate, and the chance."""

import pytest

from tests.gridlens.commands.conftest import Objects, Run

KEYS = (
    *("indicator", "grid", "goal", "achieved", "share", "elapsed", "gap", "short", "status"),
    *("required_rate", "chance"),
)
VISITS = ("--indicator", "enterprise_visits")


def test_its_keys_and_the_rules(objects: Objects) -> None:
    (row,) = objects("pace", "--period", "2025", *VISITS)
    assert tuple(row)[: len(KEYS)] == KEYS
    assert (row["grid"], row["goal"], row["achieved"], row["status"]) == (
        None,
        180,
        63,
        "far_behind",
    )
    assert row["share"] == pytest.approx(63 / 180)
    assert row["elapsed"] == pytest.approx((40 + 45) / 180)  # the plan follows the quarters' goals
    assert row["gap"] == pytest.approx((63 - 85) / 180 * 100)
    assert row["short"] == pytest.approx(85 - 63)
    assert row["required_rate"] == pytest.approx((180 - 63) / 184)
    assert 0 <= row["chance"] < 0.001


@pytest.mark.parametrize(
    ("period", "goal", "of", "over"),
    [
        ("2025", 180, "2025", "2025H1"),
        ("2025Q2", 45, "2025Q2", "2025Q2"),
        ("2025H1", 85, "2025H1", "2025H1"),
        ("2025-06", 180, "2025", "2025H1"),
    ],
)
def test_a_period_s_own_goal_or_the_sum_of_its_parts_or_the_year_s(
    objects: Objects, period: str, goal: float, of: str, over: str
) -> None:
    (row,) = objects("pace", "--period", period, *VISITS)
    assert (row["goal"], row["goal_period"]) == (goal, of)
    (figure,) = objects("outcomes", "--period", over, *VISITS)
    assert row["achieved"] == figure["value"]


@pytest.mark.slow
def test_every_indicator_is_there_and_without_a_goal_says_so(objects: Objects) -> None:
    rows = objects("pace", "--period", "2025H1")
    figures = objects("outcomes", "--period", "2025H1")
    assert [row["indicator"] for row in rows] == [figure["indicator"] for figure in figures]
    silent = [row for row in rows if row["status"] == "no_goal"]
    assert {row["goal"] for row in silent} == {None}
    assert "disputes_settled" in {row["indicator"] for row in silent}


def test_grids_as_of_a_day(objects: Objects) -> None:
    rows = objects(
        *("pace", "--period", "2025", "--indicator", "入户走访", "--as-of", "2025-05-15"),
        *("--grid", "红旗一网格", "--grid", "990101001005002"),
    )
    told = [(row["grid"], row["goal"], row["achieved"], row["status"]) for row in rows]
    assert told == [
        ("990101001001001", 22, 9, "on_pace"),
        ("990101001005002", 35, 10, "behind"),
    ]
    assert {row["elapsed"] for row in rows} == {135 / 365}


@pytest.mark.slow
def test_for_people_only_what_has_a_goal(run: Run) -> None:
    code, out, _err = run("pace", "--period", "2025H1")
    assert code == 0
    assert "2025年上半年" in out
    assert "不设目标" not in out
    assert "不足1个单位的，算达到" in out
    assert "项没有目标，可用 --indicator 查询" in out
    _code, out, _err = run("pace", "--period", "2025H1", "--indicator", "disputes_settled")
    assert "不设目标" in out
