"""The roster of deputies as a quiet table in roster order, and the committee's private list."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from gridlens.duty.record import Entry
from gridlens.duty.roster import Spell
from gridlens.duty.unrecorded import NotYet, not_yet
from gridlens.figures.numbers import NOTHING
from gridlens.translation import _
from pages.parts.drill import KEPT
from pages.parts.frame import filters
from pages.parts.question import Asked
from pages.parts.show import headings


def roster_table(now: Asked, entries: Sequence[Entry]) -> None:
    """Show each deputy, what they took part in and when last; a name opens the record.

    There are no counts: side by side they would rank the deputies.
    """
    labels = {code: label for label, code in filters.deputy_options(now.version).items()}
    titles = [
        _("姓名"),
        _("层级"),
        _("代表小组"),
        _("联络站"),
        _("联系网格"),
        _("专项小组"),
        _("参与的工作"),
        _("最近一次"),
    ]
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    rows = "".join(_row(now, entry, labels[entry.person.code]) for entry in entries)
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("代表名册"))}">'
        f'<table class="gl-table gl-roster"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def private(now: Asked) -> None:
    """Offer the committee a folded list of the deputies whom the year's ledgers do not name so far.

    It is not offered to a person whose scope is limited to grids or to a deputy.
    """
    if now.version.deputies.empty or now.scope.grids is not None or now.scope.deputy:
        return
    year = now.filters.as_of.year
    box = st.expander(
        _("仅供工委内部使用：{year}年至今尚无进站、接待、述职记录的代表").format(year=year),
        key="private",
        on_change="rerun",
        icon=":material/lock:",
    )
    if not box.open:
        return
    with box:
        st.html(
            "".join(_missing(one) for one in not_yet(now.version, now.scope, now.filters.as_of))
        )
        headings.rule(
            _(
                "{year}年1月1日至{day}，按名册顺序，不受上方筛选影响。没有记录不等于没有履职，"
                "请先核对台账是否漏填；本名单不进入任何导出材料，打印时也不印出。"
            ).format(year=year, day=now.filters.as_of.isoformat())
        )


def back() -> None:
    """Offer the way back to the whole roster; the other filters stay in force."""
    link = f'<a class="gl-drill" href="{_address()}" target="_self">← {_("全部代表")}</a>'
    st.html(f'<p class="gl-back">{link}</p>')


def _row(now: Asked, entry: Entry, label: str) -> str:
    person, period = entry.person, now.filters.period
    cells = [
        person.level,
        person.group,
        person.station,
        _names(person.grids_in(period)),
        _names(person.groups_in(period)),
        "、".join(entry.ledgers),
        entry.last.isoformat() if entry.last else "",
    ]
    rest = "".join(f"<td>{escape(cell or NOTHING)}</td>" for cell in cells)
    return (
        f'<tr><th scope="row"><a class="gl-drill" href="{_address(label)}" target="_self">'
        f"{escape(person.name)}</a></th>{rest}</tr>"
    )


def _names(some: Sequence[Spell]) -> str:
    return "、".join(spell.name for spell in some)


def _address(deputy: str = "") -> str:
    """Return the link to a deputy's record, or to the roster, with the filters in force."""
    kept = [(n, v) for n in KEPT if n != "deputy" for v in st.query_params.get_all(n)]
    query = urlencode([*kept, *([("deputy", deputy)] if deputy else [])])
    return escape(f"deputies?{query}" if query else "deputies")


def _missing(one: NotYet) -> str:
    told = one.unkept or "、".join(one.names) or _("没有：在任代表都有记录。")
    return (
        f'<div class="gl-missing"><h3>{escape(one.title)}</h3><p>{escape(told)}</p>'
        f"<small>{escape(one.rule)}</small></div>"
    )
