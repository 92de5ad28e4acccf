"""Reads a draft: plain text, a Word document or a presentation, each paragraph on a line.

An office file is looked into before it is unpacked: one that swells, carries a program or is
locked by a password is refused in words, and so are the formats of before 2007.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml.etree import XMLSyntaxError

from gridlens.errors import GridLensError
from gridlens.translation import _

MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 300 * 2**20
MOST_FILES = 10_000
MOST_TEXT = 2_000_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = "ppt/slides/slide"
_AS_DOCX = "请在 Word 或 WPS 中打开，另存为 .docx 再核对。"


@dataclass(frozen=True)
class Draft:
    """A draft's text, and the Word document it came from with where its paragraphs begin."""

    text: str
    word: Word | None = None
    paragraphs: tuple[tuple[int, Paragraph], ...] = ()


def read(path: Path) -> Draft:
    """Return a draft's text; raise ``GridLensError`` for a file that cannot be let in."""
    if not path.is_file():
        raise GridLensError(_("没有文件“{name}”，请核对路径。").format(name=path))
    if path.stat().st_size > MOST_BYTES:
        raise GridLensError(_("文件超过{n} MB，不像文稿。").format(n=MOST_BYTES // 2**20))
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLD:
        raise _old(path)
    if head[:2] != b"PK":
        return _limited(_plain(path))
    names = _looked_into(path)
    if "word/document.xml" in names:
        return _word(path)
    if any(name.startswith(_SLIDE) for name in names):
        return _limited(_slides(path, names))
    raise GridLensError(
        _("“{name}”不是文稿。").format(name=path.name), _("可用：.txt、.docx、.pptx。")
    )


def _limited(text: str) -> Draft:
    if len(text) > MOST_TEXT:
        raise GridLensError(_("文稿超过{n:,}字，请分成几份核对。").format(n=MOST_TEXT))
    return Draft(text)


def _old(path: Path) -> GridLensError:
    if _LOCKED in path.read_bytes():
        return GridLensError(_("文件有密码，无法读取。"), _("请去掉密码再核对。"))
    return GridLensError(_("这是旧格式的文件（.doc、.ppt 或 .wps），无法读取。"), _(_AS_DOCX))


def _plain(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise GridLensError(
        _("“{name}”不是文字文件。").format(name=path.name), _("可用：.txt、.docx、.pptx。")
    )


def _looked_into(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _damaged() from error
    unpacked = sum(file.file_size for file in files)
    if unpacked > MOST_UNPACKED or len(files) > MOST_FILES:
        raise GridLensError(
            _("压缩异常：展开后约 {n:,} MB，不像文稿，已停止读取。").format(n=unpacked // 2**20)
        )
    if any(file.flag_bits & 1 for file in files):
        raise GridLensError(_("文件有密码，无法读取。"), _("请去掉密码再核对。"))
    names = [file.filename for file in files]
    if any(name.endswith("vbaProject.bin") for name in names):
        raise GridLensError(_("文件带有宏（程序），为安全起见不读取。"), _(_AS_DOCX))
    return names


def _word(path: Path) -> Draft:
    try:
        document = Document(str(path))
    except (
        PackageNotFoundError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise _damaged() from error
    text, places = "", []
    for paragraph in _paragraphs(document):
        places.append((len(text), paragraph))
        text += paragraph.text.replace("\n", " ") + "\n"
    return Draft(_limited(text).text, document, tuple(places))


def _paragraphs(document: Word) -> list[Paragraph]:
    """Return every paragraph of the body in order, those in tables too."""
    body: Any = document.element.body
    return [Paragraph(element, document._body) for element in body.iter(_WORD_PARAGRAPH)]


_WORD_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def _slides(path: Path, names: list[str]) -> str:
    slides = [name for name in names if name.startswith(_SLIDE) and name.endswith(".xml")]
    slides.sort(key=lambda name: int("0" + "".join(filter(str.isdigit, name))))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    lines = []
    with zipfile.ZipFile(path) as archive:
        for name in slides:
            try:
                tree = etree.fromstring(archive.read(name), parser)
            except (XMLSyntaxError, zipfile.BadZipFile) as error:
                raise _damaged() from error
            for paragraph in tree.iter(f"{_DRAWING}p"):
                lines.append("".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t")))
    return "\n".join(lines)


def _damaged() -> GridLensError:
    return GridLensError(_("打不开：文件已损坏，或不是文稿。"), _(_AS_DOCX))
