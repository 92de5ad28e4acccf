"""The result of a load: the version in force, where every row went, rejected rows to correct."""

import streamlit as st

from gridlens.translation import _
from pages.parts.data import sheets as data_sheets
from pages.parts.data.check import checked
from pages.parts.data.drop import upload
from pages.parts.data.drop.folder import Drop
from pages.parts.data.kept import duplicates, terms
from pages.parts.question import Asked
from pages.parts.show import headings


def show(now: Asked, drop: Drop) -> None:
    """Show the result of a load."""
    assert drop.loaded is not None
    sheets, version = drop.loaded["sheets"], drop.loaded["version"]
    total = data_sheets.sums(sheets)
    changed = total["loaded"] + total["updated"]
    told = _("数据现为第{version}版").format(version=version)
    if now.version.number != version:
        told = _("导入后是第{version}版，之后又有变动，现为第{now}版").format(
            version=version, now=now.version.number
        )
    title = _("已导入") if changed else _("内容没有变化")
    headings.section(title, f"{told}；{data_sheets.accounted(sheets)}")
    data_sheets.sheet_counts(sheets, title, done=True)
    for same in data_sheets.alike([sheet for sheet in sheets if sheet["rejected"]]):
        data_sheets.problems(same[0], named=same)
    if many := drop.loaded.get("duplicates"):
        duplicates.want()
        headings.rule(_("有{n}组记录可能重复，列在下面，请认定是不是同一件。").format(n=many))
    terms.of_load(drop.loaded.get("out_of_term"))
    with st.container(horizontal=True, vertical_alignment="center", key="data_onward"):
        checked.rejects(drop)
        upload.again(_("继续导入其他文件"))
        st.page_link(st.session_state["pages"][""], label=_("去看总览"))
    if total["rejected"]:
        headings.rule(_("请在下载的表里改正后再放进来；首列的原因和末尾的来源不会被读取。"))
