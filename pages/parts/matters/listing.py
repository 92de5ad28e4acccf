"""Open matters as HTML: counts by group as quiet bars, and the list, the worst first."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from gridlens.figures.dimensions import AGES
from gridlens.translation import _
from pages.parts.show import headings

MOST_GROUPS, MOST_MATTERS = 15, 200
_TONES = dict(zip([age for age, _most in AGES], ("", "gl-warn", "gl-bad", "gl-bad"), strict=True))
_SIGNS = {"": "", "gl-warn": "!", "gl-bad": "!!"}


def counts(groups: Mapping[str, tuple[str, pd.DataFrame]]) -> None:
    """Show side by side how many matters each group has; a name links to the page narrowed to it.

    ``groups`` has a title and counts (see ``matters.counted``) under the name that the link uses.
    """
    tables = "".join(_counts(title, table, key) for key, (title, table) in groups.items())
    st.html(f'<div class="gl-sides">{tables}</div>')


def listing(table: pd.DataFrame, plain: bool = False) -> None:
    """Show matters as people read them, the worst first, each with its place in the files.

    ``table`` has the Chinese titles that ``matters.shown`` gives. ``plain`` leaves out the signs
    and colours that judge.
    """
    heads = [_("台账和编号"), _("事项"), _("网格"), _("责任单位"), _("收到")]
    heads += [_("期限"), _("逾期"), _("已办"), _("来源")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = table.head(MOST_MATTERS).to_dict("records")
    lines = "".join(_matter(row, heads, plain) for row in rows)
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("未办结事项"))}">'
        f'<table class="gl-table gl-matters"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
    if len(table) > MOST_MATTERS:
        told = _("这里列出前{most}项，共{n}项；其余请导出清单，或用筛选缩小范围。")
        headings.rule(told.format(most=MOST_MATTERS, n=len(table)))


def _counts(title: str, table: pd.DataFrame, key: str) -> str:
    """Return one grouping's counts as a table with bars, overdue in red; all grids are listed."""
    top = max(table["open"], default=1)
    most = len(table) if key == "grid" else MOST_GROUPS
    lines = "".join(_bar(row, top, key) for row in table.head(most).to_dict("records"))
    rest = table.iloc[most:]
    if len(rest):
        told = _("其余{n}个共{m}项").format(n=len(rest), m=rest["open"].sum())
        lines += f'<tr><th scope="row">…</th><td colspan="2">{escape(told)}</td></tr>'
    return f'<table class="gl-counts"><caption>{escape(title)}</caption>{lines}</table>'


def _bar(row: dict[Hashable, Any], top: int, key: str) -> str:
    """Return the row of one group: its name, a bar with the overdue part, and both numbers."""
    late = (
        f"<small>{escape(_('逾期{n}').format(n=row['overdue']))}</small>" if row["overdue"] else ""
    )
    return (
        f'<tr><th scope="row">{_narrowing(row["name"], key)}</th>'
        f'<td class="gl-hbar" aria-hidden="true"><i style="width:{row["open"] / top:.1%}">'
        f'<u style="width:{row["overdue"] / row["open"]:.1%}"></u></i></td>'
        f"<td>{row['open']}{late}</td></tr>"
    )


def _narrowing(name: str, key: str) -> str:
    """Return a name as a link to this page narrowed to that name; the other filters are kept."""
    asked = [(k, v) for k in st.query_params for v in st.query_params.get_all(k) if k != key]
    title = escape(_("只看{name}").format(name=name))
    query = escape(urlencode([*asked, (key, name)]))
    return f'<a class="gl-drill" href="?{query}" target="_self" title="{title}">{escape(name)}</a>'


def _matter(row: dict[Hashable, Any], heads: list[str], plain: bool) -> str:
    """Return one matter's line."""
    age, late = row[_("逾期时间")], row[_("逾期天数")]
    tone = "" if plain else _TONES.get(age, "")
    overdue = _("{n}天").format(n=late) if late else age
    if late and not plain:
        overdue = f"{_SIGNS[tone]} {overdue}"
    place = _("第{n}行").format(n=row[_("行号")])
    source = f"{escape(str(row[_('来源文件')]))} <span>{escape(place)}</span>"
    cells = [
        f"{_plain(row[_('编号')])}<small>{_plain(row[_('台账')])}</small>",
        f"{_plain(row[_('事项')])}<small>{_plain(row[_('地点')], '')}</small>",
        _plain(row[_("网格")]),
        _plain(row[_("责任单位")]),
        _plain(row[_("收到日期")]),
        _plain(row[_("办理期限")]),
        f'<b class="{tone}">{escape(overdue)}</b>' if late else f"<span>{escape(overdue)}</span>",
        escape(_("{n}天").format(n=row[_("已办天数")])),
        f"<small>{source}</small>",
    ]
    named = zip(heads, cells, strict=True)
    return (
        "<tr>" + "".join(f'<td data-head="{escape(h)}">{cell}</td>' for h, cell in named) + "</tr>"
    )


def _plain(cell: Any, nothing: str = "—") -> str:
    return nothing if cell is None or pd.isna(cell) else escape(str(cell))
