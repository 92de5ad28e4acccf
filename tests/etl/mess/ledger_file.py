"""Writes one small table as .xlsx, .xls, .csv or a web page, so that a test can try every form."""

import csv
import html
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
import xlwt

from etl.match.columns.matched import MatchedSheet
from etl.match.ledger import recognised_by_headers
from etl.read.files import LedgerFile
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet
from tests.etl.office import reader

Rows = Sequence[Sequence[str | int | float | None]]
Merges = Sequence[tuple[int, int, int, int]]  # first row, last row, first place, last place
WORKBOOKS = ("xlsx", "xls")
MERGING = (*WORKBOOKS, "html")
EVERY = (*MERGING, "csv")


def written(
    folder: Path, form: str, rows: Rows, merges: Merges = (), name: str = "矛盾纠纷"
) -> Path:
    """Write rows as a file of one form, and return its path.

    ``merges`` count rows from 1 and places from 0. CSV has no merged cells.
    """
    path = folder / f"{name}.{form}"
    folder.mkdir(parents=True, exist_ok=True)
    _WRITERS[form](path, rows, merges)
    return path


def read(path: Path) -> list[Sheet | SheetResult]:
    """Read a file as the loader reads it."""
    return list(reader().read(LedgerFile(path.name, path)))


def sheet_of(path: Path) -> Sheet:
    """Return a file's only sheet."""
    (sheet,) = read(path)
    assert isinstance(sheet, Sheet), sheet
    return sheet


def rows_of(path: Path) -> list[tuple[str, ...]]:
    """Return the texts of a file's only sheet, with '' for empty cells."""
    cells = sheet_of(path).cells
    columns = [[text or "" for text in column.to_pylist()] for column in cells.columns]
    return list(zip(*columns, strict=True))


def matched(path: Path) -> MatchedSheet:
    """Recognise the ledger and the columns of a file's only sheet."""
    found = recognised_by_headers(sheet_of(path))
    assert isinstance(found, MatchedSheet), found
    return found


def why_refused(path: Path) -> str:
    """Return the sentence that says why a file is refused."""
    (refused,) = read(path)
    assert isinstance(refused, SheetResult), refused
    assert refused.refused
    return refused.problems[0].reason


def _xlsx(path: Path, rows: Rows, merges: Merges) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("表")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        for top, bottom, left, right in merges:
            page.merge_range(top - 1, left, bottom - 1, right, rows[top - 1][left])


def _xls(path: Path, rows: Rows, merges: Merges) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for top, bottom, left, right in merges:
        page.merge(top - 1, bottom - 1, left, right)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell not in (None, ""):
                page.write(number, place, cell)
    book.save(str(path))


def _csv(path: Path, rows: Rows, merges: Merges) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _html(path: Path, rows: Rows, merges: Merges) -> None:
    spans = {(top, left): (bottom, right) for top, bottom, left, right in merges}
    covered = {
        (row, place)
        for top, bottom, left, right in merges
        for row in range(top, bottom + 1)
        for place in range(left, right + 1)
    }
    lines = ["<html><head><meta charset='utf-8'></head><body><table>"]
    for number, row in enumerate(rows, start=1):
        lines.append("<tr>")
        for place, cell in enumerate(row):
            text = html.escape(str(cell if cell is not None else ""))
            if (number, place) in spans:
                bottom, right = spans[number, place]
                span = f" rowspan={bottom - number + 1} colspan={right - place + 1}"
                lines.append(f"<td{span}>{text}</td>")
            elif (number, place) not in covered:
                lines.append(f"<td>{text}</td>")
        lines.append("</tr>")
    lines.append("</table></body></html>")
    path.write_text("\n".join(lines), encoding="utf-8")


_WRITERS = {"xlsx": _xlsx, "xls": _xls, "csv": _csv, "html": _html}
