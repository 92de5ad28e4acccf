"""Rejected rows as a workbook: as they were written, with reasons, and faulty cells marked.

A clerk can correct this workbook and load it again: the loader knows the columns that we add.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from gridlens.intake.rejects import UNNAMED, RejectTable, Row
from gridlens.render.xlsx.workbook import FONT, OPTIONS
from gridlens.schema import forms
from gridlens.translation import N_, _

_HEAD, _ADDED, _WRONG = "#E8F0FA", "#F1F3F6", "#FBE3E1"
_INK, _QUIET, _BAD = "#1C2733", "#5A6B7D", "#9B1C1C"
_REASON_WIDTH, _ORIGIN_WIDTH = 44, 16
_WIDEST, _NARROWEST, _LOOKED_AT = 36, 9, 200
_NOTES = (
    N_("这里是没有导入的行，内容和表头与原表一样；底色标出的格子有误，原因写在首列和批注里。"),
    N_(
        "请直接在本表改正后再导入：首列的原因和末尾的三列来源不会被读取，不必删除；已改好的表也可以只留几行。"
    ),
    N_(
        "原表里由分组行、合并单元格和标题说明的网格、年份等，已写进各行；"
        "补填日期时请连年份写全，如 2025-04-03。"
    ),
    N_("不再需要的行可以删去。没有改对的行会再次留下，不会丢失。"),
    N_("本表是原始内容，个人信息没有遮盖，请妥善保管，用完删除。"),
)


def rejects_workbook(tables: Sequence[RejectTable], about: Sequence[str] = ()) -> bytes:
    """Return the workbook with a sheet for each table; ``about`` adds lines to the notes."""
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, OPTIONS) as book:
        formats = _formats(book)
        used: dict[str, int] = {}
        for table in tables:
            title = _(table.ledger.title)
            used[title] = used.get(title, 0) + 1
            name = title if used[title] == 1 else f"{title} {used[title]}"
            _sheet(book.add_worksheet(name), table, formats)
        page = book.add_worksheet(_("说明"))
        page.write_string(0, 0, f"{forms.MARK} · {_('未导入行')}", formats["quiet"])
        for line, note in enumerate((*map(_, _NOTES), *about), start=1):
            page.write_string(line, 0, note, formats["wrap"])
        page.set_column(0, 0, 100)
    return memory.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    plain = {"font_name": FONT, "font_size": 11, "font_color": _INK, "valign": "top"}
    head = {"bold": True, "bottom": 1, "text_wrap": True, "bg_color": _HEAD}
    looks: dict[str, dict[str, Any]] = {
        "plain": {"num_format": "@"},
        "wrong": {"num_format": "@", "bg_color": _WRONG, "border": 1, "border_color": _BAD},
        "reason": {"text_wrap": True, "font_color": _BAD, "bg_color": _ADDED},
        "origin": {"font_color": _QUIET, "bg_color": _ADDED},
        "head": head,
        "added": {**head, "bg_color": _ADDED, "font_color": _QUIET},
        "wrap": {"text_wrap": True},
        "quiet": {"font_color": _QUIET},
    }
    return {name: book.add_format(plain | look) for name, look in looks.items()}


def _sheet(page: Any, table: RejectTable, formats: dict[str, Any]) -> None:
    after = len(table.headers) + 1
    page.write_string(0, 0, _(forms.REASON), formats["added"])
    page.set_column(0, 0, _REASON_WIDTH)
    for place, header in enumerate(table.headers, start=1):
        if header.startswith(UNNAMED):
            page.write_blank(0, place, None, formats["head"])
        else:
            page.write_string(0, place, header, formats["head"])
        page.set_column(place, place, _width(table, header), formats["plain"])
    for place, title in enumerate(forms.ORIGIN, start=after):
        page.write_string(0, place, _(title), formats["added"])
        page.set_column(place, place, _ORIGIN_WIDTH)
    for line, row in enumerate(table.rows, start=1):
        _row(page, line, row, table, formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(table.rows), after + len(forms.ORIGIN) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _row(page: Any, line: int, row: Row, table: RejectTable, formats: dict[str, Any]) -> None:
    reasons = row.reasons
    page.write_string(line, 0, "\n".join(map(_said, row.faults)), formats["reason"])
    for place, header in enumerate(table.headers, start=1):
        wrong = reasons.get(header)
        look = formats["wrong" if wrong else "plain"]
        text = row.cells.get(header, "")
        if text:
            page.write_string(line, place, text, look)
        elif wrong:
            page.write_blank(line, place, None, look)
        if wrong:
            page.write_comment(line, place, "\n".join(wrong), {"author": "格显", "font_size": 9})
    origin = (row.file, row.sheet, str(row.number))
    for place, text in enumerate(origin, start=len(table.headers) + 1):
        page.write_string(line, place, text, formats["origin"])


def _said(fault: Any) -> str:
    where = "、".join(f"“{header}”" for header in fault.headers)
    return (
        _("{where}：{reason}").format(where=where, reason=fault.reason) if where else fault.reason
    )


def _width(table: RejectTable, header: str) -> int:
    texts = [header, *(row.cells.get(header, "") for row in table.rows[:_LOOKED_AT])]
    longest = max(sum(2 if ord(letter) > 255 else 1 for letter in text) for text in texts)
    return max(_NARROWEST, min(_WIDEST, longest + 2))
