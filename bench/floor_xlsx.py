"""``python -m bench.floor_xlsx FILE``: the first sheet of a workbook into Arrow, cells as text."""

import sys

import fastexcel
import pyarrow as pa


def main(file: str) -> None:
    """Read the sheet."""
    sheet = fastexcel.read_excel(file).load_sheet(0, dtypes="string")
    assert pa.table(sheet).num_rows


if __name__ == "__main__":
    main(*sys.argv[1:])
