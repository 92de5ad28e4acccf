"""Bytes of a file → text cells. Runs in a child process, which a bad file may bring down.

The parent (``etl.read``) writes one JSON line a file and gets one back; the cells go through
Arrow files in a folder that the parent owns.
"""

import csv
import io
import json
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from etl.epoch import counts_from_1904
from etl.files import WORKBOOKS
from gridlens.errors import GridLensError
from gridlens.translation import _

MOST_MEMORY = 3 * 2**30
_LONGEST_FIELD = 2**20
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")
_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_TIME_ALONE = r"^(?:1899-12-3[01]|1904-01-01) (\d{2}:\d{2}:\d{2})$"


def parse(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """Yield the name and the text cells of every sheet, from row 1 on."""
    if path.suffix.lower() in WORKBOOKS:
        yield from _workbook(path)
    else:
        yield path.stem, separated(decoded(path.read_bytes()))


def _workbook(path: Path) -> Iterator[tuple[str, pa.Table]]:
    try:
        book = fastexcel.read_excel(path)
        for name in book.sheet_names:
            # skip_rows=0 keeps leading blank rows, so that the first row read is row 1.
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            cells = pa.Table.from_batches([pa.record_batch(sheet)])
            yield name, _dates_as_written(cells)
    except fastexcel.FastExcelError as error:
        raise GridLensError(
            _("打不开：文件已损坏、设有密码，或不是Excel文件。"),
            _("请在表格软件中打开后另存为 .xlsx 再装载。"),
        ) from error


def _dates_as_written(cells: pa.Table) -> pa.Table:
    """Take the midnight from dates and the day zero from times, which only the file format adds."""
    columns = []
    for column in cells.columns:
        if pc.any(pc.match_substring(column, ":00")).as_py():
            column = pc.replace_substring_regex(column, _MIDNIGHT, r"\1")
            column = pc.replace_substring_regex(column, _TIME_ALONE, r"\1")
        columns.append(column)
    return pa.table(columns, names=cells.column_names) if columns else cells


def decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, GB18030, or UTF-16 with its mark; strictly.

    Raises ``GridLensError`` naming the byte and line at which the better attempt fails.
    """
    marked = [name for mark, name in _BOMS if data.startswith(mark)]
    failed = 0
    for encoding in marked or _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
    line = data.count(b"\n", 0, failed) + 1
    raise GridLensError(
        _("文字编码无法识别：第{line}行、第{byte}个字节处不是有效的UTF-8或GB18030文字。").format(
            line=line, byte=failed + 1
        ),
        _("请在表格软件中另存为“CSV UTF-8”再装载。"),
    )


def separated(text: str) -> pa.Table:
    """Return the cells of a comma-separated text; a quoted cell may hold line breaks."""
    text = text.rstrip("\r\n")
    if not text:
        return pa.table({})
    # An odd number of quotes cannot be well-formed: the strict reader says where.
    if text.count('"') % 2 == 0:
        width = len(next(csv.reader(io.StringIO(text, newline=""))))
        try:
            return _rectangle(text, width)
        except pa.ArrowInvalid:
            pass
    return _ragged(text)


def _rectangle(text: str, width: int) -> pa.Table:
    """Read a text whose rows all have ``width`` cells; raise ``ArrowInvalid`` when they do not."""
    names = [f"f{i}" for i in range(width)]
    return pyarrow.csv.read_csv(
        pa.py_buffer(text.encode()),
        pyarrow.csv.ReadOptions(column_names=names, use_threads=False),
        pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )


def _ragged(text: str) -> pa.Table:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise GridLensError(
            _("第{line}行附近的引号不成对，或一格文字过长，无法分列。").format(
                line=reader.line_num
            ),
            _("请在表格软件中打开后另存为 .xlsx 再装载。"),
        ) from error
    width = max(map(len, rows))
    padded = (row + [""] * (width - len(row)) for row in rows)
    columns = [pa.array(column, pa.string()) for column in zip(*padded, strict=True)]
    return pa.table(columns, names=[f"f{i}" for i in range(width)])


def _answer(path: Path, stem: Path) -> dict[str, object]:
    """Parse one file into Arrow files that begin with ``stem``, and say what is in them."""
    sheets = []
    try:
        epoch1904 = counts_from_1904(path)
        for number, (name, cells) in enumerate(parse(path)):
            target = stem.with_name(f"{stem.name}-{number}.arrow")
            with pa.OSFile(str(target), "wb") as out, pa.ipc.new_file(out, cells.schema) as writer:
                writer.write_table(cells)
            sheets.append({"name": name, "cells": str(target)})
    except GridLensError as error:
        return {"error": str(error)}
    except OSError as error:
        return {"error": _("无法读取：{why}。").format(why=error.strerror or error)}
    except MemoryError:
        return {"error": _("文件过大，内存不足，无法读取。请拆成几个文件再装载。")}
    return {"sheets": sheets, "epoch1904": epoch1904}


def main() -> None:
    """Answer one line after another until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for line in sys.stdin:
        asked = json.loads(line)
        answer = _answer(Path(asked["path"]), Path(asked["stem"]))
        sys.stdout.write(re.sub("[\r\n]", " ", json.dumps(answer)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
