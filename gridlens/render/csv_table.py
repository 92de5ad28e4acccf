"""Write a table as CSV for office programs: UTF-8 with a byte order mark, no cell a formula."""

import csv
from io import StringIO

import pandas as pd

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def csv_table(table: pd.DataFrame) -> bytes:
    """Return a table as CSV; a text that a program might run gets an apostrophe in front."""
    memory = StringIO()
    rows = csv.writer(memory, lineterminator="\r\n")
    rows.writerow(_still(str(title)) for title in table.columns)
    for cells in table.itertuples(index=False, name=None):
        rows.writerow("" if pd.isna(cell) else _still(cell) for cell in cells)
    return memory.getvalue().encode("utf-8-sig")


def _still(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell
