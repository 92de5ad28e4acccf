"""The workbook inside a native chart: it opens at 编辑数据 in PowerPoint, Word and WPS.

Every text is written as text, even if it looks like a formula or an address.
"""

from io import BytesIO

import xlsxwriter

from gridlens.render.native.plot import Drawn, Plot, number_format
from gridlens.render.writable import writable

SHEET = "Sheet1"  # the name under which every office program expects a chart's data
_AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def columns(plot: Plot) -> tuple[Drawn, ...]:
    """Return the series in the order of the columns of the workbook, the goal last."""
    return (*plot.drawn, *([plot.goal] if plot.goal else []))


def labels_at(plot: Plot) -> str:
    """Return the address of the labels in the workbook."""
    return f"{SHEET}!$A$2:$A${len(plot.labels) + 1}"


def name_at(place: int) -> str:
    """Return the address of the name of a series; ``place`` counts from 0."""
    return f"{SHEET}!${xlsxwriter.utility.xl_col_to_name(place + 1)}$1"


def values_at(plot: Plot, place: int) -> str:
    """Return the address of the values of a series; ``place`` counts from 0."""
    column = xlsxwriter.utility.xl_col_to_name(place + 1)
    return f"{SHEET}!${column}$2:${column}${len(plot.labels) + 1}"


def chart_book(plot: Plot) -> bytes:
    """Return the workbook as .xlsx: a row for each label, a column for each series."""
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, _AS_WRITTEN) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 24)
        for row, label in enumerate(plot.labels, start=1):
            sheet.write_string(row, 0, writable(label))
        formats = {}
        for column, drawn in enumerate(columns(plot), start=1):
            sheet.write_string(0, column, writable(drawn.name))
            for row, value in enumerate(drawn.values, start=1):
                if value is None:
                    continue
                code = number_format(value, plot.rate)
                if code not in formats:
                    formats[code] = book.add_format({"num_format": code})
                sheet.write_number(row, column, value, formats[code])
    return memory.getvalue()
