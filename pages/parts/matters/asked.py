"""The open matters of a page: asked once for a version, narrowed by a person, offered as files."""

import datetime as dt

import pandas as pd
import streamlit as st

from gridlens.analysis import matters
from gridlens.figures.scope import Filters, Scope
from gridlens.render.docx.reminder import Sender, file_name, reminder
from gridlens.render.docx.reminder import reminders as every_reminder
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.workbook import workbook
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.choose import several
from pages.parts.question import Asked
from pages.parts.show import headings

_CHOICES = ("open_ledger", "open_unit", "open_category", "open_overdue")


def asked_for(now: Asked, filters: Filters) -> pd.DataFrame:
    """Return the matters open at the end of the filters' period."""
    return _open(now.version, now.version_key, now.scope, filters)


@st.cache_data(max_entries=64, show_spinner=False)
def _open(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters
) -> pd.DataFrame:
    return matters.open_matters(_version, scope, filters)


def choices(table: pd.DataFrame) -> None:
    """Draw the page's own filters, held in the link: ledger, unit, category, only overdue.

    Categories are those of one ledger: they can be chosen once there is only one.
    """
    titles = [_(ledger.title) for ledger in matters.ledgers_of_matters().values()]
    with st.container(horizontal=True, vertical_alignment="center", key="narrow_matters"):
        several.several(_("台账"), _CHOICES[0], titles)
        several.several(_("责任单位"), _CHOICES[1], matters.groups_of(table, "unit"))
        of_one = narrowed_to_ledgers(table)
        asked_for = st.session_state.get(_CHOICES[2]) or st.query_params.get_all(_CHOICES[2])
        if asked_for or of_one["ledger"].nunique() == 1:
            several.several(_("类别"), _CHOICES[2], matters.groups_of(of_one, "category"))
        st.toggle(_("只看逾期"), key=_CHOICES[3], bind="query-params", persist_state="session")


def narrowed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the matters that pass the page's own filters."""
    units, categories, overdue = (st.session_state.get(key) for key in _CHOICES[1:])
    return matters.narrowed(table, _ledgers(), units or (), categories or (), bool(overdue))


def narrowed_to_ledgers(table: pd.DataFrame) -> pd.DataFrame:
    """Return the matters of the ledgers chosen on the page."""
    return matters.narrowed(table, _ledgers(), (), (), False)


def _ledgers() -> list[str]:
    """Return the keys of the ledgers chosen on the page; empty for all."""
    titles = {_(ledger.title): key for key, ledger in matters.ledgers_of_matters().items()}
    return [titles.get(title, title) for title in st.session_state.get(_CHOICES[0]) or ()]


def is_whole() -> bool:
    """Tell whether none of the page's own filters is set."""
    return not any(st.session_state.get(key) for key in _CHOICES)


def offer_list(now: Asked, table: pd.DataFrame) -> None:
    """Offer the list as a workbook."""
    title = _("未办结事项")
    st.download_button(
        _("导出清单（.xlsx，个人信息已遮盖）"),
        data=lambda: workbook({title: matters.shown(now.version, table)}, _notes(now, len(table))),
        file_name=f"{settings().office}-{title}-{now.filters.period.label}.xlsx",
        mime=MEDIA_TYPES["xlsx"],
        key="export_matters",
        on_click="ignore",
    )


def reminders(now: Asked) -> None:
    """Offer the reminder sheet of one unit, or of all, for what is open on the as-of day."""
    table = narrowed(asked_for(now, matters.on_the_day(now.filters)))
    units = matters.groups_of(table, "unit")
    if not units:
        return
    day = now.filters.as_of.isoformat()
    place = st.container(key="reminders")
    with place:
        headings.section(settings().reminder, _("列到{day}仍未办结的事项").format(day=day))
    with place.container(horizontal=True, vertical_alignment="center"):
        unit = st.selectbox(
            _("催办哪个单位"), units, key="remind_unit", label_visibility="collapsed", width=230
        )
        named = st.toggle(_("写明网格"), key="remind_grids", persist_state="session")
        sender = Sender(
            office=settings().office,
            as_of=now.filters.as_of,
            dated=dt.date.today(),
            sample=now.version.sample,
            grids=now.version.grid_names if named else None,
        )
        st.download_button(
            _("{name}（.docx）").format(name=settings().reminder),
            data=lambda: reminder(unit, matters.narrowed(table, units=[unit]), sender),
            file_name=file_name(unit),
            mime=MEDIA_TYPES["docx"],
            key="export_reminder",
            on_click="ignore",
        )
        st.download_button(
            _("全部{n}个单位（.zip）").format(n=len(units)),
            data=lambda: every_reminder(table, sender),
            file_name=f"{settings().office}-{settings().reminder}-{now.filters.as_of.isoformat()}.zip",
            mime=MEDIA_TYPES["zip"],
            key="export_reminders",
            on_click="ignore",
        )


def _notes(now: Asked, rows: int) -> list[str]:
    """Return the notes that a reader of the exported list must know."""
    return [
        f"{settings().office} {_('未办结事项')}",
        _("{period}期末；数据截至 {day}；第 {number} 版；共{n}项").format(
            period=now.filters.period.label,
            day=now.filters.as_of.isoformat(),
            number=now.version.number,
            n=rows,
        ),
        _("先列逾期最久的，再列收到最早的。") + matters.unit_rule(),
        _("个人信息已遮盖；遮盖后的内容仍可能指向个人，请注意保管。"),
        *([_("演示数据，均为虚构")] if now.version.sample else []),
    ]
