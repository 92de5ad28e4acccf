"""What stands under a header: do the cells suit the column that the header seems to mean?

Headers deceive: under 整改情况 one office writes 已整改, another what was done, and a third writes
how many days under 整改期限. Cells that do not suit a column at all are no reason to reject every
row; the header then means something else.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import pyarrow as pa

from etl.match.headers.further import further_headers
from etl.sheets.sheet import Sheet, blank
from etl.words.meaning import is_open, is_understood
from gridlens.kinds import Choice, Code, Day, Reference, Text, Whole, is_empty
from gridlens.kinds.base import halfwidth, is_written
from gridlens.schema.ledger import Column

_READ = 200  # cells under the header that are looked at
_MOSTLY = 0.5
_COUNTED_UP = re.compile(r"\d{1,3}")  # the place of a row in its list
_FEW_WORDS, _LONGEST_WORD = 12, 12
_CLAUSES = re.compile("[，。；,;]")  # a text of clauses is a sentence, not a word
_LONGEST_NAME = 30
_AGAIN, _FEW_CELLS = 2, 4
_DATE_LIKE = re.compile(
    r"\d{4}[-/.年]\s*\d{1,2}|\d{1,2}\s*月|^\d{1,2}[-/.]\d{1,2}(?!\d)|^\d{8}(?:\d{6})?$|^[345]\d{4}(?:\.\d+)?$"
    r"|^\d{1,2}\s*[日号]$|[一二三四五六七八九十]+月"
)
_COUNT_LIKE = re.compile(r"^[约近]?(?:\d[\d,.]*|[一二两三四五六七八九十百千零]+)\s*[^\d\s]{0,2}$")


def rows_under(sheet: Sheet, header: int) -> np.ndarray:
    """Return the places of the first rows below a header that belong to its table."""
    found = further_headers(sheet, header, within=_READ)
    end = next((one.row - 1 for one in found if not one.again), sheet.cells.num_rows)
    rows = np.arange(header, min(header + _READ, end))
    return rows[~np.isin(rows, [one.row - 1 for one in found])] if found else rows


def texts_under(sheet: Sheet, rows: np.ndarray, place: int) -> list[str]:
    """Return the filled cells of a column in some rows, as half-width texts.

    What a spreadsheet shows instead of a value says nothing about the column.
    """
    column = sheet.cells.column(place).take(pa.array(rows))
    filled = column.filter(pa.array(~blank(column)))
    return [
        halfwidth(text) for text in filled.to_pylist() if not is_empty(text) and is_written(text)
    ]


def suits(ledger: str, column: Column, texts: Sequence[str]) -> bool:
    """Tell whether most of some cells can be what a column holds; none at all may be anything."""
    if not texts:
        return True
    kind = column.kind
    if isinstance(kind, Day):
        return _share(texts, is_day_like) >= _MOSTLY
    if isinstance(kind, Code) and kind.digits:
        return _share(texts, lambda text: not _COUNTED_UP.fullmatch(text)) >= _MOSTLY
    if isinstance(kind, Whole):
        return _share(texts, _COUNT_LIKE.match) >= _MOSTLY
    if isinstance(kind, Choice) and is_open(ledger, column.name):
        return _share(texts, lambda text: len(text) <= _LONGEST_NAME) >= _MOSTLY
    if isinstance(kind, Choice):
        return _are_words(ledger, column.name, tuple(sorted(set(texts))), len(texts))
    if isinstance(kind, Text) and column.long:
        return _share(texts, lambda text: not _COUNT_LIKE.match(text)) >= _MOSTLY
    if isinstance(kind, Reference) and kind.several:
        return _share(texts, lambda text: not _COUNT_LIKE.match(text)) >= _MOSTLY
    if isinstance(kind, Reference):
        return _share(texts, lambda text: len(text) <= _LONGEST_NAME) >= _MOSTLY
    return True


def is_day_like(text: str) -> bool:
    """Tell whether a half-width text may be a day, in any of the ways that days are written."""
    return _DATE_LIKE.search(text) is not None


@cache
def _are_words(ledger: str, column: str, words: tuple[str, ...], cells: int) -> bool:
    """Tell whether texts are words of a choice: mostly known ones, or a few that come again."""
    known = sum(is_understood(ledger, column, word, strictly=True) for word in words)
    if known >= _MOSTLY * len(words):
        return True
    short = sum(len(word) <= _LONGEST_WORD and not _CLAUSES.search(word) for word in words)
    repeat = cells >= _AGAIN * len(words) or cells < _FEW_CELLS
    return len(words) <= _FEW_WORDS and short >= _MOSTLY * len(words) and (repeat or known > 1)


def come_again(words: Sequence[str], cells: int) -> bool:
    """Tell whether different texts are a list of words: mostly short, and used again and again."""
    short = sum(len(word) <= _LONGEST_WORD for word in words)
    return short >= _MOSTLY * len(words) and cells >= _AGAIN * len(words)


def _share(texts: Sequence[str], test: object) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts)  # type: ignore[operator]
