"""A file → the text cells of its sheets. Runs in a child process, which a bad file may bring down.

The parent (``etl.read``) writes one JSON line a file and gets one back; the cells go through
Arrow files in a folder that the parent owns.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from etl.archive import damaged
from etl.bounds import MOST_MEMORY
from etl.encoding import utf_8
from etl.lean import lean
from etl.page import tables
from etl.separated import separated
from etl.sheet import Sheet
from etl.sniff import WORKBOOKS, Form, form_of, misnamed
from etl.trim import trimmed
from etl.workbook import workbook
from gridlens.errors import GridLensError
from gridlens.translation import _

try:
    import resource
except ImportError:  # Windows has none: there the bounds on time and on sizes hold alone
    resource = None  # type: ignore[assignment]


def parse(path: Path) -> Iterator[Sheet]:
    """Yield every sheet of a file, from row 1 and column A on; the file by its name alone."""
    form = form_of(path)
    remarks = [misnamed(path, form)]
    if form in (Form.XLSX, Form.XLS):
        sheets = workbook(path, form)
    elif form is Form.PAGE:
        sheets = _page(path)
    else:
        sheets = _text(path)
    for sheet in sheets:
        yield replace(sheet, remarks=(*filter(None, remarks), *sheet.remarks))


def _text(path: Path) -> Iterator[Sheet]:
    try:
        data = utf_8(path.read_bytes())
    except GridLensError as error:
        if path.suffix.lower() in WORKBOOKS:  # then it is no text either
            raise damaged() from error
        raise
    found = separated(data)
    yield Sheet(
        path.name,
        path.stem,
        trimmed(found.cells),
        width=found.width,
        lengths=found.lengths,
        remarks=tuple(found.remarks),
    )


def _page(path: Path) -> Iterator[Sheet]:
    for name, cells, merges in tables(utf_8(path.read_bytes()).decode()):
        yield Sheet(path.name, name, trimmed(cells), merges=tuple(merges))


def _answer(path: Path, stem: Path) -> dict[str, object]:
    """Parse one file into Arrow files that begin with ``stem``, and say what is in them."""
    sheets = []
    try:
        for number, sheet in enumerate(parse(path)):
            target = stem.with_name(f"{stem.name}-{number}.arrow")
            schema = sheet.cells.schema
            with pa.OSFile(str(target), "wb") as out, pa.ipc.new_file(out, schema) as writer:
                writer.write_table(sheet.cells)
            sheets.append({"cells": str(target), **sheet.described()})
    except GridLensError as error:
        return {"error": str(error)}
    except OSError as error:
        return {"error": _("无法读取：{why}。").format(why=error.strerror or error)}
    except MemoryError:
        return {"error": _("文件过大，内存不足，无法读取。请拆成几个文件再装载。")}
    return {"sheets": sheets}


def main() -> None:
    """Answer one line after another until the parent closes the pipe."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    lean()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = _answer(Path(asked["path"]), Path(asked["stem"]))
        sys.stdout.write(re.sub("[\r\n]", " ", json.dumps(answer)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
