"""Find the rows that do not count though nothing is wrong with them: 作废, 重复登记, 不予受理."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.gaps.fill import Filled
from etl.clean.records.skip import Skipped
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.sheet import blank, cells_of
from etl.words.meaning import VoidRow, Words, tells_outcome
from gridlens.errors import Refused
from gridlens.kinds import Choice, Text
from gridlens.schema.header import folded
from gridlens.store.office.mapping import Mapping
from gridlens.translation import _

_REMARKS = frozenset({"备注", "说明", "情况说明", "备注说明", "其他说明"})
# A cell that says nothing else; 与某事重复反映 is about the matter, not about the row.
_ROW = r"(?:(?:同上|此条|本条|该条|此件|本件|系|属)[，,、；;]?)?已?"
_OTHER = r"(?:与[^，,。；;]{1,12})?"
_VOID = (
    rf"(?:{_OTHER}重复(?:登记|录入|提交|上报|填报|件|工单|记录)?|作废|误报|误登|误录|录入错误"
    rf"|写错了?|写重了?|{_OTHER}(?:并案|合并)(?:办理)?|(?:代表|本人|群众)?撤回)"
)
_MORE = (
    r"(?:[，,、；;。]?\s*(?:本条)?(?:已?作废|重复(?:登记|录入)?|不计入?|已?删除|不单独办理|见上[条行]|见第?\d+[号条行]"
    r"|写重了?|写错了?))"
)
_AT_END = r"(?:本条|此条|该条|此件|本件)已?(?:作废|不计入?)。?\s*$"
_SAYS_VOID = rf"^\s*[（(]?{_ROW}{_VOID}{_MORE}*[）)]?[。]?\s*$|{_AT_END}"
_AT_ONCE = 2  # columns
_LONGEST = 75  # bytes, of a cell that says nothing else
_MAY_SAY_VOID = "[复废误错重并撤计]"  # each word of ``_SAYS_VOID`` has one of these


def void_rows(
    matched: MatchedSheet, filled: Filled, directory: Directory, rows: np.ndarray
) -> Iterator[Skipped]:
    """Yield each of the rows that a cell declares not to count: a remark, a text or a choice.

    ``rows`` are row numbers. The meanings that a mapping gives to words are read first.
    """
    ledger, mapping = matched.ledger, matched.mapping
    seen: set[int] = set()
    texts = [*_texts(matched)]
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        found = readers.map(lambda text: _says_void(text[1], rows), texts)
        for (header, column), marked in zip(texts, found, strict=True):
            for row in marked.tolist():
                if row not in seen:
                    seen.add(row)
                    yield _void(row, header, column[row - 1].as_py())
    for column in ledger.columns:
        if not isinstance(column.kind, Choice) or column.name not in matched.columns:
            continue
        cells = cells_of(filled.texts[column.name], rows)
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


def _says_void(column: pa.ChunkedArray, rows: np.ndarray) -> np.ndarray:
    """Return those of the rows whose cell says that they do not count.

    Cheap tests come first: of a million cells next to none are left for the last.
    """
    short = pc.fill_null(pc.less(pc.binary_length(column), _LONGEST), False).to_numpy()
    likely: np.ndarray = rows[short[rows - 1]]
    for pattern in (_MAY_SAY_VOID, _SAYS_VOID):
        likely = likely[pc.match_substring_regex(cells_of(column, likely), pattern).to_numpy()]
    return likely


def _texts(matched: MatchedSheet) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Yield the columns of texts: remarks that feed no column, and all that describe a matter."""
    ledger, used = matched.ledger, {*matched.columns.values()}
    texts = {
        place
        for name, place in matched.columns.items()
        if isinstance(ledger.column(name).kind, Text) or tells_outcome(ledger.key, name)
    }
    for place, header in enumerate(matched.texts):
        if place in texts or (folded(header) in _REMARKS and place not in used):
            yield header, matched.sheet.cells.column(place)


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
