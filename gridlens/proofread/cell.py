"""What stands around a cell of a table, and the sentences that would say the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gridlens.numbers.units import CLASSIFIERS
from gridlens.translation import N_, _

_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([%％\u4e00-\u9fff]{1,4})\s*[）)]")
_WHOLE = re.compile(
    r"^(?:合\s*计|总\s*计|总数|小计|全年|本期|数量|件数|完成数?|数值|今年|本年|场次|次数|人次|户数|家数|起数|处数)$"
)
_CHANGE = re.compile("同比|环比|增减|增长|比上年|比去年|较上年|较去年|变化|增幅")
TIME = re.compile(
    r"^(?:去年同期|上年同期|去年|上年|[本上][季月期]度?|本年|(?:\d{2,4}年)?(?:[一二三四]季度|[上下]半年|第[一二三四]季度|\d{1,2}月份?)?)$"
)
_OF_NAMES = re.compile(
    r"^(?:表|图)?\s*\d*[：:．.、]?|近期|近几个?(?:季度|月|年)|各(?:季度|月|年)|分(?:季度|月)|情况(?:表|统计表?)?$|(?:统计|对比|走势|变化)(?:表|图)?$|[（(].*[）)]"
)
_LONGEST_NAME = 30
_PERCENT = ("%", "％")
_TAKEN_IN, _DEALT_WITH = N_("受理"), N_("办结")
_OF_RESULTS = re.compile("办理|办结|答复|结果")
_COUNTS = re.compile(r"([\u4e00-\u9fff])次?数$|(人次|场次|户次)$")
_SHORT_TIME = re.compile(r"^(\d\d)年\s*第?([一二三四])季度?$")
_OTHERS = ("其他", "其它")
_WHOLES = re.compile("总数|分母|样本|基数|[nN]$|n（")
_FALLS = ("-", "－", "↓", "下降", "减少", "降低")
_SIGNS = re.compile(r"^(?:增长|上升|增加|提高|下降|减少|降低|[-+－＋↑↓])")


@dataclass(frozen=True)
class CellAsked:
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
        return bool(self.first and _CHANGE.search(bare(self.title)))

    @property
    def is_whole(self) -> bool:
        """Whether the column has what a rate is a share of, not the rate itself."""
        return self.unit in _PERCENT and _WHOLES.match(self.title.strip()) is not None

    def changed(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the words before a change and its number: a sign becomes 增加 or 减少."""
        less = text.startswith(_FALLS)
        size, share = _SIGNS.sub("", text), text.endswith(("%", "％"))
        words = (N_("下降"), N_("增长")) if share else (N_("减少"), N_("增加"))
        begin = f"{self.label}{self.first}{self.unit}，"
        if self.unit in _PERCENT and not share:
            size += _("个百分点")
        for base in (bare(self.before), "上年同期"):
            yield f"{begin}比{base}{_(words[not less])}", size

    def of_places(self) -> Iterator[str]:
        """Yield the words before a number whose row is a place or a kind: 红旗社区受理诉求.

        They hold only if the label is understood as one.
        """
        head = bare(self.title)
        if self.label not in ("", *_OTHERS) and not TIME.match(self.label) and not TIME.match(head):
            yield f"{self.label}{head}{self.noun}"
            yield f"{self.label}{_(_TAKEN_IN)}{head}"

    def sentences(self) -> Iterator[str]:
        """Yield the words before the cell's number, the plainest sentence first."""
        head = bare(self.title)
        if self.label in _OTHERS:
            return
        if not self.label:
            verb = _DEALT_WITH if _OF_RESULTS.search(self.caption) else _TAKEN_IN
            timed = not head or TIME.match(head)
            yield f"{head}{_(verb)}{self.noun}" if timed else f"{head}{self.noun}"
            yield f"{head}{self.caption}"
            return
        if TIME.match(self.label):
            if not head and self.caption:
                yield f"{self.label}{self.caption}"
            yield f"{self.label}{head}{self.noun}"
            yield f"{self.label}{self.noun}{head}"
            yield f"{self.label}{_(_TAKEN_IN)}{head}"
            yield f"{self.noun}，{self.label}{head}"
            return
        if head and TIME.match(head):
            yield f"{head}{self.label}"
            yield f"{head}{self.label}{self.noun}"
            return
        yield f"{self.label}{head}"
        yield f"{head}{self.label}"


def in_full(label: str) -> str:
    """Return a label with its time written out: 25年二季, as an axis has it, is 2025年二季度."""
    return _SHORT_TIME.sub(r"20\1年\2季度", label)


def unit_counted(*texts: str) -> str:
    """Return the unit that a head or a table's name counts in: 场 for 宣讲场次, 件 for 件数."""
    found = next((m for text in texts if (m := _COUNTS.search(_UNIT.sub("", text)))), None)
    unit = (found[1] or found[2]) if found else ""
    return _("场") if unit == "场次" else unit if unit in CLASSIFIERS else ""


def caption_in(above: str) -> str:
    """Return the name of a table, the line right above it, without words such as 情况表."""
    line = above.rstrip("\n").rpartition("\n")[2].strip()
    return _OF_NAMES.sub("", line) if len(line) <= _LONGEST_NAME and "。" not in line else ""


def bare(text: str) -> str:
    """Return a label or head without its unit; words for the whole say nothing."""
    plain = _UNIT.sub("", text).strip()
    return "" if _WHOLE.fullmatch(plain) else plain


def unit_in(*texts: str) -> str:
    """Return the unit in the brackets of a head or a label."""
    return next((found[1] for text in texts if (found := _UNIT.search(text))), "")
