"""Read a table of a draft: a cell is judged by its row's label, its column's head and the unit.

Rows are lines whose cells are parted by tabs, as pasted tables and those of Word and slides are.
For each cell with a number a sentence is made that says the same, and the reader of paragraphs
judges it: 一季度 × 受理（宗） × 124 is read as 一季度受理矛盾纠纷124宗. Where row and column name
no matter, it is the one that the words above the table are about. A cell of change is read behind
the row's first figure.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators, ledgers
from gridlens.proofread.cell import (
    TIME,
    CellAsked,
    bare,
    caption_in,
    in_full,
    unit_counted,
    unit_in,
)
from gridlens.proofread.finding import Finding, Verdict, against
from gridlens.proofread.meaning.understood import own_words
from gridlens.proofread.table_sums import contradictions, number_of
from gridlens.translation import N_, _

_NUMBER = re.compile(
    r"(?:增长|上升|增加|提高|下降|减少|降低|[-+－＋↑↓])?\d[\d,，]*(?:\.\d+)?\s*(?:%|％|个百分点|[\u4e00-\u9fff]{0,3})"
)
_YEAR = re.compile(r"^(?:\d{1,4}(?:年|月|季)|20\d\d$)")
_OF_UNIT = re.compile(r"^(?:计量)?单\s*位$")
_NEUTRAL = re.compile(
    r"20\d\d年?|\d{1,2}月?\s?[至—\-–~～]\s?\d{1,2}月|[上下]半年|[一二三四]季度|\d{1,2}月份?|去年|上年|今年|同期"
    "|本期|当期|期内|年度|全年|合计|小计|总计|完成|开展|组织|举办|已|共|累计|总|的|情况|数据|数值|指标|统计|实际|发现|排查"
    "|群众|安全|活动|代表|人数|数|量|次|件|场|起|条|处|家|户|名|部|个|人"
)
_UNREAD = N_("表格里的数，看不出是哪项指标")
_CLAIMS = (Verdict.AGREES, Verdict.DIFFERS, Verdict.NO_DATA)
_LEAST_CELLS = 2

Read = Callable[[str], list[Finding]]


@dataclass(frozen=True)
class Cell:
    """A cell: its text, and where it begins in the draft."""

    text: str
    start: int


def rows_of(lines: Sequence[tuple[int, str]]) -> list[list[Cell]]:
    """Return the cells of the lines of a table; each line comes with where it begins."""
    found = []
    for start, line in lines:
        cells, place = [], start
        for text in line.split("\t"):
            cells.append(Cell(text, place))
            place += len(text) + 1
        found.append(cells)
    return found


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table."""
    return line.count("\t") >= _LEAST_CELLS - 1


def findings(
    rows: Sequence[Sequence[Cell]], above: str, read: Read, heading: Sequence[str] = ()
) -> list[Finding]:
    """Return a finding for each number of a table, in order.

    ``above`` are the words over it. ``heading`` are texts that may name its matter if neither the
    table nor ``above`` does, the nearest first.
    """
    head = _head(rows)
    body = rows[1:] if head else rows
    numbers = [
        (row[0].text, [number_of(cell.text, cell.start) for cell in row[1:]]) for row in body
    ]
    titles = [cell.text for cell in head] if head else [""] * max(map(len, rows))
    wrong = {one.start: one.reason for one in contradictions(titles, numbers)}
    found = _findings(rows, above, read, heading)
    return [against(one, wrong.get(one.start, "")) for one in found]


def _head(rows: Sequence[Sequence[Cell]]) -> Sequence[Cell]:
    return rows[0] if not any(_is_figure(cell.text) for cell in rows[0][1:]) else ()


def _findings(
    rows: Sequence[Sequence[Cell]], above: str, read: Read, heading: Sequence[str]
) -> Iterator[Finding]:
    head = _head(rows)
    body = rows[1:] if head else rows
    for cell in head:
        yield from _plain(cell, read)
    units = [at for at, cell in enumerate(head) if at and _OF_UNIT.match(cell.text.strip())]
    caption = caption_in(above) + (head[0].text if head else "")
    every = "".join(cell.text for cell in head)
    noun = next(filter(None, map(_noun, (caption + every, above + every, *heading))), "")
    for row in body:
        unit = row[units[0]].text.strip() if units and units[0] < len(row) else ""
        for place, cell in enumerate(row):
            if place == 0 or not (number := _NUMBER.fullmatch(cell.text.strip())):
                yield from _plain(cell, read)
                continue
            title = head[place].text if place < len(head) else ""
            earlier = [at for at in range(1, place) if _is_number(row[at].text)]
            first = row[earlier[0]].text.strip() if earlier else ""
            before = head[earlier[-1]].text if earlier and earlier[-1] < len(head) else ""
            text = number[0].strip()
            own = unit or unit_in(title, row[0].text) or unit_counted(title, caption_in(above))
            asked = CellAsked(in_full(bare(row[0].text)), title, own, first, before, noun, caption)
            yield _unread(asked, cell, text) if asked.is_whole else _judged(asked, cell, text, read)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def _is_figure(text: str) -> bool:
    """Tell whether a cell of a first row has a figure and not a time: then the row is no head."""
    return _is_number(text) and not _YEAR.match(text.strip())


def _plain(cell: Cell, read: Read) -> Iterator[Finding]:
    """Yield the findings of a cell that is text; a number in it states nothing by itself."""
    for one in read(cell.text):
        yield replace(one, start=cell.start + one.start)


def _judged(asked: CellAsked, cell: Cell, text: str, read: Read) -> Finding:
    begin = cell.start + cell.text.index(text[0])
    has_unit = bool(re.search(r"[%％\u4e00-\u9fff]$", text))
    units = ("",) if has_unit else (asked.unit,) if asked.unit else _units(asked.noun)
    told = [(before, text, False) for before in asked.sentences()]
    told += [(before, text, True) for before in asked.of_places()]
    changed = [(before, by, False) for before, by in asked.changed(text)]
    for before, size, of_place in changed if asked.is_change else told:
        for unit in units if not size.endswith(_("个百分点")) else ("",):
            at = len(before)
            found = [f for f in read(before + size + unit) if f.start <= at < f.end]
            said = next((f for f in found if f.verdict in _CLAIMS), None)
            if said and (not of_place or _is_placed(said)) and _is_read(asked, said):
                return replace(said, text=text, start=begin)
    return _unread(asked, cell, text)


def _unread(asked: CellAsked, cell: Cell, text: str) -> Finding:
    """Return the finding of a cell of which the table does not say what it counts."""
    begin = cell.start + cell.text.index(text[0])
    value = number_of(text, begin)
    number = float(value.value) if value else None
    return Finding(text, begin, number, asked.unit, Verdict.NOT_A_CLAIM, reason=_(_UNREAD))


def _is_read(asked: CellAsked, said: Finding) -> bool:
    """Tell whether the column's head is understood: all its words say what the finding is about."""
    head = bare(asked.title)
    if asked.is_change or TIME.match(head) or not said.indicator:
        return True
    indicator, ledger = find_indicator(said.indicator)
    rest = head
    for word in own_words(indicator, ledger):
        rest = rest.replace(word, "")
    rest = _NEUTRAL.sub("", rest)
    return not re.search(r"[\u4e00-\u9fffA-Za-z]", rest)


def _is_placed(said: Finding) -> bool:
    """Tell whether a row's label was understood, as whom a number is about or as its kind."""
    return bool(said.whom or (said.question and said.question.where))


@cache
def _units(noun: str) -> tuple[str, ...]:
    """Return the units to try where a table gives none: the matter's own, then the usual ones."""
    cycles = (one.life_cycle for one in ledgers().values() if one.life_cycle)
    own = [_(cycle.unit) for cycle in cycles if noun and noun in cycle.nouns]
    every = (_(one.unit) for one, _ledger in indicators().values() if not one.is_rate)
    return tuple(dict.fromkeys((*own, *every)))


def _noun(text: str) -> str:
    """Return the matter that a text names most often, as the field calls it; empty if none."""
    counted = Counter({noun: text.count(noun) for noun in _nouns()})
    noun, times = max(counted.items(), key=lambda one: (one[1], len(one[0])), default=("", 0))
    return noun if times else ""


@cache
def _nouns() -> tuple[str, ...]:
    """Return the one-word names of the matters of all ledgers."""
    every = (one.life_cycle.nouns for one in ledgers().values() if one.life_cycle)
    return tuple(noun for nouns in every for noun in nouns if " " not in noun)
