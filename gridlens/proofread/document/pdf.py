"""Read the text of a PDF: where each piece of text stands tells lines, cells and paragraphs.

A PDF has no paragraphs, only pieces of text at places of a page. Page numbers are left out, and a
header or footer that pages repeat is told once, at the end.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from gridlens.errors import GridLensError
from gridlens.proofread.document.forms import MOST_TEXT
from gridlens.proofread.document.package import damaged, too_large
from gridlens.proofread.document.pdf_lines import Line, Mark
from gridlens.proofread.document.pdf_pages import without_margins
from gridlens.proofread.document.pdf_paragraphs import paragraphs
from gridlens.proofread.document.pdf_signs import written
from gridlens.proofread.document.pdf_strokes import Strokes
from gridlens.proofread.document.pdf_tables import with_tables
from gridlens.translation import _

_Matrix = Sequence[float]

MOST_PAGES = 2000
_DRAW = b"Do"  # draws a form, which is a page within the page
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_UNKNOWN = 0.1  # share of signs that no font explains, beyond which nothing can be trusted


def text(path: Path) -> tuple[str, list[str]]:
    """Return the text of a PDF, and a remark on pages without any.

    Raises ``GridLensError`` for one that is locked, damaged, scanned or not legible.
    """
    try:
        pages = _pages(path)
    except LimitReachedError as error:
        raise too_large() from error
    except PyPdfError as error:
        raise damaged() from error
    without = [number for number, page in enumerate(pages, 1) if not page]
    if len(without) == len(pages):
        raise GridLensError(
            _("这个 PDF 里没有文字，像是扫描件或图片。"),
            _("请用原来的 Word 文稿核对；只有扫描件时，先用文字识别软件转成 .docx。"),
        )
    body, beside = without_margins(pages)
    found = "\n".join([*paragraphs(body), *beside])
    if _unknown(found) > _MOST_UNKNOWN * len(found):
        raise GridLensError(
            _("这个 PDF 的字体没有编码，读出来是乱码。"), _("请用原来的 Word 文稿核对。")
        )
    told = _("第{pages}页没有文字（像是图片），没有核对。")
    return found, [told.format(pages="、".join(map(str, without)))] if without else []


def _pages(path: Path) -> list[list[Line]]:
    reader = PdfReader(path)
    if reader.is_encrypted:
        raise GridLensError(
            _("这个 PDF 有密码或限制，无法读取。"),
            _("请去掉密码和限制，或用原来的 Word 文稿核对。"),
        )
    if len(reader.pages) > MOST_PAGES:
        raise GridLensError(_("PDF 超过{n:,}页，请分成几份核对。").format(n=MOST_PAGES))
    found, size = [], 0
    for page in reader.pages:
        read = _Page(page)
        found.append(with_tables(read.marks, read.strokes))
        size += sum(len(line.text) for line in found[-1])
        if size > MOST_TEXT:
            raise GridLensError(_("文稿超过{n:,}字，请分成几份核对。").format(n=MOST_TEXT))
    return found


class _Page:
    """Takes note of a page's pieces of text and of its lines, where they stand on the page."""

    def __init__(self, page: PageObject) -> None:
        self.marks: list[Mark] = []
        self.strokes = Strokes()
        self._placed: list[_Matrix] = [
            _UNMOVED
        ]  # how each form that is being drawn is placed, the page first
        page.extract_text(
            visitor_text=self._note,
            visitor_operand_before=self._begin,
            visitor_operand_after=self._end,
        )

    def _begin(self, operator: bytes, operands: Any, matrix: _Matrix, _place: _Matrix) -> None:
        placed = _times(matrix, self._placed[-1])
        if operator == _DRAW:
            self._placed.append(placed)
        else:
            self.strokes.note(operator, operands, placed)

    def _end(self, operator: bytes, _operands: Any, _matrix: _Matrix, _place: _Matrix) -> None:
        if operator == _DRAW:
            self._placed.pop()

    def _note(self, text: str, page: _Matrix, place: _Matrix, _font: Any, size: float) -> None:
        """Take note of a piece of text: where it begins, and how large it is.

        The places of a page that lies on its side are turned, so that lines run to the right.
        """
        text = written(text).strip()
        if not text:
            return
        a, b, _c, _d, x, y = _times(_times(place, page), self._placed[-1])
        length = math.hypot(a, b) or 1.0
        turn = round(math.atan2(b, a) / (math.pi / 2)) % 4  # in quarters
        along, across = ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
        self.marks.append(Mark(text, along, across, abs(size) * length or 1.0, turn))


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """Return the product of two matrices as PDF writes them."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        *(a * g + b * i, a * h + b * j),
        *(c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _unknown(text: str) -> int:
    """Return how many signs are none: replacements, controls and those for private use."""
    return sum(
        sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or (sign < " " and sign not in "\t\n")
        for sign in text
    )
