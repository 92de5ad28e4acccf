"""Follow a draft's headings: what a section tells of, when, and whether it looks ahead."""

import datetime as dt
import re
from dataclasses import dataclass, field

from gridlens.period import Period
from gridlens.proofread.meaning.ours import Section
from gridlens.proofread.meaning.when import Span, periods

_NUMBERED = (
    re.compile(r"^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)"),
    re.compile(r"^\s*[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"^\s*\d{1,2}[.．、](?!\d)"),
)
_UNNUMBERED = 9  # a caption or a short heading closes no numbered section
_LONGEST = 32
_SHORT = 12  # 二季度：
_TIMED = re.compile("季度|半年|月")
_SHORTEST = 28  # days of a period that a heading may set
_ENDS = "。；！？!?：:，"
_AHEAD = re.compile(
    r"(?:打算|安排|计划|思路|设想|目标任务|努力方向)$|下一步|下一阶段|下步|工作(?:安排|计划|打算|思路)|干好|展望"
)
_AS_OF = re.compile("截[至止]")  # 数据截至2025年6月30日: of every part of the draft
_LACKING = re.compile("差距|不足|问题|短板")
_ONES_OWN = re.compile(r"述职|履职(?:情况)?(?:报告|汇报|总结)")
_I = re.compile(r"(?:^|[，。；：])我(?:是|叫|作为|担任|所在|于)")
_LINES_OF_TITLE = 4


@dataclass
class Sections:
    """The sections of a draft, line by line; ``asked`` is the period that the draft is about."""

    asked: Period
    as_of: dt.date
    _title: list[str] = field(default_factory=list)
    _open: dict[int, tuple[Period | None, bool, str]] = field(default_factory=dict)
    _personal: bool = False

    def line(self, text: str) -> tuple[Period, Section]:
        """Return the period and the section of the next line of the draft."""
        titled = len(self._title) < _LINES_OF_TITLE
        if titled:
            self._title.append(text)
        self._personal = self._personal or self._is_personal(text)
        level, head = _heading(text)
        if level is not None and not (titled and level == _UNNUMBERED):
            self._open = {at: one for at, one in self._open.items() if at < level}
            self._open[level] = (self._period(head, self._within()), _is_ahead(head), head)
        told = [self._open[at] for at in sorted(self._open)]
        period = self._within()
        alone = level is not None and head == text.strip()
        ahead = any(plan for _one, plan, _head in told) and not alone
        heading = "\n".join([self._title[0], *(head for _one, _plan, head in told)])
        return period, Section(ahead, self._personal, "\n".join(self._title), heading)

    def _is_personal(self, text: str) -> bool:
        told = "".join(self._title)
        return bool(_ONES_OWN.search(told) and (_I.search(text) or _I.search(told)))

    def _within(self) -> Period:
        """Return the period of the headings that stand over the next line."""
        told = [self._open[at] for at in sorted(self._open)]
        return next((one for one, _plan, _head in reversed(told) if one), self.asked)

    def _period(self, text: str, within: Period) -> Period | None:
        """Return the period that a heading names, in the year of the headings over it."""
        named = [one for one in periods(text, within, self.as_of) if one.period]
        dated = {one.period for one in named if one.span is Span.DATED}
        long = [one for one in dated if one and one.days >= _SHORTEST]
        return long[0] if len(dated) == 1 and long else None


def _is_ahead(head: str) -> bool:
    """Tell whether a heading announces plans alone; 差距与打算 tells of both."""
    return bool(_AHEAD.search(head)) and not _LACKING.search(head)


def _heading(text: str) -> tuple[int | None, str]:
    """Return how deep the heading of a line is, None for a line without one, and its words.

    The words of a numbered heading may be followed by its paragraph: 四、下半年打算。力争…
    """
    bare = text.strip()
    first = bare.partition("。")[0]
    if _AS_OF.search(bare) or not bare or "\t" in bare or len(first) > _LONGEST:
        return None, ""
    for level, pattern in enumerate(_NUMBERED, start=1):
        if pattern.match(bare):
            return level, bare if first == bare else first
    timed = bare[-1] in "：:" and len(bare) <= _SHORT and _TIMED.search(bare)
    if first != bare or (bare[-1] in _ENDS and not timed):
        return None, ""
    return _UNNUMBERED, bare
