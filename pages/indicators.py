"""指标口径: every indicator, what it counts, by which dates, its goal, and where it is shown."""

import streamlit as st

from gridlens.ledgers import ledgers
from gridlens.overview import catalogue
from gridlens.schema.ledger import FourType
from gridlens.translation import _
from pages.parts.choose import several
from pages.parts.indicators import listing
from pages.parts.question import asked
from pages.parts.show import headings

now = asked()
period = now.filters.period
every = catalogue.catalogue(now.goals(), period.year)
headings.page(_("指标口径"), catalogue.catalogue_sentence(every, period))

with st.container(horizontal=True, vertical_alignment="center", key="narrow_indicators"):
    text = st.text_input(
        _("查找指标"),
        key="q",
        bind="query-params",
        persist_state="session",
        placeholder=_("查找：名称、口径、日期、单位"),
        label_visibility="collapsed",
        width=260,
    )
    titles = [_(ledgers()[key].title) for key in dict.fromkeys(e.ledger.key for e in every)]
    chosen = several.several(_("台账"), "indicator_ledger", titles)
    groups = [_(group.value) for group in FourType]
    some = several.several(_("四型分组"), "indicator_group", groups)

found = catalogue.matching(every, text, chosen, some)
if found:
    headings.rule(_("共{n}项，符合条件{m}项。").format(n=len(every), m=len(found)))
    listing.show(found, period.year.label)
else:
    headings.notice(_("没有符合条件的指标"), _("请换一个词，或放宽台账、分组的筛选。"))
