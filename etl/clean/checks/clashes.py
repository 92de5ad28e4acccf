"""What was only read in a sentence never contradicts the state of its row: the cell stays empty.

A clerk who chooses 调解成功 and writes an open state says two things; the row is rejected (see
``rules``). Where we read the outcome in a sentence, the reading may be what is wrong.
"""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells.values import Values
from etl.clean.checks.rules import clashing
from etl.clean.records.found import Records
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from etl.words.meaning import Words
from gridlens.schema.cycle import Clash
from gridlens.translation import _


def without_doubtful_readings(
    matched: MatchedSheet, records: Records, values: Values, directory: Directory
) -> Values:
    """Return the values without those that were read in a text and clash with the row's state.

    Each emptied cell is told in a notice, unless its row is rejected for something else.
    """
    cycle = matched.ledger.life_cycle
    for clash in cycle.clashes if cycle else ():
        assert cycle
        rows = np.flatnonzero(clashing(values.table, cycle, clash) & values.readable)
        doubtful = [at for at in rows if _is_read(matched, records, int(at), clash, directory)]
        if doubtful:
            values = _emptied(matched, records, values, clash, np.array(doubtful))
    return values


def _is_read(
    matched: MatchedSheet, records: Records, at: int, clash: Clash, directory: Directory
) -> bool:
    """Tell whether the value of a cell was read in its text, and not chosen from the list."""
    text = records.found(clash.column, int(records.numbers[at]))
    if text is None:
        return False
    if matched.mapping and clash.column in matched.mapping.values:
        text = matched.mapping.meaning(clash.column, text)
    said = directory.words(matched.ledger.key, clash.column)
    return not Words(matched.ledger.key, clash.column, said).is_chosen(text)


def _emptied(
    matched: MatchedSheet, records: Records, values: Values, clash: Clash, doubtful: np.ndarray
) -> Values:
    cycle = matched.ledger.life_cycle
    assert cycle
    reason = _(
        "从这句话里读出{value}，“{status}”却是{state}，以“{status}”为准；本格按空白导入，请核对"
    )
    told = [
        Problem(
            int(records.numbers[at]),
            records.headers[clash.column],
            records.found(clash.column, int(records.numbers[at])),
            reason.format(
                value=clash.value,
                status=records.headers[cycle.status],
                state=values.table[cycle.status][int(at)].as_py(),
            ),
        )
        for at in doubtful
    ]
    empty = np.zeros(values.table.num_rows, dtype=bool)
    empty[doubtful] = True
    cells = values.table[clash.column]
    kept = pc.if_else(pa.array(empty), pa.scalar(None, cells.type), cells)
    place = values.table.schema.get_field_index(clash.column)
    table = values.table.set_column(place, clash.column, kept)
    return replace(values, table=table, problems=[*values.problems, *told])
