"""A chart in its panel: heading, 存图, figure in the person's colours, sentence for readers."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gridlens.charts.course import Way
from gridlens.charts.finding import Drawable, headline
from gridlens.charts.spec import Bars, Heat
from gridlens.render.palette import DARK, palette
from gridlens.render.plotly.chart import config, figure
from gridlens.render.plotly.recolour import Values, differences
from gridlens.translation import _
from pages.parts import drill as drill_links
from pages.parts.choose import indicator
from pages.parts.question import Asked, asked
from pages.parts.show import headings, picture

NARROW = "gridlens_narrow"  # the cookie in which the browser says so
ENOUGH = 8  # fewer bars or rows would grow too thick in a high panel


@lru_cache(maxsize=512)
def _figure(spec: Drawable, dark: bool, painted: str, narrow: bool) -> go.Figure:
    """Return a figure, drawn once for everybody who sees the same chart in the same theme."""
    return figure(spec, palette(dark), painted, narrow)


def _narrow() -> bool:
    """Tell whether the browser said that its window was narrow when the session began."""
    return st.context.cookies.get(NARROW) == "1"


@lru_cache(maxsize=512)
def _light(spec: Drawable, painted: str, narrow: bool) -> Values:
    """Return what makes the dark figure a light one, for a picture that leaves the page."""
    dark, light = (
        _figure(spec, is_dark, painted, narrow).to_plotly_json() for is_dark in (True, False)
    )
    return differences(dark, light)


def choice(key: str, keys: Sequence[str], default: str) -> tuple[str, DeltaGenerator]:
    """Draw the head of a panel with a choice of indicator.

    Return the indicator chosen and the place for the heading.
    """
    with st.container(key=f"head_{key}", horizontal=True, vertical_alignment="center"):
        place = st.container()
        chosen = indicator.indicator(_("选择指标"), key, keys, default)
    return chosen, place


def show(
    spec: Drawable,
    key: str,
    *,
    title: str | None = None,
    note: str = "",
    place: DeltaGenerator | None = None,
) -> str | None:
    """Show a chart with its heading; if there is nothing to draw, show a sentence in its place.

    Return the id of the mark that was just clicked, once; None otherwise.
    """
    shown = picture.Shown(spec, key, title or spec.title, note)
    alone = isinstance(spec, Bars) and spec.alone is not None
    head = "" if spec.empty or alone else headline(spec)
    parts = [title or "", note, spec.subtitle] if head else [note, spec.subtitle]
    head = head or shown.title
    told = "，".join(part for part in parts if part and not head.startswith(part))
    with place or st.container():
        beside = "" if spec.empty else _picture(shown)
        headings.section(head, told, beside)
    if spec.empty:
        headings.notice(_("所选范围内没有数据"), _("可以换一个期间，或放宽网格、代表的筛选。"))
        return None
    if isinstance(spec, Bars) and spec.alone is not None:
        _alone(spec, spec.alone)
        return None
    now = asked()
    drawn = _figure(spec, now.colours is DARK, _painted(now), _narrow())
    high = int(drawn.layout.height)
    st.html(f'<style>[class*="st-key-{key}"]{{min-height:{high}px}}</style>')
    clicks = st.session_state.setdefault("clicks", {})
    led = not isinstance(spec, Way)  # the line of a Way leads to no rows
    event = st.plotly_chart(
        drawn,
        key=f"{key}_{clicks.get(key, 0)}" if clicks.get(key) else key,
        theme=None,
        height="stretch" if _grows(spec) else high,
        config=config(),
        alt=spec.sentence,
        on_select="rerun" if led else "ignore",
        selection_mode="points",
    )
    picture.offer_table(now, shown)
    points = [] if isinstance(event, DeltaGenerator) else event.selection.points
    if not points:
        return None
    clicks[key] = clicks.get(key, 0) + 1
    return str(points[0]["customdata"][1])


def _alone(spec: Bars, place: int) -> None:
    """Say in a sentence what a chart of one bar would show, with the way to its rows."""
    said = escape(_("只有“{label}”有：").format(label=spec.labels[place]))
    figure = escape(spec.words[place])
    if spec.ids:
        address = escape(drill_links.href(spec.ids[place]))
        told = escape(_("{label} {figure}").format(label=spec.labels[place], figure=figure))
        figure = (
            f'<a class="gl-drill" href="{address}" target="_self" aria-label="{told}">{figure}</a>'
        )
    rest = _("其余{n}类没有。").format(n=len(spec.labels) - 1)
    st.html(f'<p class="gl-alone">{said}<b>{figure}</b>{escape(rest)}</p>')


def _painted(now: Asked) -> str:
    """Return the state of the question in which a figure is drawn."""
    return f"{now.version.number}:{hash((now.scope, now.filters))}"


def _picture(shown: picture.Shown) -> str:
    """Return the button 存图; a dark page gives with it the colours that the picture has."""
    now = asked()
    dark, painted = now.colours is DARK, _painted(now)
    light = _light(shown.spec, painted, _narrow()) if dark else {}
    high = int(_figure(shown.spec, dark, painted, _narrow()).layout.height)
    return picture.button(now, shown, high, light)


def _grows(spec: Drawable) -> bool:
    """Tell whether a chart may fill a panel that is higher than the chart."""
    if isinstance(spec, Bars):
        return not spec.horizontal or len(spec.labels) >= ENOUGH
    return isinstance(spec, Heat) and len(spec.rows) >= ENOUGH


def drill(spec: Drawable, key: str, **more: Any) -> None:
    """Show a chart whose marks lead to the records they count."""
    if picked := show(spec, key, **more):
        drill_links.go(picked)
