"""Find the rows that do not count though nothing is wrong with them: 作废, 重复登记, 不予受理."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.directory import Directory
from etl.clean.fill import Filled
from etl.clean.skip import Skipped
from etl.match.matched import MatchedSheet
from etl.sheet import blank
from etl.words import VoidRow, Words
from gridlens.errors import Refused
from gridlens.kinds import Choice
from gridlens.schema.ledger import folded
from gridlens.store.mapping import Mapping
from gridlens.translation import _

_REMARKS = frozenset({"备注", "说明", "情况说明", "备注说明", "其他说明"})
# A remark that says nothing else; 与某事重复反映 is about the matter, not about the row.
_SAYS_VOID = (
    r"^\s*(?:此条|本条|该条|已)?(?:重复(?:登记|录入|提交|上报|填报|件|工单|记录)?|作废|误报|误登|误录|录入错误)"
    r"(?:[，,、；;。]?\s*(?:已?作废|重复(?:登记)?|不计入?|已?删除))?[。]?\s*$"
)


def void_rows(
    matched: MatchedSheet, filled: Filled, directory: Directory, rows: np.ndarray
) -> Iterator[Skipped]:
    """Yield each of the rows that a word in one of its choices declares not to count.

    ``rows`` are row numbers. The meanings that a mapping gives to words are read first.
    """
    ledger, mapping = matched.ledger, matched.mapping
    seen: set[int] = set()
    for place, header in enumerate(matched.texts):
        if folded(header) in _REMARKS and place not in matched.columns.values():
            cells = matched.sheet.cells.column(place).take(pa.array(rows - 1))
            void = pc.fill_null(pc.match_substring_regex(cells, _SAYS_VOID), False)
            for at in np.flatnonzero(void.to_numpy()).tolist():
                seen.add(int(rows[at]))
                yield _void(int(rows[at]), header, cells[at].as_py())
    for column in ledger.columns:
        if not isinstance(column.kind, Choice) or column.name not in matched.columns:
            continue
        cells = filled.texts[column.name].take(pa.array(rows - 1))
        words = Words(ledger.key, column.name, directory.words(ledger.key, column.name))
        distinct = pc.unique(cells.filter(pa.array(~blank(cells)))).to_pylist()
        void = [text for text in distinct if _is_void(words, mapping, column.name, text)]
        if not void:
            continue
        for at in np.flatnonzero(pc.is_in(cells, pa.array(void)).to_numpy()).tolist():
            row, text = int(rows[at]), cells[at].as_py()
            if row not in seen:
                seen.add(row)
                yield _void(row, _(column.title), text)


def _void(row: int, title: str, text: str) -> Skipped:
    reason = _("“{title}”是“{text}”，不计入，也不算有误")
    return Skipped(row, text, reason.format(title=title, text=text))


def _is_void(words: Words, mapping: Mapping | None, column: str, text: str) -> bool:
    said = mapping.meaning(column, text) if mapping else text
    try:
        words.value(said)
    except VoidRow:
        return True
    except Refused:
        return False
    return False
