"""Write the year into dates without one where a year turns: in the order of rows, or after receipt.

The cells get the whole date before anything reads them, so that a rejected row takes it along. What
was done is said with its rows.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.dates.months import months_of
from etl.clean.dates.turn import AS_TITLED, Said, Turn, turn
from etl.clean.dates.years import names_of, reading_of
from etl.clean.records.found import Records
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from gridlens.errors import Refused
from gridlens.kinds import Day, Reading
from gridlens.kinds.base import halfwidth, is_empty
from gridlens.kinds.dates.shapes import settled
from gridlens.translation import N_, _

_LONGEST = dt.timedelta(days=183)
"""A matter whose days have no year is closed in this time after receipt, or the year is asked."""
_YEAR_WRITTEN = re.compile(r"\d{4}|[〇○零一二三四五六七八九０-９]{4}")
_BEGINS = re.compile(r"(\d{1,2})\s?([月/.-])")
_LEAP = 2000
_SHOWN = 12
_TURNED = N_("没有年份，按标题和各行先后看跨了年：第{rows}行按{year}年计")
_FOLLOWS = N_("没有年份，按“{received}”推到后一年：第{rows}行按{year}年计")
_TITLED = N_("没有年份，按“{received}”和标题：第{rows}行按{year}年计")


@dataclass(frozen=True)
class _Column:
    """A column of days: its cells as read by themselves, each distinct text only once."""

    name: str
    texts: list[str]
    read: Mapping[str, Said | None]

    def said(self, row: int) -> Said | None:
        """Return what the cell of a row says, if it is a day with or without a year."""
        found = self.read[self.texts[row - 1]]
        return found._replace(row=row) if found else None


def with_years(matched: MatchedSheet, records: Records, today: dt.date) -> Records:
    """Return the records with whole dates where the turn of a year settles which year is meant."""
    ledger, reading = matched.ledger, reading_of(matched)
    years = reading.years
    kinds = {c.name: c.kind for c in ledger.columns if isinstance(c.kind, Day)}
    if ledger.date is None or ledger.date not in records.texts or not _usable(years):
        return records
    there = [name for name in kinds if name in records.texts]
    if not any(_any_yearless(records.texts[name]) for name in there):
        return records
    distinct = {name: _distinct(records.texts[name]) for name in there}
    columns = {
        name: _Column(
            name,
            pc.fill_null(records.texts[name], "").to_pylist(),
            {text: _said(kinds[name], text, reading) for text in texts},
        )
        for name, texts in distinct.items()
        if name == ledger.date or any(map(_lacks_year, texts))
    }
    main = columns.pop(ledger.date)
    rows = [said for row in records.numbers.tolist() if (said := main.said(row))]
    found = turn(rows, years, months_of(names_of(matched)), _grids(matched, records), today)
    change = _Change(records, reading, kinds)
    change.write(main, found.years, _TURNED)
    received = {one.row: _day(one, found, reading) for one in rows}
    due = ledger.life_cycle.due if ledger.life_cycle else None
    if ledger.life_cycle and ledger.life_cycle.received == ledger.date:
        title = _(ledger.column(ledger.date).title)
        for column in columns.values():
            latest = None if column.name == due else today
            told = _after(column, received, found, reading, latest)
            following = {row: y for row, y in told.items() if y != _year(received[row])}
            change.write(column, following, _FOLLOWS, title)
            same = {row: year for row, year in told.items() if row not in following}
            change.write(column, same, _TITLED, title)
    return change.done(main, found)


def _usable(years: tuple[int, ...]) -> bool:
    return len(years) == 1 or (len(years) == 2 and years[1] == years[0] + 1)


def _any_yearless(texts: pa.ChunkedArray) -> bool:
    """Tell whether a column has a text without a year; most have none, and that is found fast."""
    left = texts.filter(pc.invert(pc.match_substring_regex(texts, "[0-9]{4}")))
    return any(map(_lacks_year, _distinct(left)))


def _distinct(texts: pa.ChunkedArray) -> list[str]:
    return [text or "" for text in texts.unique().to_pylist()]


def _lacks_year(text: str) -> bool:
    return _YEAR_WRITTEN.search(text) is None and not is_empty(text)


def _said(kind: Day, text: str, reading: Reading) -> Said | None:
    """Return the day that a text says, without a year if it has none; None if it says no day."""
    if is_empty(text):
        return None
    day = _read(kind, text, replace(reading, years=(_LEAP,)))
    if day is None:
        return None
    written = _read(kind, text, replace(reading, years=())) is not None
    if not written and not _BEGINS.match(settled(halfwidth(text))):
        return None
    return Said(0, day.month, day.day, day.year if written else None)


def _read(kind: Day, text: str, reading: Reading) -> dt.date | None:
    try:
        return kind.within(reading).parse(text)
    except Refused:
        return None


def _grids(matched: MatchedSheet, records: Records) -> dict[int, str]:
    grid = matched.ledger.grid
    if grid is None or grid not in records.texts:
        return {}
    texts = pc.fill_null(records.texts[grid], "").to_pylist()
    return {row: texts[row - 1].strip() for row in records.numbers.tolist()}


def _day(one: Said, found: Turn, reading: Reading) -> dt.date | None:
    """Return the day of receipt, where its year is known."""
    year = one.year or found.years.get(one.row, reading.year)
    return None if year is None or one.row in found.doubtful else _existing(year, one)


def _existing(year: int, one: Said) -> dt.date | None:
    try:
        return dt.date(year, one.month, one.day)
    except ValueError:
        return None


def _year(day: dt.date | None) -> int | None:
    return day.year if day else None


def _after(
    column: _Column,
    received: Mapping[int, dt.date | None],
    found: Turn,
    reading: Reading,
    latest: dt.date | None,
) -> dict[int, int]:
    """Return the years of days without one that the day of receipt settles, and the title does not.

    By the year of receipt such a day would be before it, and by the next year it is soon after.
    """
    years = {}
    for row, begun in received.items():
        said = column.said(row)
        if begun is None or said is None or said.year is not None:
            continue
        titled = reading.year if row not in found.years else None
        first = titled or begun.year
        day = _existing(first, said)
        if titled and (day is None or day >= begun):
            continue  # as the title has it
        for year in (first, first + 1):
            day = _existing(year, said)
            soon = day is not None and begun <= day <= begun + _LONGEST
            if day and soon and (latest is None or day <= latest):
                years[row] = year
                break
    return years


class _Change:
    """The texts that get a year, and what is said of them."""

    def __init__(self, records: Records, reading: Reading, kinds: Mapping[str, Day]) -> None:
        self._records = records
        self._reading = reading
        self._kinds = kinds
        self._texts: dict[str, pa.ChunkedArray] = {}
        self._notices: list[Problem] = []

    def write(
        self, column: _Column, years: Mapping[int, int], reason: str, received: str = ""
    ) -> None:
        """Write years into the cells of a column, and say in which rows."""
        rows: dict[int, list[int]] = {}
        texts = [*column.texts]
        for row, year in sorted(years.items()):
            whole = _whole(texts[row - 1], year)
            if _read(self._kinds[column.name], whole, self._reading) is None:
                continue  # a day that this year does not have is refused as it is written
            if year != self._reading.year:
                texts[row - 1] = whole
                rows.setdefault(year, []).append(row)
        if not rows:
            return
        before = self._texts.get(column.name)
        if before is not None:
            merged = before.to_pylist()
            for row in (row for some in rows.values() for row in some):
                merged[row - 1] = texts[row - 1]
            texts = merged
        self._texts[column.name] = pa.chunked_array([pa.array(texts, pa.string())])
        header = self._records.headers[column.name]
        for year, some in rows.items():
            said = _(reason).format(rows=_ranges(some), year=year, received=received)
            self._notices.append(Problem(None, header, None, said))

    def done(self, main: _Column, found: Turn) -> Records:
        """Return the records with what was written, said and doubted."""
        header = self._records.headers[main.name]
        faults = [
            Problem(
                row, header, main.texts[row - 1], _(why).format(years=y, example=day), fault=True
            )
            for row, (why, y, day) in found.doubtful.items()
        ]
        if found.noticed is not None and (said := main.said(found.noticed)):
            year = self._reading.years[0]
            example = f"{year + 1}-{said.month:02}-{said.day:02}"
            text = main.texts[found.noticed - 1]
            reason = _(AS_TITLED).format(year=year, example=example)
            self._notices.append(Problem(found.noticed, header, text, reason))
        records = self._records
        return replace(
            records,
            texts=records.texts | self._texts,
            columns=[
                replace(one, texts=self._texts.get(one.feeds or "", one.texts))
                for one in records.columns
            ],
            faults=[*records.faults, *faults],
            notices=[*records.notices, *self._notices],
        )


def _whole(text: str, year: int) -> str:
    """Return a day with its year before it: 2024年12月28日, 2024.12.28."""
    plain = settled(halfwidth(text))
    match = _BEGINS.match(plain)
    assert match, text
    return f"{year}{'年' if match[2] == '月' else match[2]}{plain}"


def _ranges(rows: Iterable[int]) -> str:
    """Return row numbers in a few words: 3—5、8."""
    numbers = np.array(sorted(rows))
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1)
    words = [f"{run[0]}—{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    shown = "、".join(words[:_SHOWN])
    return shown if len(words) <= _SHOWN else _("{rows}等").format(rows=shown)
