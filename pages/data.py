"""数据管理: ledgers in, from drop to result; how fresh they are; templates; the loads so far."""

import streamlit as st

from gridlens.intake import freshness
from gridlens.translation import _
from pages.parts import (
    data_checked,
    data_duplicates,
    data_fresh,
    data_history,
    data_loaded,
    data_templates,
)
from pages.parts import data_drop as drops
from pages.parts import data_upload as upload
from pages.parts.question import asked
from pages.parts.show import headings

now = asked()
fresh = data_fresh.found(now)
headings.page(_("数据管理"), freshness.lead(now.version, fresh, now.filters))

with st.container(key="panel_load"):
    drop = drops.current()
    if drop is not None:
        drop.settle()
    if drop is None:
        upload.show(now)
    elif drop.command is not None:
        upload.progress(drop)
    elif drop.loaded is not None:
        data_loaded.show(now, drop)
    elif drop.checked is not None:
        data_checked.show(now, drop)
    else:
        upload.failed(drop)

if data_duplicates.wanted():
    with st.container(key="panel_duplicates"):
        data_duplicates.show(now)

left, right = st.columns([3, 2], gap="small")
with left.container(key="panel_fresh", height="stretch"):
    data_fresh.show(now, fresh)
with right:
    with st.container(key="panel_templates"):
        data_templates.show(now)
    if not data_duplicates.wanted():
        with st.container(key="panel_duplicates"):
            data_duplicates.offer()
    with st.container(key="panel_history"):
        data_history.show(now)
