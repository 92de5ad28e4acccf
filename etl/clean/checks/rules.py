"""Third beat of ``clean``: what must hold between the cells of one row."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells.values import Values
from etl.clean.records.found import Records
from etl.sheets.problem import Problem
from gridlens.goals.shares import parts_of
from gridlens.kinds import Day
from gridlens.kinds.amounts.split import MARK
from gridlens.period import parse_period
from gridlens.schema.cycle import Clash, LifeCycle
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


@dataclass(frozen=True)
class _Broken:
    """The rows that break a rule, as one boolean per row, the column to look at, and the sentence.

    A ``notice`` is worth a look, but does not reject the row.
    """

    rows: np.ndarray
    column: str
    reason: str
    notice: bool = False


def broken_rules(ledger: Ledger, records: Records, values: Values, today: dt.date) -> list[Problem]:
    """Return a problem for each row that says something and breaks a rule of its ledger."""
    return [
        Problem(
            int(row),
            records.headers[broken.column],
            records.found(broken.column, int(row)),
            broken.reason,
            fault=not broken.notice,
        )
        for broken in _broken(ledger, values.table, values.readable, today)
        for row in records.numbers[broken.rows & values.says]
    ]


def _broken(
    ledger: Ledger, rows: pa.Table, readable: np.ndarray, today: dt.date
) -> Iterator[_Broken]:
    yield from _unidentified(ledger, rows, readable)
    yield from _in_the_future(ledger, rows, today)
    yield from _life_cycle(ledger, rows)
    yield from _split(ledger, rows)
    for begin, end in ledger.in_order:
        reason = _("“{end}”早于“{begin}”").format(**_titles(ledger, begin=begin, end=end))
        yield _Broken(_true(pc.less(rows[end], rows[begin])), end, reason)
    for part, whole in ledger.at_most:
        reason = _("“{part}”多于“{whole}”，请核对；已照填写的导入").format(
            **_titles(ledger, part=part, whole=whole)
        )
        yield _Broken(_true(pc.greater(rows[part], rows[whole])), part, reason, notice=True)


def _split(ledger: Ledger, rows: pa.Table) -> Iterator[_Broken]:
    """A split has one share for each quarter or each month of its period."""
    if ledger.split_over is None:
        return
    split, over = ledger.split_over
    pairs = zip(rows[split].to_pylist(), rows[over].to_pylist(), strict=True)
    wrong = [bool(s and p) and not parts_of(parse_period(p), s.count(MARK) + 1) for s, p in pairs]
    reason = _("“{split}”应为“{over}”里的每季度或每月各一个").format(
        **_titles(ledger, split=split, over=over)
    )
    yield _Broken(np.array(wrong, dtype=bool), split, reason)


def _unidentified(ledger: Ledger, rows: pa.Table, readable: np.ndarray) -> Iterator[_Broken]:
    """A row without a number needs something besides its date to be identified by.

    Rows with an unreadable cell are passed over: that cell may be it.
    """
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
    yield _Broken(nothing, ledger.number or others[0], reason)


def _in_the_future(ledger: Ledger, rows: pa.Table, today: dt.date) -> Iterator[_Broken]:
    """The dates of an activity ledger are past; only a due date may be in the future."""
    if ledger.is_roster:
        return
    due = ledger.life_cycle.due if ledger.life_cycle else None
    for name in (c.name for c in ledger.columns if isinstance(c.kind, Day) and c.name != due):
        reason = _("日期在将来（导入日为{today}）").format(today=today.isoformat())
        yield _Broken(_true(pc.greater(rows[name], pa.scalar(today))), name, reason)


def _life_cycle(ledger: Ledger, rows: pa.Table) -> Iterator[_Broken]:
    """Nothing happens to a matter before it is received, and a closed matter is not still open."""
    cycle = ledger.life_cycle
    if cycle is None:
        return
    for name in (c.name for c in ledger.columns if isinstance(c.kind, Day)):
        if name == cycle.received:
            continue
        reason = _("“{later}”早于“{received}”").format(
            **_titles(ledger, later=name, received=cycle.received)
        )
        yield _Broken(_true(pc.less(rows[name], rows[cycle.received])), name, reason)
    still_open = pc.invert(pc.is_in(rows[cycle.status], pa.array(cycle.closing, pa.string())))
    stated = rows[cycle.status].is_valid()
    dated = rows[cycle.closed].is_valid()
    reason = _("填了“{closed}”，“{status}”却是未办结；请核对后改其中一项").format(
        **_titles(ledger, closed=cycle.closed, status=cycle.status)
    )
    yield _Broken(_true(pc.and_(dated, pc.and_(stated, still_open))), cycle.status, reason)
    for clash in cycle.clashes:
        reason = _("“{column}”填了{value}，“{status}”却是{states}；请核对后改其中一项")
        for state in clash.states:
            told = reason.format(
                value=clash.value,
                states=state,
                **_titles(ledger, column=clash.column, status=cycle.status),
            )
            yield _Broken(clashing(rows, cycle, clash, (state,)), cycle.status, told)


def clashing(
    rows: pa.Table, cycle: LifeCycle, clash: Clash, states: tuple[str, ...] = ()
) -> np.ndarray:
    """Mark the rows that hold a value and one of the states (by default, any) it clashes with.

    A state that is left empty contradicts nothing.
    """
    one_of = pc.is_in(rows[cycle.status], pa.array(states or clash.states, pa.string()))
    return _true(pc.and_(pc.equal(rows[clash.column], clash.value), one_of))


def _titles(ledger: Ledger, **names: str) -> dict[str, str]:
    return {word: ledger.column(name).title for word, name in names.items()}


def _true(mask: pa.ChunkedArray) -> np.ndarray:
    """Return a mask without nulls; they count as false."""
    if not pc.any(mask).as_py():  # as nearly always, and faster to find out than to copy the mask
        return np.zeros(len(mask), dtype=bool)
    result: np.ndarray = pc.fill_null(mask, False).to_numpy()
    return result
