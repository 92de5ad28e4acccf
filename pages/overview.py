"""总览: what is ahead of plan, what is behind, what needs attention."""

import streamlit as st

from gridlens.charts.ages import age_bars
from gridlens.charts.bars import bar_chart
from gridlens.charts.heat import heat_map
from gridlens.goals.told import alike
from gridlens.overview import sentence
from gridlens.overview.card import run_period
from gridlens.period import parse_period, quarter_of
from gridlens.translation import _
from pages.parts import firsts
from pages.parts.choose import indicator
from pages.parts.question import asked
from pages.parts.show import attention, cards, charts, headings, outside, states

now = asked()
filters = now.filters
shown = now.cards(firsts.ALL)
grouped = {key: shown[key] for key in firsts.GROUPED}
lead = sentence.overview(now.verdict(), shown[firsts.RATE], filters, now.deputy_name, now.place)
left, right = st.columns([6, 5], gap="small")
with left.container(key="summary"):
    headings.page(_("总览"), lead)
    states.show(alike(now.verdict(), now.version.grid_names))
    outside.show(now)
with right.container(key="panel_attention", height="stretch"):
    headings.section(_("需要关注"), _("按规则列出，不作排名"))
    attention.show(now.attention())
with st.container(key="cards"):
    cards.groups(grouped)
    headings.rule(*sentence.rules(grouped.values()))

left, right = st.columns([3, 2], gap="small")
with left.container(key="panel_trend", height="stretch"):
    chosen, place = charts.choice("trend", indicator.with_goals_first(now), firsts.RATE)
    run = run_period(now.version, filters)
    table = now.outcomes((chosen,), ("quarter",), filters.over(run))
    quarters = [parse_period(key) for key in table["quarter"]]
    current = [q.start.year == filters.period.end.year for q in quarters]
    goals = indicator.goals_of(now, chosen, quarters)
    labels = [q.stacked for q in quarters]
    spec = bar_chart(chosen, table, labels, current=current, goals=goals)
    charts.drill(spec, "trend_chart", note=_("按季度"), place=place)
with right.container(key="panel_open", height="stretch"):
    opened = {key: _(ledger.title) for key, ledger in firsts.OPEN.items()}
    table = now.outcomes(tuple(opened), ("age",), filters)
    charts.drill(age_bars(table, opened), "open_chart")
    headings.balances(firsts.OPEN.values(), shown)

with st.container(key="panel_heat"):
    chosen, place = charts.choice("heat", indicator.by_grid(), firsts.COUNT)
    table = now.outcomes((chosen,), ("grid", "quarter"), filters.over(run))
    names = indicator.grid_names(now, table)
    columns = {key: quarter_of(parse_period(key).end).narrow for key in table["quarter"].unique()}
    heat = heat_map(chosen, table, "grid", "quarter", names, columns)
    charts.drill(heat, "heat_chart", note=_("网格 × 季度"), place=place)
