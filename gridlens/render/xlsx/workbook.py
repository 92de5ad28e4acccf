"""Write tables as workbooks: exact values, frozen header, filters, ready to print, text as text."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from gridlens.translation import _

FONT = "宋体"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST, _NARROWEST = 40, 8


def workbook(sheets: dict[str, pd.DataFrame], notes: Sequence[str]) -> bytes:
    """Return an .xlsx with a sheet for each table, and a last sheet with the notes."""
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, OPTIONS) as book:
        plain = book.add_format({"font_name": FONT, "font_size": 11, "valign": "top"})
        dated = book.add_format({"font_name": FONT, "font_size": 11, "num_format": "yyyy-mm-dd"})
        head = book.add_format(
            {"font_name": FONT, "font_size": 11, "bold": True, "bottom": 1, "bg_color": "#E8F0FA"}
        )
        for name, table in sheets.items():
            sheet = book.add_worksheet(name[:31])
            for place, title in enumerate(table.columns):
                sheet.write_string(0, place, str(title), head)
                sheet.set_column(place, place, _width(table, str(title)))
            for line, cells in enumerate(table.itertuples(index=False), start=1):
                for place, cell in enumerate(cells):
                    _write(sheet, line, place, cell, plain, dated)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(table), 1), max(len(table.columns) - 1, 0))
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
        about = book.add_worksheet(_("说明"))
        about.set_column(0, 0, 90)
        for line, note in enumerate(notes):
            about.write_string(line, 0, note, plain)
    return memory.getvalue()


def _write(sheet: Any, line: int, place: int, cell: Any, plain: Any, dated: Any) -> None:
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return
    if isinstance(cell, dt.datetime | dt.date):
        sheet.write_datetime(line, place, cell, dated)
    elif isinstance(cell, bool | int | float) or hasattr(cell, "item"):
        sheet.write_number(line, place, float(cell), plain)
    else:
        sheet.write_string(line, place, str(cell), plain)


def _width(table: pd.DataFrame, title: str) -> int:
    """Return the width of a column in characters; a Chinese character counts as two."""
    cells = table[title].head(200).dropna().astype(str)
    texts = [title, *cells]
    longest = max(sum(2 if ord(c) > 255 else 1 for c in text) for text in texts)
    return max(_NARROWEST, min(_WIDEST, longest + 2))
