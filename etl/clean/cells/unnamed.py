"""Say which rows count or mean people whom they do not name: 张某等10人, 全体代表."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.found import Records
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from gridlens.errors import Refused
from gridlens.kinds import Reference
from gridlens.kinds.bulk import NO_NAMES


def unnamed(matched: MatchedSheet, records: Records) -> Iterator[Problem]:
    """Yield a notice for each such cell; those who are named in it count."""
    readable = records.numbers[~records.faulty(records.faults)]
    for column in matched.ledger.columns:
        kind = column.kind
        if column.name not in records.texts or not isinstance(kind, Reference) or not kind.several:
            continue
        cells = records.texts[column.name].take(pa.array(readable - 1))
        for at in pc.indices_nonzero(pc.match_substring_regex(cells, NO_NAMES)).to_pylist():
            text = cells[at].as_py()
            try:
                said = kind.left_out(text)
            except Refused:
                continue  # the cell itself is told
            if said:
                yield Problem(int(readable[at]), records.headers[column.name], text, said)
