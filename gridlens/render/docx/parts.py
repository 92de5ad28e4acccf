"""Write the parts of a briefing into a Word document: paragraphs, tables, charts, photos …"""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Written

from gridlens.briefing.content import (
    Blank,
    BriefingTable,
    Cell,
    Part,
    Photo,
    Picture,
    Steps,
    steps_table,
)
from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece
from gridlens.charts.spec import Heat
from gridlens.errors import GridLensError
from gridlens.figures.numbers import NOTHING
from gridlens.render.docx.chart import chart_paragraph
from gridlens.render.docx.official import BODY, CAPTION, FIGURE, paragraph, run
from gridlens.render.docx.style import NOTE, TEXT_WIDTH, style_id
from gridlens.render.docx.table import add_table, side_by_side
from gridlens.render.measure import column_widths
from gridlens.render.office_theme import heat_ground
from gridlens.render.writable import quoted, writable
from gridlens.translation import N_, _

_TABLE, _FIGURE = N_("表"), N_("图")
_AUTHOR, _INITIALS = N_("格显"), N_("格")
_PAIRED_HEIGHT, _FEW_LABELS = 52.0, 6
_CHART_HEIGHT, _PHOTO_WIDTH, _PHOTO_HEIGHT = 70.0, 130.0, 90.0
_CELL_SIZE, _SMALLER, _CELL_PAD, _TEXT_POINTS = 10.5, 9 / 10.5, 5.5, 442.0
_STRONGEST = 0.45  # of the scale of shades, since paper is often printed in grey


def _small(part: Part) -> bool:
    """Tell whether a part is a chart with few labels, which fits in half the width."""
    return (
        isinstance(part, Picture)
        and not isinstance(part.chart, Heat)
        and len(part.chart.labels) <= _FEW_LABELS
    )


def cell_text(cell: Cell) -> str:
    """Return the text of a cell of a table; — for an empty cell."""
    if cell is None:
        return NOTHING
    return cell if isinstance(cell, str) else cell.text


def _broken(cell: Cell) -> str:
    """Return the text of a cell; what stands in brackets after a rate is on a line of its own."""
    text = cell_text(cell)
    has_n = isinstance(cell, Figure) and cell.n is not None
    return text.replace("（", "\n（", 1) if has_n else text


class PartsWriter:
    """Writes parts one below the other; tables and figures are numbered through the document.

    ``text`` is the style of running text.
    """

    def __init__(self, document: Document, text: str = BODY) -> None:
        self._document, self._text = document, text
        self._counts = {_TABLE: 0, _FIGURE: 0}

    def add(self, text: str, style: str = BODY) -> None:
        """Add a paragraph."""
        self._append(paragraph(text, style))

    def new_page(self, text: str, style: str) -> None:
        """Add a heading at the top of a new page."""
        element = paragraph(text, style)
        Written(element, self._document._body).paragraph_format.page_break_before = True
        self._append(element)

    def parts(self, parts: Sequence[Part]) -> None:
        """Add the parts of a section; small charts that follow each other are set in pairs."""
        for small, some in groupby(parts, _small):
            if not small:
                for part in some:
                    self.part(part)
                continue
            charts = [part for part in some if isinstance(part, Picture)]
            for at in range(0, len(charts), 2):
                pair = charts[at : at + 2]
                self._charts(pair, _PAIRED_HEIGHT if len(pair) == 2 else _CHART_HEIGHT)

    def one_sheet(self, parts: Sequence[Part]) -> None:
        """Add parts so that they fit one sheet: a table, texts, and a low chart, unnumbered."""
        for part in parts:
            if isinstance(part, BriefingTable):
                head = [column.title for column in part.columns]
                rows = [[cell_text(cell) for cell in row] for row in part.rows]
                numbers = [at for at, one in enumerate(part.columns) if one.number]
                widths = [one.width * TEXT_WIDTH for one in part.columns]
                add_table(self._document, head, rows, widths, numbers=numbers)
                self.note("")
            elif not isinstance(part, Picture):
                self.part(part)
        for picture in (one for one in parts if isinstance(one, Picture)):
            said = picture.claim.text if picture.claim else picture.caption
            place = self._counts[_FIGURE] + 1
            size = (TEXT_WIDTH, _PAIRED_HEIGHT)
            self._append(chart_paragraph(self._document, picture, place, FIGURE, size, alone=True))
            self._append(paragraph(said, CAPTION))

    def part(self, part: Part) -> None:
        """Add one part of a section."""
        match part:
            case Paragraph():
                for line in part.lines:
                    self._line(line)
            case BriefingTable():
                self.table(part)
            case Picture(chart=Heat() as heat):
                self._heat(part, heat)
            case Picture():
                self._charts([part], _CHART_HEIGHT)
            case Steps():
                self.table(steps_table(part))
            case Blank():
                self._blank(part)
            case Photo():
                self._photo(part)

    def _line(self, pieces: Sequence[Piece]) -> None:
        """Add a line of text; a doubtful number is highlighted, and a comment says why."""
        if not any(isinstance(part, Doubt) for part in pieces):
            told = (part if isinstance(part, str) else part.text for part in pieces)
            self.add("".join(told), self._text)
            return
        runs = [
            run(part if isinstance(part, str) else part.text, doubtful=isinstance(part, Doubt))
            for part in pieces
        ]
        element = paragraph("", self._text, inside="".join(runs))
        self._append(element)
        written = Written(element, self._document._body).runs
        for part, one in zip(pieces, written, strict=True):
            if isinstance(part, Doubt):
                self._document.add_comment(one, writable(part.told), _(_AUTHOR), _(_INITIALS))

    def table(self, table: BriefingTable) -> None:
        """Add a table with its numbered title above and its note below.

        The n of a rate is on a line of its own, under the rate.
        """
        self._caption(_TABLE, table.title)
        head = [column.title for column in table.columns]
        rows = [[_broken(cell) for cell in row] for row in table.rows]
        self._rows(head, rows, [at for at, one in enumerate(table.columns) if one.number])
        self.note(table.note)

    def _rows(
        self,
        head: list[str],
        rows: list[list[str]],
        numbers: Sequence[int],
        grounds: Sequence[Sequence[str]] = (),
    ) -> None:
        """Add a table as wide as the text; the width of each column follows from its texts."""
        columns = [list(texts) for texts in zip(head, *rows, strict=True)]
        widths = column_widths(columns, _CELL_SIZE, _CELL_PAD, _TEXT_POINTS, _SMALLER)
        scale = TEXT_WIDTH / sum(widths)
        add_table(
            self._document,
            head,
            rows,
            [width * scale for width in widths],
            numbers=numbers,
            grounds=grounds,
        )

    def note(self, text: str) -> None:
        """Add a small line; if ``text`` is empty, an empty line of that height."""
        self._append(paragraph(text, style_id(NOTE)))

    def _append(self, element: Any) -> None:
        self._document.element.body.sectPr.addprevious(element)

    def _caption(self, kind: str, text: str) -> None:
        """Add a numbered caption."""
        self._append(self._captioned(kind, text))

    def _captioned(self, kind: str, text: str) -> Any:
        """Return a numbered caption; the number is a field that Word can count anew."""
        self._counts[kind] += 1
        number = (
            f'<w:fldSimple w:instr=" SEQ {_(kind)} \\* ARABIC ">'
            f"{run(str(self._counts[kind]), CAPTION)}</w:fldSimple>"
        )
        inside = run(_(kind), CAPTION) + number
        element = paragraph(f"　{text}", CAPTION, inside=inside)
        if kind == _TABLE:  # the caption is above its table
            Written(element, self._document._body).paragraph_format.keep_with_next = True
        return element

    def _charts(self, pictures: Sequence[Picture], height: float) -> None:
        """Add charts side by side, each with its caption below."""
        width = TEXT_WIDTH / len(pictures)
        cells = []
        for picture in pictures:
            place = self._counts[_FIGURE] + 1
            chart = chart_paragraph(
                self._document,
                picture,
                place,
                FIGURE,
                (width, height),
                alone=len(pictures) == 1,
            )
            cells.append([chart, self._captioned(_FIGURE, picture.caption)])
        if len(cells) == 1:
            for element in cells[0]:
                self._append(element)
        else:
            self._append(side_by_side(cells, width))

    def _heat(self, picture: Picture, heat: Heat) -> None:
        """Add a heat map as a table with shaded cells."""
        self._caption(_TABLE, f"{picture.caption}（{heat.subtitle}）")
        top = max((v for line in heat.values for v in line if v is not None), default=0) or 1
        self._rows(
            ["", *(one.replace("<br>", "") for one in heat.columns)],
            [
                [name, *(word.replace("<br>", "\n") for word in words)]
                for name, words in zip(heat.rows, heat.words, strict=True)
            ],
            range(1, len(heat.columns) + 1),
            [
                ["", *(heat_ground(_STRONGEST * v / top) if v else "" for v in values)]
                for values in heat.values
            ],
        )
        self.note("")

    def _blank(self, blank: Blank) -> None:
        """Add the clerk's text; without one, a marked Word field that the first click selects."""
        if blank.text:
            for text in blank.text.splitlines():
                self.add(text)
            return
        field = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val={quoted(blank.prompt[:60])}/>"
            f"<w:tag w:val={quoted(blank.key)}/><w:showingPlcHdr/></w:sdtPr>"
            "<w:sdtContent/></w:sdt>"
        )
        field[-1].append(paragraph(blank.prompt, marked=True))
        self._append(field)

    def _photo(self, photo: Photo) -> None:
        """Add a photo as large as the page allows, with its caption below."""
        element = paragraph("", FIGURE)
        self._append(element)
        try:
            picture = (
                Written(element, self._document._body)
                .add_run()
                .add_picture(BytesIO(photo.data), width=Mm(_PHOTO_WIDTH))
            )
        except UnrecognizedImageError as unknown:
            raise GridLensError(
                _("“{caption}”不是可用的图片。").format(caption=photo.caption),
                _("请换成 PNG 或 JPEG 图片。"),
            ) from unknown
        if picture.height > Mm(_PHOTO_HEIGHT):
            scale = Mm(_PHOTO_HEIGHT) / picture.height
            picture.width, picture.height = round(picture.width * scale), Mm(_PHOTO_HEIGHT)
        picture._inline.docPr.set("descr", writable(photo.caption))
        self._caption(_FIGURE, photo.caption)
