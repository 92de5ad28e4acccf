"""The answer to a free question as a table whose figures link to their rows."""

from html import escape

import pandas as pd
import streamlit as st

from gridlens.analysis import explore
from gridlens.analysis.answer import grouped, has_n
from gridlens.analysis.explore import FreeQuestion
from gridlens.charts.words import figure_with_unit, marks, small_note
from gridlens.figures.numbers import unit_of, written
from gridlens.ledgers import ledger as find_ledger
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import Asked
from pages.parts.show import headings

MOST_ROWS, MOST_COLUMNS, FEW_COLUMNS = 200, 40, 6


def show(now: Asked, question: FreeQuestion, table: pd.DataFrame, note: str = "") -> None:
    """Show the figures by one group down, and by a second group across if there is one.

    The table has no more rows and columns than a person can read; the exported files have all.
    """
    key, first, across = question.indicator, question.by[0], question.by[1:]
    titles = explore.dimensions(find_ledger(question.ledger))
    named = {
        name: explore.labels(now.version, question, name, list(dict.fromkeys(table[name])))
        for name in question.by
    }
    unit = unit_of(key)
    value = explore.measures(find_ledger(question.ledger))[key]
    head = f"{value}<small>{escape(unit)}</small>" if unit and not across else escape(value)
    others = named[across[0]] if across else {None: ""}
    rows, columns = list(named[first].items())[:MOST_ROWS], list(others.items())[:MOST_COLUMNS]
    told = [grouped(question), _("单位：{unit}").format(unit=unit) if unit and across else ""]
    if len(rows) < len(named[first]) or len(columns) < len(others):
        told.append(_("共{n}组，先列一部分，其余在导出的表里").format(n=len(table)))
    headings.section(value, "，".join(text for text in (*told, note.rstrip("。")) if text))
    cells = _cells(key, question, table)
    lines = "".join(
        f'<tr><th scope="row">{escape(words)}</th>'
        + "".join(cells.get((group, other), "<td>—</td>") for other, _words in columns)
        + "</tr>"
        for group, words in rows
    )
    heads = (
        "".join(f'<th scope="col">{escape(words)}</th>' for _group, words in columns)
        if across
        else f'<th scope="col">{head}</th>'
    )
    narrow = "" if len(columns) > FEW_COLUMNS else " gl-narrow"
    st.html(
        f'<div class="gl-scroll gl-answer" tabindex="0" role="region" '
        f'aria-label="{escape(value)}" data-asked="{escape(explore.link(question))}">'
        f'<table class="gl-table{narrow}"><thead><tr><th scope="col">{escape(titles[first])}</th>'
        f"{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cells(
    key: str, question: FreeQuestion, table: pd.DataFrame
) -> dict[tuple[str | None, str | None], str]:
    """Return the cell of each group; a figure that counts something links to its rows."""
    to = drill.href("")
    others = table[question.by[1]] if len(question.by) > 1 else [None] * len(table)
    rows = zip(
        table[question.by[0]],
        others,
        table["value"],
        table["denominator"],
        table["left_out"],
        marks(key, table),
        strict=True,
    )
    noted = has_n(key)
    return {
        (group, other): _cell(key, value, n if noted else None, left_out, f"{to}&{mark}")
        for group, other, value, n, left_out, mark in rows
    }


def _cell(key: str, value: float | None, n: float | None, left_out: float | None, to: str) -> str:
    figure = escape(written(value, key))
    within = written(n) if n is not None and value is not None else ""
    small = escape(small_note(key, value, within, left_out))
    small = f"<small>{small}</small>" if small else ""
    if not value and not n:
        return f"<td>{figure}{small}</td>"
    return (
        f'<td><a class="gl-drill" href="{escape(to)}" target="_self" '
        f'title="{escape(figure_with_unit(key, value, n, left_out))}">{figure}</a>{small}</td>'
    )
