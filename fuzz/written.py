"""Write a table of texts as a file of any kind, encoding and separator; sometimes damage it."""

import csv
import datetime as dt
import io
import random
import re
from pathlib import Path

import xlsxwriter
import xlwt

from fuzz.ledger import Grid

_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16", "big5", "latin-1")
_FOREIGN = ("big5", "latin-1")  # read as something else, or not at all
_SEPARATORS = (",", ",", ",", ";", "\t", "|")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

Made = tuple[bytes, Grid | None]


def write(grid: Grid, title: str, folder: Path, number: int, chance: random.Random) -> int | None:
    """Write a table into a new file of the folder, which may have the ledger's title as its name.

    Returns the number of rows in the file that are not empty; None if damage or a foreign encoding
    makes that unknown.
    """
    suffix, make = chance.choice(_KINDS)
    name = chance.choice((title, title, "台账", "Sheet1"))
    data, written = make(grid, name, chance)
    filled = None if written is None else _filled(written)
    if chance.random() < 0.15:
        data, filled = _damaged(data, chance), None
    if chance.random() < 0.05:
        suffix = chance.choice((".csv", ".xlsx", ".xls"))
    (folder / f"{number}-{name}{suffix}").write_bytes(data)
    return filled


def _filled(grid: Grid) -> int:
    return sum(any(text.strip() for text in row) for row in grid)


def _text(grid: Grid, _name: str, chance: random.Random) -> Made:
    out = io.StringIO()
    ending = chance.choice(("\r\n", "\n", "\n", "\r"))
    separator = chance.choice(_SEPARATORS)
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    if ending == "\r":
        quoting = csv.QUOTE_ALL  # the writer would leave a line break in a cell bare
    csv.writer(out, delimiter=separator, lineterminator=ending, quoting=quoting).writerows(grid)
    encoding = chance.choice(_ENCODINGS)
    data = out.getvalue().encode(encoding, errors="replace")
    return data, None if encoding in _FOREIGN else grid


def _xlsx(grid: Grid, name: str, chance: random.Random) -> Made:
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**options, "date_1904": chance.random() < 0.1}) as book:
        sheet = book.add_worksheet(name)
        dates = book.add_format(
            {"num_format": chance.choice(("yyyy-mm-dd", "m月d日", "[$-804]aaaa"))}
        )
        top, left = chance.choice((0, 0, 0, 3)), chance.choice((0, 0, 0, 2))
        for row, texts in enumerate(grid, start=top):
            for column, text in enumerate(texts, start=left):
                _put(sheet, row, column, text, dates, chance)
        if chance.random() < 0.2 and len(grid) > 2:
            first = chance.randrange(len(grid) - 1)
            sheet.merge_range(
                first + top, left, first + top + 1, left, grid[first][0] if grid[first] else ""
            )
        if chance.random() < 0.1:
            sheet.set_row(chance.randrange(len(grid) + 1), None, None, {"hidden": True})
        if chance.random() < 0.1:
            book.add_worksheet("说明").write_string(0, 0, "填表说明")
    return out.getvalue(), grid


def _put(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    text: str,
    dates: xlsxwriter.format.Format,
    chance: random.Random,
) -> None:
    typed = chance.random()
    day = _DATE.fullmatch(text)
    try:
        if day and typed < 0.4:
            sheet.write_datetime(row, column, dt.datetime(*map(int, day.groups())), dates)
            return
        if typed < 0.2:
            sheet.write_number(row, column, float(text))
            return
    except (ValueError, TypeError):
        pass  # no real date or number: the text is written as it is
    sheet.write_string(row, column, _NOT_IN_XML.sub("", text)[:_LONGEST_CELL])


def _xls(grid: Grid, name: str, _chance: random.Random) -> Made:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts[:256]):
            sheet.write(row, column, _NOT_IN_XML.sub("", text)[:_LONGEST_CELL])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), grid


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes after some are changed, cut out, repeated or added, as bad transfers do."""
    spoiled = bytearray(data)
    for _turn in range(chance.randint(1, 8)):
        place = chance.randrange(len(spoiled) + 1)
        match chance.randrange(4):
            case 0 if place < len(spoiled):
                spoiled[place] = chance.randrange(256)
            case 1:
                del spoiled[place : place + chance.randint(1, 200)]
            case 2:
                spoiled[place:place] = spoiled[place : place + chance.randint(1, 200)]
            case _:
                spoiled += bytes(chance.choice(b'",\n\x00;\xff') for _byte in range(5))
    return bytes(spoiled)


_KINDS = (
    (".csv", _text),
    (".csv", _text),
    (".csv", _text),
    (".xlsx", _xlsx),
    (".xlsx", _xlsx),
    (".xls", _xls),
)
