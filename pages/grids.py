"""网格: one indicator on the map and by quarter, grids against their goals, a grid's profile."""

import streamlit as st

from gridlens.analysis import grid_goals
from gridlens.analysis import profile as profile_rules
from gridlens.charts.heat import heat_map
from gridlens.charts.tiles import tile_map
from gridlens.errors import GridLensError
from gridlens.overview.card import run_period
from gridlens.period import parse_period, quarter_of
from gridlens.schema.ledger import Measure
from gridlens.translation import _
from pages.parts.choose import indicator
from pages.parts.grids import choose, profile
from pages.parts.grids import goals as goal_table
from pages.parts.question import asked
from pages.parts.show import charts, failure, headings

now = asked()
filters = now.filters
if now.version.grids.empty:
    headings.page(_("网格"), _("这里按网格看各项指标和每个网格的画像。"))
    headings.notice(_("网格名册里还没有网格"), _("请先导入网格名册，写明编码、名称和图上位置。"))
    st.stop()

head = st.container()
try:
    with st.container(key="choose_grid", horizontal=True, vertical_alignment="center"):
        keys = indicator.by_grid(Measure.RATE)
        chosen = indicator.indicator(_("选择指标"), "grids", keys, "disputes_settled")
        code = choose.choose(now)
except GridLensError as error:
    failure.person(error)
    st.stop()

goals = now.verdict(every_grid=True)
found = now.profile(code) if code else None
with head:
    if found:
        headings.page(found.name, profile_rules.sentence(found, filters, now.deputy_name))
    else:
        card = now.cards((chosen,))[chosen]
        headings.page(_("网格"), grid_goals.sentence(card, goals, filters, now.deputy_name))

run = run_period(now.version, filters)
left, right = st.columns([2, 3], gap="small")
with left.container(key="panel_tiles", height="stretch"):
    table = now.outcomes((chosen,), ("grid",), filters)
    tiles = tile_map(chosen, table, now.version.grids, code)
    picked = choose.tiles(tiles)
with right.container(key="panel_beside", height="stretch"):
    if found:
        profile.run(now, found, chosen, run)
    else:
        table = now.outcomes((chosen,), ("grid", "quarter"), filters.over(run))
        names = indicator.grid_names(now, table)
        quarters = [parse_period(key) for key in table["quarter"].unique()]
        columns = {quarter_of(q.end).key: quarter_of(q.end).narrow for q in quarters}
        heat = heat_map(chosen, table, "grid", "quarter", names, columns)
        picked = charts.show(heat, "grids_heat", title=_("网格 × 季度"), note=heat.title) or picked
choose.follow(picked)

if found:
    profile.show(found)
else:
    goal_table.show(goals, now.version.grid_names)
