"""Disputes: what was settled each month, what ended otherwise, and what is still open."""

import datetime as dt
from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import HOUSEHOLDS, Row, reported
from etl.invented.sample.office.days import LAST, MONTHS, before, plus, worked_in
from etl.invented.sample.spread import apportion, bag, uneven
from etl.invented.sample.work.quarrels import tell

# Settled disputes by month: more towards the year's end and before the Spring Festival, few in the
# month of the festival.
SETTLED = (22, 14, 24, 22, 24, 22, 23, 21, 22, 19, 21, 24, 26, 16, 25, 23, 25, 27)
# In the last half-year these two grids differ by more than chance: one looks closely for disputes,
# the other hardly at all.
STANDING_OUT = {"红旗一网格": 20, "光明二网格": 1}
_LATE = (0.06, 0.06, 0.03)  # the share settled after the due date, by half-year
_DRAGGING = 2  # of those settled in a quarter's first month, how many were overdue when it began

# closing date, days it took, grid, outcome
_NOT_SETTLED = (
    (dt.date(2024, 2, 27), 26, "中山一网格", "引导仲裁诉讼"),
    (dt.date(2024, 3, 14), 19, "建设二网格", "调解不成"),
    (dt.date(2024, 4, 25), 28, "新风一网格", "移交"),
    (dt.date(2024, 5, 30), 22, "光明一网格", "引导仲裁诉讼"),
    (dt.date(2024, 6, 19), 33, "红旗四网格", "调解不成"),
    (dt.date(2024, 7, 24), 21, "康乐三网格", "引导仲裁诉讼"),
    (dt.date(2024, 9, 12), 27, "中山三网格", "引导仲裁诉讼"),
    (dt.date(2024, 10, 22), 16, "红旗二网格", "移交"),
    (dt.date(2024, 11, 26), 29, "建设一网格", "调解不成"),
    (dt.date(2024, 12, 24), 24, "光明三网格", "引导仲裁诉讼"),
    (dt.date(2025, 2, 20), 25, "中山二网格", "引导仲裁诉讼"),
    (dt.date(2025, 3, 18), 20, "新风三网格", "调解不成"),
    (dt.date(2025, 4, 17), 28, "红旗二网格", "引导仲裁诉讼"),
    (dt.date(2025, 5, 22), 17, "建设二网格", "移交"),
    (dt.date(2025, 6, 11), 26, "康乐一网格", "调解不成"),
    (dt.date(2025, 6, 25), 29, "中山三网格", "引导仲裁诉讼"),
)
# date received, grid, state; due 30 days on, so the first four are overdue at the end
_OPEN = (
    (dt.date(2025, 4, 7), "中山一网格", "延期"),
    (dt.date(2025, 5, 6), "建设一网格", "调解中"),
    (dt.date(2025, 5, 19), "康乐三网格", "调解中"),
    (dt.date(2025, 5, 26), "红旗四网格", "调解中"),
    (dt.date(2025, 6, 9), "光明一网格", "调解中"),
    (dt.date(2025, 6, 12), "红旗一网格", "调解中"),
    (dt.date(2025, 6, 17), "新风一网格", "调解中"),
    (dt.date(2025, 6, 20), "中山二网格", "受理"),
    (dt.date(2025, 6, 24), "建设三网格", "受理"),
    (dt.date(2025, 6, 26), "中山四网格", "受理"),
    (dt.date(2025, 6, 27), "康乐一网格", "登记"),
    (LAST, "红旗三网格", "登记"),
)
SOURCES = ("网格排查", "群众来访", "热线转办", "代表联络站", "党员监督岗", "议事廊亭")
MEDIATORS = ("贾守诚", "严素梅", "章和平", "毕春兰", "安志刚", "常月英")
_DAYS_ALLOWED = 30


def rows() -> list[Row]:
    """Return all disputes, numbered within each year in the order in which they came in."""
    rng = Random("disputes")
    found = _settled(rng)
    for closed, days, grid, outcome in _NOT_SETTLED:
        found.append(_row(rng, before(closed, days), grid, closed, outcome))
    for received, grid, state in _OPEN:
        found.append(_row(rng, received, grid, None, None) | {"status": state})
    found.sort(key=lambda row: row["received"])
    counts: dict[int, int] = {}
    for row in found:
        year = row["received"].year
        counts[year] = counts.get(year, 0) + 1
        row["number"] = f"JF{year}-{counts[year]:03}"
    return found


def _settled(rng: Random) -> list[Row]:
    """Return the settled disputes: exact numbers by closing month, and by grid in a half-year."""
    found = []
    for half in range(3):
        months = range(half * 6, half * 6 + 6)
        total = sum(SETTLED[m] for m in months)
        fixed = STANDING_OUT if half == 2 else {}
        rest = {name: n for name, n in HOUSEHOLDS.items() if name not in fixed}
        shares = apportion(total - sum(fixed.values()), uneven(rng, rest, 0.3))
        grids = bag(rng, shares | fixed)
        for month in months:
            days = worked_in(*MONTHS[month])
            for nth, closed in enumerate(sorted(rng.choices(days, k=SETTLED[month]))):
                taken, grid = _days_taken(rng, _LATE[half]), grids.pop()
                if month and month % 3 == 0 and nth < _DRAGGING:
                    taken = closed.day + rng.randint(3, 20) + _DAYS_ALLOWED
                received = before(closed, taken)
                if grid in fixed:
                    received = max(received, worked_in(*MONTHS[months[0]])[0])
                found.append(_row(rng, received, grid, closed, "调解成功"))
    return found


def _days_taken(rng: Random, late: float) -> int:
    return rng.randint(32, 45) if rng.random() < late else rng.choice((2, 4, 6, 8, 11, 14, 18, 23))


def _row(
    rng: Random, received: dt.date, grid: str, closed: dt.date | None, outcome: str | None
) -> Row:
    settled = outcome == "调解成功"
    states = ("已化解", "已办结", None) if settled else ("已办结", None)
    judged = closed is not None and rng.random() < (0.9 if settled else 0.4)
    return {
        "received": received,
        "grid": grid,
        **tell(rng, received.month),
        "mediator": rng.choice(MEDIATORS),
        "deputies": people.some(rng, grid, received, 0.45),
        "source": rng.choices(SOURCES, (50, 18, 10, 10, 7, 5))[0],
        "due": None if closed and rng.random() < 0.03 else plus(received, _DAYS_ALLOWED),
        "outcome": outcome,
        "agreement": rng.choices(("口头", "书面"), (6, 4))[0] if settled else None,
        "closed": closed,
        "status": rng.choice(states) if closed else None,
        "satisfaction": _judged(rng, settled) if judged else None,
        **reported(grid),
    }


def _judged(rng: Random, settled: bool) -> str:
    weights = (79, 17, 4) if settled else (20, 50, 30)
    return rng.choices(("满意", "基本满意", "不满意"), weights)[0]
