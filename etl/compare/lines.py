"""Sheet rows that give several records, as the lines of a table of goals do, stand or fall as one.

Goals that an earlier line of the command sets already are left out where they are equal; a line
that disagrees with an earlier one is rejected whole.
"""

from dataclasses import replace
from itertools import groupby
from typing import Any

import pyarrow as pa

from etl.clean.rows import ROW, Batch
from etl.match.tables.goals import GoalTable
from etl.sheets.problem import Problem
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

_Seen = dict[tuple[Any, ...], tuple[dict[str, Any], tuple[str, str, int]]]


def whole_lines(ledger: Ledger, batches: list[Batch]) -> list[Batch]:
    """Return the batches without records that earlier lines have, and without lines that disagree.

    Only sheets with several records in a row are changed; the others are settled later.
    """
    if not any(isinstance(batch.matched, GoalTable) for batch in batches):
        return batches
    seen: _Seen = {}
    return [_whole(ledger, batch, seen) for batch in batches]


def _whole(ledger: Ledger, batch: Batch, seen: _Seen) -> Batch:
    names = [column.name for column in ledger.columns]
    rows = batch.rows.to_pylist()
    kept: list[bool] = []
    problems: list[Problem] = []
    repeated = 0
    for row, line in groupby(rows, key=lambda record: int(record[ROW])):
        records = list(line)
        keys = [tuple(record[name] for name in ledger.natural_key) for record in records]
        known = [seen.get(key) for key in keys]
        other = next(
            (
                where
                for record, found in zip(records, known, strict=True)
                if found and any(found[0][name] != record[name] for name in names)
                for where in (found[1],)
            ),
            None,
        )
        if not isinstance(batch.matched, GoalTable):
            other, known = None, [None] * len(records)
        if other:
            reason = _("与《{file}》“{sheet}”第{row}行是同一项目标，但内容不同；请核对后只留一行")
            problems.append(_about(ledger, batch, row, reason, other, fault=True))
            kept += [False] * len(records)
            continue
        kept += [found is None for found in known]
        if all(known):
            (_record, first), repeated = known[0], repeated + 1  # type: ignore[misc]  # all are known
            reason = _("与《{file}》“{sheet}”第{row}行完全相同，按一条计")
            problems.append(_about(ledger, batch, row, reason, first, fault=False))
        for key, record in zip(keys, records, strict=True):
            seen.setdefault(key, (record, (*batch.source, row)))
    changed = replace(batch, rows=batch.rows.filter(pa.array(kept, pa.bool_())))
    return changed.with_more(problems, repeated=repeated)


def _about(
    ledger: Ledger,
    batch: Batch,
    row: int,
    reason: str,
    where: tuple[str, str, int],
    *,
    fault: bool,
) -> Problem:
    first, sheet, other = where
    column = ledger.natural_key[0]
    text = reason.format(file=first, sheet=sheet, row=other)
    return Problem(row, batch.header(column), batch.found(column, row), text, fault=fault)
