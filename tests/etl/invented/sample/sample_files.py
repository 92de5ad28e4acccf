"""Reads the sample office's files with plain Python: what they hold, not the code that made it."""

import csv
import datetime as dt
import re
from functools import cache
from pathlib import Path

import openpyxl

SAMPLE = Path(__file__).parents[4] / "data" / "sample"
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 6, 30)
CSV_ENCODINGS = {
    "安全隐患台账.csv": "gb18030",
    "走访企业台账.csv": "utf-8-sig",
    "联系选民群众台账-2024.csv": "utf-8-sig",
}
WORKBOOKS = [
    "名册.xlsx",
    "目标.xlsx",
    "会议活动台账.xlsx",
    "联系选民群众台账-2025.xlsx",
    "调研视察台账.xlsx",
    "矛盾纠纷台账-2024.xlsx",
    "矛盾纠纷台账-2025.xlsx",
    "群众诉求台账.xlsx",
    "议案建议台账.xlsx",
]
DUE = {"办理期限", "整改期限"}
Record = dict[str, str]


def table(rows: list[list[str]]) -> list[Record]:
    """Return the rows as records by header; it is the first row with more than one filled cell."""
    top = next(i for i, row in enumerate(rows) if sum(map(bool, row)) > 1)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


@cache
def read(file: str) -> dict[str, list[Record]]:
    """Return the records of a file by sheet; a CSV has one sheet, named like the file."""
    if file in CSV_ENCODINGS:
        with (SAMPLE / file).open(encoding=CSV_ENCODINGS[file], newline="") as stream:
            return {file: table(list(csv.reader(stream)))}
    book = openpyxl.load_workbook(SAMPLE / file)
    return {
        page.title: table([[as_text(cell) for cell in row] for row in page.values])
        for page in book.worksheets
    }


def as_text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def all_of(*files: str) -> list[Record]:
    return [row for file in files for rows in read(file).values() for row in rows]


def day(text: str) -> dt.date | None:
    """Read 2025-04-03, 2025/4/3, 2025.4.3 and 2025年4月3日; None for anything else."""
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    return dt.date(*map(int, found.groups())) if found else None


def within(text: str, first: dt.date = FIRST, last: dt.date = LAST) -> bool:
    found = day(text)
    return found is not None and first <= found <= last


def disputes() -> list[Record]:
    """Return the disputes of both files under one set of headers; 成功 is the settled outcome."""
    older = {"登记日期": "受理日期", "化解日期": "办结日期", "简要情况": "纠纷简况"}
    rows = [
        {older.get(header, header): value for header, value in row.items()}
        for row in all_of("矛盾纠纷台账-2024.xlsx", "矛盾纠纷台账-2025.xlsx")
    ]
    return [row | {"调解结果": row["调解结果"].replace("调解成功", "成功")} for row in rows]


def settled(first: dt.date = FIRST, last: dt.date = LAST) -> list[Record]:
    rows = disputes()
    return [r for r in rows if r["调解结果"] == "成功" and within(r["办结日期"], first, last)]
