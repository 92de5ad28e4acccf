"""How long the matters of each ledger took: small bars side by side, with balance, median and n."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.analysis.closing import BANDS, ClosingTimes, closing_times
from gridlens.figures.beside.left import left_out
from gridlens.figures.numbers import out_of, written
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import ledger as find_ledger
from gridlens.overview import sentence
from gridlens.overview.sentence import BALANCE
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import Asked
from pages.parts.show import headings


def asked_for(now: Asked, ledgers: Sequence[str]) -> list[ClosingTimes]:
    """Return the closing times of some ledgers; a ledger that cannot tell them is left out."""
    found = (_times(now.version, now.version_key, now.scope, now.filters, key) for key in ledgers)
    return [times for times in found if times]


@st.cache_resource(max_entries=128, show_spinner=False)
def _times(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters, ledger: str
) -> ClosingTimes | None:
    return closing_times(_version, scope, filters, find_ledger(ledger))


def show(now: Asked, every: Sequence[ClosingTimes]) -> None:
    """Show the ledgers as tiles in a panel; show nothing if there are none."""
    if not every:
        return
    tiles = "".join(_tile(now, times) for times in every)
    with st.container(key="panel_times"):
        told = _("期内办结的事项从收到到办结的天数，深色为中位数所在；不随本页筛选变化")
        headings.section(_("办理时长"), told)
        st.html(f'<div class="gl-times">{tiles}</div>')


def _tile(now: Asked, times: ClosingTimes) -> str:
    """Return one ledger's tile: title, balance, bars, and the sentence on the median."""
    cycle = times.ledger.life_cycle
    assert cycle is not None
    keys = tuple(f"{cycle.prefix}_{name}" for name in BALANCE)
    balance = sentence.balanced(times.ledger, now.figures(keys))
    return (
        f"<section><h3>{escape(_(times.ledger.title))}</h3>"
        f"<p>{escape(balance)}</p>{_bars(times)}{_said(times, cycle.prefix)}</section>"
    )


def _bars(times: ClosingTimes) -> str:
    """Return a bar for each band of days; the bar of the median is in the strong colour."""
    if not times.n:
        return ""
    top = max(times.counts)
    items = "".join(
        f'<li class="{"gl-mid" if place == times.median_band else ""}">'
        f'<b>{count or ""}</b><i style="height:{count / top * 56:.0f}px"></i>'
        f"<span>{escape(_(name))}</span></li>"
        for place, ((name, _most), count) in enumerate(zip(BANDS, times.counts, strict=True))
    )
    return f"<ol>{items}</ol>"


def _said(times: ClosingTimes, prefix: str) -> str:
    """Return the median with its n, and how many matters without a closing day are left out."""
    key = f"{prefix}_median_days"
    if not times.n:
        told = escape(_("期内没有写明办结日期的事项"))
    else:
        figure = _("中位数{days}天").format(days=written(times.median, key))
        told = drill.link(key, escape(figure), figure)
        told += escape(_("（{n}）").format(n=out_of(times.median, times.n, key)))
    if lacking := left_out(key, times.undated):
        told += escape(_("；另有{lacking}，未计入").format(lacking=lacking))
    return f"<p>{told}</p>"
