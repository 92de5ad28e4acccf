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

from gridlens.ledgers import indicators, ledgers
from gridlens.numbers.units import CLASSIFIERS
from gridlens.proofread.finding import Finding, Verdict, against
from gridlens.proofread.table_sums import contradictions, number_of
from gridlens.translation import N_, _

_NUMBER = re.compile(
    r"(?:增长|上升|增加|提高|下降|减少|降低|[-+－＋↑↓])?\d[\d,，]*(?:\.\d+)?\s*(?:%|％|个百分点|[\u4e00-\u9fff]{0,3})"
)
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([%％\u4e00-\u9fff]{1,4})\s*[）)]")
_WHOLE = re.compile(
    r"^(?:合\s*计|总\s*计|总数|小计|全年|本期|数量|件数|完成数?|数值|今年|本年|场次|次数|人次|户数|家数|起数|处数)$"
)
_CHANGE = re.compile("同比|环比|增减|增长|比上年|比去年|较上年|较去年|变化|增幅")
_TIME = re.compile(
    r"^(?:去年同期|上年同期|去年|上年|[本上][季月期]度?|本年|(?:\d{2,4}年)?(?:[一二三四]季度|[上下]半年|第[一二三四]季度|\d{1,2}月份?)?)$"
)
_YEAR = re.compile(r"^(?:\d{1,4}(?:年|月|季)|20\d\d$)")
_OF_UNIT = re.compile(r"^(?:计量)?单\s*位$")
_OF_NAMES = re.compile(
    r"^(?:表|图)?\s*\d*[：:．.、]?|近期|近几个?(?:季度|月|年)|各(?:季度|月|年)|分(?:季度|月)|情况(?:表|统计表?)?$|(?:统计|对比|走势|变化)(?:表|图)?$|[（(].*[）)]"
)
_LONGEST_NAME = 30
_PERCENT = ("%", "％")
_TAKEN_IN, _DEALT_WITH = N_("受理"), N_("办结")
_OF_RESULTS = re.compile("办理|办结|答复|结果")
_COUNTS = re.compile(r"([\u4e00-\u9fff])次?数$|(人次|场次|户次)$")
_OTHERS = ("其他", "其它")
_FALLS = ("-", "－", "↓", "下降", "减少", "降低")
_SIGNS = re.compile(r"^(?:增长|上升|增加|提高|下降|减少|降低|[-+－＋↑↓])")
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
    caption = _caption(above) + (head[0].text if head else "")
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
            own = unit or _unit(title, row[0].text) or _counted(title, _caption(above))
            asked = _Asked(_bare(row[0].text), title, own, first, before, noun, caption)
            yield _judged(asked, cell, text, read)


@dataclass(frozen=True)
class _Asked:
    """What stands around a cell: row, column, unit, the row's first figure, the table's matter.

    ``before`` is the head of the row's last figure before the cell, ``caption`` the table's name.
    """

    label: str
    title: str
    unit: str
    first: str
    before: str
    noun: str
    caption: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the column says how the row's figure has changed."""
        return bool(self.first and _CHANGE.search(_bare(self.title)))

    def changed(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the words before a change and its number: a sign becomes 增加 or 减少."""
        less = text.startswith(_FALLS)
        size, share = _SIGNS.sub("", text), text.endswith(("%", "％"))
        words = (N_("下降"), N_("增长")) if share else (N_("减少"), N_("增加"))
        begin = f"{self.label}{self.first}{self.unit}，"
        if self.unit in _PERCENT and not share:
            size += _("个百分点")
        for base in (_bare(self.before), "上年同期"):
            yield f"{begin}比{base}{_(words[not less])}", size

    def of_places(self) -> Iterator[str]:
        """Yield the words before a number whose row is a place or a kind: 红旗社区受理诉求.

        They hold only if the label is understood as one.
        """
        head = _bare(self.title)
        if (
            self.label not in ("", *_OTHERS)
            and not _TIME.match(self.label)
            and not _TIME.match(head)
        ):
            yield f"{self.label}{head}{self.noun}"
            yield f"{self.label}{_(_TAKEN_IN)}{head}"

    def sentences(self) -> Iterator[str]:
        """Yield the words before the cell's number, the plainest sentence first."""
        head = _bare(self.title)
        if self.label in _OTHERS:
            return
        if not self.label:
            verb = _DEALT_WITH if _OF_RESULTS.search(self.caption) else _TAKEN_IN
            timed = not head or _TIME.match(head)
            yield f"{head}{_(verb)}{self.noun}" if timed else f"{head}{self.noun}"
            yield f"{head}{self.caption}"
            return
        if _TIME.match(self.label):
            if not head and self.caption:
                yield f"{self.label}{self.caption}"
            yield f"{self.label}{head}{self.noun}"
            yield f"{self.label}{self.noun}{head}"
            yield f"{self.label}{_(_TAKEN_IN)}{head}"
            yield f"{self.caption}，{self.label}{head}"
            return
        if head and _TIME.match(head):
            yield f"{head}{self.label}"
            yield f"{head}{self.label}{self.noun}"
            return
        yield f"{self.label}{head}"
        yield f"{head}{self.label}"


def _counted(*texts: str) -> str:
    """Return the unit that a head or a table's name counts in: 场 for 宣讲场次, 件 for 件数."""
    found = next((m for text in texts if (m := _COUNTS.search(_UNIT.sub("", text)))), None)
    unit = (found[1] or found[2]) if found else ""
    return _("场") if unit == "场次" else unit if unit in CLASSIFIERS else ""


def _caption(above: str) -> str:
    """Return the name of a table, the line right above it, without the words of a table's name."""
    line = above.rstrip("\n").rpartition("\n")[2].strip()
    return _OF_NAMES.sub("", line) if len(line) <= _LONGEST_NAME and "。" not in line else ""


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def _is_figure(text: str) -> bool:
    """Tell whether a cell of a first row has a figure and not a time: then the row is no head."""
    return _is_number(text) and not _YEAR.match(text.strip())


def _plain(cell: Cell, read: Read) -> Iterator[Finding]:
    """Yield the findings of a cell that is text; a number in it states nothing by itself."""
    for one in read(cell.text):
        yield replace(one, start=cell.start + one.start)


def _judged(asked: _Asked, cell: Cell, text: str, read: Read) -> Finding:
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
            if said and (not of_place or _is_placed(said)):
                return replace(said, text=text, start=begin)
    value = number_of(text, begin)
    number = float(value.value) if value else None
    return Finding(text, begin, number, asked.unit, Verdict.NOT_A_CLAIM, reason=_(_UNREAD))


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


def _bare(text: str) -> str:
    """Return a label or head without its unit; words for the whole say nothing."""
    plain = _UNIT.sub("", text).strip()
    return "" if _WHOLE.fullmatch(plain) else plain


def _unit(*texts: str) -> str:
    """Return the unit in the brackets of a head or a label."""
    return next((found[1] for text in texts if (found := _UNIT.search(text))), "")


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
