"""Read one paragraph from beginning to end and judge every number in it."""

import re
from dataclasses import dataclass, replace

from gridlens.figures.beside.taking_part import shares
from gridlens.figures.scope import Condition
from gridlens.numbers.numerals import quantities
from gridlens.numbers.quantity import Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT
from gridlens.period import Period
from gridlens.proofread.all_of import all_claims
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.judge import Judgement, judged, parts
from gridlens.proofread.meaning import narrow
from gridlens.proofread.meaning.context import Context, Times
from gridlens.proofread.meaning.doubt import NARROWER, another, doubtful, is_matter
from gridlens.proofread.meaning.ours import EVENT, Section, not_ours
from gridlens.proofread.meaning.phrases import Meaning, Surroundings, fits_unit, meanings
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind, fits, relation
from gridlens.proofread.meaning.respectively import Turn, turns
from gridlens.proofread.meaning.surroundings import Around, around
from gridlens.proofread.meaning.understood import says_nothing, unknown
from gridlens.proofread.meaning.when import Span, periods
from gridlens.proofread.meaning.whom import Names
from gridlens.proofread.passed import claiming
from gridlens.translation import N_, _

_DONE = re.compile(r"完成(?:率|比例|进度|了)?(?:为|达到?|已达)?$")
_OF_AIM = re.compile(r"^的?[^，。；]{0,8}(?:目标|任务)(?:的|已?完成了?)$")
_AIMED = re.compile("目标|任务")
_GOES_ON = re.compile(
    r"(?:升|降|增|减|上升|下降|增加|减少|提高|降低|增长|缩短|延长|压缩|扩大)(?:到|至|为)了?$|变[为成至]$"
    r"|(?:完成|完成了|实际|达到?)$|(?:已|现已)(?:完成|开展|组织|举办|召开|实施|走访|接待)了?$"
)
_THEIRS = re.compile(
    r"其中，?(?:有|由)?(?:人大)?代表(?:直接|共|共同|全程|现场|共计)?(?:参与|参加)"
    r"(?:的|了|调解|化解|排查|整改|走访|服务|视察|调研|办理|督办|推动)*(?:有|共)?$"
)
_PARTS = "。；;！？!?\n"
_TOWARDS_GOAL = (
    *(RelationKind.GOAL, RelationKind.PROGRESS),
    *(RelationKind.PACE, RelationKind.GAP),
)
_UNDATED = N_("说的是“{word}”，没有写明从哪天起，台账无从对照。")


@dataclass(frozen=True)
class Claim:
    """What an earlier number was about; numbers after it may continue about the same."""

    meaning: Meaning
    question: Topic
    end: int
    kind: RelationKind = RelationKind.VALUE


class ParagraphReader:
    """A reader of one paragraph: its text, its numbers, and what was understood so far."""

    def __init__(
        self,
        text: str,
        period: Period,
        figures: Figures,
        names: Names,
        section: Section | None = None,
    ) -> None:
        self.text, self.figures, self.section = text, figures, section or Section()
        every = list(quantities(text))
        self.numbers, self.passed = claiming(text, every)
        named, called = list(periods(text, period, figures.as_of)), list(names.named(text))
        self.context = Context(text, period, named, called)
        self.turns = turns(text, self.numbers, named, called)
        self.lonely = says_nothing(text, every)
        self.last: Claim | None = None
        self.claims: list[Claim] = []
        self.asked: list[tuple[Topic, int]] = []
        self.aim = False
        self.unsure: int | None = None

    def findings(self) -> list[Finding]:
        """Return a finding for every number and every claim that all is done, in order."""
        found = [*self.passed]
        for which, one in enumerate(self.numbers):
            before = self.last
            found.append(self._judged(one, around(self.text, self.numbers, which)))
            if self.last is not None and self.last is not before:
                self.claims.append(self.last)
                if found[-1].verdict is not Verdict.NOT_UNDERSTOOD:
                    self.asked.append((self.last.question, self.last.end))
        found += all_claims(self.figures, self.text, self.asked)
        return sorted(found, key=lambda one: one.start)

    def _judged(self, one: Quantity, beside: Around) -> Finding:
        if self.last and (of_rate := self._parts_of(self.last, one)):
            return self._finding(one, of_rate, self.last.question, RelationKind.VALUE)
        if theirs := self._theirs(one, beside):
            share = judged(self.figures, one, theirs, Relation(RelationKind.VALUE), None)
            return self._finding(one, share, theirs, RelationKind.VALUE)
        place = beside.place
        part = max(self.text.rfind(mark, 0, one.start) for mark in _PARTS)
        told = relation(one, place.left, place.right, beside.sentence)
        told = self._towards_goal(one, place.left, told, beside.sentence)
        meaning, local = self._meaning(one, place.left + "|" + place.right, beside, told)
        times = self.context.times(one, beside)
        if told.kind not in _TOWARDS_GOAL and (why := self._not_ours(one, beside, times)):
            self.last = None
            return self._finding(one, Judgement(Verdict.NOT_A_CLAIM, reason=why))
        if meaning is None:
            self.unsure = part if one.unit in CLASSIFIERS else self.unsure
            return self._without_meaning(one, beside)
        question, readings, base = self._question(one, meaning, local, beside, told)
        if times.loose:
            self.last = Claim(meaning, question, one.end, told.kind)
            why = _(_UNDATED).format(word=self.text[times.loose.start : times.loose.end])
            return self._finding(one, Judgement(Verdict.NO_DATA, reason=why), question, told.kind)
        found = [(judged(self.figures, one, each, told, base), each) for each in readings]
        best, of = next((f for f in found if f[0].verdict is Verdict.AGREES), found[0])
        before = self.last.question.indicator if self.last else None
        self.aim = self.aim or told.kind is RelationKind.GOAL
        self.last = Claim(meaning, question, one.end, told.kind)
        if why := another(meaning, beside):
            return self._finding(one, Judgement(Verdict.NOT_A_CLAIM, reason=why), of, told.kind)
        if best.verdict is Verdict.DIFFERS:
            bare = self.context.bare(one, beside)
            why = doubtful(meaning, beside, before, question, bare)
            why = why or (_(NARROWER) if self.unsure == part else "")
            why = why or self._other_time(one, beside, told, of)
            self.unsure = part if why else self.unsure
            best = replace(best, verdict=Verdict.DOUBTFUL, reason=why) if why else best
        return self._finding(one, best, of, told.kind)

    def _not_ours(self, one: Quantity, beside: Around, times: Times) -> str:
        """Return why a number is no claim of ours, whatever it counts; empty if it may be one."""
        if times.loose and times.loose.span is Span.OCCASION:
            return _(EVENT).format(word=self.text[times.loose.start : times.loose.end])
        return not_ours(one, beside, self.section)

    def _without_meaning(self, one: Quantity, beside: Around) -> Finding:
        """Return the finding of a number of which no indicator was recognised."""
        matter = is_matter(one, beside)
        self.last = None if matter else self.last
        if self.lonely:
            verdict, why = (
                Verdict.NOT_A_CLAIM,
                _("单独的数，旁边没有说明它的文字，如表格里的数。"),
            )
        elif matter:
            verdict, why = Verdict.NOT_UNDERSTOOD, _("没有认出是哪项指标。")
        else:
            verdict, why = Verdict.NOT_A_CLAIM, _("未统计的事项。")
        return self._finding(one, Judgement(verdict, reason=why))

    def _other_time(self, one: Quantity, beside: Around, told: Relation, of: Topic) -> str:
        """Return why a number may mean the draft's own period, not one carried over; else ""."""
        if not self.context.times(one, beside).carried:
            return ""
        asked = replace(of, period=self.context.asked)
        own = judged(self.figures, one, asked, told, None)
        return _("没有说清是哪个期间，请人工核对。") if own.verdict is Verdict.AGREES else ""

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
        begin, known = one.start - len(beside.sentence), {end for _topic, end in self.asked}
        for claim in reversed(self.claims):
            of, valued = claim.meaning.indicator, claim.kind is RelationKind.VALUE
            near = valued and claim.end > begin and claim.end in known
            if near and fits_unit(of, one.unit) and shares(of, claim.meaning.ledger):
                return replace(claim.question, taking_part=True)
        return None

    def _towards_goal(self, one: Quantity, left: str, told: Relation, sentence: str) -> Relation:
        """Return the relation of a number; it may be towards a goal named before: 45次的80%."""
        after_aim = self.last is not None and self.last.kind is RelationKind.GOAL
        if one.unit == PERCENT and after_aim and _OF_AIM.search(left):
            return Relation(RelationKind.PROGRESS)
        if told.kind is not RelationKind.VALUE:
            return told
        aimed = self.aim or _AIMED.search(sentence) is not None
        if one.unit == PERCENT and aimed and (left == "的" or _DONE.search(left)):
            return Relation(RelationKind.PROGRESS)
        if self.last is None:
            return told
        goes_on = self.last.kind is RelationKind.GOAL and left.startswith(("、", "和", "及"))
        return Relation(RelationKind.GOAL) if goes_on and one.unit != PERCENT else told

    def _meaning(
        self, one: Quantity, local: str, beside: Around, told: Relation
    ) -> tuple[Meaning | None, bool]:
        """Return what a number is about, and whether the words beside it say so."""
        possible = [m for m in meanings(beside.place, one.unit) if fits(m.indicator, one, told)]
        if possible and not (len(possible) > 1 and possible[0].score == possible[1].score):
            return possible[0], True
        if (turn := self.turns.get(one.start)) and (of := self._in_turn(turn, one, told)):
            return of, False
        last = self.last
        if not possible and (of := self._listed(one, beside, told)):
            return of, True
        if possible or last is None or not fits(last.meaning.indicator, one, told):
            return None, False
        goes_on_about = told.kind is not RelationKind.VALUE or self._new_words(last, beside, one)
        return (last.meaning if goes_on_about else None), False

    def _listed(self, one: Quantity, beside: Around, told: Relation) -> Meaning | None:
        """Return what the sentence counts if only a category is beside the number: 消防89条."""
        place, bare = Surroundings("", beside.sentence, ""), self.context.bare(one, beside)
        for meaning in meanings(place, one.unit):
            named = narrow.values(meaning.ledger, bare)
            if named and fits(meaning.indicator, one, told):
                return None if unknown(meaning, bare, listed=True) else meaning
        return None

    def _new_words(self, last: Claim, beside: Around, one: Quantity) -> bool:
        """Tell whether the words beside a number vary the topic of the number before."""
        since = max(last.end, beside.left_from)
        named = any(since <= called.start < one.start for called in self.context.names)
        timed = any(since <= named.start < one.start for named in self.context.periods)
        text = beside.place.left + "|" + beside.place.right
        if _GOES_ON.search(beside.place.left):
            return True
        return named or timed or bool(narrow.values(last.meaning.ledger, text))

    def _question(
        self, one: Quantity, meaning: Meaning, local: bool, beside: Around, told: Relation
    ) -> tuple[Topic, list[Topic], Period | None]:
        times = self.context.times(one, beside)
        period, base = times.period, times.base
        if (
            base is None
            and told.against is None
            and told.kind in (RelationKind.CHANGE, RelationKind.TIMES)
        ):
            base = self._earlier(meaning, period, one.start - len(beside.sentence))
        whom = self.context.whom(one, beside, self.last.question.whom if self.last else None)
        text = beside.place.left + "|" + beside.place.right
        where = narrow.conditions(meaning, text)
        if (
            not where
            and self.last
            and told.kind in (RelationKind.CHANGE, RelationKind.SHARE, RelationKind.TIMES)
        ):
            same = self.last.meaning.indicator is meaning.indicator
            where = self.last.question.where if same and not local else ()
        question = Topic(meaning.indicator.key, period, whom, where)
        turn = self.turns.get(one.start)
        if turn and turn.listed_in(meaning):
            question = turn.of_question(question, meaning)
            return question, [question], base
        readings = [question]
        if narrow.of_activities(meaning):
            only = narrow.only(meaning, beside.sentence)
            readings = [replace(question, where=only), question] if only else readings
        elif not where and (part := self._part_before(meaning, beside)):
            readings = [replace(question, where=part), question]
        if base and (
            told.kind is RelationKind.BEGAN or (told.kind is RelationKind.VALUE and times.at_base)
        ):
            readings = [replace(reading, period=base) for reading in readings]
        elif times.also:
            readings += [replace(reading, period=times.also) for reading in readings]
        return question, readings, base

    def _earlier(self, meaning: Meaning, period: Period, since: int) -> Period | None:
        """Return another period for which the sentence gave a value of this indicator, if any."""
        told = (c.question for c in self.claims if c.end > since and c.kind is RelationKind.VALUE)
        same = [q.period for q in told if q.indicator == meaning.indicator.key]
        return next((p for p in reversed(same) if p != period), None)

    def _part_before(self, meaning: Meaning, beside: Around) -> tuple[Condition, ...]:
        """Return the part that the sentence is about, if a number adds only a verb: 化解40起."""
        last, local = self.last, beside.place.left + beside.place.right
        if last is None or last.meaning.ledger is not meaning.ledger or "共" in local:
            return ()
        same_sentence = last.end > beside.left_from - len(beside.sentence)
        named = len(meaning.words) < 2 or meaning.words[-1] in local
        return last.question.where if same_sentence and not named else ()

    def _in_turn(self, turn: Turn, one: Quantity, told: Relation) -> Meaning | None:
        """Return what a number in a row (分别) counts: as the one before, or as in an equal row."""
        earlier = [claim.meaning for claim in self.claims if claim.end <= turn.begin][-turn.of :]
        if turn.place and self.last and self.last.end > turn.begin:
            earlier = (
                [self.last.meaning] * turn.of if turn.listed_in(self.last.meaning) else earlier
            )
        meaning = earlier[turn.place] if len(earlier) == turn.of else None
        return meaning if meaning and fits(meaning.indicator, one, told) else None

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
