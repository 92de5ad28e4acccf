"""The freshness of each ledger, and the grids without a record in the quarter, as quiet tables."""

import datetime as dt
from html import escape

import streamlit as st

from gridlens.figures.numbers import NOTHING, rounded
from gridlens.figures.scope import Filters, Scope
from gridlens.intake.freshness import Freshness, freshness, quarter_in_question
from gridlens.intake.rejects import rejects
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.rejects import rejects_workbook
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.question import Asked
from pages.parts.show import headings

_NAMED = 6


def found(now: Asked) -> list[Freshness]:
    """Return the freshness of every ledger, asked once for a version and its filters."""
    return _found(now.version, now.version_key, now.scope, now.filters)


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters
) -> list[Freshness]:
    return freshness(_version, scope, filters)


def show(now: Asked, fresh: list[Freshness]) -> None:
    """Show a line for each ledger, and, folded up, the date of each grid's last record."""
    quarter = quarter_in_question(now.filters).label
    headings.section(
        _("台账报送情况"), _("按所选期间的最后一个季度：{quarter}").format(quarter=quarter)
    )
    outside = sum(one.waiting or 0 for one in fresh)
    titles = (
        *(_("台账"), _("记录"), quarter, _("最近一条"), _("最近导入")),
        *([_("没有导入")] if outside else []),
        _("该季度没有记录的网格"),
    )
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    lines = "".join(_line(one, bool(outside)) for one in fresh)
    named = escape(_("台账报送情况"))
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{named}">'
        f'<table class="gl-table gl-fresh"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
    if outside:
        _waiting(now, outside)
    by_grid = [one for one in fresh if one.grids]
    if by_grid:
        box = st.expander(_("各网格最近一条记录的日期"), key="data_grids", on_change="rerun")
        if box.open:
            with box:
                _grids(by_grid)
    headings.rule(
        _("没有记录不等于没有发生，也不等于没有报送：请先向网格核实。全街道的台账不按网格列。")
    )


def _waiting(now: Asked, outside: int) -> None:
    """Offer all rows that wait outside as a workbook to correct."""
    st.download_button(
        _("下载没有导入的{n}行（.xlsx，原始内容）").format(n=rounded(outside, 0)),
        data=lambda: rejects_workbook(rejects(now.version, now.scope)),
        file_name=_("没有导入的行.xlsx"),
        mime=MEDIA_TYPES["xlsx"],
        key="data_waiting",
        on_click="ignore",
        help=_("内容和表头与原表一样，有误的格子已标出；改正后再放进来即可。个人信息没有遮盖。"),
    )


def _line(one: Freshness, outside: bool) -> str:
    whole = one.whole
    silent = "—"
    if one.grids is not None:
        silent = _silent(one)
    cells = (
        rounded(whole.records, 0),
        "—" if whole.recent is None else rounded(whole.recent, 0),
        _day(whole.latest),
        _day(whole.loaded_at.date() if whole.loaded_at else None),
        *([_("{n}行").format(n=one.waiting) if one.waiting else "—"] if outside else []),
    )
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(_(one.ledger.title))}</th>{rest}<td>{silent}</td></tr>'


def _silent(one: Freshness) -> str:
    names, total = one.silent, len(one.grids or {})
    if not total:
        return NOTHING
    if not names:
        return escape(_("都有记录"))
    if len(names) == total:
        return escape(_("全部{n}个网格").format(n=total))
    told = "、".join(names[:_NAMED]) + (_("等") if len(names) > _NAMED else "")
    count = _("{n}个（共{total}个）").format(n=len(names), total=total)
    return f"{escape(count)}<small>{escape(told)}</small>"


def _grids(fresh: list[Freshness]) -> None:
    head = "".join(f'<th scope="col">{escape(_(one.ledger.title))}</th>' for one in fresh)
    names = list(fresh[0].grids or {})
    lines = []
    for name in names:
        cells = "".join(_cell(one, name) for one in fresh)
        lines.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("各网格"))}">'
        f'<table class="gl-table"><thead><tr><th scope="col">{escape(_("网格"))}</th>{head}</tr>'
        f"</thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cell(one: Freshness, name: str) -> str:
    state = (one.grids or {})[name]
    style = "" if state.recent else ' class="gl-quiet"'
    return f"<td{style}>{escape(_day(state.latest))}</td>"


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else NOTHING
