"""Work out what exactly a number is about: its period, whom, which part, and other readings."""

import re
from dataclasses import dataclass, replace

from gridlens.figures.scope import Condition
from gridlens.ledgers import indicators
from gridlens.numbers.quantity import Quantity
from gridlens.period import Period
from gridlens.proofread.meaning import narrow
from gridlens.proofread.meaning.context import Times
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind
from gridlens.proofread.meaning.surroundings import Around
from gridlens.proofread.so_far import SoFar
from gridlens.schema.ledger import Measure

# Verbs that accounts use for taking a matter in as well as for closing it.
_EITHER = ("调处", "调解", "办理", "处理", "处置")
_TOGETHER = re.compile(r"[两三四五六](?:类|项|种|者)|合计|共占")
_NEAR = 8
_VARYING = (RelationKind.CHANGE, RelationKind.SHARE, RelationKind.TIMES)


@dataclass(frozen=True)
class Topics:
    """The topic of a number, the topics it may be read as, and the period it is compared with."""

    of: Topic
    readings: list[Topic]
    base: Period | None


def topics_of(
    so_far: SoFar,
    one: Quantity,
    meaning: Meaning,
    local: bool,
    beside: Around,
    told: Relation,
    times: Times,
) -> Topics:
    """Return what a number is about; ``local`` tells whether the words beside it named it."""
    period, base = times.period, times.base
    unknown = base is None and told.against is None
    if unknown and told.kind in (RelationKind.CHANGE, RelationKind.TIMES):
        base = _earlier(so_far, meaning, period, one.start - len(beside.sentence))
    if meaning.indicator.opening and period.end < so_far.context.asked.start:
        period = so_far.context.asked  # 一季度结转的15处 were carried into the draft's period
    whom = so_far.context.whom(one, beside, so_far.last.question.whom if so_far.last else None)
    where = _part_of(so_far, one, meaning, local, beside, told)
    question = Topic(meaning.indicator.key, period, whom, where)
    turn = so_far.turns.get(one.start)
    if turn and turn.listed_in(meaning):
        question = turn.of_question(question, meaning)
        return Topics(question, [question], base)
    readings = [question]
    if narrow.of_activities(meaning):
        only = narrow.only(meaning, beside.sentence)
        readings = [replace(question, where=only), question] if only else readings
    elif not where and (part := _part_before(so_far, meaning, beside)):
        readings = [replace(question, where=part), question]
    if base and (
        told.kind is RelationKind.BEGAN or (told.kind is RelationKind.VALUE and times.at_base)
    ):
        readings = [replace(reading, period=base) for reading in readings]
    elif times.also:
        also = times.also
        readings += [replace(reading, period=also) for reading in readings]
    if where and not local:
        readings += _as_before(so_far, meaning, question)
    return Topics(question, [*readings, *_otherwise(meaning, readings)], base)


def _part_of(
    so_far: SoFar, one: Quantity, meaning: Meaning, local: bool, beside: Around, told: Relation
) -> tuple[Condition, ...]:
    """Return the part that the words beside a number name, or that of the number before."""
    where = narrow.conditions(meaning, beside.place.left + "|" + beside.place.right)
    last = so_far.last
    if where or last is None or told.kind not in _VARYING:
        return where
    where = last.question.where if last.meaning.indicator is meaning.indicator and not local else ()
    if where and _TOGETHER.search(beside.sentence[-_NEAR:]):
        return _together(so_far, meaning, one.start - len(beside.sentence)) or where
    return where


def _together(so_far: SoFar, meaning: Meaning, since: int) -> tuple[Condition, ...]:
    """Return the categories of a sentence's numbers as one condition: 两类占45.1%."""
    told = [
        c.question.where for c in so_far.since(since) if c.meaning.indicator is meaning.indicator
    ]
    first = next((where[0] for where in told if where), None)
    if first is None:
        return ()
    values = dict.fromkeys(v for where in reversed(told) for one in where for v in one.values)
    return (replace(first, values=tuple(values)),)


def _as_before(so_far: SoFar, meaning: Meaning, question: Topic) -> list[Topic]:
    """Return the readings of a category alone by what else the paragraph told of its matters."""
    told = {c.question.indicator for c in so_far.claims if c.meaning.ledger is meaning.ledger}
    flows = (key for key in sorted(told) if indicators()[key][0].measure is Measure.FLOW)
    return [replace(question, indicator=key) for key in flows if key != question.indicator]


def _otherwise(meaning: Meaning, readings: list[Topic]) -> list[Topic]:
    """Return the readings by another indicator of the same matters, for verbs that allow it."""
    cycle = meaning.ledger.life_cycle
    if cycle is None or meaning.words[0] not in _EITHER:
        return []
    keys = (f"{cycle.prefix}_received", f"{cycle.prefix}_closed")
    others = [key for key in keys if key in indicators() and key != meaning.indicator.key]
    return [replace(reading, indicator=key) for key in others for reading in readings]


def _earlier(so_far: SoFar, meaning: Meaning, period: Period, since: int) -> Period | None:
    """Return another period for which the sentence gave a value of this indicator, if any."""
    valued = (c.question for c in so_far.since(since) if c.kind is RelationKind.VALUE)
    same = [topic.period for topic in valued if topic.indicator == meaning.indicator.key]
    return next((one for one in same if one != period), None)


def _part_before(so_far: SoFar, meaning: Meaning, beside: Around) -> tuple[Condition, ...]:
    """Return the part that the sentence is about, if a number adds only a verb: 化解40起."""
    last, local = so_far.last, beside.place.left + beside.place.right
    if last is None or last.meaning.ledger is not meaning.ledger or "共" in local:
        return ()
    same_sentence = last.end > beside.left_from - len(beside.sentence)
    named = len(meaning.words) < 2 or meaning.words[-1] in local
    return last.question.where if same_sentence and not named else ()
