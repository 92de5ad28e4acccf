"""催办单: a Word document for one responsible unit that lists its open matters.

The sheet leaves the office, so it names grids only if that is asked for.
"""

import datetime as dt
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from gridlens.analysis.matters import groups_of, narrowed
from gridlens.ledgers import ledger as find_ledger
from gridlens.render.docx.style import (
    BODY,
    NOTE,
    TITLE,
    add_signatures,
    add_text,
    new_document,
    to_bytes,
)
from gridlens.render.docx.table import add_table
from gridlens.settings import settings
from gridlens.translation import N_, _

HEAD = (N_("序号"), N_("台账和编号"), N_("事项"), N_("收到日期"), N_("办理期限"), N_("逾期"))
WIDTHS = (12.5, 25, 55.5, 24.5, 24.5, 14)
BODY_SIZE = 14
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class Sender:
    """Who sends the sheets: the office, the as-of date, and the date of sending (``dated``).

    ``grids`` has the names of grids by code; None means that the sheets must not name grids.
    ``sample`` means that the data is invented.
    """

    office: str
    as_of: dt.date
    dated: dt.date
    sample: bool = False
    grids: dict[str, str] | None = None


def reminder(unit: str, table: pd.DataFrame, sender: Sender) -> bytes:
    """Return the sheet of one unit; ``unit`` is named as in ``matters.named``.

    ``table`` has the matters of the unit.
    """
    document = new_document(settings().reminder, body_size=BODY_SIZE)
    add_text(document, settings().reminder, TITLE)
    if sender.sample:
        sample = add_text(document, _("演示数据（虚构）"), NOTE)
        sample.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_text(document, _("{unit}：").format(unit=unit)).paragraph_format.first_line_indent = 0
    add_text(document, _asking(table, sender), BODY).paragraph_format.space_after = Pt(8)
    lines = [
        _line(place, row, sender) for place, row in enumerate(table.to_dict("records"), start=1)
    ]
    listed = add_table(document, [_(title) for title in HEAD], lines, WIDTHS, numbers=(0, 5))
    masked = _("个人信息已遮盖；需要核对的，请按编号查阅台账原件。")
    note = add_text(document, masked, NOTE)
    note.paragraph_format.space_before = Pt(6)
    for paragraph in (note, *(cell.paragraphs[0] for cell in listed.rows[-1].cells)):
        paragraph.paragraph_format.keep_with_next = True
    for text in (sender.office, _day(sender.dated)):
        line = add_text(document, text, BODY)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.keep_with_next = True
    add_signatures(document, [_("签收人"), _("反馈人")], _("日期：　　　　年　　月　　日"))
    return to_bytes(document)


def reminders(table: pd.DataFrame, sender: Sender) -> bytes:
    """Return a .zip with the sheet of every unit that has matters in ``table``."""
    memory = BytesIO()
    moment = (*sender.dated.timetuple()[:3], 9, 0, 0)
    with ZipFile(memory, "w", ZIP_DEFLATED) as folder:
        for place, unit in enumerate(groups_of(table, "unit"), start=1):
            entry = ZipInfo(f"{place:02}-{file_name(unit)}", moment)
            entry.compress_type = ZIP_DEFLATED
            folder.writestr(entry, reminder(unit, narrowed(table, units=[unit]), sender))
    return memory.getvalue()


def file_name(unit: str) -> str:
    """Return the file name of a unit's sheet, without the characters that file names forbid."""
    safe = _UNSAFE.sub("_", unit).strip("._") or "_"
    return _("{name}-{unit}.docx").format(name=settings().reminder, unit=safe)


def _asking(table: pd.DataFrame, sender: Sender) -> str:
    """Return the sentences that say what is open and what the unit is asked to do."""
    late = int((table["days_overdue"] > 0).sum())
    told = _("据台账记载，截至{day}，由贵单位办理的下列{n}项事项尚未办结").format(
        day=_day(sender.as_of), n=len(table)
    )
    if late:
        told += _("，其中{late}项已超过办理期限").format(late=late)
        asked = _("请对已超过期限的抓紧办理，其余事项按期办结")
    else:
        asked = _("请按期办结")
    return told + _(
        "。{asked}，并将办理情况及时反馈。已经办结的，请告知办结日期，以便销账。"
    ).format(asked=asked)


def _line(place: int, row: dict[Any, Any], sender: Sender) -> tuple[str, ...]:
    """Return the cells of one matter."""
    where = [row["place"]]
    if sender.grids is not None:
        where.insert(0, sender.grids.get(row["grid"], row["grid"]))
    told = "，".join(part for part in where if isinstance(part, str))
    late, title = row["days_overdue"], _(find_ledger(row["ledger"]).title)
    return (
        str(place),
        "\n".join(part for part in (title, _text(row["number"], "")) if part),
        _text(row["what"]) + (_("（{where}）").format(where=told) if told else ""),
        _text(row["received"]),
        _text(row["due"]),
        _("{n}天").format(n=late) if late else "—",
    )


def _text(cell: Any, nothing: str = "—") -> str:
    return nothing if cell is None or pd.isna(cell) else str(cell)


def _day(day: dt.date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
