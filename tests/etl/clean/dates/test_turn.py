"""The turn of the year in rows without years: the year of each, and when nobody can say."""

import datetime as dt

from etl.clean.dates.months import Months
from etl.clean.dates.turn import Said, turn

TODAY = dt.date(2025, 7, 1)


def rows(*days: str) -> list[Said]:
    """Return rows from 2 on of days such as 12-28, or 2024-12-28 with the year written."""
    found = []
    for row, day in enumerate(days, start=2):
        *year, month, date = map(int, day.split("-"))
        found.append(Said(row, month, date, year[0] if year else None))
    return found


def years(*days: str, of: tuple[int, ...] = (2024,), today: dt.date = TODAY) -> dict[int, int]:
    found = turn(rows(*days), of, None, {}, today)
    assert not found.doubtful
    return found.years


def doubtful(*days: str, of: tuple[int, ...] = (2024,)) -> list[int]:
    found = turn(rows(*days), of, None, {}, TODAY)
    assert not found.years
    return sorted(found.doubtful)


def test_rows_that_go_on_after_december_are_of_the_next_year() -> None:
    assert years("10-3", "12-28", "1-3") == {2: 2024, 3: 2024, 4: 2025}
    assert years("1-5", "12-28", "1-3", "1-8") == {2: 2024, 3: 2024, 4: 2025, 5: 2025}


def test_the_newest_row_may_come_first() -> None:
    assert years("1-3", "12-28", "10-3") == {4: 2024, 3: 2024, 2: 2025}


def test_two_years_in_the_title_are_parted_by_the_turn() -> None:
    both = (2024, 2025)
    assert years("9-1", "12-28", "1-3", "6-8", of=both) == {2: 2024, 3: 2024, 4: 2025, 5: 2025}
    assert years("3-1", "4-8", of=both) == {}
    assert years("12-28", "3-1", of=both) == {}


def test_december_before_the_rows_of_the_titled_year_is_of_the_year_before() -> None:
    assert years("12-28", "1-3", "5-8", of=(2025,)) == {2: 2024, 3: 2025, 4: 2025}


def test_rows_that_cannot_have_come_yet_are_not_of_that_year() -> None:
    assert years("10-3", "12-28", "1-3", today=dt.date(2024, 12, 31)) == {}
    assert years("12-28", "1-3", of=(2025,)) == {2: 2024, 3: 2025}


def test_a_written_year_decides_with_the_order() -> None:
    assert years("2024-10-03", "12-28", "1-3", "2025-01-08") == {3: 2024, 4: 2025}
    assert years("10-3", "2023-12-28", "1-3") == {}


def test_where_either_year_may_be_meant_nobody_guesses() -> None:
    assert doubtful("12-28", "1-3") == [2, 3]
    assert doubtful("9-1", "12-28", "1-3", "6-8") == [2, 3, 4, 5]
    assert doubtful("1-5", "6-8", "12-28", "1-3") == [5]


def test_a_table_that_begins_anew_is_of_its_title() -> None:
    found = turn(rows("1-5", "12-28", "1-3", "11-8"), (2024,), None, {}, TODAY)
    assert (found.years, found.doubtful, found.noticed) == ({}, {}, 4)
    grids = {2: "红旗一网格", 3: "红旗一网格", 4: "红旗二网格", 5: "红旗二网格"}
    found = turn(rows("10-5", "12-28", "1-3", "1-8"), (2024,), None, grids, TODAY)
    assert (found.years, found.doubtful, found.noticed) == ({}, {}, None)
    assert years("5-1", "3-2", "12-28", "1-3", "2-1", "1-9") == {}


def test_the_months_of_the_title_settle_it_whatever_the_order() -> None:
    def by(months: Months, *days: str, of: tuple[int, ...]) -> dict[int, int]:
        return turn(rows(*days), of, months, {}, TODAY).years

    across = Months(12, 1, 2024)
    assert by(across, "1-3", "12-28", "5-5", of=(2024, 2025)) == {2: 2025, 3: 2024}
    assert by(Months(1, 1), "1-3", "12-28", "11-2", of=(2025,)) == {3: 2024}
    assert by(Months(7, 12), "12-28", "1-3", of=(2024,)) == {3: 2025}
    assert by(Months(1, 6), "2024-12-28", "1-3", of=(2025,)) == {}
