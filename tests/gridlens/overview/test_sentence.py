"""The first sentence of a page, made from figures by rule."""

import datetime as dt
from typing import Any

import pytest

from gridlens.figures.beside.change import Change
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import Goal
from gridlens.goals.judge import Judged, Verdict
from gridlens.goals.pace import Pace, Status, pace, plan_said
from gridlens.ledgers import indicator, ledger
from gridlens.overview import sentence
from gridlens.overview.card import Card, cards
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about


def card(key: str, value: float | None, **more: Any) -> Card:
    found, of = indicator(key)
    plain = dict.fromkeys(("numerator", "denominator", "year_change"))
    given = plain | {"period_change": None, "run": ()} | more
    return Card(indicator=found, ledger=of, value=value, **given)


RATE = card("disputes_on_time_rate", 125 / 134, numerator=125, denominator=134)


def verdict(*statuses: Status | None) -> Verdict:
    """Return a verdict with a line for each status."""
    found, period = indicator("policy_lectures")[0], parse_period("2025H1")
    goal, day = Goal(found.key, period, 100), dt.date(2025, 6, 30)
    paces = [status and Pace(goal, day, 50, 0.5, 0.4, None, status, None) for status in statuses]
    return Verdict(
        period,
        tuple(Judged(found, None, goal, period, 50, None, None, None, pace) for pace in paces),
    )


def test_how_the_goals_stand_and_one_rate_with_its_n() -> None:
    kept = verdict(Status.ON_PACE, Status.FAR_BEHIND, Status.ON_PACE, Status.MET, None)
    assert sentence.overview(kept, RATE, about("2025H1")) == (
        "2025年上半年，共5项目标：2项达到序时进度，1项滞后较多，1项达到目标，1项没有数据；"
        "纠纷按期办结率93.3%（125/134）。"
    )


def test_the_goals_of_grids_are_called_so() -> None:
    told = sentence.overview(verdict(Status.BEHIND), None, about("2025H1", grids=("g1",)))
    assert told == "2025年上半年，共1项网格目标：1项略滞后。"


def test_a_rate_with_its_change() -> None:
    changed = card(
        "disputes_on_time_rate",
        0.9,
        numerator=9,
        denominator=10,
        year_change=Change(0.9, 0.85, 0.05, None),
    )
    said = sentence.overview(verdict(), changed, about("2025Q1"))
    assert said == "2025年一季度，纠纷按期办结率90%（9/10），比上年同期提高5个百分点。"


def test_nothing_at_all_is_said_plainly() -> None:
    empty = card("disputes_on_time_rate", None)
    assert sentence.overview(verdict(), empty, about("2025Q1")) == (
        "2025年一季度还没有可以说明的情况。"
    )


def test_the_time_that_has_passed_is_that_of_days_and_a_plan_of_its_own_is_said_to_be() -> None:
    found, day = indicator("policy_lectures")[0], dt.date(2025, 6, 30)
    plain, seasonal = (
        pace(found, Goal(found.key, parse_period("2025"), 100, shares=shares), 40, day)
        for shares in ((), (0.1, 0.2, 0.3, 0.4))
    )
    assert plain and seasonal
    (rule,) = sentence.pace_rules([plain])
    assert "（2025年49.6%）" in rule
    assert "按计划算" not in rule
    (both,) = sentence.pace_rules([plain, seasonal])
    assert "（2025年49.6%）" in both
    assert "按计划算" in both
    assert (plan_said(plain), plan_said(seasonal)) == ("", "按计划应完成30%")


@pytest.mark.slow
def test_a_ledger_of_matters_says_its_figure_and_its_balance(sample: Version) -> None:
    keys = ["disputes_settled", *(f"disputes_{name}" for name in sentence.BALANCE)]
    shown = cards(sample, EVERYTHING, about("2025H1"), {}, keys)
    assert sentence.balanced(ledger("dispute"), shown) == "结转12＋受理148－办结148＝在办12"
    assert sentence.ledger(ledger("dispute"), shown, about("2025H1")) == (
        "2025年上半年，排查化解矛盾纠纷142起，比上年同期增长10.9%；结转12＋受理148－办结148＝在办12。"
    )


def test_the_balance_uses_the_ledger_s_own_word() -> None:
    shown = {
        f"hazards_{n}": card(f"hazards_{n}", v)
        for n, v in zip(sentence.BALANCE, (18, 308, 306, 20), strict=True)
    }
    assert sentence.balanced(ledger("hazard"), shown) == "结转18＋受理308－销号306＝在办20"


def test_no_balance_without_all_four_numbers_or_without_a_life_cycle() -> None:
    shown = {f"hazards_{n}": card(f"hazards_{n}", 1) for n in sentence.BALANCE[:3]}
    assert sentence.balanced(ledger("hazard"), shown) == ""
    unknown = shown | {"hazards_open": card("hazards_open", None)}
    assert sentence.balanced(ledger("hazard"), unknown) == ""
    assert sentence.balanced(ledger("visit"), {}) == ""


def test_a_ledger_that_cannot_answer() -> None:
    shown = {"motions_submitted": card("motions_submitted", None)}
    said = sentence.ledger(ledger("motion"), shown, about("2025-06"))
    assert said == "2025年6月没有“议案建议”的记录。"
