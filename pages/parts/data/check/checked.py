"""What the check found, sheet by sheet, and what can be done before loading."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from gridlens.render.media import MEDIA_TYPES
from gridlens.translation import _
from pages.parts.data import sheets as data_sheets
from pages.parts.data.check import earlier, matching, questions
from pages.parts.data.drop import sample, upload
from pages.parts.data.drop.folder import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.question import Asked
from pages.parts.show import headings

_OPEN_AT_FIRST = 2


def show(now: Asked, drop: Drop) -> None:
    """Show the questions that are open, the counts, each sheet, and the buttons to go on."""
    assert drop.checked is not None
    sheets: list[Sheet] = drop.checked["sheets"]
    questions.ask(now, drop, sheets)
    headings.section(_("检查结果"), data_sheets.accounted(sheets))
    if drop.error:
        headings.notice(drop.error, _("原有数据没有变化。"))
    for name in drop.refused:
        headings.rule(
            _("“{name}”不是表格文件，没有读取；请另存为 .xlsx 再放进来。").format(name=name)
        )
    data_sheets.sheet_counts(sheets, _("检查结果"))
    _each(now, drop, sheets)
    earlier.ask_corrected(drop, sheets, now.version_key)
    earlier.ask_vanished(sheets)
    _onward(now, drop, sheets)


def rejects(drop: Drop) -> None:
    """Offer the rejected rows as a workbook to correct."""
    if drop.rejects is None:
        return
    st.download_button(
        _("下载未导入行（.xlsx，原始内容）"),
        data=drop.rejects,
        file_name=_("未导入行-{at}.xlsx").format(at=f"{dt.datetime.now():%Y%m%d-%H%M%S}"),
        mime=MEDIA_TYPES["xlsx"],
        key="data_rejects",
        on_click="ignore",
        help=_("内容和表头与原表一样，有误的格子已标出；改正后再放进来即可。个人信息没有遮盖。"),
    )


def _each(now: Asked, drop: Drop, sheets: Sequence[Sheet]) -> None:
    wrong = [
        place for place, sheet in enumerate(sheets) if data_sheets.verdict(sheet)[0] != "gl-good"
    ]
    for place, sheet in enumerate(sheets):
        _style, words = data_sheets.verdict(sheet)
        box = st.expander(
            f"{headings.without_markdown(data_sheets.name(sheet))}　{words}",
            expanded=place in wrong[:_OPEN_AT_FIRST],
            key=f"data_sheet_{place}",
            on_change="rerun",
        )
        if box.open:
            with box:
                matching.show(drop, sheet, str(place))
                data_sheets.problems(sheet)
                data_sheets.preview(now, sheet)


def _onward(now: Asked, drop: Drop, sheets: Sequence[Sheet]) -> None:
    total = data_sheets.sums(sheets)
    taken = total["loaded"] + total["updated"] + total["unchanged"]
    sample.show(now, drop)
    allowed = bool(taken) and sample.settled(now)
    with st.container(horizontal=True, vertical_alignment="center", key="data_onward"):
        words = _("导入{n}行").format(n=taken) if taken else _("没有可以导入的行")
        if st.button(words, type="primary", disabled=not allowed, key="data_load"):
            drop.begin("load", *earlier.vanished_options(sheets))
            st.rerun()
        rejects(drop)
        upload.again(_("放弃，换别的文件"))
    if total["rejected"] and taken:
        headings.rule(_("未导入的行不会导入，其余照常导入；下载改正后再放进来，不会重复。"))
