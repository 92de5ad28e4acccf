"""Find out from which year a workbook counts its dates: 1900, or 1904 if a Mac once wrote it."""

import re
import struct
import zipfile
import zlib
from pathlib import Path

import olefile

from gridlens.errors import GridLensError
from gridlens.translation import _

_ZIP = b"PK"
_ENOUGH = 2**20  # bytes to unpack: the setting is near the beginning, and a bomb stays packed
_SETTING = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true|on)[\"']")
_DATE_MODE, _END = 0x0022, 0x000A
_RECORD = struct.Struct("<HH")
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)


def counts_from_1904(path: Path) -> bool:
    """Tell whether a workbook (.xlsx or .xls) counts from 1904; False for any other file.

    Raises ``GridLensError`` if the workbook is too damaged to tell.
    """
    try:
        with path.open("rb") as file:
            zipped = file.read(len(_ZIP)) == _ZIP
        if zipped:
            return _says_so_in_xml(path)
        return bool(olefile.isOleFile(path)) and _says_so_in_records(path)
    except _DAMAGED as error:
        raise GridLensError(
            _("打不开：文件已损坏，看不出日期从哪一天算起。"),
            _("请在表格软件中打开后另存为 .xlsx 再装载。"),
        ) from error


def _says_so_in_xml(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.lower().endswith("/workbook.xml")]
        for part in parts:
            with archive.open(part) as text:
                if _SETTING.search(text.read(_ENOUGH)):
                    return True
    return False


def _says_so_in_records(path: Path) -> bool:
    """Read the records of the workbook stream up to the record with the date mode."""
    with olefile.OleFileIO(path) as container:
        streams = [name for name in ("Workbook", "Book") if container.exists(name)]
        if not streams:
            return False
        data: bytes = container.openstream(streams[0]).read(_ENOUGH)
    place = 0
    while place + _RECORD.size <= len(data):
        record, length = _RECORD.unpack_from(data, place)
        place += _RECORD.size
        if record == _DATE_MODE:
            return data[place : place + length].startswith(b"\x01")
        if record == _END:
            break
        place += length
    return False
