"""The sample's figures, compared with plain Python over its files."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from statistics import median

import pytest

from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING
from gridlens.store.version import Version
from tests.etl.invented.sample.sample_files import all_of, day, disputes, within
from tests.gridlens.analysis.sample_matters import (
    PREFIXES,
    Visit,
    codes,
    communities,
    deputies,
    grids,
    matters,
    visits,
)
from tests.gridlens.figures.asking import about, ask

REFERENCE = {
    "motions_submitted": 10,
    "policy_lectures": 6,
    "station_sessions": 5,
    "deliberation_meetings": 2,
    "laws_studied": 9,
    "study_visits": 4,
    "supervision_posts": 6,
    "inspections_joined": 4,
    "grids": 20,
    "disputes_settled": 142,
    "hazards_rectified": 306,
    "enterprise_visits": 63,
    "free_clinics": 3,
    "livelihood_settled": 8,
}
SPANS = ("2025H1", "2024H1", "2024", "2025Q2", "2024-11", "2025-01-15..2025-05-20")


def quarter(when: dt.date) -> str:
    return f"{when.year}Q{(when.month + 2) // 3}"


def month(when: dt.date) -> str:
    return f"{when.year}-{when.month:02}"


def household(period: str) -> list[Visit]:
    span = about(period).period
    return [v for v in visits() if v.way == "入户走访" and span.start <= v.when <= span.end]


def test_the_fourteen_reference_figures(sample: Version) -> None:
    table = outcomes(sample, EVERYTHING, about("2025H1"), list(REFERENCE))
    assert dict(zip(table["indicator"], table["value"], strict=True)) == REFERENCE


def test_the_figures_are_known_as_of_the_last_activity(sample: Version) -> None:
    assert sample.as_of == dt.date(2025, 6, 30)
    assert sample.first_day <= dt.date(2024, 1, 5)


@pytest.mark.slow
@pytest.mark.parametrize("period", SPANS)
def test_a_flow_by_every_dimension(sample: Version, period: str) -> None:
    counted = household(period)
    key = "household_visits"
    assert ask(sample, key, period) == len(counted)
    by_grid = Counter(v.grid for v in counted)
    found = ask(sample, key, period, "grid")
    assert {g: n for g, n in found.items() if n} == dict(by_grid)
    assert set(grids().values()) <= set(found)
    by_community = Counter(communities().get(v.grid or "") for v in counted)
    found = ask(sample, key, period, "community")
    assert {g: n for g, n in found.items() if n} == dict(by_community)
    found = ask(sample, key, period, "deputy")
    expected = Counter(code for v in counted for code in v.deputies)
    nobody = sum(not v.deputies for v in counted)
    assert {g: n for g, n in found.items() if g and n} == dict(expected)
    assert found.get(None, 0) == nobody
    for name, of in (("quarter", quarter), ("month", month)):
        found = ask(sample, key, period, name)
        assert {g: n for g, n in found.items() if n} == dict(Counter(of(v.when) for v in counted))


@pytest.mark.slow
def test_a_flow_by_pairs_of_dimensions(sample: Version) -> None:
    counted = household("2025H1")
    single: dict[str, Callable[[Visit], object]] = {
        "grid": lambda v: v.grid,
        "community": lambda v: communities().get(v.grid or ""),
        "quarter": lambda v: quarter(v.when),
        "month": lambda v: month(v.when),
        "category": lambda v: v.way,
    }
    for first in single:
        for second in single:
            if first == second:
                continue
            found = ask(sample, "household_visits", "2025H1", first, second)
            pairs = Counter((single[first](v), single[second](v)) for v in counted)
            assert {g: n for g, n in found.items() if n} == dict(pairs), (first, second)
        found = ask(sample, "household_visits", "2025H1", first, "deputy")
        each = Counter((single[first](v), code) for v in counted for code in v.deputies or (None,))
        assert {g: n for g, n in found.items() if n} == dict(each), first


@pytest.mark.parametrize("name", ["林知远", "潘慧中", "崔雅琴"])
def test_the_record_of_one_deputy(sample: Version, name: str) -> None:
    code = deputies()[name]
    mine = [v for v in household("2025H1") if code in v.deputies]
    assert ask(sample, "household_visits", "2025H1", deputy=code) == len(mine)
    assert ask(sample, "visit_people", "2025H1", deputy=code) == sum(
        v.people for v in visits() if within(v.when.isoformat()) and code in v.deputies
    )
    joined = [
        row
        for row in all_of("议案建议台账.xlsx")
        if within(row["提出日期"]) and code in codes(row, "领衔人", "附议代表")
    ]
    assert ask(sample, "motions_received", "2025H1", deputy=code) == len(joined)


def test_figures_of_some_grids(sample: Version) -> None:
    some = (grids()["红旗一网格"], grids()["康乐二网格"])
    inside = [v for v in household("2025H1") if v.grid in some]
    assert ask(sample, "household_visits", "2025H1", grids=some) == len(inside)
    mine = [m for m in matters()["hazards"] if m.grid in some and m.closed]
    assert ask(sample, "hazards_rectified", "2025H1", grids=some) == sum(
        within(str(m.closed)) for m in mine
    )


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("period", ["2025H1", "2024Q3", "2025-02"])
def test_rates_and_medians_of_matters(sample: Version, prefix: str, period: str) -> None:
    span, as_of = about(period).period, dt.date(2025, 6, 30)
    received = [m for m in matters()[prefix] if span.start <= m.received <= span.end]
    closed = [m for m in matters()[prefix] if m.closed and span.start <= m.closed <= span.end]
    ended = [m for m in received if m.due and (m.closed or m.due < as_of)]
    in_time = [m for m in ended if m.closed and m.due and m.closed <= m.due]
    days = [(m.closed - m.received).days for m in closed if m.closed]

    def parts(name: str) -> tuple[object, object]:
        key = f"{prefix}_{name}"
        return tuple(ask(sample, key, period, measure=m) for m in ("numerator", "denominator"))

    assert parts("closing_rate") == (sum(m.closed_by(as_of) for m in received), len(received))
    assert parts("on_time_rate") == (len(in_time), len(ended))
    assert ask(sample, f"{prefix}_median_days", period) == (median(days) if days else None)
    expected = len(in_time) / len(ended) if ended else None
    assert ask(sample, f"{prefix}_on_time_rate", period) == expected


def test_a_rate_by_grid_is_a_sum_over_a_sum(sample: Version) -> None:
    closed = [row for row in disputes() if within(row["办结日期"])]
    below = Counter(grids()[row["网格"]] for row in closed)
    top = Counter(grids()[row["网格"]] for row in closed if row["调解结果"] == "成功")
    found = ask(sample, "disputes_settlement_rate", "2025H1", "grid")
    assert found == {code: top[code] / below[code] for code in set(grids().values())}


def test_the_median_by_month_is_of_the_days_in_that_month(sample: Version) -> None:
    found = ask(sample, "hazards_median_days", "2025H1", "month")
    for key, value in found.items():
        days = [
            (m.closed - m.received).days
            for m in matters()["hazards"]
            if m.closed and month(m.closed) == key
        ]
        assert value == median(days)


def test_distinct_laws_are_never_added_across_quarters(sample: Version) -> None:
    by_quarter: dict[str, set[str]] = {}
    for row in all_of("会议活动台账.xlsx"):
        when = day(row["活动日期"])
        assert when
        laws = set(filter(None, row["学习法律法规"].split("、")))
        by_quarter.setdefault(quarter(when), set()).update(laws)
    found = ask(sample, "laws_studied", "2024-01-01..2025-06-30", "quarter")
    assert found == {key: len(laws) for key, laws in sorted(by_quarter.items())}
    assert sum(found[q] for q in ("2025Q1", "2025Q2")) > REFERENCE["laws_studied"]
    together = set.union(*by_quarter.values())
    assert ask(sample, "laws_studied", "2024-01-01..2025-06-30") == len(together)


def test_stocks_of_the_rosters_by_quarter(sample: Version) -> None:
    found = ask(sample, "supervision_posts", "2024-01-01..2025-06-30", "quarter")
    posts = [
        (day(r["设立日期"]), day(r["撤销日期"]))
        for r in all_of("名册.xlsx")
        if r.get("阵地类型") == "党员监督岗"
    ]
    for key, value in found.items():
        end = about(key).period.end
        assert value == sum(
            (begun is None or begun <= end) and (ended is None or ended > end)
            for begun, ended in posts
        )
    assert found["2025Q2"] == 6
