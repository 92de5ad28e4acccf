"""Links that lead from a figure to its rows without leaving the session, and back again.

Figures are plain links to the page of records. One small listener turns a click on such a link
into a step of the browser's history inside the running application. The session is kept. The
address of each step names every filter, so that going back shows the same page as before.
"""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from gridlens.figures import conditions
from gridlens.figures.rows.address import mark
from gridlens.translation import _
from pages.parts.question import asked

_LISTENER = st.components.v2.component(
    "gridlens_drill",
    js="""
export default function (component) {
  const { data } = component
  const open = (address, replace) => {
    const step = replace ? "replaceState" : "pushState"
    window.history[step]({}, "", new URL(address, document.baseURI))
    window.dispatchEvent(new PopStateEvent("popstate"))
  }
  const follow = (event) => {
    const link = event.target.closest?.("a.gl-drill")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(link.href)
  }
  document.addEventListener("click", follow)
  if (data?.open && window.gridlensOpened !== data.number) {
    window.gridlensOpened = data.number
    open(data.open, data.replace)
  }
  return () => document.removeEventListener("click", follow)
}
""",
)
BACK_TO = "back_profile"
KEPT = ("period", "range", "grid", "deputy", "group", "station", "profile")


def href(figure: str) -> str:
    """Return the address of a figure's records, with the filters in force and the way back.

    The link names the grid of a profile ``back_profile``. The name ``profile`` belongs to a choice
    on the page of grids, and leaves the address when that choice does.
    """
    named = parse_qsl(figure, keep_blank_values=True)
    kept = [(BACK_TO if name == "profile" else name, value) for name, value in _kept()]
    where = conditions.link(asked().filters.where)
    return "/records?" + urlencode([*kept, *named, *where, ("back", asked().page)])


def address(page: str, chosen: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of a page with the filters in force and some of its own choices."""
    return f"/{page}?" + urlencode([*_kept(), *chosen])


def _kept() -> list[tuple[str, str]]:
    """Return the filters in force as pairs of name and label; keys from a link become labels."""
    relabelled = st.session_state.get("relabelled", {})
    kept: list[tuple[str, str]] = []
    for name in KEPT:
        values = relabelled.get(name, st.query_params.get_all(name))
        some = [values] if isinstance(values, str) else values
        kept.extend((name, str(value)) for value in some)
    return kept


def link(key: str, inner: str, label: str, within: Mapping[str, str] | None = None) -> str:
    """Return HTML that leads from a figure to its records; ``inner`` is HTML already escaped.

    ``label`` is read out by screen readers; it is escaped already too. ``within`` narrows the
    figure to one group of a dimension, such as ``{"grid": code}``.
    """
    return (
        f'<a class="gl-drill" href="{escape(href(mark(key, within or {})))}" target="_self" '
        f'title="{_("查看组成这个数字的记录")}" aria-label="{label}">{inner}</a>'
    )


def listen() -> None:
    """Follow clicks on figures, and open the address that the last run asked for.

    The address is that of a clicked mark's records, or that of this page with labels in place of
    the keys that its link gave.
    """
    pending = st.session_state.pop("drill_to", None)
    replace = pending is None and "relabelled" in st.session_state
    if replace:
        others = [(n, v) for n in st.query_params for v in st.query_params.get_all(n)]
        rest = [(name, value) for name, value in others if name not in KEPT]
        pending = f"/{asked().page}?" + urlencode([*_kept(), *rest])
        st.session_state["drills"] = st.session_state.get("drills", 0) + 1
        del st.session_state["relabelled"]
    number = st.session_state.get("drills", 0)
    data = {"open": pending, "number": number, "replace": replace}
    _LISTENER(key="drill_listener", data=data, height=0)


def go(figure: str) -> None:
    """Open the records of a figure whose mark in a chart was clicked."""
    st.session_state["drill_to"] = href(figure)
    st.session_state["drills"] = st.session_state.get("drills", 0) + 1
    st.rerun()
