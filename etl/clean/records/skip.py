"""Find the rows below the header that are no records: totals, notes, and a template's example."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.notes import NOTE_WORDS, is_note, is_page_number, notes_at_the_foot, plain
from etl.match.headers.further import FurtherHeader
from etl.sheets.sheet import Sheet, seen
from gridlens.schema import forms
from gridlens.translation import N_, _

UNIT = r"[件起条次户处个宗项人场家例名部份]"
_LIKELY = rf"合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|示\s*例|{NOTE_WORDS}"
_AGAIN = N_("表头又出现一次，不是记录，未导入")
_A_NOTE = N_("表下的说明，不是记录，未导入")
_TOTAL = re.compile(
    r"(本页|本月|本季|本季度|本年|本年度|上半年|下半年|全年|累计|\d+-?\d*月份?)?"
    rf"((合计|小计|总计|共计)([:(\d].*)?|累计([:(].*|\d+(\.\d+)?{UNIT}?)?)"
)
# What may differ between a row at the top and the same row on the next page.
_DIFFERS = r"\s+|[第共][0-9一二三四五六七八九十百]+页"


class Skipped(NamedTuple):
    """A row that is no record: its number, its first text, and why it is none.

    ``total`` has all cells of the row if it is a total. ``is_header`` marks the header again.
    """

    row: int
    text: str
    reason: str
    total: tuple[str | None, ...] = ()
    is_note: bool = False
    is_header: bool = False


def skipped_rows(sheet: Sheet, header: int, further: Iterable[FurtherHeader] = ()) -> list[Skipped]:
    """Return each row below the header that is no record, in order.

    ``further`` are the headers below the header.
    """
    found = {one.row: one for one in (*_by_words(sheet, header), *_headers_again(sheet, header))}
    for one in further:
        if one.again and one.row not in found:
            found[one.row] = Skipped(one.row, one.texts[0], _(_AGAIN), is_header=True)
    notes = [row for row, one in found.items() if one.is_note]
    for row in notes_at_the_foot(sheet, found, notes):
        if row > header:
            texts = [text for text in sheet.row(row) if text and text.strip()]
            found[row] = Skipped(row, texts[0], _(_A_NOTE), is_note=True)
    return [found[row] for row in sorted(found)]


def _by_words(sheet: Sheet, header: int) -> Iterator[Skipped]:
    for number in sorted(_likely(sheet, header)):
        cells = sheet.row(number)
        texts = [text for text in cells if text and text.strip()]
        folded = [plain(text) for text in texts]
        if _TOTAL.fullmatch(folded[0]):
            reason = _("合计行，不是记录，未导入")
            yield Skipped(number, texts[0], reason, total=tuple(cells))
        elif folded[0] == forms.EXAMPLE:
            reason = _("示例行，不是记录，未导入；已改成实际内容的，请删去“示例”")
            yield Skipped(number, texts[0], reason)
        elif is_page_number(folded):
            yield Skipped(number, texts[0], _("页码，不是记录，未导入"))
        elif is_note(folded):
            yield Skipped(number, texts[0], _(_A_NOTE), is_note=True)


def _headers_again(sheet: Sheet, header: int) -> Iterator[Skipped]:
    """Yield rows that repeat a row at the top, as on each page of a printed table.

    White space and the number of the page make no difference.
    """
    for top in range(1, header + 1):
        row = _alike(sheet.row(top))
        place, text = next(((n, t) for n, t in enumerate(row) if t), (0, ""))
        if not text:
            continue
        column = sheet.cells.column(place).slice(header)
        likely = np.flatnonzero(pc.fill_null(pc.starts_with(column, text[0]), False).to_numpy())
        texts = pc.replace_substring_regex(column.take(pa.array(likely)), _DIFFERS, "")
        for again in (likely[pc.equal(texts, text).to_numpy()] + header + 1).tolist():
            if _alike(sheet.row(again)) == row:
                shown = " ".join((sheet.row(again)[place] or "").split())
                yield Skipped(again, shown, _(_AGAIN), is_header=top == header)


def _alike(row: Sequence[str | None]) -> list[str]:
    return [re.sub(_DIFFERS, "", text or "") for text in row]


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
