"""Says beside the filters whose data a page shows, up to which day, and in which version."""

from html import escape

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _


def draw(pinned: Version) -> None:
    """Show the office, the data date and the version, and say so where the data is invented."""
    if not pinned.number:
        told = _("{office} · 还没有数据").format(office=settings().office)
        st.html(f'<div class="gl-status">{escape(told)}</div>', width="content")
        return
    told = _("{office} · 数据截至 {day} · 第 {number} 版").format(
        office=settings().office, day=pinned.as_of.isoformat(), number=rounded(pinned.number, 0)
    )
    sample = f" · <b>{_('演示数据（虚构）')}</b>" if pinned.sample else ""
    st.html(f'<div class="gl-status">{escape(told)}{sample}</div>', width="content")
