"""Part a sheet that holds several ledgers: a platform's list of events, told apart by one column.

Each part keeps the rows at their places; the rows of the others are empty in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.match.headers.contents import rows_under, texts_under
from etl.match.headers.header import Header, headers
from etl.match.vocabulary.lexicon import names
from etl.sheets.problem import Problem, SheetResult
from etl.sheets.sheet import Sheet, blank
from gridlens.kinds.base import halfwidth
from gridlens.ledgers import activity_ledgers
from gridlens.schema.header import folded
from gridlens.translation import _

_KIND_HEADERS = frozenset(
    (
        "事件大类",
        "事件类型",
        "事件类别",
        "事件分类",
        "大类",
        "业务类型",
        "台账类型",
        "信息类型",
        "上报类型",
    )
)
_LEAST_LEDGERS, _MOST_KINDS, _MOSTLY = 2, 15, 0.6


def parts(sheet: Sheet) -> Iterator[tuple[str, Sheet]]:
    """Yield each ledger that a mixed sheet holds, with its rows alone; nothing for other sheets.

    The key of the ledger is empty for rows of kinds that belong to none.
    """
    found = _kinds(sheet)
    if found is None:
        return
    header, place, of = found
    column = sheet.cells.column(place)
    kinds = [of.get(halfwidth(text or ""), "") for text in column.to_pylist()]
    below = np.arange(sheet.cells.num_rows) >= header.last
    for key in sorted({*of.values()}):
        keep = ~below | (np.array(kinds) == key)
        if key or (~blank(column) & below & keep).any():
            yield key, _with_rows(sheet, keep)


def of_no_ledger(sheet: Sheet) -> SheetResult:
    """Return that the rows of a mixed sheet belong to no ledger that the office keeps here."""
    found = headers(sheet)
    rows = sheet.filled_below(found[0].last) if found else 0
    reason = _("有{n}行的类别不属于任何台账，没有导入").format(n=rows)
    return SheetResult(
        sheet.file,
        sheet.name,
        rows=rows,
        skipped=rows,
        problems=[Problem(None, None, None, reason)],
    )


def _kinds(sheet: Sheet) -> tuple[Header, int, Mapping[str, str]] | None:
    """Return the header, the place of the column of kinds, and the ledger of each kind."""
    for header in headers(sheet)[:3]:
        for place, text in enumerate(header.texts):
            if folded(text) not in _KIND_HEADERS:
                continue
            cells = texts_under(sheet, rows_under(sheet, header.last), place)
            of = {kind: _ledger(kind) for kind in {*cells}}
            known = sum(bool(of[cell]) for cell in cells)
            different = {key for key in of.values() if key}
            if (
                len(different) >= _LEAST_LEDGERS
                and len(of) <= _MOST_KINDS
                and known >= _MOSTLY * len(cells)
            ):
                return header, place, of
    return None


def _ledger(kind: str) -> str:
    """Return the ledger whose longest name a kind of event holds; empty for none or several."""
    inside = folded(kind)
    longest: dict[str, int] = {}
    for key, one in activity_ledgers().items():
        known = map(folded, (one.title, *one.sheet_names, *names(key)))
        longest[key] = max((len(name) for name in known if name in inside), default=0)
    most = max(longest.values())
    best = [key for key, length in longest.items() if length == most]
    return best[0] if most > 1 and len(best) == 1 else ""


def _with_rows(sheet: Sheet, keep: np.ndarray) -> Sheet:
    mask = pa.array(keep)
    columns = [pc.if_else(mask, column, None) for column in sheet.cells.columns]
    return replace(sheet, cells=pa.table(columns, names=sheet.cells.column_names))
