"""Read header rows as offices draw them: one to three rows, merged, in two languages, with hints.

The header of a column is a path from the upper header to the lower: 办理情况, 办结日期.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.match.vocabulary.spoken import plain
from etl.sheets.sheet import Merge, Sheet
from gridlens.kinds.base import halfwidth
from gridlens.schema.header import folded

HEADER_WITHIN = 20
_DEEPEST = 3
_MOST_HINTS = 2
_LONGEST_HEADER = 30
STEP = "›"
# A hint stands in brackets; a numbered text as （二）矛盾纠纷（1起） is none, but heads a group.
_NUMBERED = r"[（(][一二三四五六七八九十\d]+[)）]\s*[^\s（(【\[]"
_HINT = re.compile(rf"(?!{_NUMBERED})[（(【\[].*[)）】\]]|必填|选填|可选|可不填|自动生成")
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]*[)）】\]]")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z.'’&\- ]*")
_LISTED = re.compile(r"^\s*[(（]?\d{1,2}\s*[.、．)）]\s*")
_FOREIGN = re.compile(r"[A-Za-z][A-Za-z .'’&/()\-]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OF_RECORDS = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s+\d{1,2}:.*)?|\d{1,2}月\d{1,2}[日号]|1\d{10}"
)
_VAGUE = re.compile(r"情况|信息|内容|事项|环节|阶段|过程|部分|概况|一栏|栏")
_GENERAL = re.compile(r"基本|主要|登记|台账|明细|一览表|汇总表|统计表|表")


@dataclass(frozen=True)
class Header:
    """Rows of a sheet that may be its header: first and last row number, path of every column."""

    first: int
    last: int
    paths: tuple[tuple[str, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The header of each column in one line; empty for a column without header."""
        return tuple(STEP.join(path) for path in self.paths)


@dataclass(frozen=True)
class Writing:
    """One way to understand a header: a text that a ledger may know.

    ``alone`` is the upper header that this way leaves out, if any. Then the text must be clear
    without the upper header.
    """

    text: str
    alone: str = ""


def headers(sheet: Sheet) -> list[Header]:
    """Return all rows that may be the header: first single rows, then two and three together."""
    last = min(HEADER_WITHIN + _DEEPEST - 1 + _MOST_HINTS, sheet.cells.num_rows)
    rows = [[_shown(text) for text in sheet.row(number)] for number in range(1, last + 1)]
    merges = [merge for merge in sheet.merges or () if merge.first_row <= last]
    grid = _spread(merges, rows)
    found = []
    for depth in range(1, _DEEPEST + 1):
        for first in range(1, min(HEADER_WITHIN, len(rows) - depth + 1) + 1):
            block = rows[first - 1 : first - 1 + depth]
            lost = any(row in sheet.faults for row in range(first, first + depth))
            whole = all(any(row) for row in block) and not lost
            whole = whole and not _is_cut(merges, first, first + depth - 1)
            whole = whole and not any(map(_is_record, block))
            if whole and all(map(_may_be_upper, block[:-1])):
                paths = _paths(grid[first - 1 : first - 1 + depth], merges, first)
                found.append(Header(first, _past_hints(rows, first + depth - 1), paths))
    return found


def _is_record(row: Sequence[str]) -> bool:
    """Tell whether a row has a whole date or a telephone number in a cell, as no header has."""
    return any(_OF_RECORDS.fullmatch(halfwidth(text)) for text in row if text)


def _is_cut(merges: Sequence[Merge], first: int, last: int) -> bool:
    """Tell whether several cells merged downward begin in some rows and end below them."""
    cut = [one for one in merges if first <= one.first_row <= last < one.last_row]
    return len(cut) > 1


def _may_be_upper(row: Sequence[str]) -> bool:
    """Tell whether a row may stand above the lowest of a header: one text alone is a title."""
    return sum(map(bool, row)) > 1


def likeliest(candidates: Sequence[Header]) -> Header | None:
    """Return the candidate with most texts that look like headers: short, without digits.

    A title merged over several columns is one text. Of equal candidates, the one with the fewest
    rows counts, then the first.
    """

    def likely(one: Header) -> tuple[int, int, int]:
        texts = [text for text in set(one.texts) if 0 < len(text) <= _LONGEST_HEADER]
        without_digits = [text for text in texts if not any(map(str.isdigit, text))]
        return len(without_digits), one.first - one.last, -one.first

    return max(candidates, key=likely, default=None)


def writings(path: Sequence[str]) -> Iterator[Writing]:
    """Yield the ways to understand the header of a column, the most telling first."""
    steps = [step for text in path for step in text.split(STEP) if step.strip()]
    whole = "".join(steps)
    for text in _plainer(whole):
        yield Writing(text)
    if len(steps) < 2:
        return
    child, parents = steps[-1], steps[:-1]
    for upper in (*reversed(parents), "".join(parents)):
        for above in dict.fromkeys((_VAGUE.sub("", folded(upper)), folded(upper))):
            for text in _plainer(child):
                yield Writing(above + text)
    for text in _plainer(child):
        yield Writing(text, alone="".join(parents))


def says_nothing(parent: str, names: Sequence[str]) -> bool:
    """Tell whether an upper header only names the table or a part of it: 基本情况, 纠纷信息."""
    rest = _GENERAL.sub("", _VAGUE.sub("", folded(parent)))
    return not rest or any(rest in folded(name) or folded(name) in rest for name in names)


@lru_cache(maxsize=4096)  # each cell near the top is in several candidates
def _plainer(text: str) -> tuple[str, ...]:
    """Return a header as written, without numbering, brackets and Latin words, and unspoken."""
    tidy = _LISTED.sub("", halfwidth(text)) or halfwidth(text)
    found = [text, tidy, _BRACKETED.sub("", tidy)]
    if _CHINESE.search(tidy):
        found += [_LATIN.sub("", one) for one in found[1:]]
    texts = [one for one in map(folded, found) if one]
    return tuple(dict.fromkeys((*texts, *map(plain, texts))))


def _shown(text: str | None) -> str:
    return " ".join((text or "").split())


def _spread(merges: list[Merge], rows: list[list[str]]) -> list[list[str]]:
    """Return the rows with the text of each merged cell in all the cells that it covers."""
    grid = [list(row) for row in rows]
    for merge in merges:
        text = "".join(rows[merge.first_row - 1][merge.first_place : merge.first_place + 1])
        for row in grid[merge.first_row - 1 : merge.last_row]:
            covered = slice(merge.first_place, merge.last_place + 1)
            row[covered] = [own or text for own in row[covered]]
    return grid


def _paths(grid: list[list[str]], merges: list[Merge], first: int) -> tuple[tuple[str, ...], ...]:
    """Return the path of each column; an upper header without merges reaches to the right."""
    filled: list[list[str]] = []
    for depth, row in enumerate(grid):
        below = grid[depth + 1 :]
        merged = any(
            merge.first_row <= first + depth <= merge.last_row
            and merge.last_place > merge.first_place
            for merge in merges
        )
        lower = [any(line[place] for line in below) for place in range(len(row))]
        filled.append(list(row) if merged or not below else _reaching(row, lower, filled))
    columns = zip(*filled, strict=True)
    return tuple(tuple(dict.fromkeys(filter(None, column))) for column in columns)


def _reaching(row: list[str], lower: list[bool], above: list[list[str]]) -> list[str]:
    """Fill each text of an upper row to the right, as far as columns have a lower header."""
    reached, current = [], ""
    for place, text in enumerate(row):
        new_group = place and any(line[place] != line[place - 1] for line in above)
        if text or new_group or not lower[place]:
            current = text if lower[place] else ""
        reached.append(text or current)
    return reached


def _past_hints(rows: list[list[str]], last: int) -> int:
    """Return the last row that belongs to a header whose own last row is ``last``.

    Rows right below a header belong to it if they have only hints, such as （人） or 必填, or
    repeat the header in another language.
    """
    header = rows[last - 1]
    for row in rows[last : last + _MOST_HINTS]:
        texts = [text for text in row if text]
        hints = all(_HINT.fullmatch(text) for text in texts)
        foreign = len(texts) > 1 and all(
            not text or (above and _FOREIGN.fullmatch(text))
            for text, above in zip(row, header, strict=True)
        )
        if not texts or not (hints or foreign):
            break
        last += 1
    return last
