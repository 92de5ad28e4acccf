"""Records as people read them: searched, filtered, exported masked, each with its source."""

import pandas as pd
import streamlit as st

from gridlens.figures.rows.records import matching, shown
from gridlens.kinds import Choice
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.workbook import workbook
from gridlens.schema.ledger import Ledger
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.question import Asked
from pages.parts.show import headings, printed

HEIGHT, ROW_HEIGHT = 460, 32


def show(now: Asked, ledger: Ledger) -> None:
    """Show the records of the period with search and filters, and offer them as a workbook."""
    table = shown(now.version, ledger, now.records(ledger.key))
    rows(now, ledger, table, _("台账记录"), _(ledger.title))


def rows(now: Asked, ledger: Ledger, table: pd.DataFrame, title: str, name: str) -> None:
    """Show records as people read them, under a heading; ``name`` is part of the file's name."""
    if table.empty:
        headings.section(title)
        headings.notice(_("所选范围内没有记录"), _("可以换一个期间，或放宽网格、代表的筛选。"))
        return
    place = st.container()
    chosen, told = _narrowed(ledger, table)
    with place:
        headings.section(title, told)
    if chosen.empty:
        headings.notice(_("没有符合查找条件的记录"), _("请改一改查找的文字或类别。"))
        return
    filled = chosen.dropna(axis="columns", how="all")
    st.dataframe(
        filled,
        key=f"records_{ledger.key}",
        hide_index=True,
        height=min(HEIGHT, ROW_HEIGHT * (len(chosen) + 1) + 3),
        row_height=ROW_HEIGHT,
        placeholder="—",
        alt=_("{ledger}的记录，含来源文件、工作表和行号").format(ledger=_(ledger.title)),
    )
    printed.offer(ledger, filled)
    file = f"{settings().office}-{name}-{now.filters.period.label}"
    st.download_button(
        _("导出这些记录（.xlsx，个人信息已遮盖）"),
        data=lambda: workbook({_(ledger.title): chosen}, _notes(now, ledger, len(chosen))),
        file_name=f"{file}.xlsx",
        mime=MEDIA_TYPES["xlsx"],
        key=f"export_{ledger.key}",
        on_click="ignore",
    )


def _narrowed(ledger: Ledger, table: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Draw the search and the filters; return the rows that pass, and a text with their number."""
    total = len(table)
    names = [c.name for c in ledger.columns if isinstance(c.kind, Choice)]
    names = [name for name in names if name in (ledger.category, "status", "grade", "outcome")]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"find_{ledger.key}"):
        text = st.text_input(
            _("查找"),
            key=f"search_{ledger.key}",
            placeholder=_("输入文字，在所有列中查找"),
            persist_state="session",
            width=260,
        )
        for name in names:
            column = _(ledger.column(name).title)
            options = sorted(table[column].dropna().unique())
            if len(options) < 2:
                continue
            wanted = st.multiselect(
                column,
                options,
                key=f"only_{ledger.key}_{name}",
                placeholder=_("全部"),
                persist_state="session",
                width=200,
            )
            if wanted:
                table = table[table[column].isin(wanted)]
    table = matching(table, text)
    told = _("共{n}条").format(n=total)
    return table, told if len(table) == total else _("{told}，符合条件{m}条").format(
        told=told, m=len(table)
    )


def _notes(now: Asked, ledger: Ledger, rows: int) -> list[str]:
    """Return the notes that a reader of an exported table must know."""
    sample = [_("演示数据，均为虚构")] if now.version.sample else []
    return [
        f"{settings().office} {_(ledger.title)}",
        _("期间：{period}；数据截至 {day}；第 {number} 版；共{n}条").format(
            period=now.filters.period.label,
            day=now.filters.as_of.isoformat(),
            number=now.version.number,
            n=rows,
        ),
        _("个人信息已遮盖；遮盖后的内容仍可能指向个人，请注意保管。"),
        *sample,
    ]
