"""One page for each ledger: its indicators by quarter, grid and category, and its records."""

import streamlit as st

from gridlens import chart, sentence
from gridlens.card import run_period
from gridlens.ledgers import indicators, indicators_of
from gridlens.ledgers import ledger as find_ledger
from gridlens.period import parse_period
from gridlens.translation import _
from pages.parts import cards, charts, headings, pickers, quarters, table
from pages.parts.asking import asked

now = asked()
filters = now.filters
ledger = find_ledger(now.page)
declared = indicators_of(ledger)
keys = tuple(indicator.key for indicator in declared)
shown = now.cards(keys)

lead = sentence.ledger(ledger, shown, filters)
if now.deputy_name:
    joined = len(now.records(ledger.key))
    lead = sentence.taking_part(now.deputy_name, joined, _(ledger.title), filters)
headings.page(_(ledger.title), lead)
cards.wall(shown.values())
headings.rule(*sentence.rules(shown.values()))

run = run_period(now.version, filters)
left, right = st.columns(2, gap="small")
with left.container(key="panel_quarters", height="stretch"):
    chosen, place = charts.choice(ledger.key, keys, keys[0])
    found = now.outcomes((chosen,), ("quarter",), filters.over(run))
    parts = [parse_period(key) for key in found["quarter"]]
    current = [part.start.year == filters.period.end.year for part in parts]
    goals = pickers.goals_of(now, chosen, parts)
    spec = chart.bars(chosen, found, [part.stacked for part in parts], current=current, goals=goals)
    charts.show(spec, "quarters_chart", note=_("按季度"), place=place)
with right.container(key="panel_category", height="stretch"):
    found = now.outcomes((chosen,), ("category",), filters)
    labels = [name or _("未分类") for name in found["category"]]
    spec = chart.bars(chosen, found, labels, horizontal=True)
    charts.show(spec, "category_chart", note=_("按类别"))

left, right = st.columns([2, 3], gap="small")
with left.container(key="panel_grid", height="stretch"):
    if indicators()[chosen][0].street_wide or not ledger.grid:
        headings.section(_("按网格"))
        headings.notice(_("这项指标属于全街道，不分网格"), _("可在上方换一个指标。"))
    else:
        found = now.outcomes((chosen,), ("grid",), filters)
        names = list(pickers.grid_names(now, found).values())
        charts.show(
            chart.bars(chosen, found, names, horizontal=True),
            "grid_chart",
            note=_("按网格，名册顺序"),
        )
with right.container(key="panel_table", height="stretch"):
    headings.section(_("各季度情况"), _("括号内为n；比率同时列出分子和分母"))
    quarters.table(now.outcomes(keys, ("quarter",), filters.over(run)))
    if ledger.life_cycle:
        opened = {f"{ledger.life_cycle.prefix}_open": _(ledger.title)}
        ages = now.outcomes(tuple(opened), ("age",), filters)
        charts.show(chart.ages(ages, opened), "ages_chart")
with st.container(key="panel_records"):
    table.show(now, ledger)
