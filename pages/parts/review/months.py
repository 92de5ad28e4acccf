"""Signal or noise in the office's months: the XmR chart, its signals in words, notes on dates."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.analysis.assurance import sentence
from gridlens.analysis.spc import RULE, SENSE_SIGNS, SENSE_WORDS
from gridlens.charts.months import months as chart_of
from gridlens.errors import GridLensError
from gridlens.goals.lines import GoalLine
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Measure
from gridlens.translation import _
from pages.parts import drill
from pages.parts.choose import one as one_choice
from pages.parts.goals import assured
from pages.parts.question import Asked
from pages.parts.review import asked
from pages.parts.review import notes as date_notes
from pages.parts.show import charts, headings

_MEASURES = (Measure.FLOW, Measure.RATE, Measure.MEDIAN)


def show(now: Asked, lines: Sequence[GoalLine], span_of_goals: Period) -> None:
    """Show an indicator's months for the whole office, and its notes; a point leads to its rows.

    ``lines`` are the goals of a period: a rate that has one is told with its assurance.
    """
    keys = [
        key
        for key, (one, ledger) in indicators().items()
        if one.measure in _MEASURES and not ledger.is_roster
    ]
    title = _("逐月变化分析")
    with st.container(key="head_months", horizontal=True, vertical_alignment="center"):
        place = st.container()
        chosen = one_choice.indicator(_("逐月的指标"), "monthly", keys, "disputes_received")
    span = asked.span_of_months(now, chosen)
    if span is None:
        with place:
            headings.section(title)
        headings.notice(_("还没有满整月的数据"), _("可以换一个期间，或先导入台账。"))
        return
    try:
        found = asked.months(now, chosen, span)
    except GridLensError as error:
        with place:
            headings.section(title)
        headings.notice(error.reason, error.remedy)
        return
    about = now.notes(chosen)
    spec = chart_of(found, about)
    picked = charts.show(spec, "months_chart", title=title, note=spec.title, place=place)
    if picked:
        drill.go(f"{picked}&over={span.key}")
    signs = "".join(
        f'<span class="gl-signs">{SENSE_SIGNS[sense]} {escape(_(SENSE_WORDS[sense]))}</span>'
        for sense in SENSE_SIGNS
    )
    sure = assured.assured(now, lines, span_of_goals).get(chosen)
    told = [spec.sentence, *([sentence(sure)] if sure else [])]
    texts = "".join(f"<p>{escape(text)}</p>" for text in told)
    st.html(f'<div class="gl-told">{texts}</div><p class="gl-rule">{signs}</p>')
    headings.rule(_(RULE))
    date_notes.edit(now, chosen, about)
