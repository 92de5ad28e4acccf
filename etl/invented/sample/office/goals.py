"""Goals for 2025: for the work of the office and for rates, never for the number of finds."""

from etl.invented.sample.office.area import COMMITTEE, GRID, HOUSEHOLDS, Row, demo
from etl.invented.sample.spread import apportion
from gridlens.ledgers import indicator

# indicator: the year's goal, its quarters (none where the numbers are too small to divide or do
# not add up), who leads, note
_ALL_BUT_FEBRUARY = "、".join("0" if month == 2 else "9.1" for month in range(1, 13))
_WHOLE: dict[str, tuple[int | str, tuple[int, ...], str, str | None]] = {
    "policy_lectures": (12, (3, 3, 3, 3), "宣传办", "每月一场"),
    "station_sessions": (11, (), "街道人大工委", "除二月外每月一次"),
    "deliberation_meetings": (4, (1, 1, 1, 1), "街道人大工委", "每季度一次"),
    "laws_studied": (12, (), "街道人大工委", "按不同法律法规计"),
    "inspections_joined": (7, (2, 2, 2, 1), "各专项小组", None),
    "enterprise_visits": (180, (40, 45, 50, 45), "经济发展办", "含规上企业和个体工商户"),
    "free_clinics": (6, (1, 2, 1, 2), "社会事务办", "与医院共同举办"),
    "receptions": (160, (40, 40, 40, 40), "代表联络站", None),
    "household_visits": (480, (120, 120, 120, 120), "各社区", "已分解到网格"),
    "disputes_settlement_rate": ("95%", (), "平安法治办", None),
    "disputes_on_time_rate": ("95%", (), "平安法治办", "办理期限30天"),
    "hazards_on_time_rate": ("90%", (), "应急办", None),
    "findings_closing_rate": ("90%", (), "各专项小组", None),
    "matters_closing_rate": ("95%", (), "社会事务办", None),
    "motions_closing_rate": ("100%", (), "街道人大工委", "交办后三个月内答复"),
}
HOUSEHOLD_VISITS_BY_GRID = apportion(480, HOUSEHOLDS)


def year_rows() -> list[Row]:
    """Return the goals of the whole sub-district for the year."""
    return [
        _row(key, None, "2025", value, lead, note)
        | ({"shares": _ALL_BUT_FEBRUARY} if key == "station_sessions" else {})
        for key, (value, _quarters, lead, note) in _WHOLE.items()
    ]


def quarter_rows() -> list[Row]:
    """Return the goals of each quarter; they add up to the goals of the year."""
    return [
        _row(key, None, f"2025年{'一二三四'[number]}季度", part, lead, None)
        for key, (_value, quarters, lead, _note) in _WHOLE.items()
        for number, part in enumerate(quarters)
    ]


def grid_rows() -> list[Row]:
    """Return the goals for household visits in the year by grid, in proportion to households."""
    return [
        _row("household_visits", grid, "2025", value, GRID[grid].worker, None)
        for grid, value in HOUSEHOLD_VISITS_BY_GRID.items()
    ]


def _row(
    key: str, grid: str | None, period: str, value: int | str, lead: str, note: str | None
) -> Row:
    return {
        "indicator": indicator(key)[0].label,
        "grid": grid,
        "period": period,
        "value": value,
        "lead": lead,
        "note": note,
        "reporting_unit": demo(GRID[grid].community) if grid else COMMITTEE,
        "reporter": "温晓棠",
    }
