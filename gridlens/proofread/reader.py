"""Read one paragraph from beginning to end and judge every number in it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from gridlens.figures.beside.taking_part import shares
from gridlens.numbers.numerals import quantities
from gridlens.numbers.quantity import NumberSense, Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT
from gridlens.period import Period
from gridlens.proofread.all_of import all_claims
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict, against
from gridlens.proofread.judge import Judgement, judged, parts
from gridlens.proofread.meaning.context import Context, Times
from gridlens.proofread.meaning.doubt import AMONG, NARROWER, another, doubtful, is_matter
from gridlens.proofread.meaning.ours import EVENT, PLANNED, Section, hardly_ours, not_ours
from gridlens.proofread.meaning.phrases import Meaning, fits_unit
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind, relation
from gridlens.proofread.meaning.respectively import turns
from gridlens.proofread.meaning.surroundings import Around, around
from gridlens.proofread.meaning.understood import counted, says_nothing
from gridlens.proofread.meaning.when import Span, periods
from gridlens.proofread.meaning.whom import Names
from gridlens.proofread.passed import claiming
from gridlens.proofread.recognise import meaning_of, not_kept
from gridlens.proofread.so_far import Claim, SoFar
from gridlens.proofread.sums import contradictions
from gridlens.proofread.topics import Topics, topics_of
from gridlens.translation import N_, _

_DONE = re.compile(r"完成(?:率|比例|进度|了)?(?:为|达到?|已达)?$")
_OF_AIM = re.compile(r"^的?[^，。；]{0,8}(?:目标|任务)(?:的|已?完成了?)$")
_AIMED = re.compile("目标|任务")
_THEIRS = re.compile(
    r"其中，?(?:有|由)?(?:人大)?代表(?:直接|共|共同|全程|现场|共计)?(?:参与|参加)"
    r"(?:的|了|调解|化解|排查|整改|走访|服务|视察|调研|办理|督办|推动)*(?:有|共)?$"
)
_PARTS = "。；;！？!?\n"
_TOWARDS_GOAL = (
    *(RelationKind.GOAL, RelationKind.PROGRESS),
    *(RelationKind.PACE, RelationKind.GAP),
)
_OF_ANOTHER = N_("与{period}的数相同，请核对说的是哪个期间。")
_UNSURE = (Verdict.NOT_UNDERSTOOD, Verdict.DOUBTFUL)
_OF_MATTERS = ("条", "件", "项", "起", "宗")
BY_KIND_ALONE = N_("只写了类别，没有认出说的是受理、办结还是在办。")
_BY_THE_OFFICE = N_("本单位的说法：不是台账的指标。")
BY_STATE_ALONE = N_("旁边没有写是哪类事项，按上文理解。")
_MORE_THAN_ALL = N_("即使说的是其中一部分，也比台账的总数大。")
_NOT_COUNTED = N_("未统计的事项。")
_UNDATED = N_("说的是“{word}”，没有写明从哪天起，台账无从对照。")


class ParagraphReader:
    """A reader of one paragraph: its text, its numbers, and what was understood so far."""

    def __init__(
        self,
        text: str,
        period: Period,
        figures: Figures,
        names: Names,
        section: Section | None = None,
        phrases: Mapping[str, str] | None = None,
    ) -> None:
        self.text, self.figures = text, figures
        every = list(quantities(text))
        self.numbers, self.passed = claiming(text, every)
        named, called = list(periods(text, period, figures.as_of)), list(names.named(text))
        self.lonely = says_nothing(text, every)
        self.so_far = SoFar(
            text,
            Context(text, period, named, called),
            section or Section(),
            turns(text, self.numbers, named, called),
            phrases or {},
        )

    def findings(self) -> list[Finding]:
        """Return a finding for every number and every claim that all is done, in order."""
        found = [*self.passed]
        for which, one in enumerate(self.numbers):
            before = self.so_far.last
            found.append(self._judged(one, around(self.text, self.numbers, which)))
            if self.so_far.last is not None and self.so_far.last is not before:
                self.so_far.claims.append(self.so_far.last)
                if found[-1].verdict not in _UNSURE:
                    self.so_far.asked.append((self.so_far.last.question, self.so_far.last.end))
        wrong = {one.start: one.reason for one in contradictions(self.text, self.numbers)}
        found = [against(one, wrong.get(one.start, "")) for one in found]
        found += all_claims(self.figures, self.text, self.so_far.asked)
        return sorted(found, key=lambda one: one.start)

    def _judged(self, one: Quantity, beside: Around) -> Finding:
        so_far = self.so_far
        if self.so_far.last and (of_rate := self._parts_of(self.so_far.last, one)):
            return self._finding(one, of_rate, self.so_far.last.question, RelationKind.VALUE)
        if theirs := self._theirs(one, beside):
            share = judged(self.figures, one, theirs, Relation(RelationKind.VALUE), None)
            return self._finding(one, share, theirs, RelationKind.VALUE)
        place = beside.place
        part = max(self.text.rfind(mark, 0, one.start) for mark in _PARTS)
        told = relation(one, place.left, place.right, beside.sentence)
        told = self._towards_goal(one, place.left, self._in_turn(one, told), beside.sentence)
        if not_kept(so_far, beside):
            return self._finding(one, Judgement(Verdict.NOT_A_CLAIM, reason=_(_BY_THE_OFFICE)))
        meaning, local = meaning_of(so_far, one, beside, told)
        times = so_far.context.times(one, beside)
        if told.kind not in _TOWARDS_GOAL and (why := self._not_ours(one, beside, times)):
            so_far.last = None
            return self._finding(one, Judgement(Verdict.NOT_A_CLAIM, reason=why))
        if meaning is None:
            so_far.unsure = (part, one.unit) if one.unit in CLASSIFIERS else so_far.unsure
            return self._without_meaning(one, beside)
        about = topics_of(so_far, one, meaning, local, beside, told, times)
        before, so_far.last = (
            so_far.last,
            Claim(
                meaning,
                about.of,
                one.end,
                told,
                one.unit if told.kind is RelationKind.VALUE else "",
            ),
        )
        so_far.aim = so_far.aim or told.kind is RelationKind.GOAL
        if times.loose:
            why = _(_UNDATED).format(word=self.text[times.loose.start : times.loose.end])
            return self._finding(one, Judgement(Verdict.NO_DATA, reason=why), about.of, told.kind)
        best, of = self._best(one, about, told)
        why = another(meaning, beside) or self._aside(one, best, of, told, beside)
        odd = meaning.ledger.is_roster and one.unit in _OF_MATTERS
        ours = beside.place.right.startswith(meaning.words)
        if why or (counted(beside.place.right) and not ours) or odd:
            so_far.last = before
            why = why or _(_NOT_COUNTED)
            return self._finding(one, Judgement(Verdict.NOT_A_CLAIM, reason=why), of, told.kind)
        reversed_way = best.figure is not None and best.figure < 0 and one.holds(-best.figure)
        if best.verdict is Verdict.DIFFERS and not reversed_way:
            bare = so_far.context.bare(one, beside)
            last = before.question.indicator if before else None
            alone = _(BY_KIND_ALONE) if about.of.where and not local else ""
            lonely = not meaning.score and not any(c.meaning.score for c in so_far.claims)
            alone = alone or (_(BY_STATE_ALONE) if lonely else "")
            why = alone or doubtful(one, meaning, beside, last, about.of, bare)
            lost = so_far.unsure == (part, one.unit) and not all(
                word in bare for word in meaning.words
            )
            why = why or (_(NARROWER) if lost else "") or self._other_time(one, told, of, times)
            if why == _(AMONG) and not about.of.where and self._exceeds(one, best, meaning):
                why, best = "", replace(best, reason=_(_MORE_THAN_ALL))
            so_far.unsure = (part, one.unit) if why else so_far.unsure
            whole = Verdict.NOT_A_CLAIM if meaning.ledger.is_roster else Verdict.DOUBTFUL
            best = replace(best, verdict=whole, reason=why) if why else best
        return self._finding(one, best, of, told.kind)

    def _best(self, one: Quantity, about: Topics, told: Relation) -> tuple[Judgement, Topic]:
        """Return the first reading that agrees, else the first; none is asked after that agrees."""
        first: tuple[Judgement, Topic] | None = None
        for each in about.readings:
            tried = judged(self.figures, one, each, told, about.base), each
            if tried[0].verdict is Verdict.AGREES:
                return tried
            first = first or tried
        assert first
        return first

    def _exceeds(self, one: Quantity, best: Judgement, meaning: Meaning) -> bool:
        """Tell whether a count is larger than our whole, so that it can be no part of it."""
        rate, roster = meaning.indicator.is_rate, meaning.ledger.is_roster
        counts = not rate and not roster and one.sense is NumberSense.EXACT
        return counts and best.figure is not None and float(one.value) > best.figure

    def _aside(
        self, one: Quantity, best: Judgement, of: Topic, told: Relation, beside: Around
    ) -> str:
        """Return why a number that does not agree tells of one event or what is to come; or ""."""
        if best.verdict is Verdict.AGREES:
            return ""
        if best.verdict is Verdict.NO_DATA and of.period.start > self.figures.as_of:
            return _(PLANNED)
        begin = one.start - len(beside.sentence)
        called = [c for c in self.so_far.context.names if begin <= c.start < one.start]
        if why := hardly_ours(beside, any(c.whom.deputy for c in called)):
            return why
        if of.period.days == 1 and told.kind is RelationKind.VALUE:
            return _(EVENT).format(word=of.period.label)
        return ""

    def _in_turn(self, one: Quantity, told: Relation) -> Relation:
        """Return what a number says; a later one of a row says what the first said: 分别增加."""
        turn, last = self.so_far.turns.get(one.start), self.so_far.last
        goes_on = turn and turn.place and last and last.end > turn.begin
        return last.told if goes_on and last and told.kind is RelationKind.VALUE else told

    def _not_ours(self, one: Quantity, beside: Around, times: Times) -> str:
        """Return why a number is no claim of ours, whatever it counts; empty if it may be one."""
        if times.loose and times.loose.span is Span.OCCASION:
            return _(EVENT).format(word=self.text[times.loose.start : times.loose.end])
        return not_ours(one, beside, self.so_far.section)

    def _without_meaning(self, one: Quantity, beside: Around) -> Finding:
        """Return the finding of a number of which no indicator was recognised."""
        matter = is_matter(one, beside, self.so_far.last is not None)
        self.so_far.last = None if matter else self.so_far.last
        if self.lonely:
            verdict, why = (
                Verdict.NOT_A_CLAIM,
                _("单独的数，旁边没有说明它的文字，如表格里的数。"),
            )
        elif matter:
            verdict, why = Verdict.NOT_UNDERSTOOD, _("没有认出是哪项指标。")
        else:
            verdict, why = Verdict.NOT_A_CLAIM, _(_NOT_COUNTED)
        return self._finding(one, Judgement(verdict, reason=why))

    def _other_time(self, one: Quantity, told: Relation, of: Topic, times: Times) -> str:
        """Return why a number may be of another period that its paragraph names; else "".

        A period carried over from the sentence before may hold no more.
        """
        context = self.so_far.context
        named = [each.period for each in context.periods if each.span is Span.DATED]
        asked = [context.asked] if times.carried else []
        for period in dict.fromkeys([*asked, *filter(None, named)]):
            if period == of.period or told.kind is not RelationKind.VALUE:
                continue
            then = judged(self.figures, one, replace(of, period=period), told, None)
            if then.verdict is Verdict.AGREES and one.sense is NumberSense.EXACT:
                return _(_OF_ANOTHER).format(period=period.label)
        return ""

    def _parts_of(self, last: Claim, one: Quantity) -> Judgement | None:
        """Return the verdict on the fraction behind a rate: 95.9%（142/148）; else None."""
        beside = self.text[last.end : one.start] in ("（", "(")
        return (
            parts(self.figures, one, last.question)
            if beside and last.kind is RelationKind.VALUE
            else None
        )

    def _theirs(self, one: Quantity, beside: Around) -> Topic | None:
        """Return the topic of a number that says how many of those before name a deputy; or None.

        142起，其中代表参与45起: the share of the last number of its unit in the sentence. What
        follows goes on about the whole.
        """
        if not _THEIRS.search(beside.sentence):
            return None
        begin, known = one.start - len(beside.sentence), {end for _topic, end in self.so_far.asked}
        for claim in reversed(self.so_far.claims):
            of, valued = claim.meaning.indicator, claim.kind is RelationKind.VALUE
            near = valued and claim.end > begin and claim.end in known
            if near and fits_unit(of, one.unit) and shares(of, claim.meaning.ledger):
                return replace(claim.question, taking_part=True)
        return None

    def _towards_goal(self, one: Quantity, left: str, told: Relation, sentence: str) -> Relation:
        """Return the relation of a number; it may be towards a goal named before: 45次的80%."""
        after_aim = self.so_far.last is not None and self.so_far.last.kind is RelationKind.GOAL
        if one.unit == PERCENT and after_aim and _OF_AIM.search(left):
            return Relation(RelationKind.PROGRESS)
        if told.kind is not RelationKind.VALUE:
            return told
        aimed = self.so_far.aim or _AIMED.search(sentence) is not None
        if one.unit == PERCENT and aimed and (left == "的" or _DONE.search(left)):
            return Relation(RelationKind.PROGRESS)
        if self.so_far.last is None:
            return told
        goes_on = self.so_far.last.kind is RelationKind.GOAL and left.startswith(("、", "和", "及"))
        return Relation(RelationKind.GOAL) if goes_on and one.unit != PERCENT else told

    def _finding(
        self,
        one: Quantity,
        found: Judgement,
        asked: Topic | None = None,
        kind: RelationKind | None = None,
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
            question=asked,
            figure=found.figure,
        )
