"""Find numbers of a table that contradict each other: totals, shares of a total, differences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gridlens.proofread.sums import ADDS_UP, Contradiction
from gridlens.translation import N_, _

_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|总数|共计)$")
_SHARE = re.compile("占比|比例|比重|占总|百分比")
_CHANGE = re.compile(r"增减|增加|变化|增量|同比增减")
_PLAIN = re.compile(r"^[-+－＋]?[\d,，]+(?:\.\d+)?\s*[%％]?$")
_LEAST_ROWS = 2
_ROUNDING = Decimal("0.11")  # a share of one decimal, rounded or made to fit 100
_OF_TOTAL = N_("占比与件数对不上：{part} ÷ {whole} = {share}。")
_DIFFERENCE = N_("与同一行的两个数对不上：{first} − {last} = {by}。")


@dataclass(frozen=True)
class Number:
    """A cell's number: its value, whether it is in per cent, its text, and where it begins."""

    value: Decimal
    percent: bool
    text: str
    start: int


def number_of(text: str, start: int) -> Number | None:
    """Return the number that is all of a cell's text but its unit; else None."""
    bare = text.strip().rstrip("起件条次场宗处人名家部个户天")
    if not _PLAIN.match(bare):
        return None
    plain = bare.replace(",", "").replace("，", "").replace("－", "-").replace("＋", "+")
    begin = start + text.index(bare[0])
    try:
        return Number(Decimal(plain.rstrip("%％ ")), plain[-1] in "%％", text.strip(), begin)
    except InvalidOperation:
        return None


def contradictions(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[Number | None]]]
) -> Iterator[Contradiction]:
    """Yield the numbers of a table that do not fit the others.

    ``rows`` has each row's label and its numbers, None where a cell has none; the first number
    stands under ``head[1]``.
    """
    yield from _totals(head, rows)
    yield from _across(head, rows)
    yield from _shares(head, rows)
    yield from _differences(head, rows)


def _totals(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[Number | None]]]
) -> Iterator[Contradiction]:
    """Yield what is wrong with a total: one part that its own share belies, else the total."""
    at = next((n for n, (label, _cells) in enumerate(rows) if _TOTAL.match(label.strip())), None)
    if at is None or at < _LEAST_ROWS:
        return
    parts, (_label, totals) = rows[:at], rows[at]
    for place, total in enumerate(totals):
        column = [cells[place] if place < len(cells) else None for _l, cells in parts]
        if total is None or total.percent or _CHANGE.search(_head(head, place)):
            continue
        known = [one for one in column if one is not None]
        if len(known) != len(column) or sum(one.value for one in known) == total.value:
            continue
        wrong = _belied(head, parts, place, total)
        told = f"{' + '.join(one.text for one in known)} = {sum(one.value for one in known)}"
        if len(wrong) == 1:
            yield wrong[0]
        else:
            reason = _(ADDS_UP).format(told=f"{told}，{total.text}")
            yield Contradiction(total.start, reason)


def _across(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[Number | None]]]
) -> Iterator[Contradiction]:
    """Yield a row's total that the columns before it do not add up to."""
    for place in range(2, len(head) - 1):
        if not _TOTAL.match(_head(head, place).strip()):
            continue
        for _label, cells in rows:
            known = [one for one in cells[: place + 1] if one is not None and not one.percent]
            if len(known) == place + 1 and sum(o.value for o in known[:-1]) != known[-1].value:
                told = f"{' + '.join(one.text for one in known[:-1])} = "
                told += f"{sum(one.value for one in known[:-1])}，{known[-1].text}"
                yield Contradiction(known[-1].start, _(ADDS_UP).format(told=told))


def _shares(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[Number | None]]]
) -> Iterator[Contradiction]:
    """Yield a share that is not its count's share of a total that adds up."""
    at = next((n for n, (label, _cells) in enumerate(rows) if _TOTAL.match(label.strip())), None)
    for place in range(1, len(head) - 1) if at is not None else ():
        total = _at(rows[at or 0][1], place - 1)
        counts = [_at(cells, place - 1) for _label, cells in rows[:at]]
        if not _SHARE.search(_head(head, place)) or total is None or not total.value:
            continue
        if any(one is None for one in counts):
            continue
        if sum(one.value for one in counts if one) != total.value:
            continue
        for (_label, cells), one in zip(rows[:at], counts, strict=True):
            share = _at(cells, place)
            if one is None or share is None or not share.percent:
                continue
            real = one.value / total.value * 100
            if abs(real - share.value) > _ROUNDING:
                shown = f"{real:.1f}%"
                told = _(_OF_TOTAL).format(part=one.text, whole=total.text, share=shown)
                yield Contradiction(share.start, told)


def _at(cells: Sequence[Number | None], place: int) -> Number | None:
    return cells[place] if place < len(cells) else None


def _belied(
    head: Sequence[str],
    parts: Sequence[tuple[str, Sequence[Number | None]]],
    place: int,
    total: Number,
) -> list[Contradiction]:
    """Return the parts whose share of the total, written beside them, is another."""
    found = []
    for _label, cells in parts:
        one = cells[place] if place < len(cells) else None
        share = cells[place + 1] if place + 1 < len(cells) else None
        if one is None or share is None or not share.percent or not total.value:
            continue
        if not _SHARE.search(_head(head, place + 1)):
            continue
        real = one.value / total.value * 100
        if abs(real - share.value) > _ROUNDING:
            shown = f"{real:.1f}%"
            told = _(_OF_TOTAL).format(part=one.text, whole=total.text, share=shown)
            found.append(Contradiction(one.start, told))
    return found


def _differences(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[Number | None]]]
) -> Iterator[Contradiction]:
    """Yield a change in numbers that is not the difference of the two cells before it."""
    for place in range(2, len(head) - 1):
        if not _CHANGE.search(_head(head, place)):
            continue
        for _label, cells in rows:
            three = cells[place - 2 : place + 1] if place < len(cells) else ()
            if len(three) != 3 or any(one is None for one in three):
                continue
            first, last, by = (one for one in three if one is not None)
            if by.percent or first.percent != last.percent:
                continue
            size = first.value - last.value
            if abs(size) != abs(by.value):
                told = _(_DIFFERENCE).format(first=first.text, last=last.text, by=size)
                yield Contradiction(by.start, told)


def _head(head: Sequence[str], place: int) -> str:
    return head[place + 1] if place + 1 < len(head) else ""
