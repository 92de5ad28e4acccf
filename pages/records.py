"""明细: the rows that make one figure, each with its file, sheet and row."""

import streamlit as st

from gridlens.analysis import explore
from gridlens.figures import conditions
from gridlens.figures.facts import COLUMNS
from gridlens.figures.rows import trace
from gridlens.figures.rows import trace as traced
from gridlens.figures.rows.address import known, over, parse_mark
from gridlens.figures.rows.within import checked, in_data
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _
from pages.parts.drill import BACK_TO
from pages.parts.question import asked
from pages.parts.show import headings, records

now = asked()
link = {name: st.query_params[name] for name in st.query_params}
pages = st.session_state["pages"]
back = pages.get(link.get("back", ""), pages[""])

key, within = parse_mark(link)
named = now.version.grids.set_index("code")["name"].to_dict()
profile = {"profile": link[BACK_TO]} if link.get(BACK_TO) in named.values() else {}
profile = profile if back == pages["grids"] else {}
with st.container(key="ways", horizontal=True):
    told = _("返回{page}").format(page=profile.get("profile", back.title))
    with st.container(key="way_back", width="content"):
        st.page_link(back, label=told, icon=":material/arrow_back:", query_params=profile)
    for grid in (group for name, group in within if name == "grid" and group in named):
        told = _("查看{grid}的画像").format(grid=named[grid])
        if named[grid] not in profile.values():
            st.page_link(pages["grids"], label=told, query_params={"profile": named[grid]})
if not key:
    headings.page(_("明细"), _("这里列出组成一个数字的记录。"))
    headings.notice(_("还没有选数字"), _("请在其他页面点一个数字、柱子或格子。"))
    st.stop()
params = st.query_params
ledger = find_indicator(key)[1]
chosen = {name: params.get_all(name) for name in COLUMNS.values()}
for name, some in chosen.items():
    checked(now.version, now.scope, ledger, tuple((name, one) for one in some))
now = now.about(groups=chosen["group"], stations=chosen["station"])
where = conditions.parse(params.get_all("where"))
now = now.where(explore.checked_conditions(now.version, now.scope, ledger, where))
period = in_data(now.version, over(link) or now.filters.period)
found = trace.trace(now.version, now.scope, now.filters.over(period, known(link)), key, within)
headings.page(_("明细"), traced.trace_sentence(now.version, found))
headings.rule(_("口径：{definition}").format(definition=_(found.indicator.definition)))
with st.container(key="panel_records"):
    n, only = len(found.uncounted), False
    if 0 < n < len(found.rows):
        only = st.toggle(_("只看未计入的（{n}条）").format(n=n), key="uncounted")
    title = _("其中未计入分子的记录") if only else _("组成这个数字的记录")
    rows = trace.trace_table(now.version, found, only)
    records.rows(now, found.ledger, rows, title, _(found.indicator.label))
