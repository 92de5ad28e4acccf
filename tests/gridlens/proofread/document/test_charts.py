"""Charts: their figures stand in the text where the charts stand in the document."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pptx
from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import read
from tests.gridlens.proofread.test_comments import anchored, counted

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = (
    f'<c:chartSpace xmlns:c="{C}"><c:ser><c:tx><c:v>%s</c:v></c:tx>'
    '<c:cat><c:pt idx="0"><c:v>一季度</c:v></c:pt></c:cat>'
    '<c:val><c:pt idx="0"><c:v>%s</c:v></c:pt></c:val></c:ser></c:chartSpace>'
)


def add_chart(document: Word, paragraph: Paragraph, name: str, figure: str) -> None:
    package = document.part.package
    assert package is not None
    count = sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    content = (CHART % (name, figure)).encode()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part(PackURI(f"/word/charts/chart{9 - count}.xml"), kind, content, package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = (
        f'<w:r {nsdecls("w")}><w:drawing><c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{relation}"/>'
        "</w:drawing></w:r>"
    )
    paragraph._p.append(parse_xml(drawing))


def written(folder: Path, fill: Callable[[Word], None]) -> Path:
    document = Document()
    fill(document)
    document.save(str(folder / "稿.docx"))
    return folder / "稿.docx"


def filled(document: Word) -> None:
    document.sections[0].header.paragraphs[0].text = "页眉"
    add_chart(document, document.add_paragraph("图一"), "受理", "4起")
    document.add_paragraph("共5起")
    table = document.add_table(1, 2)
    table.cell(0, 1).text = "右6起"
    add_chart(document, table.cell(0, 0).paragraphs[0], "化解", "3起")
    document.add_paragraph("末7起")


def test_a_chart_stands_where_it_stands_and_after_a_table_that_holds_it(tmp_path: Path) -> None:
    draft = read(written(tmp_path, filled))
    assert draft.text.split("\n") == [
        *("图一", "受理", "\t受理", "一季度\t4起", "共5起", "\t右6起"),
        *("化解", "\t化解", "一季度\t3起", "末7起", "页眉"),
    ]
    starts = [start for start, _paragraph in draft.paragraphs]
    assert starts == sorted(set(starts))
    lines = {draft.text[a:].split("\n")[0]: p is None for a, p in draft.paragraphs}
    assert lines["一季度\t4起"] and lines["页眉"] and not lines["末7起"]


def test_what_is_wrong_in_a_chart_is_said_and_no_other_comment_moves(tmp_path: Path) -> None:
    draft = read(written(tmp_path, filled))
    back = Document(BytesIO(commented(draft, counted(draft.text))))
    assert sorted(anchored(back).values()) == sorted(["5起", "6起", "7起", "起"])
    told = "".join(comment.text for comment in back.comments)
    assert all(f"“{number}”" in told for number in ("4起", "5起", "6起", "3起", "7起"))
    last = [comment.text for comment in back.comments][-1]
    assert last == "图表“受理”中：“4起”：不符。请核对。图表“化解”中：“3起”：不符。请核对。"


def test_a_deleted_chart_is_not_read(tmp_path: Path) -> None:
    def fill(document: Word) -> None:
        paragraph = document.add_paragraph("正文")
        add_chart(document, paragraph, "受理", "4起")
        gone = parse_xml(f"<w:del {nsdecls('w')}/>")
        gone.append(paragraph._p[-1])
        paragraph._p.append(gone)

    assert read(written(tmp_path, fill)).text == "正文"


def test_charts_of_slides_follow_their_slide(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"第{number}页"
        data = CategoryChartData()
        data.categories = ["一季度"]
        data.add_series(f"受理{number}", (number + 3,))
        place = (Pt(10), Pt(10), Pt(400), Pt(300))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
        slide.notes_slide.notes_text_frame.text = f"备注{number}"
    deck.save(str(tmp_path / "图.pptx"))
    lines = [line for line in read(tmp_path / "图.pptx").text.split("\n") if line]
    assert lines == [
        *("第1页", "受理1", "\t受理1", "一季度\t4"),
        *("第2页", "受理2", "\t受理2", "一季度\t5", "备注1", "备注2"),
    ]
