"""Write the rejected rows of a command to a workbook that the clerk corrects and loads again."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from etl.sheets.problem import SheetResult
from gridlens.errors import GridLensError
from gridlens.intake.rejects import tables
from gridlens.render.xlsx.rejects import rejects_workbook
from gridlens.translation import _


def write(path: Path, rejects: pa.Table, sheets: Sequence[SheetResult]) -> bool:
    """Write the rejected rows to ``path``; if there are none, write no file and return False.

    Sheets that were refused as a whole are named in the notes of the workbook; their rows are not
    in it. Raises ``GridLensError`` if the file cannot be written.
    """
    found = tables(rejects.to_pylist())
    if not found:
        return False
    about = [
        _("整张表没有导入，不在本表中：{file} · {sheet}：{reason}").format(
            file=sheet.file, sheet=sheet.sheet, reason=sheet.problems[0].reason
        )
        for sheet in sheets
        if sheet.refused
    ]
    try:
        path.write_bytes(rejects_workbook(found, about))
    except OSError as error:
        raise GridLensError(
            _("未导入行写不到 {path}：{why}。").format(path=path, why=error.strerror or error)
        ) from error
    return True
