"""Read a draft: a plain text or an office file, each paragraph on a line.

Headers, footers, footnotes and speakers' notes come after the body. A chart's figures stand where
the chart does. Formats from before 2007 and others that cannot be read are refused with advice.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx.document import Document as Word

from gridlens.errors import GridLensError
from gridlens.proofread.document import contained, plain, slides
from gridlens.proofread.document.docx import word
from gridlens.proofread.document.forms import MOST_TEXT, USABLE
from gridlens.proofread.document.package import AS_DOCX, locked, looked_into
from gridlens.translation import _

MOST_BYTES = 50 * 2**20
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_RTF, _PDF = b"{\\rtf", b"%PDF-"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 1024  # bytes in which a PDF says that it is one


@dataclass(frozen=True)
class Draft:
    """The text of a draft, and for a Word document also the document and its paragraphs.

    ``paragraphs`` has where each line begins in the text, with its paragraph. Lines that are no
    paragraph of the body, such as those of charts and footnotes, have None. ``charts`` has the
    title of a Word document's chart by where each of its lines begins. ``remarks`` say what of the
    file could not be read.
    """

    text: str
    word: Word | None = None
    paragraphs: tuple[tuple[int, Any], ...] = ()
    remarks: tuple[str, ...] = ()
    charts: Mapping[int, str] = field(default_factory=dict)

    @property
    def beside(self) -> dict[int, str]:
        """The lines outside the body, by where they begin: a chart's title, else an empty text."""
        return {at: self.charts.get(at, "") for at, one in self.paragraphs if one is None}


def read(path: Path) -> Draft:
    """Return the draft in a file; raise ``GridLensError`` for a file that cannot be accepted."""
    if not path.is_file():
        raise GridLensError(_("没有文件“{name}”，请核对路径。").format(name=path))
    if path.stat().st_size > MOST_BYTES:
        raise GridLensError(_("文件超过{n} MB，不像文稿。").format(n=MOST_BYTES // 2**20))
    draft = _read(path)
    if len(draft.text) > MOST_TEXT:
        raise GridLensError(_("文稿超过{n:,}字，请分成几份核对。").format(n=MOST_TEXT))
    if not draft.text.strip():
        raise GridLensError(
            _("文稿里没有文字。"),
            _("如果内容是图片或扫描件，请先转成文字，再核对。"),
        )
    return draft


def _read(path: Path) -> Draft:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLD):
        raise _old(path)
    if head.startswith(_RTF):
        raise GridLensError(_("不能核对 {name} 文件。").format(name=".rtf"), _(AS_DOCX))
    if head.startswith(_PACKAGE):
        return _package(path)
    if _PDF in head:
        text, remarks = contained.text("pdf", path)
        return Draft(text, remarks=remarks)
    return Draft(plain.text(path))


def _package(path: Path) -> Draft:
    names = looked_into(path)
    if "word/document.xml" in names:
        found = word(path)
        return Draft(found.text, found.document, found.places, charts=found.charts)
    if any(name.startswith(slides.SLIDE) for name in names):
        return Draft(slides.text(path, names))
    if _is_odt(path, names):
        text, remarks = contained.text("odt", path)
        return Draft(text, remarks=remarks)
    raise GridLensError(_("“{name}”不是文稿。").format(name=path.name), _(USABLE))


def _is_odt(path: Path, names: list[str]) -> bool:
    if not {"mimetype", "content.xml"} <= set(names):
        return False
    with zipfile.ZipFile(path) as archive:
        return archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.text")


def _old(path: Path) -> GridLensError:
    if _LOCKED in path.read_bytes():
        return locked()
    return GridLensError(_("这是旧格式的文件（.doc、.ppt 或 .wps），无法读取。"), _(AS_DOCX))
