"""A question about each goal whose note names months while the goal has no split."""

from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import rounded
from gridlens.goals.book import Edit, save
from gridlens.goals.goal import Goal, name_of
from gridlens.goals.season import unsplit
from gridlens.goals.shares import Shares
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.settings import who
from gridlens.translation import _
from pages.parts.goals import span
from pages.parts.question import Asked

_DIGITS = 10


def ask(now: Asked, year: Period) -> None:
    """Ask whether goals of a year are split as their notes say; one click splits a goal so."""
    known = {key: goal for key, goal in now.goals().items() if goal.period.year == year}
    names = now.version.grid_names
    for goal, shares in unsplit(known):
        months = "、".join(str(at) for at, share in enumerate(shares, start=1) if share)
        told = _(
            "{label}（{place}）的备注是“{note}”，但没有分期比例，现在按天数平均算时间进度。"
            "要改为在{months}月平均分吗？"
        ).format(
            label=_(indicators()[goal.indicator][0].label),
            place=names.get(goal.grid, goal.grid) if goal.grid else _("全街道"),
            note=goal.note,
            months=months,
        )
        st.html(f'<p class="gl-told">{escape(told)}</p>')
        key = (goal.indicator, goal.grid, goal.period.key)
        if st.button(_("按备注分期"), key=f"split_{name_of(key)}"):
            _split(now, goal, shares)


def _split(now: Asked, goal: Goal, shares: Shares) -> None:
    line = span.entries(now)[goal.indicator, goal.grid, goal.period.key]
    per_cent = tuple(100 * share for share in shares)
    edit = Edit(
        indicator=goal.indicator,
        period=goal.period.key,
        value=rounded(goal.value, _DIGITS),
        grid=goal.grid,
        lead=goal.lead,
        note=goal.note,
        shares=per_cent,
        version=line.version,
    )
    try:
        save(now.version, [edit], who())
    except GridLensError as error:  # also where somebody else was faster
        st.error(str(error))
        return
    st.rerun()
