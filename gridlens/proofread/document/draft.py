"""Read a draft: plain text, a Word document or a presentation, each paragraph on a line.

Headers, footers, footnotes and speakers' notes come after the body.

An office file is checked before it is read. A file that swells when unpacked, carries a program
or is locked by a password is refused with a sentence that says why. So are the formats from before
2007.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree
from lxml.etree import XMLSyntaxError

from gridlens.errors import GridLensError
from gridlens.proofread.document.beside import lines as beside_lines
from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.word import between, paragraphs, pieces
from gridlens.translation import N_, _

MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 200 * 2**20
MOST_XML = 40 * 2**20  # of one part; 500 pages with a run for every word take a quarter of it
MOST_FILES = 10_000
MOST_TEXT = 1_000_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {b"%PDF": ".pdf", b"{\\rtf": ".rtf"}
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"))
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError)
# What python-docx and lxml raise for parts that are not what their names promise.
_BROKEN = (
    *_UNREADABLE,
    PackageNotFoundError,
    XMLSyntaxError,
    LookupError,
    AttributeError,
    TypeError,
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE, _NOTES = "ppt/slides/slide", "ppt/notesSlides/notesSlide"
_CHARTS = "ppt/charts/chart"
_AS_DOCX = N_("请在 Word 或 WPS 中打开，另存为 .docx 再核对。")


@dataclass(frozen=True)
class Draft:
    """The text of a draft, and for a Word document also the document and its paragraphs.

    ``paragraphs`` has where each line begins in the text, with its paragraph. The lines from
    outside the body come last; they have None as paragraph.
    """

    text: str
    word: Word | None = None
    paragraphs: tuple[tuple[int, Any], ...] = ()


def read(path: Path) -> Draft:
    """Return the draft in a file; raise ``GridLensError`` for a file that cannot be accepted."""
    if not path.is_file():
        raise GridLensError(_("没有文件“{name}”，请核对路径。").format(name=path))
    if path.stat().st_size > MOST_BYTES:
        raise GridLensError(_("文件超过{n} MB，不像文稿。").format(n=MOST_BYTES // 2**20))
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLD:
        raise _old(path)
    for begins, name in _FOREIGN.items():
        if head.startswith(begins):
            raise GridLensError(_("不能核对 {name} 文件。").format(name=name), _(_AS_DOCX))
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
        raise _damaged() from error
    names = [file.filename for file in files]
    if any(name.lower().endswith(_PROGRAMS) for name in names):
        raise _program()
    return names


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
        raise GridLensError(_("文件有密码，无法读取。"), _("请去掉密码再核对。"))


def _harmless(name: str, content: bytes) -> None:
    if any(word in content for word in _DECLARED):
        raise GridLensError(_("文件里有不该有的声明（实体），为安全起见不读取。"), _(_AS_DOCX))
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise _program()


def _program() -> GridLensError:
    return GridLensError(_("文件带有宏（程序），为安全起见不读取。"), _(_AS_DOCX))


def _word(path: Path) -> Draft:
    try:
        document = Document(str(path))
        every = list(paragraphs(document))
        beside = beside_lines(document)
    except _BROKEN as error:
        raise _damaged() from error
    texts = [("".join(piece.text for piece in pieces(one)), one) for one in every]
    text, above = "", None
    places: list[tuple[int, Any]] = []
    for line, paragraph in [*texts, *((line, None) for line in beside)]:
        apart = above is None or paragraph is None
        if places:
            text += "\n" if apart else between(above, paragraph)
        places.append((len(text), paragraph))
        text, above = text + line, paragraph
    return Draft(_limited(text).text, document, tuple(places))


def _slides(path: Path, names: list[str]) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    text, above = "", None
    with zipfile.ZipFile(path) as archive:
        for name in [*_numbered(names, _SLIDE), *_numbered(names, _NOTES)]:
            try:
                tree = etree.fromstring(archive.read(name), parser)
            except _BROKEN as error:
                raise _damaged() from error
            for paragraph in tree.iter(f"{_DRAWING}p"):
                text += "" if above is None else between(above, paragraph)
                text, above = text + "".join(_written(paragraph)), paragraph
        for name in _numbered(names, _CHARTS):
            try:
                text += "".join(f"\n{line}" for line in chart_lines(archive.read(name)))
            except _BROKEN as error:
                raise _damaged() from error
    return text


def _numbered(names: list[str], begins: str) -> list[str]:
    """Return the parts whose names begin so, in the order of their numbers."""
    found = [name for name in names if name.startswith(begins) and name.endswith(".xml")]
    return sorted(found, key=lambda name: int("0" + "".join(filter(str.isdigit, name))))


def _written(paragraph: Any) -> Iterator[str]:
    """Yield the texts of a slide's paragraph, without the slide number."""
    for run in paragraph.iter(f"{_DRAWING}t"):
        if run.getparent().get("type") != "slidenum":
            yield run.text or ""


def _damaged() -> GridLensError:
    return GridLensError(_("打不开：文件已损坏，或不是文稿。"), _(_AS_DOCX))
