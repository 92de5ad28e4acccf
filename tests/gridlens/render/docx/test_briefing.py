"""The report, read back: the sample's figures, the official layout, charts that can be edited."""

from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from gridlens.briefing.content import Briefing
from gridlens.render.docx.briefing import briefing_docx
from tests.gridlens.render.briefings import REFERENCE, WICKED, tiny

pytestmark = pytest.mark.slow  # the whole briefing of the sample takes many seconds to make

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def packed(sample_briefing: Briefing) -> bytes:
    return briefing_docx(sample_briefing)


@pytest.fixture(scope="module")
def report(packed: bytes) -> Document:
    return docx.Document(BytesIO(packed))


def rows(document: Document) -> dict[str, list[str]]:
    """Return the cells beside each label, over all tables that have a row with this label."""
    found: dict[str, list[str]] = {}
    for table in document.tables:
        for row in table._tbl.tr_lst:
            cells = ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in row.tc_lst]
            found.setdefault(cells[0], []).extend(cells[1:])
    return found


def test_the_fourteen_figures_of_the_half_year(report: Document) -> None:
    found = rows(report)
    assert {label for label, text in REFERENCE.items() if text not in found[label]} == set()


def test_sentences_say_roundly_what_tables_say_exactly(report: Document) -> None:
    told = "".join(paragraph.text for paragraph in report.paragraphs)
    assert "300余条" in told and "60余次" in told and "142起" in told


def test_headings_are_words_own_and_numbered_as_in_official_documents(report: Document) -> None:
    heads = [p.text for p in report.paragraphs if p.style.name == "Heading 1"]
    assert heads[:2] == ["一、监督工作情况", "二、代表履职情况"]
    assert heads[-1] == "附录　数据说明"
    under = [p.text for p in report.paragraphs if p.style.name == "Heading 2"]
    assert under[:3] == [
        "（一）部分工作进度有待加快",
        "（二）部分事项超过办理期限",
        "（三）主要原因",
    ]


def test_the_page_holds_22_lines_of_28_characters(report: Document) -> None:
    section = report.sections[0]
    sides = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides] == [37, 28, 26, 35]
    body = report.styles["Body Text"]._element
    assert body.pPr.spacing.get(qn("w:lineRule")) == "exact"
    assert body.pPr.spacing.get(qn("w:line")) == "579"  # 28.95 pt; 22 of them in 225 mm
    assert body.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-5"  # 0.25 pt closer
    assert body.rPr.find(qn("w:sz")).get(qn("w:val")) == "32"
    assert body.pPr.ind.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Body Text", "仿宋_GB2312", "32"),
        ("Heading 1", "黑体", "32"),
        ("Heading 2", "楷体_GB2312", "32"),
        ("Heading 3", "仿宋_GB2312", "32"),
        ("Heading 4", "仿宋_GB2312", "32"),
    ],
)
def test_fonts_by_the_standard(report: Document, style: str, font: str, size: str) -> None:
    follower = report.styles[style]._element.find(qn("w:next"))
    assert follower is None or follower.get(qn("w:val")) == "BodyText"
    properties = report.styles[style]._element.rPr
    assert properties.rFonts.get(qn("w:eastAsia")) == font
    assert properties.find(qn("w:sz")).get(qn("w:val")) == size
    assert not [name for name in properties.rFonts.attrib if "Theme" in name]


def test_page_numbers_stand_outside_between_dashes(report: Document) -> None:
    section = report.sections[0]
    assert report.settings.odd_and_even_pages_header_footer
    sides = [foot.paragraphs[0].alignment for foot in (section.footer, section.even_page_footer)]
    assert [side.name for side in sides] == ["RIGHT", "LEFT"]
    assert "PAGE" in section.footer.paragraphs[0]._p.xml


def test_every_run_names_an_east_asian_font_and_heads_repeat(report: Document) -> None:
    for run in report.element.body.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None:
            assert run.rPr.rFonts.get(qn("w:eastAsia"))
    language = report.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    lined = [
        table for table in report.tables if table._tbl.tblPr.find(qn("w:tblStyle")) is not None
    ]
    assert len(lined) > 8
    for table in lined:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def charted(packed: bytes) -> dict[str, list[float]]:
    """Return every chart's first series by name; check each chart against its workbook."""
    found = {}
    with ZipFile(BytesIO(packed)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/charts/chart"):
                continue
            chart = etree.fromstring(archive.read(name))
            place = name.removeprefix("word/charts/chart").removesuffix(".xml")
            book = archive.read(f"word/embeddings/Microsoft_Excel_Sheet{place}.xlsx")
            written = list(openpyxl.load_workbook(BytesIO(book))["Sheet1"].values)
            for at, series in enumerate(chart.findall(f".//{CHART}ser"), start=1):
                shown = [float(v.text or "") for v in series.findall(f"{CHART}val//{CHART}v")]
                assert shown == pytest.approx(
                    [row[at] for row in written[1:] if row[at] is not None]
                )
                found.setdefault(written[0][1], shown)
    return found


def test_charts_are_editable_and_their_workbooks_agree(packed: bytes) -> None:
    trends = charted(packed)
    assert len(trends) == 3
    assert trends["排查化解矛盾纠纷"][-2:] == [67, 75]  # 142 in the half-year
    assert sum(trends["上门服务企业"][-2:]) == 63


def test_places_to_fill_in_are_marked_fields() -> None:
    document = docx.Document(BytesIO(briefing_docx(tiny())))
    field = document.element.body.find(qn("w:sdt"))
    assert field.find(f".//{qn('w:tag')}").get(qn("w:val")) == "next"
    assert field.find(f".//{qn('w:shd')}") is not None


def test_what_looks_like_a_formula_or_breaks_a_file_stays_text() -> None:
    document = docx.Document(BytesIO(briefing_docx(tiny())))
    harmless = WICKED.replace("\x07", "")
    assert "7起" in rows(document)[harmless]
    assert any(harmless in paragraph.text for paragraph in document.paragraphs)
    assert not list(document.element.body.iter(qn("w:hyperlink")))
