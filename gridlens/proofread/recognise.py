"""Recognise what a number counts: by the words beside it, its row, or what was told before."""

import re
from functools import cache

from gridlens.ledgers import activity_ledgers, indicators
from gridlens.numbers.quantity import Quantity
from gridlens.proofread.meaning import narrow
from gridlens.proofread.meaning.phrases import Meaning, Surroundings, fits_unit, meanings
from gridlens.proofread.meaning.relation import Relation, RelationKind, fits
from gridlens.proofread.meaning.respectively import Turn
from gridlens.proofread.meaning.states import of_list, state
from gridlens.proofread.meaning.surroundings import Around
from gridlens.proofread.meaning.understood import unknown
from gridlens.proofread.so_far import SoFar
from gridlens.schema.ledger import Ledger

_GOES_ON = re.compile(
    r"(?:升|降|增|减|上升|下降|增加|减少|提高|降低|增长|缩短|延长|压缩|扩大)(?:到|至|为)了?$|变[为成至]$"
    r"|(?:完成|完成了|实际|达到?)$|(?:已|现已)(?:完成|开展|组织|举办|召开|实施|走访|接待)了?$"
)
_OF_ONE_UNIT = (RelationKind.VALUE, RelationKind.BEGAN)
_JOINED = ("", "、", "和", "及")


def meaning_of(
    so_far: SoFar, one: Quantity, beside: Around, told: Relation
) -> tuple[Meaning | None, bool]:
    """Return what a number is about, and whether the words beside it say so."""
    if of := _as_the_office_says(so_far, one, beside, told) or _entry(one, beside, told):
        return of, True
    possible = [m for m in meanings(beside.place, one.unit) if fits(m.indicator, one, told)]
    if possible and not (len(possible) > 1 and possible[0].score == possible[1].score):
        return possible[0], True
    if (turn := so_far.turns.get(one.start)) and (of := _in_turn(so_far, turn, one, told)):
        return of, False
    if not possible and (of := _listed(so_far, one, beside, told)):
        return of, True
    if not possible and (of := _of_state(so_far, one, beside, told)):
        return of, True
    last = so_far.last
    if not possible and last and (of := _in_other_unit(last.meaning, one, beside)):
        return of, False
    if possible or last is None or not fits(last.meaning.indicator, one, told):
        return None, False
    if told.kind in _OF_ONE_UNIT and last.unit and one.unit != last.unit:
        return None, False
    goes_on = told.kind is not RelationKind.VALUE or _new_words(so_far, last.end, beside, one)
    return (last.meaning if goes_on else None), False


def not_kept(so_far: SoFar, beside: Around) -> bool:
    """Tell whether the words beside a number are what the office says no ledger keeps."""
    local = beside.place.left + "|" + beside.place.right
    return any(phrase in local for phrase, key in so_far.phrases.items() if not key)


def _as_the_office_says(
    so_far: SoFar, one: Quantity, beside: Around, told: Relation
) -> Meaning | None:
    """Return what a number counts by the office's own words, the longest phrase first."""
    local = beside.place.left + "|" + beside.place.right
    for phrase in sorted(so_far.phrases, key=len, reverse=True):
        if phrase in local and (key := so_far.phrases[phrase]) in indicators():
            indicator, ledger = indicators()[key]
            if fits(indicator, one, told):
                return Meaning(indicator, ledger, 1, (phrase,))
    return None


def _listed(so_far: SoFar, one: Quantity, beside: Around, told: Relation) -> Meaning | None:
    """Return what the sentence counts if only a category is beside the number: 消防89条."""
    place, bare = Surroundings("", beside.sentence, ""), so_far.context.bare(one, beside)
    for meaning in meanings(place, one.unit):
        named = narrow.values(meaning.ledger, bare)
        if named and fits(meaning.indicator, one, told):
            return None if unknown(meaning, bare, listed=True) else meaning
    return None


def _entry(one: Quantity, beside: Around, told: Relation) -> Meaning | None:
    """Return what an entry of a list counts, if it is a matter's bare name: 其中纠纷12起."""
    bare = beside.place.left.rpartition("其中")[2].strip("、，和及与")
    clause = re.split("[；;]", beside.sentence)[-1]
    found = of_list(clause) if bare in _nouns() else None
    if found is None:
        return None
    ledger = _nouns()[bare]
    assert ledger.life_cycle
    indicator = indicators()[f"{ledger.life_cycle.prefix}_{found.of}"][0]
    said = Meaning(indicator, ledger, 1, (bare,))
    return said if fits(indicator, one, told) else None


@cache
def _nouns() -> dict[str, Ledger]:
    """Return the ledger of each name of a matter; a name of two ledgers belongs to none."""
    found: dict[str, Ledger] = {}
    for ledger in activity_ledgers().values():
        for noun in ledger.life_cycle.nouns if ledger.life_cycle else ():
            names = (noun, f"矛盾{noun}", f"安全{noun}", f"群众{noun}", f"代表{noun}")
            found |= {name: ledger for name in names if " " not in name}
    return found


def _of_state(so_far: SoFar, one: Quantity, beside: Around, told: Relation) -> Meaning | None:
    """Return what a number counts if only a state is beside it: 尚有2件未答复, 答复率98.6%.

    The matter is that of the last claim of the paragraph, else the one that the headings name.
    """
    found = state(beside.place.left, beside.place.right)
    if found is None:
        return None
    claimed = (c.meaning.ledger for c in reversed(so_far.claims) if c.meaning.ledger.life_cycle)
    ledger = next(claimed, None) or _headed(so_far.section.heading)
    if ledger is None or ledger.life_cycle is None:
        return None
    indicator = indicators()[f"{ledger.life_cycle.prefix}_{found.of}"][0]
    return Meaning(indicator, ledger, 0, (found.word,)) if fits(indicator, one, told) else None


def _headed(heading: str) -> Ledger | None:
    """Return the ledger whose matters the headings name, if they name those of one alone."""
    named = [
        ledger
        for ledger in activity_ledgers().values()
        if ledger.life_cycle and any(noun in heading for noun in ledger.life_cycle.nouns)
    ]
    return named[0] if len(named) == 1 else None


def _in_other_unit(last: Meaning, one: Quantity, beside: Around) -> Meaning | None:
    """Return what a number counts that gives the one before in another unit: 接待62次、140人次."""
    if beside.place.left not in _JOINED or fits_unit(last.indicator, one.unit):
        return None
    same = [
        indicator
        for indicator, ledger in indicators().values()
        if ledger is last.ledger and indicator.unit == one.unit and indicator.where is None
    ]
    return Meaning(same[0], last.ledger, 0, last.words) if len(same) == 1 else None


def _new_words(so_far: SoFar, end: int, beside: Around, one: Quantity) -> bool:
    """Tell whether the words beside a number vary the topic of the number before."""
    assert so_far.last
    since = max(end, beside.left_from)
    named = any(since <= called.start < one.start for called in so_far.context.names)
    timed = any(since <= named.start < one.start for named in so_far.context.periods)
    text = beside.place.left + "|" + beside.place.right
    if _GOES_ON.search(beside.place.left):
        return True
    return named or timed or bool(narrow.conditions(so_far.last.meaning, text))


def _in_turn(so_far: SoFar, turn: Turn, one: Quantity, told: Relation) -> Meaning | None:
    """Return what a number in a row (分别) counts: as the one before, or as in an equal row."""
    earlier = [claim.meaning for claim in so_far.claims if claim.end <= turn.begin][-turn.of :]
    if turn.place and so_far.last and so_far.last.end > turn.begin:
        last = so_far.last.meaning
        earlier = [last] * turn.of if turn.listed_in(last) else earlier
    meaning = earlier[turn.place] if len(earlier) == turn.of else None
    return meaning if meaning and fits(meaning.indicator, one, told) else None
