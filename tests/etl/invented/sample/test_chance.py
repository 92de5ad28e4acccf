"""Which grids of the sample differ by more than chance, by exact Poisson tails."""

import datetime as dt
import math
from collections import Counter

from tests.etl.invented.sample.sample_files import Record, all_of, disputes, read, settled, within


def tail(observed: int, expected: float) -> float:
    """Return the smaller of P(X ≤ observed) and P(X ≥ observed) for a Poisson count."""
    chances = [math.exp(-expected) * expected**i / math.factorial(i) for i in range(observed + 1)]
    return min(sum(chances), 1 - sum(chances[:-1]))


def outside(rows: list[Record]) -> tuple[dict[str, int], float]:
    """Return grids beyond the 99.8 % limits with their counts, and the others' smallest tail."""
    households = {r["网格名称"]: int(r["户数"]) for r in read("名册.xlsx")["网格名册"]}
    counts = Counter(row["网格"] for row in rows)
    rate = len(rows) / sum(households.values())
    tails = {name: tail(counts[name], n * rate) for name, n in households.items()}
    beyond = {name: counts[name] for name, chance in tails.items() if chance < 0.001}
    return beyond, min(chance for name, chance in tails.items() if name not in beyond)


def test_two_grids_differ_by_more_than_chance_and_eighteen_do_not() -> None:
    received = [r for r in disputes() if within(r["受理日期"])]
    beyond, least = outside(received)
    assert beyond == {"红旗一网格": 21, "光明二网格": 1}
    assert least >= 0.025
    beyond, least = outside(settled())
    assert beyond == {"红旗一网格": 20, "光明二网格": 1}
    assert least >= 0.025


def test_a_year_earlier_no_grid_differs_by_more_than_chance() -> None:
    first, last = dt.date(2024, 1, 1), dt.date(2024, 6, 30)
    beyond, least = outside([r for r in disputes() if within(r["受理日期"], first, last)])
    assert beyond == {}
    assert least >= 0.025


def test_hazards_differ_between_grids_only_by_chance() -> None:
    rows = [r for r in all_of("安全隐患台账.csv") if within(r["上报时间"])]
    beyond, least = outside([r for r in rows if r["网格"]])
    assert beyond == {}
    assert least >= 0.025
