"""The packages that office files are (.docx, .pptx, .odt): looked into before anything is read.

A file that swells when unpacked, carries a program or is locked by a password is refused with a
sentence that says why.
"""

import zipfile
import zlib
from pathlib import Path

from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from gridlens.errors import GridLensError
from gridlens.translation import N_, _

MOST_UNPACKED = 200 * 2**20
MOST_XML = 40 * 2**20  # of one part; 500 pages with a run for every word take a quarter of it
MOST_FILES = 10_000
AS_DOCX = N_("请在 Word 或 WPS 中打开，另存为 .docx 再核对。")
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")
_PROGRAM_FOLDERS = ("basic/", "scripts/")  # of .odt
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"))
_LOCKED_ODT = b"encryption-data"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError)
# What python-docx and lxml raise for parts that are not what their names promise.
BROKEN = (
    *_UNREADABLE,
    PackageNotFoundError,
    etree.XMLSyntaxError,
    LookupError,
    AttributeError,
    TypeError,
)


def looked_into(path: Path) -> list[str]:
    """Return the names of a package's parts.

    Raises ``GridLensError`` unless the package is small, whole and harmless.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = archive.infolist()
            _within_limits(files)
            for file in files:
                content = _whole(archive, file)
                if file.filename.endswith((".xml", ".rels")):
                    _harmless(file.filename, content)
    except _UNREADABLE as error:
        raise damaged() from error
    names = [file.filename for file in files]
    if any(name.lower().endswith(_PROGRAMS) for name in names):
        raise _program()
    if any(name.lower().startswith(_PROGRAM_FOLDERS) for name in names):
        raise _program()
    return names


def parsed(content: bytes) -> etree._Element:
    """Return the root of a part's XML, without following anything outside of it.

    Raises ``etree.XMLSyntaxError`` for a part that is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def damaged() -> GridLensError:
    """Return the error for a file that is not what its name promises."""
    return GridLensError(_("打不开：文件已损坏，或不是文稿。"), _(AS_DOCX))


def too_large() -> GridLensError:
    """Return the error for a file that takes more memory than a draft does."""
    return GridLensError(_("文件展开后过大，已停止读取。"), _(AS_DOCX))


def locked() -> GridLensError:
    """Return the error for an office file with a password."""
    return GridLensError(_("文件有密码，无法读取。"), _("请去掉密码再核对。"))


def _whole(archive: zipfile.ZipFile, file: zipfile.ZipInfo) -> bytes:
    """Return the content of a part; raise ``BadZipFile`` if its size is not what its entry says.

    No more than that size is unpacked.
    """
    with archive.open(file) as part:
        content = part.read(file.file_size + 1)
    if len(content) != file.file_size:
        raise zipfile.BadZipFile
    return content


def _within_limits(files: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(file.file_size for file in files)
    longest = max((f.file_size for f in files if f.filename.endswith(".xml")), default=0)
    if unpacked > MOST_UNPACKED or longest > MOST_XML or len(files) > MOST_FILES:
        raise GridLensError(
            _("压缩异常：展开后约 {n:,} MB，不像文稿，已停止读取。").format(n=unpacked // 2**20),
            _("请另存一份，去掉图片或分成几份再核对。"),
        )
    if any(file.flag_bits & 1 for file in files):
        raise locked()


def _harmless(name: str, content: bytes) -> None:
    if name == "META-INF/manifest.xml" and _LOCKED_ODT in content:
        raise locked()
    if any(word in content for word in _DECLARED):
        raise GridLensError(_("文件里有不该有的声明（实体），为安全起见不读取。"), _(AS_DOCX))
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise _program()


def _program() -> GridLensError:
    return GridLensError(_("文件带有宏（程序），为安全起见不读取。"), _(AS_DOCX))
