"""Write the files; the same content always gives the same parts inside a workbook."""

import csv
import datetime as dt
from pathlib import Path

import xlsxwriter

from etl.invented.sample.office.area import STREET, demo
from etl.invented.sample.papers.files import File, files
from etl.invented.sample.papers.sheets import SampleSheet

_CREATED = dt.datetime(2025, 7, 1, 9, 0, 0)
_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_WIDEST = 40


def write(folder: Path) -> list[Path]:
    """Write the sample office's ledgers into a folder, and return the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in files():
        path = folder / file.name
        if file.encoding:
            _write_csv(path, file.sheets[0], file.encoding)
        else:
            _write_workbook(path, file)
        written.append(path)
    return written


def _write_csv(path: Path, sheet: SampleSheet, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([sheet.header(), *sheet.cells()])


def _write_workbook(path: Path, file: File) -> None:
    with xlsxwriter.Workbook(str(path), _TEXT_STAYS_TEXT) as book:
        book.set_properties({"title": path.stem, "author": demo(STREET), "created": _CREATED})
        title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in file.sheets:
            page = book.add_worksheet(sheet.name)
            header, cells, top = sheet.header(), sheet.cells(), 0
            if sheet.title:
                page.merge_range(0, 0, 0, len(header) - 1, sheet.title, title)
                top = 1
            page.write_row(top, 0, header, bold)
            for number, row in enumerate(cells, top + 1):
                page.write_row(number, 0, row)
            for column, values in enumerate(zip(header, *cells, strict=True)):
                longest = max(len(str(value)) for value in values if value is not None)
                page.set_column(column, column, min(longest * 2, _WIDEST))
            page.freeze_panes(top + 1, 0)
