"""Holds what group rows and totals state against the records they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.body import Body
from etl.clean.group import UNIT
from etl.clean.skip import Skipped
from etl.problem import Problem
from etl.sheet import blank
from gridlens.kinds import Decimal, Whole
from gridlens.kinds.base import halfwidth
from gridlens.translation import _

_STATED = re.compile(rf"[(]?共?(\d+(?:\.\d+)?)\s*(?:{UNIT})?[)]?")
_IN_LABEL = re.compile(rf"(?:合计|小计|总计|共计)[:(]*共?(\d+)(?:{UNIT})?[)]?")
_RUNNING = re.compile("累计|全年")
_PART = re.compile("小计|本页")
_NUMERIC = rf"^\s*-?\d+(\.\d+)?\s*({UNIT})?\s*$"


@dataclass(frozen=True)
class _Span:
    """Records between two rows, both outside."""

    above: int
    below: int


def miscounts(below: Body, records: np.ndarray) -> Iterator[Problem]:
    """Yield a notice for each number of a group row or total that the records do not bear out.

    ``records`` are the numbers, in order, of the rows that say anything, rejected ones included.
    """
    for group in below.groups:
        span = _Span(group.row, group.last + 1)
        if group.stated is not None and group.stated not in _counts(below, records, span):
            reason = _("分组行写的是{stated}，其下的记录有{n}行，请核对")
            n = len(_within(records, span))
            yield Problem(group.row, None, group.text, reason.format(stated=group.stated, n=n))
    totals = [one for one in below.skipped if one.is_total]
    for total in totals:
        if not _RUNNING.search(total.text):
            yield from _miscounts(below, records, total, _spans(below, totals, total))


def _spans(below: Body, totals: list[Skipped], total: Skipped) -> list[_Span]:
    """Return which records a total may stand for: all above, or those since the last such row."""
    header = below.matched.header
    breaks = [one.row for one in totals] + [group.row for group in below.groups]
    nearest = max((row for row in breaks if row < total.row), default=header)
    if _PART.search(total.text):
        return [_Span(nearest, total.row)]
    return [_Span(header, total.row), _Span(nearest, total.row)]


def _miscounts(
    below: Body, records: np.ndarray, total: Skipped, spans: list[_Span]
) -> Iterator[Problem]:
    counted = [count for span in spans for count in _counts(below, records, span)]
    reason = _("合计行写的是{stated}，上面的记录有{n}行，请核对")
    label = _IN_LABEL.fullmatch(halfwidth(total.text).replace(" ", ""))
    if label and int(label[1]) not in counted:
        yield Problem(total.row, None, total.text, reason.format(stated=label[1], n=counted[0]))
    sheet = below.matched.sheet
    names = {place: name for name, place in below.matched.columns.items()}
    for place, text in enumerate(sheet.row(total.row)):
        found = _STATED.fullmatch(halfwidth(text or ""))
        if not found or text == total.text:
            continue
        stated, header = float(found[1]), below.matched.text(place) or None
        name = names.get(place)
        column = below.texts(name) if name else sheet.cells.column(place)
        sums = [_sum(column, _within(records, span)) for span in spans]
        if name and isinstance(below.matched.ledger.column(name).kind, Whole | Decimal):
            said = _("合计行写的是{stated}，上面各行相加是{n}，请核对")
            if None not in sums and stated not in sums:
                said = said.format(stated=found[1], n=f"{sums[0]:g}")
                yield Problem(total.row, header, text, said)
            continue
        filled = [_filled(column, _within(records, span)) for span in spans]
        if stated not in (*counted, *sums, *filled):
            yield Problem(total.row, header, text, reason.format(stated=found[1], n=counted[0]))


def _within(records: np.ndarray, span: _Span) -> np.ndarray:
    first, last = np.searchsorted(records, [span.above + 1, span.below])
    return records[first:last]


def _counts(below: Body, records: np.ndarray, span: _Span) -> list[int]:
    """Return the number of records, and of different numbers where several rows share one."""
    rows = _within(records, span)
    counts = [len(rows)]
    ledger = below.matched.ledger
    number = ledger.number or ledger.shared_number
    column = below.texts(number) if number else None
    if column is not None:
        counts.append(pc.count_distinct(_taken(column, rows)).as_py())
    return counts


def _sum(column: pa.ChunkedArray | None, rows: np.ndarray) -> float | None:
    """Return the sum of a column of numbers; None where any text is none."""
    texts = _taken(column, rows).filter(pa.array(~blank(_taken(column, rows))))
    if not pc.all(pc.match_substring_regex(texts, _NUMERIC)).as_py():
        return None
    bare = pc.replace_substring_regex(texts, rf"(\s|{UNIT})", "")
    return float(pc.sum(bare.cast(pa.float64())).as_py() or 0)


def _filled(column: pa.ChunkedArray | None, rows: np.ndarray) -> int:
    return int((~blank(_taken(column, rows))).sum())


def _taken(column: pa.ChunkedArray | None, rows: np.ndarray) -> pa.ChunkedArray:
    assert column is not None
    return column.take(pa.array(rows - 1, pa.int64()))
