"""Parse a file into the text cells of its sheets, in a child process that a bad file may crash.

The parent (``etl.read.reader``) writes one JSON line per file and gets one line back. The cells go
through Arrow files in a folder that the parent owns. The libraries for workbooks and web pages are
imported when the first such file comes: they are large, and text files do not need them.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from etl.formats.archive import damaged
from etl.formats.encoding import utf_8
from etl.formats.form import WORKBOOKS, Form, form_of, misnamed
from etl.formats.lines import faults, text_of
from etl.formats.quick import quick_cells
from etl.formats.separated import separated
from etl.formats.trim import trimmed
from etl.process.bounds import MOST_MEMORY
from etl.process.startup import lean
from etl.sheets.sheet import Sheet
from gridlens.errors import GridLensError
from gridlens.translation import _

try:
    import resource
except ImportError:  # Windows has none: there only the bounds on time and sizes hold
    resource = None  # type: ignore[assignment]


def parse(path: Path, spool: Path) -> Iterator[tuple[Sheet, Path | None]]:
    """Yield every sheet of a file, from row 1 and column A on; ``Sheet.file`` has no folder.

    The second value is ``spool`` if the cells are already written there as an Arrow file, else
    None.
    """
    form = form_of(path)
    remarks = [misnamed(path, form)]
    for sheet, written in _sheets(path, form, spool):
        yield replace(sheet, remarks=(*filter(None, remarks), *sheet.remarks)), written


def _sheets(path: Path, form: Form, spool: Path) -> Iterator[tuple[Sheet, Path | None]]:
    if form is Form.TEXT and (cells := quick_cells(path, spool)) is not None:
        sheet = Sheet(path.name, path.stem, trimmed(cells), width=cells.num_columns)
        yield sheet, spool if sheet.cells.shape == cells.shape else None
        return
    if form is Form.TEXT:
        sheets = iter([_text(path)])
    elif form is Form.PAGE:
        sheets = _page(path)
    else:
        from etl.formats.workbook import workbook

        sheets = workbook(path, form)
    for sheet in sheets:
        yield sheet, None


def _text(path: Path) -> Sheet:
    try:
        data, lost = text_of(path.read_bytes())
    except GridLensError as error:
        if path.suffix.lower() in WORKBOOKS:  # a workbook that is damaged, and no text either
            raise damaged() from error
        raise
    found = separated(data)
    return Sheet(
        path.name,
        path.stem,
        trimmed(found.cells),
        width=found.width,
        lengths=found.lengths,
        faults=faults(found.cells, lost),
        remarks=tuple(found.remarks),
    )


def _page(path: Path) -> Iterator[Sheet]:
    from etl.formats.html import tables

    for name, cells, merges in tables(utf_8(path.read_bytes()).decode()):
        yield Sheet(path.name, name, trimmed(cells), merges=tuple(merges))


def _answer(path: Path, stem: Path) -> dict[str, object]:
    """Parse one file into Arrow files whose names begin with ``stem``; return what they hold.

    The answer is ready for JSON: ``sheets``, or ``error`` with the reason in words.
    """
    sheets = []
    spool = stem.with_name(f"{stem.name}.arrow")
    try:
        for number, (sheet, written) in enumerate(parse(path, spool)):
            target = written or stem.with_name(f"{stem.name}-{number}.arrow")
            if not written:
                _write(sheet.cells, target)
            sheets.append({"cells": str(target), **sheet.described()})
    except GridLensError as error:
        return {"error": str(error)}
    except OSError as error:
        return {"error": _("无法读取：{why}。").format(why=error.strerror or error)}
    except MemoryError:
        return {"error": _("文件过大，内存不足，无法读取。请拆成几个文件再导入。")}
    return {"sheets": sheets}


def _write(cells: pa.Table, target: Path) -> None:
    with pa.OSFile(str(target), "wb") as out, pa.ipc.new_file(out, cells.schema) as writer:
        writer.write_table(cells)


def main() -> None:
    """Answer line after line until the parent closes the pipe."""
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
