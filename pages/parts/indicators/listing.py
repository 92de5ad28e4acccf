"""The catalogue of indicators as HTML: one panel for each ledger, one row for each indicator."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from gridlens.figures.numbers import NOTHING
from gridlens.overview.catalogue import CatalogueLine
from gridlens.translation import _


def show(entries: Sequence[CatalogueLine], year: str) -> None:
    """Show indicators under their ledgers; ``year`` is the year of the goals, as text."""
    heads = [_("指标"), _("口径"), _("性质"), _("{year}目标").format(year=year), _("在哪里看")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    panels = []
    for title, some in groupby(entries, key=lambda entry: _(entry.ledger.title)):
        rows = list(some)
        told = _("{n}项；台账中一行是{row}").format(n=len(rows), row=_(rows[0].ledger.row))
        lines = "".join(_row(entry, heads) for entry in rows)
        panels.append(
            f'<section class="gl-catalogue"><div class="gl-head"><h2>{escape(title)}</h2>'
            f"<span>{escape(told)}</span></div><table><thead><tr>{head}</tr></thead>"
            f"<tbody>{lines}</tbody></table></section>"
        )
    st.html("".join(panels))


def _row(entry: CatalogueLine, heads: Sequence[str]) -> str:
    """Return one indicator's row: name, definition and dates, kind, goals, where it is shown."""
    group = f"<em>{escape(entry.group)}</em>" if entry.group else ""
    kind = _lines([entry.measure, entry.direction])
    cells = [
        f"{escape(entry.definition)}<small>{escape(entry.dates)}。</small>",
        f"{kind}<small>{escape(entry.approximate)}</small>",
        _lines(entry.goals),
        _lines(entry.shown),
    ]
    told = "".join(
        f'<td data-head="{escape(name)}">{cell}</td>'
        for name, cell in zip(heads[1:], cells, strict=True)
    )
    return (
        f'<tr data-entry="{entry.indicator.key}"><th scope="row">{escape(entry.label)}'
        f"<small>{escape(entry.unit)}{group}</small></th>{told}</tr>"
    )


def _lines(texts: Sequence[str]) -> str:
    return "".join(f"<span>{escape(text)}</span>" for text in texts) or NOTHING
