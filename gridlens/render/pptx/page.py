"""One slide being filled: title, foot, boxes, tables, charts, photos, and speaker's notes."""

from io import BytesIO

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.presentation import Presentation
from pptx.util import Emu

from gridlens.briefing.content import Photo, Picture
from gridlens.charts.spec import Heat
from gridlens.errors import GridLensError
from gridlens.render.measure import fitted, lines, shortened
from gridlens.render.native.book import chart_book
from gridlens.render.native.chart import ChartLook, chart_xml
from gridlens.render.native.plot import plot
from gridlens.render.office_theme import ACCENT, LANGUAGE, QUIET
from gridlens.render.pptx.master import FOOT, KICKER, NUMBER, TITLE, TITLE_LEAST, TITLE_SIZES
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun, emu
from gridlens.render.pptx.table import SlideTable, table_xml
from gridlens.render.writable import writable
from gridlens.translation import _


class Page:
    """A slide made from a layout; its methods add things to it."""

    def __init__(self, deck: Presentation, layout: int) -> None:
        self._slide = deck.slides.add_slide(deck.slide_layouts[layout])
        self._tree = self._slide.shapes._spTree
        for shape in list(self._tree)[2:]:
            self._tree.remove(shape)
        self._number = 1
        self._texted = False

    def title(self, kicker: str, text: str) -> None:
        """Add the title as the placeholder of the layout, and above it the section (``kicker``)."""
        size = fitted(text, TITLE_SIZES, TITLE.w, 1)
        if lines(text, size, TITLE.w) > 1:  # two lines of the smallest size; a longer title is cut
            size = TITLE_LEAST
            text = shortened(text, 2 * TITLE.w / size - 2)
        words = [Lines([TextRun(text, size, bold=True)])]
        self.add(Box(TITLE, words, _("标题"), anchor="ctr", holder='type="title"'))
        if kicker:
            kicker = shortened(kicker, KICKER.w / 12 - 1)
            self.add(Box(KICKER, [Lines([TextRun(kicker, 12, ACCENT)])], _("部分")))

    def foot(self, text: str) -> None:
        """Add the foot: ``text`` (whose deck, which day) and the page number."""
        words = [Lines([TextRun(shortened(text, FOOT.w / 11 - 1), 11, QUIET)])]
        holder = 'type="{}" sz="quarter" idx="{}"'
        self.add(Box(FOOT, words, _("页脚"), anchor="ctr", holder=holder.format("ftr", 11)))
        words = [Lines([TextRun("", 11, QUIET, numbered=True)], side="r")]
        self.add(Box(NUMBER, words, _("页码"), anchor="ctr", holder=holder.format("sldNum", 12)))

    def add(self, box: Box) -> None:
        """Add a box."""
        self._tree.append(parse_xml(box.xml(self._next())))

    def text(self, place: Frame, words: list[Lines]) -> None:
        """Add running text; the first on a slide is the layout's placeholder, for outlines."""
        holder = "" if self._texted else 'type="body" idx="1"'
        self._texted = True
        self.add(Box(place, words, _("正文"), holder=holder))

    def table(self, grid: SlideTable, place: Frame, name: str) -> None:
        """Add a table; its height follows from its rows."""
        self._tree.append(parse_xml(table_xml(grid, place, self._next(), name)))

    def chart(self, picture: Picture, place: Frame, look: ChartLook) -> None:
        """Add a chart that stays editable, with a description for those who cannot see it."""
        chart = picture.chart
        assert not isinstance(chart, Heat)
        drawn = plot(chart, place.w, look.labels, picture.line)
        package = self._slide.part.package
        name = package.next_partname(ChartPart.partname_template)
        part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, chart_xml(drawn, look))
        part.chart_workbook.update_from_xlsx_blob(chart_book(drawn))
        link = self._slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        sides = [Emu(emu(side)) for side in (place.x, place.y, place.w, place.h)]
        frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(self._next(), "chart", link, *sides)
        named = frame.nvGraphicFramePr.cNvPr  # python-pptx would read a name as XML
        named.set("name", writable(chart.title))
        named.set("descr", writable(chart.sentence))
        self._tree.append(frame)

    def photo(self, photo: Photo, place: Frame) -> None:
        """Add a photo as large as its place allows, centred in it."""
        try:
            picture = self._slide.shapes.add_picture(BytesIO(photo.data), 0, 0)
        except OSError as unknown:
            raise GridLensError(
                _("“{caption}”不是可用的图片。").format(caption=photo.caption),
                _("请换成 PNG 或 JPEG 图片。"),
            ) from unknown
        scale = min(emu(place.w) / picture.width, emu(place.h) / picture.height)
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        picture.left = emu(place.x) + (emu(place.w) - picture.width) // 2
        picture.top = emu(place.y) + (emu(place.h) - picture.height) // 2
        picture.name = _("照片")
        picture._element.nvPicPr.cNvPr.set("descr", writable(photo.caption))

    def notes(self, told: list[str]) -> None:
        """Write the speaker's notes."""
        frame = self._slide.notes_slide.notes_text_frame
        assert frame is not None
        frame.text = writable("\n".join(told))
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", LANGUAGE)

    def _next(self) -> int:
        """Return a number that no shape of the slide has yet."""
        self._number = max(self._number, len(self._tree)) + 1
        return self._number
