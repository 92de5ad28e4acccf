"""Records on paper: the rows for a plain table, and how many there are, printed and not printed.

The table on the screen paints only the rows in sight. The rows go into the page as one text, which
costs little; ``frame/js/paper.js`` makes a table of them when the page is printed.
"""

import json
from html import escape

import pandas as pd
import streamlit as st

from gridlens.schema.ledger import Ledger
from gridlens.schema.lineage import LINEAGE_TITLES
from gridlens.translation import _

ROWS, COLUMNS = 300, 8  # what some fifteen pages hold, and what is readable across one
_LONGEST = 80  # characters of a cell; the file has the whole text


def offer(ledger: Ledger, table: pd.DataFrame) -> None:
    """Put the records into the page for the printer; nothing of it is seen on the screen."""
    columns = _columns(ledger, table)
    rows = table.head(ROWS)
    cells = rows[columns].itertuples(index=False, name=None)
    lines = [
        [str(place), *map(_cell, line), source]
        for place, (line, source) in enumerate(zip(cells, _sources(rows), strict=True), start=1)
    ]
    given = {"head": [_("序号"), *columns, _("来源")], "rows": lines}
    words = escape(json.dumps(given, ensure_ascii=False, separators=(",", ":")))
    every = [title for title in table.columns if title not in _lineage()]
    told = escape(sentence(len(table), len(rows), len(every), len(columns)))
    st.html(f'<div class="gl-printed" data-rows="{words}"><p class="gl-rule">{told}</p></div>')


def sentence(every: int, printed: int, columns: int, across: int) -> str:
    """Return how many records there are, and how many of them and of their columns are printed."""
    if printed < every:
        told = _("共{n}条，这里印出前{m}条，另有{rest}条没有印出").format(
            n=every, m=printed, rest=every - printed
        )
    else:
        told = _("共{n}条，全部印出").format(n=every)
    if across < columns:
        told += _("；另有{n}列没有印出").format(n=columns - across)
    left = printed < every or across < columns
    return told + (_("；其余请导出 .xlsx 查看。") if left else "。")


def _columns(ledger: Ledger, table: pd.DataFrame) -> list[str]:
    """Return the columns to print, in their order; where a row came from is printed in one.

    First come those that the ledger declares as saying what a record is and how it stands, and
    those that are not the ledger's own, such as whether a row counts. Of the others, personal data
    comes last.
    """
    cycle = ledger.life_cycle
    own = {_(column.title): column for column in ledger.columns}
    others = [title for title in table.columns if title not in _lineage()]
    named = [ledger.number, ledger.date, ledger.grid_column, *ledger.subject, ledger.category]
    if cycle:
        judged = own.keys() >= set(others)  # otherwise the days that decide stand in the table
        named += [cycle.status, *([cycle.due, cycle.closed] if judged else [])]
    most = [_(ledger.column(name).title) for name in named if name and ledger.has(name)]
    order = sorted(
        others,
        key=lambda title: (
            title in own and title not in most,
            title in own and title not in most and own[title].personal is not None,
            most.index(title) if title in most else -1,
        ),
    )
    kept = set(order[:COLUMNS])
    return [title for title in others if title in kept]


def _sources(table: pd.DataFrame) -> list[str]:
    """Return for each row the file, sheet and row it came from, as far as the table has them."""
    titles = [title for title in _lineage()[:3] if title in table]
    if len(titles) < 3:
        return [""] * len(table)
    return [
        _("{file} {sheet} 第{row}行").format(file=file, sheet=sheet or "", row=_cell(row))
        for file, sheet, row in table[titles].itertuples(index=False, name=None)
    ]


def _lineage() -> list[str]:
    return [_(title) for title in LINEAGE_TITLES.values()]


def _cell(cell: object) -> str:
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return "—"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).removesuffix(" 00:00:00")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
