"""Tell the notes around the records of a printed table: signatures, dates, page numbers."""

import re
from collections.abc import Collection, Sequence

import numpy as np

from etl.sheets.sheet import Sheet
from gridlens.kinds.base import halfwidth

# A note begins with one of these words; the search for likely rows knows them as well.
NOTE_WORDS = r"注|说明|填表|制表|填报|审核|负责人|经办|联系|领导|签|盖章|公章|页|续表|年\s*月"
_NUMERALS = r"[\d一二三四五六七八九十百]+"
_WHOSE = (
    r"(注|备注|说明|填报说明|填报单位|填报人|填报日期|填报时间|负责人|单位负责人|填表说明"
    r"|经办人|联系人|联系电话|分管领导|主管领导|统计人|记录人|审批人|复核人)\d?:.*"
    r"|(填表|制表|审核|填报)(人|日期|时间|单位)?(:.*)?"
)
_SIGNED = r".{0,20}[(]?(签字|签名|签章|盖章|公章)[)]?:?.{0,12}"
_PAGE = (
    rf"[-,;/|()]*((第?{_NUMERALS}(/{_NUMERALS})?页|共{_NUMERALS}页)[-,;/|()]*)+"
    r"|[(]?(续表|续上页|接上页|转下页|承前页|过次页)[)]?"
)
_DAY = rf"(20\d\d|二[〇○零]{_NUMERALS})?年({_NUMERALS})?月(({_NUMERALS})?日)?"
_NOTE, _PAGE_NUMBER = re.compile(rf"{_WHOSE}|{_SIGNED}"), re.compile(_PAGE)
_DATED = re.compile(rf"(日期|时间)?:?({_DAY}|20\d\d([-/.]\d{{1,2}}){{2}})")


def plain(text: str) -> str:
    """Return a text as the patterns of notes expect it: half-width, without spaces."""
    return halfwidth(text).replace(" ", "")


def is_page_number(texts: Sequence[str]) -> bool:
    """Tell whether the plain texts of a row only number a page: 第1页 共2页, 续表."""
    return all(_PAGE_NUMBER.fullmatch(text) for text in texts)


def is_note(texts: Sequence[str]) -> bool:
    """Tell whether the plain texts of a row are notes; a date may stand beside one."""
    notes = [text for text in texts if _NOTE.fullmatch(text)]
    return bool(notes) and all(_NOTE.fullmatch(t) or _DATED.fullmatch(t) for t in texts)


def notes_at_the_foot(sheet: Sheet, skipped: Collection[int], notes: Collection[int]) -> list[int]:
    """Return the rows with one filled cell at the end of a sheet that no word tells to be notes.

    They follow a note, or are a date that stands alone: apart from the records by an empty row, or
    in a column that has no dates. ``skipped`` are the rows already known as no records.
    """
    single = sheet.sparse(1)
    if not len(single):
        return []
    others = sheet.filled.copy()
    others[single - 1] = False
    others[[row - 1 for row in skipped]] = False
    end = int(np.flatnonzero(others)[-1]) + 1 if others.any() else 0
    begin = min((row for row in notes if row > end), default=None)
    foot = [row for row in single.tolist() if row > end and row not in skipped]
    return [
        row for row in foot if (begin is not None and row > begin) or _is_lone_date(sheet, row, end)
    ]


def _is_lone_date(sheet: Sheet, row: int, end: int) -> bool:
    cells = sheet.row(row)
    place = next(n for n, text in enumerate(cells) if text and text.strip())
    if not end or not _DATED.fullmatch(plain(cells[place] or "")):
        return False
    above = plain(sheet.cells.column(place)[end - 1].as_py() or "")
    return not sheet.filled[end : row - 1].all() or not _DATED.fullmatch(above)
