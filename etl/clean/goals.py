"""Read a table of goals: each line gives a goal for the year and one for every part with an amount.

A line counts as one row. It stands or falls as one: an amount that cannot be read rejects it.
"""

import re
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from etl.clean.cells.column import spelt_out
from etl.clean.cells.reading import WRITTEN, without_roster
from etl.clean.dates.years import reading_of
from etl.clean.records.found import Records, find_records
from etl.clean.rosters.directory import Directory
from etl.clean.rows import ROW, Batch
from etl.match.tables.goals import WHOLE, GoalTable
from etl.sheets.problem import Problem
from gridlens.errors import Refused
from gridlens.kinds import PeriodName, is_empty, tidy
from gridlens.kinds.amounts.target import Target
from gridlens.ledgers import aimed
from gridlens.schema.aims import unit_fits
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.translation import _

_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_YEAR = re.compile(r"(20\d{2})年?度?")
_HAS_DIGIT = re.compile(r"\d")


class _Line(NamedTuple):
    """What one line gives: goals as values by column, and what is wrong or worth a look."""

    goals: list[dict[str, Any]]
    problems: list[Problem]
    says: bool


def clean_goals(matched: GoalTable, directory: Directory) -> Batch:
    """Read every line of a table of goals.

    Every line is accounted for: it gives goals, is rejected, or is skipped.
    """
    ledger = matched.ledger
    records = _with_years(matched, find_records(matched, directory))
    lines = {row: _line(matched, records, directory, row) for row in records.numbers.tolist()}
    problems = [problem for line in lines.values() for problem in line.problems]
    faulty = {problem.row for problem in [*problems, *records.faults] if problem.fault}
    known = directory.has("grid")
    goals = [(row in faulty, goal) for row, line in lines.items() for goal in line.goals]
    good = _table(ledger, known, [goal for is_faulty, goal in goals if not is_faulty])
    bad = _table(ledger, known, [goal for is_faulty, goal in goals if is_faulty])
    quiet = sum(not line.says for row, line in lines.items() if row not in faulty)
    batch = Batch(
        matched,
        records,
        rows=good,
        refused=spelt_out(bad),
        problems=(
            *matched.notices,
            *records.notices,
            *records.faults,
            *problems,
            *without_roster(ledger, records.headers, good, directory),
        ),
        skipped=records.total - len(lines) + quiet,
    )
    assert batch.total == len(set(good[ROW].to_pylist())) + batch.skipped + len(batch.rejected)
    return batch


def _table(ledger: Ledger, with_written: bool, goals: list[dict[str, Any]]) -> pa.Table:
    """Return goals as a table in the columns of the ledger, with names as written if asked."""
    schema = ledger.schema()
    types = {column.name: schema.field(column.name).type for column in ledger.columns}
    types |= {"grid" + WRITTEN: pa.string()} if with_written else {}
    types |= {ROW: pa.int64()}
    columns = [pa.array([goal.get(name) for goal in goals], type_) for name, type_ in types.items()]
    return pa.table(columns, names=list(types))


def _with_years(matched: GoalTable, records: Records) -> Records:
    """Return the records with the year of the title beside each line that says no year itself.

    So a line that is rejected can be read again without its title.
    """
    year = reading_of(matched).year
    if year is None or "period" in matched.columns:
        return records
    rows = matched.sheet.cells.num_rows
    return replace(
        records,
        texts=records.texts | {"period": pa.chunked_array([pa.repeat(str(year), rows)])},
        given=records.given | {"period": np.ones(rows, dtype=bool)},
    )


def _line(matched: GoalTable, records: Records, directory: Directory, row: int) -> _Line:
    """Read one line."""
    said = {name: tidy(records.found(name, row) or "") for name in matched.columns}
    said = {name: "" if is_empty(text) else text for name, text in said.items()}
    amounts = {
        place: text
        for place in matched.amounts.places
        if not is_empty(text := matched.sheet.cells.column(place)[row - 1].as_py())
    }
    numbers = {place: text for place, text in amounts.items() if _HAS_DIGIT.search(text)}
    if not numbers:
        notice = Problem(row, None, said["indicator"] or None, _("这一行没有目标数，未导入"))
        return _Line([], [notice], says=False)
    reading = _Reading(matched, records, row)
    indicator = reading.indicator(said["indicator"])
    shared: dict[str, Any] = {
        "grid": reading.grid(said.get("grid", ""), directory),
        "grid" + WRITTEN: said.get("grid") or None,
        "indicator": indicator.key if indicator else None,
        ROW: row,
    }
    texts = ("lead", "note", "reporting_unit", "reporter")
    shared |= {name: said.get(name) or None for name in texts}
    goals = []
    for place, text in amounts.items():
        header, (year, part) = matched.text(place), matched.amounts.places[place]
        if place not in numbers:
            reading.notice(header, text, _("不是数，未作为目标"))
            continue
        period = reading.period(year, part, records.found("period", row) or "")
        value = reading.amount(header, text, indicator) if indicator else None
        goals.append(shared | {"period": period, "value": value})
    if indicator:
        reading.check_sum(indicator, goals)
    return _Line(goals, reading.problems, says=True)


class _Reading:
    """Reads the cells of one line, and keeps what is wrong with them."""

    def __init__(self, matched: GoalTable, records: Records, row: int) -> None:
        self._matched, self._records, self._row = matched, records, row
        self.problems: list[Problem] = []
        unit = matched.amounts.unit
        text = matched.sheet.cells.column(unit)[row - 1].as_py() if unit is not None else None
        self._unit = "" if is_empty(text) else tidy(text or "")

    def notice(self, header: str, text: str, reason: str) -> None:
        """Keep a sentence that is only worth a look."""
        self.problems.append(Problem(self._row, header, text, reason))

    def _fault(self, header: str, text: str, reason: str) -> None:
        self.problems.append(Problem(self._row, header, text or None, reason, fault=True))

    def indicator(self, text: str) -> Indicator | None:
        """Return the indicator that the line aims at; a fault if nobody can tell."""
        header = self._records.headers["indicator"]
        if not text:
            self._fault(header, text, _("必填，不能为空"))
            return None
        try:
            found = aimed(text, self._unit)
        except Refused as refused:
            self._fault(header, text, str(refused))
            return None
        if text not in (found.label, found.key):
            read = _("按指标“{label}”读入；不是的，请改写成指标名称").format(label=_(found.label))
            self.notice(header, text, read)
        return found

    def grid(self, text: str, directory: Directory) -> str | None:
        """Return the code of the grid that the line is for; None for the whole."""
        if not text:
            return None
        if not directory.has("grid"):
            return text
        try:
            return directory.find("grid", text)
        except Refused as refused:
            self._fault(self._records.headers["grid"], text, str(refused))
            return None

    def period(self, year: int | None, part: str, said: str) -> str | None:
        """Return the key of the period; the year is that of the header, the line or the title."""
        if year is None and not is_empty(said):
            if part == WHOLE:
                return self._stated(said)
            found = _YEAR.fullmatch(tidy(said))
            year = int(found[1]) if found else None
        if year is None:
            year = reading_of(self._matched).year
        if year is None:
            reason = _("看不出是哪一年的目标；请在标题、工作表名或文件名里写明一个年份，如 2025年")
            header = self._records.headers["period"]
            if not any(problem.reason == reason for problem in self.problems):
                self._fault(header, said, reason)
            return None
        return f"{year}{part}"

    def _stated(self, said: str) -> str | None:
        """Return the key of the period that the line states itself."""
        try:
            return PeriodName().parse(said)
        except Refused as refused:
            self._fault(self._records.headers["period"], said, str(refused))
            return None

    def amount(self, header: str, text: str, indicator: Indicator) -> float | None:
        """Return the amount of a cell in the unit of the indicator."""
        try:
            value = Target().parse(text)
        except Refused as refused:
            self._fault(header, text, str(refused))
            return None
        percent = "%" in text or "％" in text
        if indicator.is_rate:
            if not percent and value > 1:  # 90 beside %, or where only per cent can be meant
                value /= 100
            if value > 1:
                self._fault(header, text, _("比率不能超过100%"))
            return value
        if percent or not unit_fits(indicator, self._unit):
            reason = _("“{label}”按“{unit}”计，这里的单位是“{said}”，请核对")
            unit = "%" if percent else self._unit
            self._fault(
                header,
                text,
                reason.format(label=_(indicator.label), unit=_(indicator.unit), said=unit),
            )
        elif value != int(value):
            self._fault(header, text, _("应为整数"))
        return value

    def check_sum(self, indicator: Indicator, goals: list[dict[str, Any]]) -> None:
        """Refuse quarters that are counted up to their end: the last has the amount of the year."""
        by_part = {str(goal["period"])[4:]: goal["value"] for goal in goals if goal["period"]}
        parts = [value for part in (*_QUARTERS, WHOLE) if (value := by_part.get(part)) is not None]
        if indicator.measure is not Measure.FLOW or len(parts) <= len(_QUARTERS):
            return
        *quarters, year = parts
        if sum(quarters) != year and quarters == sorted(quarters) and quarters[-1] == year:
            reason = _("四个季度像是累计数：第四季度与全年都是{year:g}；请改填各季度自己的数")
            header = self._matched.text(next(iter(self._matched.amounts.places)))
            self._fault(header, f"{year:g}", reason.format(year=year))
