"""A small office for tests: writes ledger files, loads them, and reads back what was published."""

import atexit
import datetime as dt
import json
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from etl.ahead import FilesAhead
from etl.load import Outcome, load
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult

NOW = dt.datetime(2025, 7, 1, 9, 30)
GRIDS = """网格编码,网格名称,别名,社区
411101001001001,红旗一网格,红旗1、红旗一,红旗社区
411101001001002,红旗二网格,,红旗社区
"""
DEPUTIES = """代表编号,姓名,联系网格
D001,张某,红旗一网格（2024-01-01至今）
D002,李某,
D003,王某,
D004,王某,
"""
DISPUTES = """编号,受理日期,网格,纠纷类别,当事人,代表,状态,办结日期
JF-1,2025-04-03,红旗一网格,邻里,赵甲、钱乙,张某、李某,已办结,2025-04-10
JF-2,2025-04-05,红旗二网格,物业,孙丙,,处置中,
"""


def csv(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a CSV file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """Write a workbook of plain cells, with real dates where the value is a date."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


@cache
def reader() -> FileReader:
    """Return one reader for the files of all tests; to start one takes longer than the tests do."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    return until_the_end.enter_context(FileReader())


def put(store: Path, *paths: Path, now: dt.datetime = NOW, **how: Any) -> Outcome:
    """Load files as of a fixed day."""
    return load(paths, store, now=now, ahead=FilesAhead(paths, reader(), shared=True), **how)


def put_text(store: Path, name: str, text: str) -> SheetResult:
    """Load one CSV text, whose file lies outside the store, and return the result of its sheet."""
    outcome = put(store, csv(store.parent / "files", name, text))
    (sheet,) = outcome.sheets
    return sheet


def current(store: Path) -> dict[str, Any]:
    """Return the content of the store's pointer."""
    found: dict[str, Any] = json.loads((store / "CURRENT").read_text(encoding="utf-8"))
    return found


def query(store: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that the version in force answers to an SQL query."""
    with duckdb.connect(str(store / current(store)["file"]), read_only=True) as con:
        return con.execute(sql).fetchall()


def reasons(sheet: SheetResult) -> list[tuple[int | None, str | None, str]]:
    """Return row, column and reason of every problem."""
    return [(p.row, p.column, p.reason) for p in sheet.problems]
