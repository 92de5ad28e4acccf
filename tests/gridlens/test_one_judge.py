"""Whatever an office's goals are, every place counts them alike, and no all-clear is false.

The expected status of each goal is computed here anew, from the records and the goals as written,
by the rule of the field: own goal, else the sum of the quarters, else the year's to date.
"""

import datetime as dt
import json
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridlens.analysis.attention import attention
from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.make import briefing
from gridlens.briefing.material import Material
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.goals.goal import goals
from gridlens.goals.judge import Verdict, judge
from gridlens.goals.lines import goal_lines
from gridlens.goals.pace import WORDS, Status
from gridlens.goals.standing import paces
from gridlens.goals.told import count_sentence, period_sentence
from gridlens.ledgers import indicators
from gridlens.overview import sentence
from gridlens.overview.card import cards
from gridlens.period import Period, parse_period
from gridlens.store.version import Version
from tests.small_store import publish

VISITS, FIRMS = "household_visits", "enterprise_visits"
GRIDS = ("g1", "g2")
QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")
PERIODS = ("2025", "2025H1", "2025Q1", "2025Q2", "2025-05", "2025-02-01..2025-04-30")
NUMBER = count()

Goals = dict[tuple[str, str | None, str], int]
Days = dict[tuple[str, str | None], list[dt.date]]

on = st.dates(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
some = st.lists(on, max_size=9)
quarterly = st.one_of(st.just([]), st.lists(st.integers(1, 6), min_size=4, max_size=4))


@st.composite
def offices(draw: st.DrawFn) -> tuple[Days, Goals]:
    """Return the days of each indicator's visits by grid, and the goals by key."""
    days = {
        (VISITS, "g1"): draw(some),
        (VISITS, "g2"): draw(some),
        (FIRMS, None): draw(some),
    }
    known: Goals = {}
    for key, grid in ((VISITS, None), (VISITS, "g1"), (FIRMS, None)):
        parts = draw(quarterly)
        known |= {(key, grid, q): n for q, n in zip(QUARTERS, parts, strict=False)}
        year = draw(st.one_of(st.none(), st.integers(1, 24), st.just(sum(parts) or None)))
        known |= {(key, grid, "2025"): year} if year else {}
    return days, known


def store_of(folder: Path, days: Days, known: Goals) -> Version:
    visits = [
        {"date": one, "grid": grid, "way": "入户走访"}
        for grid in GRIDS
        for one in days[VISITS, grid]
    ]
    return publish(
        folder,
        grid=[{"code": code, "name": code} for code in GRIDS],
        visit=visits,
        enterprise_visit=[{"date": one} for one in days[FIRMS, None]],
        goal=[
            {"indicator": key, "grid": grid, "period": period, "value": float(value)}
            for (key, grid, period), value in known.items()
        ],
    )


def expected(days: Days, known: Goals, key: str, grid: str | None, asked: Period) -> str | None:
    """Return the status of an indicator's goal by hand; None where there is no goal."""

    def own(name: str) -> int | None:
        return known.get((key, grid, name))

    parts = {q: own(q) for q in QUARTERS}

    def total(period: Period) -> int | None:
        inside = [q for q in QUARTERS if q in [part.key for part in period.quarters()]]
        whole = [q for q in inside if parse_period(q).start >= period.start]
        covered = sum(parse_period(q).days for q in whole) == period.days
        values = [parts[q] for q in whole]
        return sum(v for v in values if v) if covered and all(values) and whole else None

    year = parse_period("2025")
    for period in (asked, year):
        goal = own(period.key) or total(period)
        if goal:
            break
    else:
        return None
    end = min(asked.end, dt.date(2025, 6, 30))
    share = (min(end, period.end) - period.start).days + 1
    plan = goal * share / period.days
    if period in (year, parse_period("2025H1")) and total(period) == goal:
        plan = 0.0
        for q in (part.key for part in period.quarters()):
            span, value = parse_period(q), parts[q] or 0
            gone = min(max((end - span.start).days + 1, 0), span.days)
            plan += value * gone / span.days
    dates = [
        d
        for (of, place), every in days.items()
        for d in every
        if of == key and grid in (None, place)
    ]
    done = sum(period.start <= d <= end for d in dates)
    if round(plan - done, 9) < 1:
        return "on_pace"
    return "behind" if round((done - plan) / goal * 100, 9) >= -10 else "far_behind"


def statuses(verdict: Verdict) -> Counter[str]:
    return Counter(status.value for status in verdict.statuses if status)


@pytest.mark.slow
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(office=offices(), name=st.sampled_from(PERIODS))
def test_one_count_everywhere_and_no_false_all_clear(
    office: tuple[Days, Goals], name: str, tmp_path: Path
) -> None:
    days, known = office
    store = store_of(tmp_path / str(next(NUMBER)), days, known)
    filters = Filters(parse_period(name), dt.date(2025, 6, 30))
    read = goals(store)
    for grids in ((), ("g1",), GRIDS):
        asked = filters.within(*grids)
        places: tuple[str | None, ...] = grids or (None,)
        right = {
            (key, grid): status
            for key in (VISITS, FIRMS)
            for grid in places
            if (status := expected(days, known, key, grid, filters.period))
        }
        verdict = judge(store, EVERYTHING, asked, read)
        assert {
            (line.indicator.key, line.grid): line.status and line.status.value
            for line in verdict.lines
        } == right
        lines = goal_lines(store, EVERYTHING, asked, read, {}, asked.period)
        assert Counter(line.status.value for line in lines if line.status) == statuses(verdict)
        standing = paces(store, EVERYTHING, asked, read, list(indicators()))
        told = Counter(x.status.value for x in standing if x.judged and x.status)
        assert told == statuses(verdict)
        if len(places) == 1:
            shown = cards(store, EVERYTHING, asked, read, [VISITS, FIRMS], with_run=False)
            assert Counter(
                card.judged.status.value
                for card in shown.values()
                if card.judged and card.judged.status
            ) == statuses(verdict)
        if not grids:
            assert count_sentence(verdict) in period_sentence(verdict)
            assert count_sentence(verdict) in sentence.overview(verdict, None, asked)
        every = judge(store, EVERYTHING, asked, read, every_grid=True)
        found = attention(store, EVERYTHING, asked, verdict, every)
        wrong = [s for s in (*right.values(), *statuses(every)) if s != "on_pace"]
        if wrong:
            assert found.items
        if not right:
            assert found.not_judged


@pytest.mark.slow
@pytest.mark.parametrize("period", ["2025H1", "2025Q2", "2025-05"])
def test_the_briefing_counts_as_the_pages_do(sample: Version, period: str) -> None:
    asked = Filters(parse_period(period), sample.as_of)
    verdict = judge(sample, EVERYTHING, asked, goals(sample))
    assert Material(sample, EVERYTHING, BriefingChoice(parse_period(period))).verdict == verdict
    at = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
    choice = BriefingChoice(parse_period(period))
    made = briefing(sample, EVERYTHING, choice, made_by="王某", made_at=at)
    [section] = [one for one in made.walk() if one.key == "goals"]
    [lead] = [part.text for part in section.parts if getattr(part, "key", "") == "goals_lead"]
    assert count_sentence(verdict) in lead
    [table] = [part for part in section.parts if getattr(part, "key", "") == "goals_table"]
    assert len(table.rows) == len(verdict.statuses)  # type: ignore[union-attr]


@pytest.mark.slow
def test_no_word_of_pace_is_said_of_any_deputy(sample: Version) -> None:
    words = [WORDS[s] for s in Status if s is not Status.NO_GOAL] + ["序时", "滞后", "进度"]
    known = goals(sample)
    for code, name in sample.deputy_names.items():
        asked = Filters(parse_period("2025H1"), sample.as_of, deputy=code)
        verdict = judge(sample, EVERYTHING, asked, known)
        found = attention(sample, EVERYTHING, asked, verdict, verdict)
        text = sentence.overview(verdict, None, asked, name)
        text += json.dumps([vars_of(item) for item in found.items], ensure_ascii=False)
        text += "".join((*found.looked_at, *found.not_judged))
        assert not [word for word in words if word in text], (name, text)
        assert found.not_judged


def vars_of(item: Any) -> list[str]:
    return [item.sentence, item.reason]
