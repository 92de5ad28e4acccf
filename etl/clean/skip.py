"""Find the rows below the header that are no records: totals, notes, and a template's example."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sheet import Sheet, seen
from gridlens.kinds.base import halfwidth
from gridlens.schema import forms
from gridlens.translation import N_, _

_LIKELY = r"合\s*计|小\s*计|总\s*计|共\s*计|注|说明|填表|制表|填报|审核|负责人|示\s*例"
_A_NOTE = N_("表下的说明，不是记录，未装载")
_TOTAL = re.compile(r"(本页|本月|本季|本季度|全年|累计)?(合计|小计|总计|共计)([:(\d].*)?")
_NOTE = re.compile(
    r"(注|备注|说明|填报说明|填报单位|填报人|填报日期|填报时间|负责人|单位负责人)\d?:.*"
    r"|(填表|制表|审核)(人|日期|时间|单位)?(:.*)?"
)


class Skipped(NamedTuple):
    """A row that is no record: its number, its first text, and why it is none.

    ``total`` has all cells of the row if it is a total.
    """

    row: int
    text: str
    reason: str
    total: tuple[str | None, ...] = ()
    is_note: bool = False


def skipped_rows(sheet: Sheet, header: int) -> list[Skipped]:
    """Return each row below the header that is no record, in order."""
    found = {one.row: one for one in (*_by_words(sheet, header), *_headers_again(sheet, header))}
    for row in _notes_go_on(sheet, found):
        texts = [text for text in sheet.row(row) if text and text.strip()]
        found[row] = Skipped(row, texts[0], _(_A_NOTE), is_note=True)
    return [found[row] for row in sorted(found)]


def _by_words(sheet: Sheet, header: int) -> Iterator[Skipped]:
    for number in sorted(_likely(sheet, header)):
        cells = sheet.row(number)
        texts = [text for text in cells if text and text.strip()]
        folded = [halfwidth(text).replace(" ", "") for text in texts]
        if _TOTAL.fullmatch(folded[0]):
            reason = _("合计行，不是记录，未装载")
            yield Skipped(number, texts[0], reason, total=tuple(cells))
        elif folded[0] == forms.EXAMPLE:
            reason = _("示例行，不是记录，未装载；已改成实际内容的，请删去“示例”")
            yield Skipped(number, texts[0], reason)
        elif all(_NOTE.fullmatch(text) for text in folded):
            yield Skipped(number, texts[0], _(_A_NOTE), is_note=True)


def _headers_again(sheet: Sheet, header: int) -> Iterator[Skipped]:
    """Yield rows that repeat a row at the top, as on each page of a printed table."""
    for top in range(1, header + 1):
        row = sheet.row(top)
        place, text = next(((n, t) for n, t in enumerate(row) if t and t.strip()), (0, None))
        if text is None:
            continue
        same = pc.fill_null(pc.equal(sheet.cells.column(place).slice(header), text), False)
        for again in (np.flatnonzero(same.to_numpy()) + header + 1).tolist():
            if sheet.row(again) == row:
                yield Skipped(again, text, _("表头又出现一次，不是记录，未装载"))


def _notes_go_on(sheet: Sheet, found: Mapping[int, Skipped]) -> list[int]:
    """Return the rows with one filled cell that follow a note at the end of a sheet."""
    notes = [row for row, one in found.items() if one.is_note]
    if not notes:
        return []
    single = sheet.sparse(1)
    others = np.setdiff1d(np.flatnonzero(sheet.filled) + 1, [*found, *single.tolist()])
    end = max(others, default=0)
    begin = min((row for row in notes if row > end), default=None)
    if begin is None:
        return []
    return [row for row in single.tolist() if row > begin and row not in found]


def _likely(sheet: Sheet, header: int) -> Iterator[int]:
    """Yield the numbers of the rows whose first filled cell holds a skip word."""
    rest = np.arange(header, sheet.cells.num_rows)
    for place, column in enumerate(sheet.cells.columns):
        texts = column.take(pa.array(rest)) if place else column.slice(header)
        filled = seen(texts)
        yield from (rest[filled & _with_words(texts)] + 1).tolist()
        rest = rest[~filled]
        if not len(rest):
            return


def _with_words(texts: pa.ChunkedArray) -> np.ndarray:
    """Mark the texts that hold a skip word. Skip words are Chinese: ASCII texts are passed over."""
    spelt: np.ndarray = pc.fill_null(pc.invert(pc.string_is_ascii(texts)), False).to_numpy()
    places = np.flatnonzero(spelt)
    found = pc.match_substring_regex(texts.take(pa.array(places)), _LIKELY)
    spelt[places] = found.to_numpy()
    return spelt
