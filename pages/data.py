"""数据管理: load ledgers, see how fresh they are, settle duplicates, take templates, undo loads."""

import streamlit as st

from gridlens.intake import freshness
from gridlens.translation import _
from pages.parts.data import freshness as data_fresh
from pages.parts.data import loaded, templates
from pages.parts.data.check import checked, proposed
from pages.parts.data.drop import folder as drops
from pages.parts.data.drop import upload
from pages.parts.data.kept import answered, duplicates, history, terms, words
from pages.parts.question import asked
from pages.parts.show import headings

now = asked()
began = now.version.number > 0
fresh = data_fresh.found(now)
lead = freshness.freshness_sentence(now.version, fresh, now.filters)
headings.page(_("数据管理"), lead if began else _("还没有数据：从放入名册和台账开始。"))

with st.container(key="panel_load"):
    drop = drops.current()
    if drop is not None:
        drop.settle()
    if drop is None:
        upload.show(now)
    elif drop.command is not None:
        upload.progress(drop)
    elif drop.loaded is not None:
        loaded.show(now, drop)
    elif drop.checked is not None:
        checked.show(now, drop)
    else:
        upload.failed(drop)

if not began:
    with st.container(key="panel_templates"):
        templates.show(now)
    answered.show(drop)
    st.stop()

if proposed.wanted(now, drop):
    with st.container(key="panel_proposed"):
        proposed.show(now)

if duplicates.wanted():
    with st.container(key="panel_duplicates"):
        duplicates.show(now)

outside, own = terms.found(now), words.found(now)
with st.container(key="data_halves"):
    left, right = st.columns([3, 2], gap="small")
with left:
    with st.container(key="panel_fresh", height="content" if outside.total or own else "stretch"):
        data_fresh.show(now, fresh)
    if outside.total:
        with st.container(key="panel_terms"):
            terms.show(outside)
    if own:
        with st.container(key="panel_words"):
            words.show(own)
with right:
    with st.container(key="panel_templates"):
        templates.show(now)
    if not duplicates.wanted():
        with st.container(key="panel_duplicates"):
            duplicates.offer()
    answered.show(drop)
    with st.container(key="panel_history"):
        history.show(now)
