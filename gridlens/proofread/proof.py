"""Reads a draft from its beginning to its end and judges every number in it."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from gridlens.period import Period
from gridlens.proofread import narrow
from gridlens.proofread.all_of import all_claims
from gridlens.proofread.asides import Aside, asides
from gridlens.proofread.doubt import doubtful, is_matter
from gridlens.proofread.figures import Figures, Question
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.judge import Judged, judged
from gridlens.proofread.numerals import number, plain, quantities
from gridlens.proofread.phrases import Meaning, fits_unit, meanings
from gridlens.proofread.quantity import Quantity
from gridlens.proofread.relation import Kind, Relation, relation
from gridlens.proofread.surroundings import Around, around
from gridlens.proofread.units import PERCENT, POINTS, TIMES
from gridlens.proofread.when import Named, periods
from gridlens.proofread.whom import EVERYBODY, Names, Whom, goes_on
from gridlens.schema import Indicator
from gridlens.scope import Condition
from gridlens.store import Version
from gridlens.translation import N_, _

_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
_DONE = re.compile(r"完成(?:率|比例|进度|了)?(?:为|达到?|已达)?$")
_AIMED = re.compile("目标|任务")
_GOES_ON = re.compile(
    r"(?:升|降|增|减|上升|下降|增加|减少|提高|降低|增长)(?:到|至|为)了?$|(?:完成|完成了|实际|达到?)$"
)
_WHY = {
    Verdict.NOT_UNDERSTOOD: N_("没有认出是哪项指标。"),
    Verdict.NOT_A_CLAIM: N_("未统计的事项。"),
}


@dataclass(frozen=True)
class Claim:
    """What the number before spoke of, for those that go on about it."""

    meaning: Meaning
    question: Question
    end: int
    kind: Kind = Kind.VALUE


def proofread(version: Version, text: str, period: Period, as_of: dt.date) -> list[Finding]:
    """Return every number of a text with its verdict, in order."""
    return Reader(version, text, period, as_of).findings()


class Reader:
    """One draft being read: its text, and what is said where."""

    def __init__(self, version: Version, text: str, period: Period, as_of: dt.date) -> None:
        self.text, self.asked = text, period
        self.figures = Figures(version, as_of)
        self.aside = list(asides(text))
        every = list(quantities(text))
        self.numbers = [one for one in every if self._aside(one) is None]
        self.asides = [one for one in every if self._aside(one) is not None]
        self.periods = list(periods(text, period, as_of))
        self.names = list(Names(version).named(text))
        self.last: Claim | None = None
        self.aim = False

    def findings(self) -> list[Finding]:
        """Return every number and every claim that all is done, in order."""
        found = [self._passed(one) for one in self.asides]
        found += self._numerals()
        claims: list[tuple[Claim, Finding]] = []
        for which, one in enumerate(self.numbers):
            if self.last and "\n" in self.text[self.last.end : one.start]:
                self.last, self.aim = None, False
            before = self.last
            found.append(self._judged(one, around(self.text, self.numbers, which)))
            if self.last is not None and self.last is not before:
                claims.append((self.last, found[-1]))
        asked = [(claim.question, claim.end) for claim, _found in claims]
        found += all_claims(self.figures, self.text, asked)
        return sorted(found, key=lambda one: one.start)

    def _aside(self, one: Quantity) -> Aside | None:
        digits = (one.start, one.end - len(one.unit))
        return next((a for a in self.aside if a.start < digits[1] and digits[0] < a.end), None)

    def _passed(self, one: Quantity) -> Finding:
        aside = self._aside(one)
        reason = _(aside.reason) if aside else ""
        return self._finding(one, Judged(Verdict.NOT_A_CLAIM, reason=reason))

    def _numerals(self) -> list[Finding]:
        """Return numerals of asides that are no numbers by themselves: 一、 or 三中全会."""
        found: dict[int, Finding] = {}
        for aside in self.aside:
            for match in _NUMERAL.finditer(plain(self.text[aside.start : aside.end])):
                start, value = aside.start + match.start(), number(match[0])
                end = start + len(match[0])
                met = any(one.start < end and start < one.end for one in self.asides)
                if not met and not aside.idiom:
                    found[start] = Finding(
                        text=self.text[start:end],
                        start=start,
                        number=None if value is None else float(value),
                        unit="",
                        verdict=Verdict.NOT_A_CLAIM,
                        reason=_(aside.reason),
                    )
        return list(found.values())

    def _judged(self, one: Quantity, beside: Around) -> Finding:
        place = beside.place
        told = relation(one, place.left, place.right, beside.sentence)
        told = self._towards_goal(one, place.left, told, beside.sentence)
        meaning, local = self._meaning(one, place.left + "|" + place.right, beside, told)
        if meaning is None:
            verdict = Verdict.NOT_UNDERSTOOD if is_matter(one, beside) else Verdict.NOT_A_CLAIM
            self.last = None if verdict is Verdict.NOT_UNDERSTOOD else self.last
            why = (
                _("没有认出是哪项指标。")
                if verdict is Verdict.NOT_UNDERSTOOD
                else _("未统计的事项。")
            )
            return self._finding(one, Judged(verdict, reason=why))
        question, readings, base = self._question(one, meaning, local, beside, told)
        found = [judged(self.figures, one, reading, told, base) for reading in readings]
        best = next((f for f in found if f.verdict is Verdict.AGREES), found[0])
        carried = self.last
        self.aim = self.aim or told.kind is Kind.GOAL
        self.last = Claim(meaning, question, one.end, told.kind)
        before = carried.question.indicator if carried else None
        why = doubtful(meaning, beside, before, question)
        if best.verdict is Verdict.DIFFERS and why:
            best = replace(best, verdict=Verdict.NOT_UNDERSTOOD, reason=why)
        return self._finding(one, best, question, told.kind)

    def _towards_goal(self, one: Quantity, left: str, told: Relation, sentence: str) -> Relation:
        """Return the relation where the number before was a goal, or named one: 45次的80%."""
        if told.kind is not Kind.VALUE:
            return told
        aimed = self.aim or _AIMED.search(sentence) is not None
        if one.unit == PERCENT and aimed and (left == "的" or _DONE.search(left)):
            return Relation(Kind.PROGRESS)
        if self.last is None:
            return told
        goes_on = self.last.kind is Kind.GOAL and left.startswith(("、", "和", "及"))
        return Relation(Kind.GOAL) if goes_on and one.unit != PERCENT else told

    def _meaning(
        self, one: Quantity, local: str, beside: Around, told: Relation
    ) -> tuple[Meaning | None, bool]:
        """Return what a number speaks of, and whether its own words say so."""
        possible = [m for m in meanings(beside.place, one.unit) if _fits(m.indicator, one, told)]
        if possible and not (len(possible) > 1 and possible[0].score == possible[1].score):
            return possible[0], True
        last = self.last
        if possible or last is None or not _fits(last.meaning.indicator, one, told):
            return None, False
        goes_on_about = told.kind is not Kind.VALUE or self._new_words(last, beside, one)
        return (last.meaning if goes_on_about else None), False

    def _new_words(self, last: Claim, beside: Around, one: Quantity) -> bool:
        """Tell whether a number without words of its own names another part or time of the last."""
        since = max(last.end, beside.left_from)
        named = any(since <= start < one.start for start, _whom in self.names)
        timed = any(since <= named.start < one.start for named in self.periods)
        text = beside.place.left + "|" + beside.place.right
        if _GOES_ON.search(beside.place.left):
            return True
        return named or timed or bool(narrow.values(last.meaning.ledger, text))

    def _question(
        self, one: Quantity, meaning: Meaning, local: bool, beside: Around, told: Relation
    ) -> tuple[Question, list[Question], Period | None]:
        period, base = self._period(one, beside)
        whom = self._whom(one, beside)
        text = beside.place.left + "|" + beside.place.right
        where = narrow.conditions(meaning, text)
        if not where and self.last and told.kind in (Kind.CHANGE, Kind.SHARE, Kind.TIMES):
            same = self.last.meaning.indicator is meaning.indicator
            where = self.last.question.where if same and not local else ()
        question = Question(meaning.indicator.key, period, whom, where)
        readings = [question]
        if narrow.of_activities(meaning):
            only = narrow.only(meaning, beside.sentence)
            readings = [replace(question, where=only), question] if only else readings
        elif not where and (part := self._part_before(meaning, beside)):
            readings = [replace(question, where=part), question]
        if told.kind is Kind.VALUE and base:
            readings = [replace(reading, period=base) for reading in readings]
        return question, readings, base if base != period.year_before() else None

    def _part_before(self, meaning: Meaning, beside: Around) -> tuple[Condition, ...]:
        """Return the part a sentence speaks of when a number adds only a verb: 化解40起."""
        last, local = self.last, beside.place.left + beside.place.right
        if last is None or last.meaning.ledger is not meaning.ledger or "共" in local:
            return ()
        same_sentence = last.end > beside.left_from - len(beside.sentence)
        named = len(meaning.words) < 2 or meaning.words[-1] in local
        return last.question.where if same_sentence and not named else ()

    def _period(self, one: Quantity, beside: Around) -> tuple[Period, Period | None]:
        """Return the period a number is of, and the other one it is compared with, if named."""
        current, base = self.asked, None
        paragraph = self.text.rfind("\n", 0, one.start) + 1
        for named in self.periods:
            if not paragraph <= named.start < one.start:
                continue
            near = named.start >= beside.left_from
            if named.period is None or (near and self._compared(named)):
                base = (named.period or current.year_before()) if near else base
            elif near and self._starting(named):
                base = named.period
            else:
                current, base = named.period, None
        return current, base

    def _compared(self, named: Named) -> bool:
        return self.text[: named.start].endswith(("比", "较", "与", "同", "和"))

    def _starting(self, named: Named) -> bool:
        return self.text[: named.start].endswith(("由", "从"))

    def _whom(self, one: Quantity, beside: Around) -> Whom:
        """Return of whom the sentence speaks at a number."""
        begin = one.start - len(beside.sentence)
        said = [whom for start, whom in self.names if begin <= start < one.start]
        if said:
            return said[-1]
        if self.last and goes_on(beside.sentence):
            return self.last.question.whom
        after = [
            w for start, w in self.names if one.end <= start < one.end + len(beside.place.right)
        ]
        return after[0] if after else EVERYBODY

    def _finding(
        self,
        one: Quantity,
        found: Judged,
        asked: Question | None = None,
        kind: Kind | None = None,
    ) -> Finding:
        period = found.period or (asked.period if asked else None)
        return Finding(
            text=one.text,
            start=one.start,
            number=float(one.value),
            unit=one.unit,
            verdict=found.verdict,
            indicator=asked.indicator if asked else None,
            period=period.key if period else None,
            expected=found.expected,
            whom=asked.whom.name if asked else "",
            kind=kind.value if kind else "",
            reason=found.reason,
        )


def _fits(indicator: Indicator, one: Quantity, told: Relation) -> bool:
    """Tell whether a number's unit and what it says fit an indicator."""
    if told.kind in (Kind.PROGRESS, Kind.PACE):
        return True
    if told.kind is Kind.TIMES or one.unit == TIMES:
        return not indicator.is_rate
    if one.unit == POINTS:
        return indicator.is_rate
    if one.unit == PERCENT and told.kind in (Kind.CHANGE, Kind.SHARE):
        return not indicator.is_rate
    return fits_unit(indicator, one.unit)
