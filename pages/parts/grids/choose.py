"""The grid that the page looks at: chosen by a click on a map, by a link, or from the list."""

from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from gridlens.charts.tiles import Tiles
from gridlens.errors import GridLensError
from gridlens.figures.rows.address import parse_mark
from gridlens.kinds.names.made import told_apart
from gridlens.store.version import find_grids
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import Asked
from pages.parts.show import charts, headings

KEY, _CLICKED = "profile", "profile_clicked"


def choose(now: Asked) -> str | None:
    """Draw the choice of a grid, held in the link; return its code, or None if none is chosen.

    Raises ``GridLensError`` when the link names a grid that is unknown or filtered out.
    """
    roster = now.version.grids
    chosen = roster[roster["code"].isin(now.filters.grids)] if now.filters.grids else roster
    twice = roster.loc[roster["name"].duplicated(keep=False), "code"].tolist()
    labels = {
        code: told_apart(name, code, area) if code in twice else name
        for code, name, area in zip(
            chosen["code"], chosen["name"], chosen["community"], strict=True
        )
    }
    clicked, linked = st.session_state.pop(_CLICKED, None), st.query_params.get(KEY)
    if clicked in labels:
        st.session_state[KEY] = labels[clicked]
    elif linked and linked not in labels.values():
        (code,) = find_grids(now.version, [linked])
        if code not in labels:
            raise GridLensError(
                _("“{name}”不在所选的网格之内。").format(name=linked),
                _("请在上方的网格筛选里加上它，或清除筛选。"),
            )
        st.session_state[KEY] = labels[code]
    label = st.selectbox(
        _("查看网格画像"),
        list(labels.values()),
        index=None,
        key=KEY,
        bind="query-params",
        placeholder=_("查看某个网格的画像"),
        label_visibility="collapsed",
        width=230,
    )
    if label:
        icon = ":material/arrow_back:"
        with st.container(key="way_back", width="content"):
            st.button(_("返回全部网格"), icon=icon, type="tertiary", on_click=_close)
    return next((code for code, known in labels.items() if known == label), None)


def _close() -> None:
    st.session_state[KEY] = None


def follow(picked: str | None) -> None:
    """Open the profile of the grid whose mark was clicked."""
    if not picked:
        return
    _key, groups = parse_mark(dict(parse_qsl(picked, keep_blank_values=True)))
    if code := dict(groups).get("grid"):
        st.session_state[_CLICKED] = code
        st.rerun()


def link(name: str) -> str:
    """Return HTML that links to a grid's profile, with the filters in force."""
    kept = [(key, value) for key in drill.KEPT for value in st.query_params.get_all(key)]
    address = "/grids?" + urlencode([*kept, (KEY, name)])
    return (
        f'<a class="gl-drill" href="{escape(address)}" target="_self" '
        f'title="{escape(_("查看该网格的画像"))}">{escape(name)}</a>'
    )


def tiles(spec: Tiles) -> str | None:
    """Show the tile map, and under it the grids without a place on it; return the mark clicked."""
    title = _("网格分布")
    picked = None
    if spec.empty and spec.apart:
        headings.section(title, f"{spec.title}，{spec.subtitle}")
        headings.notice(
            _("网格名册里没有图上位置"), _("填写“图上行”“图上列”后，这里会画成方格图。")
        )
    else:
        picked = charts.show(spec, "tiles_chart", title=title, note=spec.title)
    if spec.apart:
        st.html(
            f'<p class="gl-rule"><b>{escape(_("不在图上"))}</b> {escape("；".join(spec.apart))}</p>'
        )
    if not spec.empty:
        headings.rule(_("颜色深浅只表示数值大小，不评价高低；点一格看该网格的画像。"))
    return picked
