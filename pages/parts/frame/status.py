"""Says beside the filters whose data a page shows, up to which day, and in which version.

Once the page's heading has scrolled out of sight, its title stands here in the office's place. On
paper, where the filters are not, a line says what they are.
"""

from html import escape

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.figures.scope import Filters
from gridlens.overview.sentence import place_of
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _


def draw(pinned: Version, title: str, filters: Filters) -> None:
    """Show the office, the data date and the version, and say so where the data is invented."""
    office = (
        f'<b class="gl-here" aria-hidden="true">{escape(title)}</b>'
        f'<span class="gl-office">{escape(settings().office)}</span>'
    )
    if not pinned.number:
        _show(office, [escape(_("还没有数据"))])
        return
    told = [
        escape(_("数据截至 {day}").format(day=pinned.as_of.isoformat())),
        escape(_("第 {number} 版").format(number=rounded(pinned.number, 0))),
    ]
    told += [f"<b>{escape(_('演示数据（虚构）'))}</b>"] if pinned.sample else []
    _show(office, told, "，".join(_asked(pinned, filters)))


def _asked(pinned: Version, filters: Filters) -> list[str]:
    """Return the filters in words: the period, the grids if some are chosen, the deputy."""
    people = pinned.deputies
    deputy = "".join(people.loc[people["code"] == filters.deputy, "name"])
    place = place_of(filters.grids, pinned.grid_names) or _("全街道")
    return [part for part in (filters.period.label, place, deputy) if part]


def _show(office: str, told: list[str], asked: str = "") -> None:
    paper = f'<p class="gl-asked">{escape(asked)}</p>' if asked else ""
    hint = escape(_("← → 翻页，Esc 退出"))
    button = f'<button type="button" class="gl-present" data-hint="{hint}">{_("放映")}</button>'
    st.html(
        f'<div class="gl-status"><p>{office}{button if asked else ""}</p>'
        f"<p>{' · '.join(told)}</p>{paper}</div>",
        width="content",
    )
