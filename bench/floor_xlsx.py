"""``python -m bench.floor_xlsx FILE``: the least that any loader of a workbook must do.

Reads the first sheet into Arrow, with cells as text.
"""

import sys

import fastexcel
import pyarrow as pa


def main(file: str) -> None:
    """Read the sheet; fail if it has no rows."""
    sheet = fastexcel.read_excel(file).load_sheet(0, dtypes="string")
    assert pa.table(sheet).num_rows


if __name__ == "__main__":
    main(*sys.argv[1:])
