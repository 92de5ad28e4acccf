"""How grids stand against goals of their own, as a quiet table in roster order."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from gridlens.figures.beside.left import beside
from gridlens.figures.numbers import NOTHING, out_of, percent, rounded, written
from gridlens.goals.judge import Judged, Silence, Verdict
from gridlens.goals.pace import NO_FIGURE, SIGNS, WORDS, Status, gap_short, gap_worded, units_short
from gridlens.overview.sentence import pace_rules
from gridlens.schema.ledger import Indicator
from gridlens.translation import _
from pages.parts.grids import choose
from pages.parts.show import headings
from pages.parts.show.cards import TONES


def show(verdict: Verdict, names: Mapping[str, str]) -> None:
    """Show one panel for each indicator; say so if no grid has a goal; show none for a deputy.

    ``names`` are the names of grids by code.
    """
    if verdict.silence is Silence.DEPUTY:
        return
    if not verdict.lines:
        with st.container(key="panel_goals"):
            headings.section(_("网格目标"))
            headings.notice(
                _("所选期间没有定到网格的目标"), _("在目标台账里填写“网格”一栏，就会列在这里。")
            )
        return
    for key, some in groupby(verdict.lines, key=lambda line: line.indicator.key):
        lines = list(some)
        with st.container(key=f"panel_goals_{key}"):
            indicator = lines[0].indicator
            unit = _("单位：{unit}").format(unit=_(indicator.unit))
            headings.section(
                _("网格目标：{label}").format(label=_(indicator.label)),
                _("{unit}；名册顺序，不作排名").format(unit=unit),
            )
            half = math.ceil(len(lines) / 2) if len(lines) > 10 else len(lines)
            parts = [lines[:half], lines[half:]] if lines[half:] else [lines]
            tables = "".join(_table(part, indicator, names) for part in parts)
            st.html(f'<div class="gl-halves">{tables}</div>')
    headings.rule(*pace_rules([line.pace for line in verdict.lines if line.pace]))


def _table(lines: Sequence[Judged], indicator: Indicator, names: Mapping[str, str]) -> str:
    heads = (_("网格"), _("完成"), _("目标"), _("进度"), _("与序时进度"), _("判定"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(_row(line, indicator, names) for line in lines)
    return (
        f'<table class="gl-table gl-goals"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(line: Judged, indicator: Indicator, names: Mapping[str, str]) -> str:
    pace, name = line.pace, names.get(line.grid or "", line.grid or "")
    if pace is None:
        aim = percent(line.goal.value) if indicator.is_rate else rounded(line.goal.value, 1)
        return (
            f'<tr><th scope="row">{choose.link(name)}</th><td>{NOTHING}</td>'
            f'<td>{escape(aim)}</td><td colspan="3">{escape(_(NO_FIGURE))}</td></tr>'
        )
    tone, sign, word = TONES[pace.status], SIGNS[pace.status], _(WORDS[pace.status])
    goal = percent(pace.goal.value) if indicator.is_rate else rounded(pace.goal.value, 1)
    tick = (
        f'<u style="left:calc({pace.elapsed * 100:.1f}% - 1px)"></u>'
        if pace.gap is not None
        else ""
    )
    bar = (
        f'<span class="gl-bar {tone}"><i style="width:{min(pace.share, 1) * 100:.1f}%"></i>{tick}'
        f"</span><small>{escape(percent(pace.share))}</small>"
    )
    done = escape(written(pace.achieved, indicator.key))
    if indicator.is_rate:
        n = out_of(line.achieved, line.base, indicator.key)
        done += (
            f"<br><small>{escape(beside(n, indicator.key, line.left_out, line.not_due))}</small>"
        )
    gap = escape(gap_short(pace)) if pace.gap is not None else "—"
    if pace.status is not Status.ON_PACE and (units := units_short(pace)):
        gap += f"<br><small>{escape(units)}</small>"
    return (
        f'<tr><th scope="row">{choose.link(name)}</th>'
        f"<td>{done}</td><td>{escape(goal)}</td>"
        f'<td class="gl-way-to">{bar}</td><td title="{escape(gap_worded(pace))}">{gap}</td>'
        f'<td class="{tone}"><b>{sign}</b> {escape(word)}</td></tr>'
    )
