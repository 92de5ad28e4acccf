"""Fourth beat of ``clean``: what group rows and totals state, held against the records."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.found import Records
from etl.clean.records.skip import UNIT, Skipped
from etl.sheets.problem import Problem
from etl.sheets.sheet import blank
from gridlens.kinds import Decimal, Whole
from gridlens.kinds.base import halfwidth
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_, _

_STATED = re.compile(rf"[(]?共?(\d+(?:\.\d+)?)\s*(?:{UNIT})?[)]?")
_IN_LABEL = re.compile(rf"(?:合计|小计|总计|共计)[:(]*共?(\d+)(?:{UNIT})?[)]?")
_RUNNING = re.compile("累计|全年")
_PART = re.compile("小计|本页")
_NUMERIC = rf"^\s*-?\d+(\.\d+)?\s*({UNIT})?\s*$"
_ABOVE = N_("合计行写的是{stated}，上面的记录有{n}行，请核对")


def doubtful_totals(ledger: Ledger, records: Records, said: np.ndarray) -> Iterator[Problem]:
    """Yield a notice for each stated number that the records do not confirm.

    ``said`` has, in order, the row numbers of the records that say anything, rejected ones too.
    """
    number = ledger.number or ledger.shared_number
    numbers = records.texts.get(number) if number else None
    for group in records.groups:
        rows = _between(said, group.row, group.last + 1)
        if group.stated is not None and group.stated not in _counts(numbers, rows):
            reason = _("分组行写的是{stated}，其下的记录有{n}行，请核对")
            reason = reason.format(stated=group.stated, n=len(rows))
            yield Problem(group.row, None, group.text, reason)
    summed = {c.name for c in ledger.columns if isinstance(c.kind, Whole | Decimal)}
    for total in records.totals:
        if not _RUNNING.search(total.text):
            spans = _spans(records, total, said)
            counts = [count for rows in spans for count in _counts(numbers, rows)]
            yield from _in_label(total, counts)
            yield from _in_cells(total, counts, spans, records, summed)


def _spans(records: Records, total: Skipped, said: np.ndarray) -> list[np.ndarray]:
    """Return the records that a total may stand for: all above it, or those since another one.

    A total of a part or a page stands only for the records since the last total or group row.
    """
    breaks = [*(one.row for one in records.totals), *(group.row for group in records.groups)]
    nearest = max((row for row in breaks if row < total.row), default=0)
    since = _between(said, nearest, total.row)
    return [since] if _PART.search(total.text) else [_between(said, 0, total.row), since]


def _in_label(total: Skipped, counts: list[int]) -> Iterator[Problem]:
    """Yield a notice if the label itself states another number, as in 合计：12件."""
    label = _IN_LABEL.fullmatch(halfwidth(total.text).replace(" ", ""))
    if label and int(label[1]) not in counts:
        reason = _(_ABOVE).format(stated=label[1], n=counts[0])
        yield Problem(total.row, None, total.text, reason)


def _in_cells(
    total: Skipped,
    counts: list[int],
    spans: list[np.ndarray],
    records: Records,
    summed: set[str],
) -> Iterator[Problem]:
    """Yield a notice for each other cell of a total that states a number nobody can explain.

    It may be the sum of its column. In a column without numbers it may also be the number of
    records, or of filled cells.
    """
    for column, text in zip(records.columns, total.total, strict=True):
        found = _STATED.fullmatch(halfwidth(text or ""))
        if not found or text == total.text:
            continue
        stated, sums = float(found[1]), [_sum(column.texts, rows) for rows in spans]
        if column.feeds in summed:
            if None not in sums and stated not in sums:
                reason = _("合计行写的是{stated}，上面各行相加是{n}，请核对")
                reason = reason.format(stated=found[1], n=f"{sums[0]:g}")
                yield Problem(total.row, column.header or None, text, reason)
            continue
        filled = [int((~blank(_taken(column.texts, rows))).sum()) for rows in spans]
        if stated not in (*counts, *sums, *filled):
            reason = _(_ABOVE).format(stated=found[1], n=counts[0])
            yield Problem(total.row, column.header or None, text, reason)


def _between(said: np.ndarray, above: int, below: int) -> np.ndarray:
    """Return the row numbers between two rows, both excluded."""
    first, last = np.searchsorted(said, [above + 1, below])
    return said[first:last]


def _counts(numbers: pa.ChunkedArray | None, rows: np.ndarray) -> list[int]:
    """Return the number of rows, and of distinct record numbers where rows may share one."""
    if numbers is None:
        return [len(rows)]
    return [len(rows), pc.count_distinct(_taken(numbers, rows)).as_py()]


def _sum(column: pa.ChunkedArray, rows: np.ndarray) -> float | None:
    """Return the sum of some cells; None if any of them is not a number."""
    cells = _taken(column, rows)
    texts = cells.filter(pa.array(~blank(cells)))
    if not pc.all(pc.match_substring_regex(texts, _NUMERIC)).as_py():
        return None
    bare = pc.replace_substring_regex(texts, rf"(\s|{UNIT})", "")
    return float(pc.sum(bare.cast(pa.float64())).as_py() or 0)


def _taken(column: pa.ChunkedArray, rows: np.ndarray) -> pa.ChunkedArray:
    return column.take(pa.array(rows - 1, pa.int64()))
