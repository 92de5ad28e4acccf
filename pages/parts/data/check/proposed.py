"""A roster of the grids that ledgers name, where the office's roster lacks them: look, then load.

The loader proposes it as a workbook. What the button loads is that very workbook, so that each
grid has a file, sheet and row, and the load can be undone.
"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import rounded
from gridlens.intake.unlisted import unlisted_grids
from gridlens.render.media import MEDIA_TYPES
from gridlens.translation import _
from pages.parts.data.command import Command
from pages.parts.data.drop import folder as data_drop
from pages.parts.data.drop import sample
from pages.parts.data.drop.folder import Drop
from pages.parts.question import Asked
from pages.parts.show import headings

_KEPT = 4
_FILE = "roster.xlsx"


@dataclass
class _Workbook:
    """The proposed roster as a file of the clerk's would come."""

    name: str
    content: bytes

    def getbuffer(self) -> memoryview:
        """Return its bytes."""
        return memoryview(self.content)


def wanted(now: Asked, drop: Drop | None) -> bool:
    """Tell whether to offer a roster: some grids are not listed, and no other files are at hand."""
    at_hand = drop is not None and drop.loaded is None
    return not at_hand and _any_unlisted(now.version_key, now.version)


def show(now: Asked) -> None:
    """Show the proposal: its rows, what is doubtful, the workbook, and the button that loads it."""
    headings.section(
        _("按台账里的网格建名册"), _("这些网格台账里有，网格名册里没有，因此不在分网格的图表里")
    )
    try:
        told, content = _proposal(now.version_key)
    except GridLensError as error:
        headings.notice(_("没有查成"), str(error))
        return
    if told["grids"]:
        _grids(told["grids"])
    if told["doubtful"]:
        _doubtful(told["doubtful"])
    if content:
        _offer(now, content)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _any_unlisted(version_key: tuple[str, int], _version: Any) -> bool:
    return bool(unlisted_grids(_version))


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _proposal(version_key: tuple[str, int]) -> tuple[dict[str, Any], bytes]:
    """Return what the loader proposes, and its workbook; no bytes where no row is certain."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / _FILE
        command = Command("roster", file).wait()
        if command.answer is None:
            raise GridLensError(command.error)
        return command.answer, file.read_bytes() if file.exists() else b""


def _grids(grids: Sequence[dict[str, Any]]) -> None:
    headings.rule(
        _(
            "请看一遍：一行是不是一个网格，别名是不是同一个网格的其他写法。没有编码不要紧，由系统编。"
            "要改名、补社区或户数的，下载改好后从上面放进来；不用改的，直接导入。"
        )
    )
    titles = (_("网格名称"), _("别名"), _("社区"), _("记录"), _("在哪些台账里"), _("写法相近的"))
    _table(
        titles,
        (
            (
                one["name"],
                "、".join(one["aliases"]),
                one["community"],
                rounded(one["records"], 0),
                "、".join(one["ledgers"]),
                "、".join(one["near"]),
            )
            for one in grids
        ),
    )


def _doubtful(names: Sequence[dict[str, Any]]) -> None:
    headings.rule(
        _(
            "下面的写法拿不准，没有列入名册，有关记录仍按所写的名称计。确是网格的，请在下载的名册里"
            "补一行；是某个网格的另一种写法的，请填在那个网格的“别名”里；写错了的，请改台账。"
        )
    )
    titles = (_("台账里的写法"), _("记录"), _("在哪些台账里"), _("为什么"))
    _table(
        titles,
        (
            (one["name"], rounded(one["records"], 0), "、".join(one["ledgers"]), one["why"])
            for one in names
        ),
    )


def _offer(now: Asked, content: bytes) -> None:
    name = _("网格名册-按台账拟（第{version}版）.xlsx").format(version=now.version.number)
    agreed = sample.settled(now)
    with st.container(horizontal=True, key="data_roster"):
        if st.button(_("按此导入网格名册"), key="data_roster_load", disabled=not agreed):
            drop = data_drop.take([_Workbook(name, content)])
            drop.begin("load")
            st.rerun()
        st.download_button(
            _("下载这份名册（.xlsx）"),
            data=content,
            file_name=name,
            mime=MEDIA_TYPES["xlsx"],
            key="export_roster",
            on_click="ignore",
        )
    headings.rule(_("导入后各条记录随之归到网格；不合适的，在导入历史里撤销。"))


def _table(titles: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    region = f'tabindex="0" role="region" aria-label="{escape(titles[0])}"'
    st.html(
        f'<div class="gl-scroll gl-few" {region}>'
        f'<table class="gl-table gl-cells"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
