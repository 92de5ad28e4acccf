"""Safety hazards: those closed each month, those still open, and the street lamps of April 2025."""

import datetime as dt
from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import HOUSEHOLDS, Row, demo, reported
from etl.invented.sample.office.days import LAST, MONTHS, before, draw, plus, worked_in
from etl.invented.sample.spread import apportion, bag, uneven
from etl.invented.sample.work.dangers import GAS, tell

# Closed hazards by month: more in the heat of summer and in the heating season, few in the month of
# the Spring Festival.
CLOSED = (48, 34, 54, 42, 46, 57, 58, 54, 46, 43, 50, 56, 51, 38, 58, 46, 50, 63)
_LATE = (0.06, 0.05, 0.05)  # the share closed after the due date, by half-year
_DRAGGING = 4  # of those closed in a quarter's first month, how many were overdue when it began
_STREET_LEVEL_EACH_HALF = 7
_MAJOR_CLOSED = {8, 14}  # the months in which a major hazard was closed; the first month is 0
_MAJOR_DAYS_ALLOWED = 61
# days overdue on the last day, days allowed, grid; the first is the major one
_OVERDUE = (
    (41, _MAJOR_DAYS_ALLOWED, "中山二网格"),
    (34, 15, "建设一网格"),
    (21, 30, "红旗四网格"),
    (13, 15, "康乐三网格"),
    (9, 15, "光明二网格"),
    (5, 7, "新风一网格"),
    (2, 15, "中山一网格"),
)
# how many days before the last day each open hazard was found; each is due 15 days after it
_OPEN_FOUND = (0, 0, 3, 3, 4, 5, 6, 7, 7, 10, 11, 12, 13)
_STREET_UNIT = demo("示范街道安全环保组")
SOURCES = ("网格排查", "专项检查", "群众反映", "代表联络站", "党员监督岗")

STREET_LAMPS: Row = {
    "found": dt.date(2025, 4, 8),
    "grid": "中山三网格",
    "category": "道路设施",
    "grade": "一般",
    "location": "槐荫巷南段",
    "summary": "槐荫巷南段12盏路灯不亮，夜间出行不便；安全环保组现场查看，会同市政、供电推动维修",
    "source": "代表联络站",
    "deputies": ["贺春岚", "乔若溪"],
    "seen": dt.date(2025, 4, 9),
    "responsible_unit": "市政管理所",
    "due": dt.date(2025, 4, 23),
    "rectified": dt.date(2025, 4, 17),
    "rechecked": dt.date(2025, 4, 18),
    "closed": dt.date(2025, 4, 18),
    "status": "已销号",
    **reported("中山三网格"),
}


def rows() -> list[Row]:
    """Return all hazards, numbered within each year in the order in which they were found."""
    rng = Random("hazards")
    found = [*_closed(rng), *_open(rng), STREET_LAMPS.copy()]
    found.sort(key=lambda row: row["found"])
    counts: dict[int, int] = {}
    for row in found:
        year = row["found"].year
        counts[year] = counts.get(year, 0) + 1
        row["number"] = f"YH{year}-{counts[year]:03}"
    return found


def _closed(rng: Random) -> list[Row]:
    """Return the closed hazards except the street lamps: exact numbers by closing month."""
    lamps = MONTHS.index((2025, 4))
    counts = [count - (month == lamps) for month, count in enumerate(CLOSED)]
    found = []
    for half in range(3):
        months = range(half * 6, half * 6 + 6)
        total = sum(counts[m] for m in months) - _STREET_LEVEL_EACH_HALF
        shares = apportion(total, uneven(rng, HOUSEHOLDS, 0.2))
        grids = bag(rng, shares | {"": _STREET_LEVEL_EACH_HALF})
        for month in months:
            days = worked_in(*MONTHS[month])
            for nth in range(counts[month]):
                major = nth == 0 and month in _MAJOR_CLOSED
                allowed, taken = _time(rng, major, _LATE[half])
                closed = rng.choice(days)
                if month and month % 3 == 0 and nth < _DRAGGING:
                    allowed = 15
                    taken = closed.day + rng.randint(4, 25) + allowed
                found.append(_one_closed(rng, closed, taken, grids.pop() or None, allowed, major))
    return found


def _time(rng: Random, major: bool, late_share: float) -> tuple[int, int]:
    """Return the number of days allowed and the number of days taken to close a hazard."""
    allowed = _MAJOR_DAYS_ALLOWED if major else rng.choice((7, 15, 15, 30))
    late = not major and rng.random() < late_share
    return allowed, allowed + rng.randint(1, 12) if late else rng.randint(1, int(allowed * 0.85))


def _one_closed(
    rng: Random, closed: dt.date, taken: int, grid: str | None, allowed: int, major: bool
) -> Row:
    found = before(closed, taken)
    rectified = draw(rng, plus(found, (closed - found).days // 2), closed)
    return _row(rng, found, grid, allowed, major) | {
        "seen": draw(rng, found, min(plus(found, 3), rectified)),
        "rectified": rectified,
        "rechecked": draw(rng, rectified, closed),
        "closed": closed,
        "status": rng.choices(("已销号", None), (9, 1))[0],
    }


def _open(rng: Random) -> list[Row]:
    grids = bag(rng, apportion(len(_OPEN_FOUND), uneven(rng, HOUSEHOLDS, 0.9)))
    found = []
    for overdue, allowed, grid in _OVERDUE:
        major = allowed == _MAJOR_DAYS_ALLOWED
        day = plus(LAST, -overdue - allowed)
        row = _row(rng, day, grid, allowed, major)
        found.append(row | {"seen": plus(day, 1), "status": "延期" if major else "整改中"})
    for days_ago, grid in zip(_OPEN_FOUND, grids, strict=True):
        day = plus(LAST, -days_ago)
        row = _row(rng, day, grid, 15, False)
        if days_ago >= 10:
            seen, rectified = plus(day, 1), draw(rng, plus(day, 4), plus(day, 8))
            row |= {"seen": seen, "rectified": rectified, "status": "待复查"}
        elif days_ago >= 4:
            row |= {"seen": plus(day, 1), "status": "整改中"}
        else:
            row |= {"status": "登记"}
        found.append(row)
    return found


def _row(rng: Random, found: dt.date, grid: str | None, allowed: int, major: bool) -> Row:
    story = tell(rng, found.month, grid) if not major else GAS
    return {
        "found": found,
        "grid": grid,
        **story,
        "grade": "重大" if major else "一般",
        "source": "专项检查" if grid is None else rng.choices(SOURCES, (60, 14, 12, 7, 7))[0],
        "deputies": people.some(rng, grid, found, 0.3),
        "due": plus(found, allowed),
        **reported(grid, _STREET_UNIT, "骆远山"),
    }
