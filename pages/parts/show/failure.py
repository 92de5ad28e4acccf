"""What a person sees when something is wrong: what happened, what to do next, never a traceback.

An error that the person cannot have caused goes to the log as well, under the reference that the
page shows.
"""

import logging
import uuid
from html import escape

import streamlit as st

from gridlens.errors import GridLensError, StateBroken, StoreBroken, StoreMissing
from gridlens.translation import _

log = logging.getLogger("gridlens")


class _Ours(logging.Filter):
    """Leaves out Streamlit's own report of an error, which is reported here with its reference."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.getMessage() != "Uncaught app execution"


logging.getLogger("streamlit.error_util").addFilter(_Ours())


def person(error: GridLensError) -> None:
    """Show an error that the person can act on, with a link to go on.

    Where nothing was ever loaded, that is the way to the data page. A broken store or
    state goes to the log as well, under the reference that is shown.
    """
    if isinstance(error, StoreMissing):
        log.warning("%s", error)
        told = _("请在“数据管理”页放入名册和台账，第一次导入就建好数据库。")
        also = _("也可以用命令导入：python -m etl load 台账所在的文件夹")
        _show(error.reason, [told, also], {_("去数据管理导入台账"): "/data"})
    elif isinstance(error, StoreBroken | StateBroken):
        reference = _reference()
        log.error("%s %s", reference, error, exc_info=error.__cause__)
        remedy = [error.remedy, _("日志编号 {reference}").format(reference=reference)]
        _show(error.reason, remedy, {_("重新打开"): "."})
    else:
        _show(error.reason, [error.remedy], {_("清除筛选，回到总览"): "/"})


def show(error: Exception) -> bool:
    """Show any error calmly: one of ours with its remedy, any other with a reference to the log."""
    if isinstance(error, GridLensError):
        person(error)
        return True
    reference = _reference()
    log.error("%s", reference, exc_info=error)
    told = _("请刷新重试；如仍出现，请把编号 {reference} 告诉维护人员。").format(
        reference=reference
    )
    ways = {_("刷新本页"): "", _("清除筛选，回到总览"): "/"}
    _show(_("这一页出了错，数据没有受影响"), [told], ways)
    return True


def _reference() -> str:
    return uuid.uuid4().hex[:8]


def _show(what: str, told: list[str], ways: dict[str, str]) -> None:
    """Show one message in place of the page; ``ways`` has the address of each link by its words."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in told if line)
    links = " · ".join(
        f'<a href="{escape(address)}" target="_self">{escape(words)}</a>'
        for words, address in ways.items()
    )
    st.html(
        f'<div class="gl-failure" role="alert"><h1>{escape(what)}</h1>{lines}'
        f'<p class="gl-way">{links}</p></div>'
    )
