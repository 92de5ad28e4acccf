"""A chart in its panel: heading, figure in the reader's colours, its own words for a reader."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gridlens.chart import Bars, Chart
from gridlens.render.plotly_chart import config, figure
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts import headings, pickers
from pages.parts.asking import asked


def choice(key: str, keys: Sequence[str], default: str) -> tuple[str, DeltaGenerator]:
    """Draw the head of a panel with a choice of indicator; return it and the heading's place."""
    with st.container(key=f"head_{key}", horizontal=True, vertical_alignment="center"):
        place = st.container()
        chosen = pickers.indicator(_("选择指标"), key, keys, default)
    return chosen, place


def show(
    spec: Chart,
    key: str,
    *,
    title: str | None = None,
    note: str = "",
    place: DeltaGenerator | None = None,
) -> None:
    """Show a chart with its heading, or a sentence where there is nothing to draw."""
    told = "，".join(text for text in (note, spec.subtitle) if text)
    with place or st.container():
        headings.section(title or spec.title, told)
    if spec.empty:
        headings.notice(_("所选范围内没有数据"), _("可以换一个期间，或放宽网格、代表的筛选。"))
        return
    now = asked()
    painted = f"{now.version.number}:{hash((now.scope, now.filters))}"
    parts = [settings().office, title or spec.title, note, now.filters.period.label]
    name = "-".join(part for part in parts if part)
    drawn = figure(spec, now.colours, painted)
    grows = isinstance(spec, Bars) and not spec.horizontal
    st.plotly_chart(
        drawn,
        key=key,
        theme=None,
        height="stretch" if grows else "content",
        config=config(name),
        alt=spec.sentence,
    )
