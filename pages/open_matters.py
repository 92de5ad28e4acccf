"""未办结事项: open and overdue matters, who has them in hand, closing times, reminder sheets."""

from dataclasses import replace

import streamlit as st

from gridlens.analysis import matters
from gridlens.charts.ages import age_bars
from gridlens.translation import _
from pages.parts.matters import asked as parts
from pages.parts.matters import closing, listing
from pages.parts.question import asked
from pages.parts.show import charts, headings

now = asked()
filters, deputy = now.filters, now.deputy_name
every = parts.asked_for(now, filters)
ledgers = matters.ledgers_of_matters()
headings.page(_("未办结事项"), matters.matters_sentence(now.version, every, filters, deputy))

if every.empty and not matters.kept(now.version, filters):
    headings.notice(_("所选期间还没有事项台账"), _("可以换一个期间。"))
elif every.empty:
    headings.notice(_("期末没有在办的事项"), _("可以换一个期间，或放宽网格、代表的筛选。"))
else:
    parts.choices(every)
table = parts.narrowed(every)
if table.empty and not every.empty:
    headings.notice(_("没有符合条件的未办结事项"), _("请放宽本页的台账、责任单位、类别筛选。"))

if not table.empty and not deputy:
    left, right = st.columns([5, 8], gap="small")
    with left.container(key="panel_ages", height="stretch"):
        cycles = {o.life_cycle.prefix: o for o in ledgers.values() if o.life_cycle}
        present = set(table["ledger"])
        labels = {f"{key}_open": _(o.title) for key, o in cycles.items() if o.key in present}
        ages = age_bars(matters.by_age(table), labels)
        ages = ages if parts.is_whole() else replace(ages, ids=())
        charts.drill(ages, "ages_chart", title=_("逾期时间"))
        if len(present) == 1:  # categories of several ledgers say nothing beside each other
            listing.counts({"open_category": (_("类别"), matters.counted(table, "category"))})
        else:
            titles = {key: _(ledger.title) for key, ledger in ledgers.items()}
            by_ledger = matters.counted(table, "ledger", titles)
            listing.counts({"open_ledger": (_("台账"), by_ledger)})
    with right.container(key="panel_groups", height="stretch"):
        headings.section(_("承办单位"), _("单位：项，红色为逾期；点名称只看该项"))
        by_unit = matters.counted(table, "unit")
        by_grid = matters.counted(table, "grid", now.version.grid_names)
        listing.counts(
            {"open_unit": (_("责任单位"), by_unit), "grid": (_("网格，名册顺序"), by_grid)}
        )
        if rule := matters.unit_rule():
            headings.rule(rule)
        parts.reminders(now)
times = [] if deputy else closing.asked_for(now, tuple(ledgers))
if len(every) or any(one.n or one.undated for one in times):
    closing.show(now, times)
if not table.empty:
    with st.container(key="panel_matters"):
        note = _("共{n}项，先列逾期最久的，再列收到最早的").format(n=len(table))
        headings.section(_("事项清单"), note)
        listing.listing(matters.shown(now.version, table), plain=bool(deputy))
        parts.offer_list(now, table)
