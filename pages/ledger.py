"""One page for each ledger: its indicators by quarter, grid and category, and its records."""

import streamlit as st

from gridlens.charts.ages import age_bars
from gridlens.charts.bars import bar_chart
from gridlens.ledgers import indicators, indicators_of
from gridlens.ledgers import ledger as find_ledger
from gridlens.overview import sentence
from gridlens.overview.card import run_period
from gridlens.overview.leading import leading
from gridlens.period import parse_period
from gridlens.translation import _
from pages.parts.choose import indicator as pickers
from pages.parts.question import asked
from pages.parts.show import cards, charts, headings, quarters, records, strip

ledger = find_ledger(asked().page)
now = pickers.narrowed(asked(), ledger)
filters = now.filters
declared = indicators_of(ledger)
keys = tuple(indicator.key for indicator in declared)
if none := sentence.outside(ledger, filters):
    headings.page(_(ledger.title), none)
    headings.notice(_("所选范围内没有记录"))
    st.stop()
shown = now.cards(keys)

lead = sentence.ledger(ledger, shown, filters, now.place)
if now.deputy_name:
    joined = len(now.records(ledger.key))
    lead = sentence.taking_part(now.deputy_name, joined, _(ledger.title), filters)
headings.page(_(ledger.title), lead)
first = leading(ledger, shown)
cards.wall(first)
strip.balance(ledger, shown)
headings.rule(*sentence.rules(first))

run = run_period(now.version, filters)
left, right = st.columns(2, gap="small")
with left.container(key="panel_quarters", height="stretch"):
    chosen, place = charts.choice(ledger.key, keys, keys[0])
    found = now.outcomes((chosen,), ("quarter",), filters.over(run))
    parts = [parse_period(key) for key in found["quarter"]]
    current = [part.start.year == filters.period.end.year for part in parts]
    goals = pickers.goals_of(now, chosen, parts)
    spec = bar_chart(chosen, found, [part.stacked for part in parts], current=current, goals=goals)
    charts.drill(spec, "quarters_chart", note=_("按季度"), place=place)
with right.container(key="panel_category", height="stretch"):
    found = now.outcomes((chosen,), ("category",), filters)
    labels = [name or _("未分类") for name in found["category"]]
    spec = bar_chart(chosen, found, labels, horizontal=True)
    charts.drill(spec, "category_chart", note=_("按类别"))

whole_street = indicators()[chosen][0].street_wide or not ledger.grid
below = st.container()
if not whole_street:
    left, below = st.columns([2, 3], gap="small")
    with left.container(key="panel_grid", height="stretch"):
        found = now.outcomes((chosen,), ("grid",), filters)
        names = list(pickers.grid_names(now, found).values())
        spec = bar_chart(chosen, found, names, horizontal=True)
        charts.drill(spec, "grid_chart", note=_("按网格，名册顺序"))
with below.container(key="panel_table", height="stretch"):
    notes = [
        _("括号内为总数，“待”后为尚未到期的件数"),
        *([_("所选指标属于全街道，不分网格")] if whole_street else []),
    ]
    headings.section(_("各季度情况"), "；".join(notes))
    quarters.quarter_table(now.outcomes(keys, ("quarter",), filters.over(run)), shown)
    if ledger.life_cycle:
        opened = {f"{ledger.life_cycle.prefix}_open": _(ledger.title)}
        ages = now.outcomes(tuple(opened), ("age",), filters)
        charts.drill(age_bars(ages, opened), "ages_chart")
with st.container(key="panel_records"):
    records.show(now, ledger)
