"""What must hold between the cells of one row; each rule says itself what is wrong."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gridlens.kinds import Day
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


@dataclass(frozen=True)
class BrokenRule:
    """The rows that break a rule (one boolean a row), the column to look at, and the sentence.

    A ``notice`` is worth a look and rejects nothing.
    """

    rows: np.ndarray
    column: str
    reason: str
    notice: bool = False


def findings(
    ledger: Ledger, rows: pa.Table, readable: np.ndarray, today: dt.date
) -> Iterator[BrokenRule]:
    """Yield what is wrong with rows of a ledger, given as typed columns.

    ``readable`` tells which rows have no refused cell, so that one fault is not said twice.
    """
    yield from _unidentified(ledger, rows, readable)
    yield from _in_the_future(ledger, rows, today)
    yield from _life_cycle(ledger, rows)
    for begin, end in ledger.in_order:
        reason = _("“{end}”早于“{begin}”").format(**_titles(ledger, begin=begin, end=end))
        yield BrokenRule(_true(pc.less(rows[end], rows[begin])), end, reason)
    for part, whole in ledger.at_most:
        reason = _("“{part}”多于“{whole}”，请核对；已照填写的装载").format(
            **_titles(ledger, part=part, whole=whole)
        )
        yield BrokenRule(_true(pc.greater(rows[part], rows[whole])), part, reason, notice=True)


def _unidentified(ledger: Ledger, rows: pa.Table, readable: np.ndarray) -> Iterator[BrokenRule]:
    """A row without a number needs something besides its date to be known by."""
    others = [name for name in ledger.natural_key if name != ledger.date]
    if any(ledger.column(name).required for name in others):
        return
    nothing = readable.copy()
    for name in others:
        nothing &= rows[name].is_null().to_numpy()
    if ledger.number:
        nothing &= rows[ledger.number].is_null().to_numpy()
    numbers = (ledger.number, ledger.shared_number)
    empty = "、".join(f"“{ledger.column(n).title}”" for n in others if n not in numbers)
    reason = _("缺少编号，且{columns}都为空，无法识别这条记录").format(columns=empty)
    yield BrokenRule(nothing, ledger.number or others[0], reason)


def _in_the_future(ledger: Ledger, rows: pa.Table, today: dt.date) -> Iterator[BrokenRule]:
    """What a ledger of activities dates has happened; only what is due may lie ahead."""
    if ledger.is_roster:
        return
    due = ledger.life_cycle.due if ledger.life_cycle else None
    for name in (c.name for c in ledger.columns if isinstance(c.kind, Day) and c.name != due):
        reason = _("日期在将来（装载日为{today}）").format(today=today.isoformat())
        yield BrokenRule(_true(pc.greater(rows[name], pa.scalar(today))), name, reason)


def _life_cycle(ledger: Ledger, rows: pa.Table) -> Iterator[BrokenRule]:
    cycle = ledger.life_cycle
    if cycle is None:
        return
    for name in (c.name for c in ledger.columns if isinstance(c.kind, Day)):
        if name == cycle.received:
            continue
        reason = _("“{later}”早于“{received}”").format(
            **_titles(ledger, later=name, received=cycle.received)
        )
        yield BrokenRule(_true(pc.less(rows[name], rows[cycle.received])), name, reason)
    still_open = pc.invert(pc.is_in(rows[cycle.status], pa.array(cycle.closing, pa.string())))
    stated = rows[cycle.status].is_valid()
    dated = rows[cycle.closed].is_valid()
    reason = _("填了“{closed}”，“{status}”却是未办结；请核对后改其中一项").format(
        **_titles(ledger, closed=cycle.closed, status=cycle.status)
    )
    yield BrokenRule(_true(pc.and_(dated, pc.and_(stated, still_open))), cycle.status, reason)


def _titles(ledger: Ledger, **names: str) -> dict[str, str]:
    return {word: ledger.column(name).title for word, name in names.items()}


def _true(mask: pa.ChunkedArray) -> np.ndarray:
    if not pc.any(mask).as_py():  # as nearly always, and told much faster than it is copied
        return np.zeros(len(mask), dtype=bool)
    result: np.ndarray = pc.fill_null(mask, False).to_numpy()
    return result
