"""Find the period and the grid or deputy of a number, from its sentence and paragraph so far."""

import re
from dataclasses import dataclass, replace

from gridlens.numbers.quantity import Quantity
from gridlens.period import Period
from gridlens.proofread.meaning.surroundings import Around
from gridlens.proofread.meaning.when import Named, Span
from gridlens.proofread.meaning.whom import EVERYBODY, Called, Whom, goes_on

_THAN = re.compile(r"(?:比|较|占|相当于|高于|低于|超过|多于|少于)(?:起|之)?$")
_WITH = re.compile(r"(?:与|同|和|跟)$")
_LIKENED = re.compile(r"相比|比较|持平|相当|一样|相同|对比")
_AND = re.compile(r"^(?:、|和|与|及|以及)$")
_FROM = ("由", "从")
_OPENS = re.compile(r"(?:^|[，。；：\n（(]|而|其中)$")
_ALONE = re.compile(r"[\u4e00-\u9fff]{0,6}的[\d０-９]")
_TIMES = re.compile(r"[^，。；]{0,12}的?[\d.一二三四五六七八九十两]+倍")
_AT_FIRST = 8  # characters of a paragraph before the period that opens it
_STOPS = "。；！？!?\n"


@dataclass(frozen=True)
class Times:
    """The period of a number, and the period (``base``) that it is compared with, if any.

    ``at_base`` means that ``base`` is named right beside the number. ``carried`` means that the
    period was named in an earlier sentence. ``also`` is a second reading of the period. ``loose``
    is the time named last if it has no dates of its own: 本届以来, 春节期间.
    """

    period: Period
    base: Period | None = None
    at_base: bool = False
    carried: bool = False
    also: Period | None = None
    loose: Named | None = None


@dataclass(frozen=True)
class Context:
    """A text with the periods and names in it; ``asked`` is the period where none is named."""

    text: str
    asked: Period
    periods: list[Named]
    names: list[Called]

    def times(self, one: Quantity, beside: Around) -> Times:
        """Return the period of a number, and the period it is compared with, if one is named.

        A comparison holds to the end of its sentence: 与一季度相比，二季度增加12条.
        """
        if own := self._in_brackets(one):
            return Times(own)
        current, base, near, last = self.asked, None, False, -1
        also: Period | None = None
        loose: Named | None = None
        paragraph = self.text.rfind("\n", 0, one.start) + 1
        sentence = one.start - len(beside.sentence)
        for which, named in enumerate(self.periods):
            if not paragraph <= named.start < one.start:
                continue
            if not self._holds(named, paragraph, sentence, one.start):
                continue
            beside_it = named.start >= beside.left_from
            if named.span is not Span.DATED:
                loose = named
            elif self._compared(named) or self._starts(named):
                base, near = named.also or named.period or current.year_before(), beside_it
            elif named.period is None and _OPENS.search(self.text[: named.start]):
                current, loose = self.asked.year_before(), None
            elif named.period is None:
                base, near = current.year_before(), near or beside_it
            elif beside_it or not self._of_one_number(named):
                joined = last >= 0 and _AND.match(self.text[self.periods[last].end : named.start])
                current = self._together(current, named.period) if joined else named.period
                also, loose = named.also, None
                last, near = which, near and not beside_it
        carried = last >= 0 and self.periods[last].start < sentence
        return Times(current, base, near, carried, also, loose)

    def _holds(self, named: Named, paragraph: int, sentence: int, start: int) -> bool:
        """Tell whether a period that was named before a number still holds for it."""
        if named.start < sentence:
            of_then = named.period is None or self._compared(named) or self._starts(named)
            of_then = of_then or not self._lasts(named, paragraph)
            return not of_then and not self._told_apart(named, sentence, start)
        return not self._told_apart(named, sentence, start)

    def _lasts(self, named: Named, paragraph: int) -> bool:
        """Tell whether a period holds beyond its sentence, for the rest of its paragraph.

        A quarter does, a month does not. An earlier year does if it opens the paragraph.
        """
        if named.span is not Span.DATED or (named.period and named.period.days <= 31):
            return False
        if self._is_listed(named):
            return False
        earlier = self._is_past(named) or self._is_inside(named)
        spanning = named.period and named.period.days > 366
        return not (earlier or spanning) or named.start - paragraph <= _AT_FIRST

    def _in_brackets(self, one: Quantity) -> Period | None:
        """Return the period that stands alone in brackets behind a number: 75起（二季度）."""
        for named in self.periods:
            behind = named.start == one.end + 1 and self.text[one.end] in "（("
            if behind and self.text[named.end : named.end + 1] in ("）", ")", "，"):
                return named.period
        return None

    def _is_past(self, named: Named) -> bool:
        """Tell whether a period lies before the draft's own."""
        return bool(named.period and (named.also or named.period.end < self.asked.start))

    def _is_listed(self, named: Named) -> bool:
        """Tell whether a period is one of several of its sentence: 一季度71起、二季度70起."""
        begin = max(self.text.rfind(mark, 0, named.start) for mark in _STOPS)
        ends = (self.text.find(mark, named.end) for mark in _STOPS)
        end = min((at for at in ends if at >= 0), default=len(self.text))
        others = [one for one in self.periods if begin < one.start < end and one.period]
        return any(
            one.period != named.period
            and re.search(r"\d", self.text[min(one.end, named.end) : max(one.start, named.start)])
            for one in others
        )

    def _is_inside(self, named: Named) -> bool:
        """Tell whether a period names a part of what was told before: 其中二季度245件."""
        return self.text[: named.start].endswith(("其中", "其中，"))

    def _told_apart(self, named: Named, sentence: int, start: int) -> bool:
        """Tell whether a semicolon parts a number from a period that does not open its sentence."""
        if not (self._is_past(named) or self._is_inside(named)):
            return False
        opens = named.start - sentence <= 2
        return not opens and re.search("[；;]", self.text[named.end : start]) is not None

    def _of_one_number(self, named: Named) -> bool:
        """Tell whether a period belongs to the number behind it alone: 一季度结转的15处."""
        return _ALONE.match(self.text, named.end) is not None

    def whom(self, one: Quantity, beside: Around, last: Whom | None) -> Whom:
        """Return whom a number is about; ``last`` is whom the number before was about."""
        begin = one.start - len(beside.sentence)
        said = [called for called in self.names if begin <= called.start < one.start]
        if said := [called for called in said if not self._whole(called)]:
            return self._whom_of(said)
        if last and goes_on(beside.sentence):
            return last
        end = one.end + len(beside.place.right)
        after = [called for called in self.names if one.end <= called.start < end]
        return after[0].whom if after else EVERYBODY

    def bare(self, one: Quantity, beside: Around) -> str:
        """Return the text beside a number, with a NUL for each character of names and periods."""
        start, end = beside.left_from, one.end + len(beside.place.right)
        kept = list(self.text[start:end])
        said = [(s.start, s.end) for some in (self.periods, self.names, [one]) for s in some]
        for first, last in said:
            for place in range(max(first, start), min(last, end)):
                kept[place - start] = "\0"
        return "".join(kept)

    def _whole(self, called: Called) -> bool:
        """Tell whether a name is only the whole of a share: 占全街道的14%."""
        return self.text[: called.start].endswith(("占", "相当于"))

    def _whom_of(self, said: list[Called]) -> Whom:
        """Return whom the last name means, with the names joined to it: 红旗社区、中山社区共."""
        group = [said[-1]]
        for called in reversed(said[:-1]):
            if not _AND.match(self.text[called.end : group[0].start]):
                break
            group.insert(0, called)
        if len(group) == 1:
            return EVERYBODY if group[0].open else group[0].whom
        if not all(called.whom.grids for called in group):
            unknown = next((c.whom for c in group if c.whom.unknown), None)
            return unknown or EVERYBODY
        codes = tuple(dict.fromkeys(code for called in group for code in called.whom.grids))
        return replace(group[0].whom, name="、".join(c.whom.name for c in group), grids=codes)

    def _together(self, first: Period, last: Period) -> Period:
        follows = (last.start - first.end).days == 1
        return Period(first.start, last.end) if follows else last

    def _starts(self, named: Named) -> bool:
        """Tell whether a change begins with the period: 由一季度的67起增加到."""
        return self.text[: named.start].endswith(_FROM)

    def _compared(self, named: Named) -> bool:
        before = self.text[: named.start]
        if _THAN.search(before):
            return True
        if before.endswith(("是", "为")) and _TIMES.match(self.text, named.end):
            return True
        stop = min((p for m in _STOPS if (p := self.text.find(m, named.end)) >= 0), default=None)
        return bool(_WITH.search(before) and _LIKENED.search(self.text[named.end : stop]))
