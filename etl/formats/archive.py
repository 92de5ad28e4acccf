"""Check a zip archive before it is unpacked: what it is, and how large it would become."""

import errno
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from etl.formats.package import package_of, workbook_part
from etl.process.bounds import MOST_UNPACKED, too_large
from gridlens.errors import GridLensError
from gridlens.translation import N_, _

_MOST_FILES = 10_000
_SMALL = 100 * 2**20
_MOST_TIMES = 250
_HEAD = 2**16
_TYPES = "[Content_Types].xml"
_WORKBOOK = re.compile(rb"<(?:\w+:)?workbook[\s>]")
# No office program writes a document type; it may define words that unfold without end.
_DEFINES = b"<!DOCTYPE"
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin$|macrosheets/)")
_OTHERS = {
    "xl/workbook.bin": N_("二进制工作簿（xlsb）"),
    "word/": N_("Word文档"),
    "ppt/": N_("演示文稿"),
    "content.xml": N_("OpenDocument文件（如 .ods）"),
}


_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError),
)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive; raise ``GridLensError`` if it proves damaged, now or while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _DAMAGED as error:
        raise damaged() from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # its table of contents points before the file's beginning
            raise damaged() from error
        raise


def check(path: Path) -> None:
    """Raise ``GridLensError`` if an archive is no plain workbook, or would become far too large."""
    with opened(path) as archive:
        files = archive.infolist()
        _check_size(files, path.stat().st_size)
        _check_content(archive)


def _check_size(files: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(file.file_size for file in files)
    overlapping = sum(file.compress_size for file in files) > packed
    swelling = unpacked > _SMALL and unpacked > _MOST_TIMES * packed
    if overlapping or swelling or len(files) > _MOST_FILES:
        raise GridLensError(
            _(
                "压缩异常：文件 {packed:,} KB，展开后约 {unpacked:,} MB，不像台账，已停止读取。"
            ).format(packed=-(-packed // 2**10), unpacked=unpacked // 2**20),
            _("请把内容复制到新的工作簿，另存为 .xlsx 再导入。"),
        )
    if unpacked > MOST_UNPACKED:
        raise too_large(unpacked, MOST_UNPACKED)


def _check_content(archive: zipfile.ZipFile) -> None:
    """Raise ``GridLensError`` unless the archive is a workbook without macros and definitions."""
    names = archive.namelist()
    if any(_MACROS.search(name) for name in names):
        raise macros()
    try:
        document = workbook_part(archive)
        if document is None or not _is_workbook(archive, document):
            raise _no_workbook(names)
        package = package_of(archive)
        parts = (_TYPES, package.texts, package.styles)
        if any(part in names and _DEFINES in _head(archive, part) for part in parts if part):
            raise damaged()
    except (etree.XMLSyntaxError, KeyError) as error:
        raise damaged() from error


def _is_workbook(archive: zipfile.ZipFile, document: str) -> bool:
    head = _head(archive, document)
    if _DEFINES in head:
        raise damaged()
    return posixpath.splitext(document)[1] == ".xml" and bool(_WORKBOOK.search(head))


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as file:
        return file.read(_HEAD)


def _no_workbook(names: list[str]) -> GridLensError:
    for sign, what in _OTHERS.items():
        if any(name.startswith(sign) for name in names):
            return GridLensError(
                _("这是{what}，无法读取。").format(what=_(what)),
                _("请在表格软件中打开，另存为 .xlsx 再导入。"),
            )
    return GridLensError(_("这是压缩包，不是工作簿。"), _("请先解压，再导入里面的文件。"))


def macros() -> GridLensError:
    """Return the error for a workbook with macros, which is not read for safety."""
    return GridLensError(
        _("文件带有宏（程序），为安全起见不读取。"),
        _("请在表格软件中另存为不带宏的 .xlsx 再导入。"),
    )


def damaged() -> GridLensError:
    """Return the error for a workbook that cannot be opened."""
    return GridLensError(
        _("打不开：文件已损坏，或不是Excel文件。"),
        _("请在表格软件中打开后另存为 .xlsx 再导入。"),
    )
