"""Tell the clerk which numbers of a sheet other sources use for other matters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import duckdb

from etl.clean.rows import Batch
from etl.compare.likeness.alike import agreeing, are_near, digits_sql, subject_sql
from etl.disk.keys import quoted
from etl.sheets.problem import Problem
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

_PLACES = 3


class Clash(NamedTuple):
    """A row whose number (or, if it has none, whose natural key) another source also has.

    ``file``, ``sheet`` and ``row`` are the row's own; those that begin with ``other`` are of the
    row or record of the other source. ``likely`` means that both are likely the same matter,
    ``before`` that the other one was loaded by an earlier command.
    """

    file: str
    sheet: str
    row: int
    number: str | None
    other_file: str
    other_sheet: str
    other_row: int
    likely: bool
    before: bool


def clashes_of(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, here: str, there: str, pairs: str, before: bool
) -> list[Clash]:
    """Return the clashes for pairs of rows.

    ``here`` and ``there`` are queries with all columns of the ledger and the source; ``pairs`` is
    one with their identifiers, ``this`` and ``that``: ``row_id`` in ``here`` and ``there``.
    """
    assert ledger.date
    number = quoted(ledger.number) if ledger.number else "NULL"
    told = (
        f"row_id, source_file, source_sheet, source_row, {number} AS said,"
        f" {quoted(ledger.date)} AS day,"
        f" {subject_sql(ledger)} AS subject, {digits_sql('subject')} AS digits"
        f"{''.join(f', {quoted(name)}' for name in agreeing(ledger))}"
    )
    agree = "".join(
        f" AND (a.{c} IS NULL OR b.{c} IS NULL OR a.{c} = b.{c})"
        for c in map(quoted, agreeing(ledger))
    )
    found = con.execute(
        "SELECT a.source_file, a.source_sheet, a.source_row, a.said,"
        " b.source_file, b.source_sheet, b.source_row,"
        f" coalesce(a.day = b.day AND a.digits = b.digits AND a.subject <> ''{agree}, false),"
        f" a.subject, b.subject FROM ({pairs}) pairs"
        f" JOIN (SELECT {told} FROM ({here})) a ON a.row_id = pairs.this"
        f" JOIN (SELECT {told} FROM ({there})) b ON b.row_id = pairs.that"
        " ORDER BY 1, 2, 3, 5, 6, 7"
    ).fetchall()
    return [Clash._make((*one[:7], one[7] and are_near(*one[8:]), before)) for one in found]


def said_elsewhere(
    ledger: Ledger, batches: Sequence[Batch], clashes: Iterable[Clash]
) -> list[Batch]:
    """Return the batches with at most two notices each: on numbers, and on rows without one."""
    by_sheet: dict[tuple[str, str], list[Clash]] = defaultdict(list)
    for clash in clashes:
        by_sheet[clash.file, clash.sheet].append(clash)
    return [
        batch.with_more(_notices(ledger, batch, by_sheet[batch.source]))
        if batch.source in by_sheet
        else batch
        for batch in batches
    ]


def _notices(ledger: Ledger, batch: Batch, clashes: list[Clash]) -> list[Problem]:
    numbered = [clash for clash in clashes if clash.number is not None]
    others = [clash for clash in clashes if clash.number is None]
    found = []
    if numbered:
        assert ledger.number
        reason = _(
            "有{n}个编号别的表也在用（如“{number}”：{place}），内容不同，按不同的记录分别计入，没有覆盖"
        ).format(
            n=len({clash.number for clash in numbered}),
            number=numbered[0].number,
            place=_places(numbered),
        )
        found.append(
            Problem(None, batch.header(ledger.number), None, reason + _what_to_do(numbered))
        )
    if others:
        titles = "、".join(_(ledger.column(name).title) for name in ledger.natural_key)
        reason = _(
            "有{n}行与别的表里的记录（如第{row}行与{place}）{titles}都相同，其他内容不同，"
            "按不同的记录分别计入，没有覆盖"
        ).format(n=len(others), row=others[0].row, place=_places(others), titles=titles)
        found.append(Problem(None, None, None, reason + _what_to_do(others)))
    return found


def _places(clashes: list[Clash]) -> str:
    """Return up to three places in other sheets, each once, the first with its row."""
    place, sheet = _("《{file}》“{sheet}”第{row}行"), _("《{file}》“{sheet}”")
    one = clashes[0]
    named = list(dict.fromkeys((c.other_file, c.other_sheet) for c in clashes))
    first = place.format(file=one.other_file, sheet=one.other_sheet, row=one.other_row)
    rest = [sheet.format(file=f, sheet=s) for f, s in named[1:_PLACES]]
    return "、".join((first, *rest)) + (_("等") if len(named) > _PLACES else "")


def _what_to_do(clashes: list[Clash]) -> str:
    said = ""
    if likely := sum(clash.likely for clash in clashes):
        said += _(
            "；其中{n}条日期相同、内容相近，可能是同一件事，请用 python -m etl duplicates"
            "（页面上“查找可能重复的记录”）核对"
        ).format(n=likely)
    if earlier := _earlier(clashes):
        said += _(
            "；如果本表是对《{file}》的更正，请注明更正的是它再导入（--corrects，页面上可选）"
        ).format(file=earlier.other_file)
    return said


def _earlier(clashes: list[Clash]) -> Clash | None:
    """Return a clash with another file loaded before, one that is likely the same if there is."""
    before = [clash for clash in clashes if clash.before and clash.other_file != clash.file]
    return max(before, key=lambda clash: clash.likely, default=None)
