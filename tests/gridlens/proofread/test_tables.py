"""Tables: a cell is judged by its row, its column and the unit, pasted, in Word and on slides."""

import datetime as dt
from pathlib import Path

import docx
import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from gridlens.period import parse_period
from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.draft import read
from gridlens.proofread.finding import Finding
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version
from tests.small_store import day, publish

AS_OF = dt.date(2025, 6, 30)
DONE = {"status": "已办结", "outcome": "调解成功"}
ROWS = [
    ["季度", "受理（起）", "调解成功（起）"],
    ["一季度", "4", "3"],
    ["二季度", "2", "5"],
]
JUDGED = {("4", "agrees"), ("3", "differs"), ("2", "agrees"), ("5", "differs")}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four disputes of the first quarter, two of the second, all settled; one visit and three."""
    return publish(
        tmp_path_factory.mktemp("tables"),
        dispute=[
            {"received": day(on), "closed": day(on), **DONE}
            for on in ("01-05", "01-06", "02-07", "03-08", "04-09", "05-10")
        ],
        enterprise_visit=[
            {"date": dt.date(2024, 1, 2)},
            *({"date": day(on)} for on in ("01-03", "04-04", "06-30")),
        ],
    )


def judged(store: Version, text: str) -> list[Finding]:
    return proofread(store, text, parse_period("2025H1"), AS_OF)


def told(found: list[Finding]) -> set[tuple[str, str]]:
    return {(one.text, one.verdict.value) for one in found if one.verdict.value != "not_a_claim"}


def pasted(rows: list[list[str]], above: str = "矛盾纠纷排查化解情况") -> str:
    return "\n".join([above, *("\t".join(row) for row in rows)])


def test_a_pasted_table_is_judged_cell_by_cell(store: Version) -> None:
    text = pasted(ROWS)
    found = judged(store, text)
    assert told(found) == JUDGED
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in found)


def test_a_row_names_the_indicator_and_its_unit_and_a_column_the_period(store: Version) -> None:
    rows = [
        ["指标", "单位", "2025年上半年", "2024年上半年", "增减"],
        ["上门服务企业", "次", "3", "2", "2"],
        ["食堂就餐", "人次", "900", "800", "100"],
    ]
    assert told(judged(store, pasted(rows, "主要指标"))) == {
        ("3", "agrees"),
        ("2", "differs"),
        ("2", "agrees"),  # three this year, one last
    }


def test_what_a_table_does_not_name_is_no_claim(store: Version) -> None:
    rows = [["社区", "排查（起）"], ["东门社区", "4"], ["合计", "900"]]
    found = judged(store, pasted(rows, "分社区看"))
    assert told(found) == set()
    assert {one.reason for one in found} == {"表格里的数，看不出是哪项指标"}


def test_tables_of_word_are_judged(store: Version, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("矛盾纠纷排查化解情况")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for line, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "稿.docx"))
    draft = read(tmp_path / "稿.docx")
    assert told(judged(store, draft.text)) == JUDGED


def test_tables_of_slides_are_judged(store: Version, tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "矛盾纠纷排查化解情况"
    size = (Pt(10), Pt(100), Pt(400), Pt(200))
    table = slide.shapes.add_table(len(ROWS), len(ROWS[0]), *size).table
    for at, row in enumerate(ROWS):
        for place, text in enumerate(row):
            table.cell(at, place).text = text
    deck.save(str(tmp_path / "稿.pptx"))
    draft = read(tmp_path / "稿.pptx")
    assert told(judged(store, draft.text)) == JUDGED


def test_figures_of_charts_are_judged(store: Version, tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["一季度", "二季度"]
    data.add_series("受理", (4, 3))
    place = (Pt(10), Pt(10), Pt(400), Pt(300))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "各季度矛盾纠纷"
    deck.save(str(tmp_path / "图.pptx"))
    text = read(tmp_path / "图.pptx").text
    assert text.splitlines()[-3:] == ["\t受理", "一季度\t4", "二季度\t3"]
    assert told(judged(store, text)) == {("4", "agrees"), ("3", "differs")}


def test_a_chart_of_rates_is_read_in_per_cent() -> None:
    lines = chart_lines(CHART.encode())
    assert lines == ["化解率", "\t化解率", "一季度\t95.9%"]


CHART = """<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser>
<c:tx><c:v>化解率</c:v></c:tx><c:cat><c:pt idx="0"><c:v>一季度</c:v></c:pt></c:cat>
<c:val><c:formatCode>0.0%</c:formatCode><c:pt idx="0"><c:v>0.95946</c:v></c:pt></c:val>
</c:ser></c:chart>"""


def test_a_table_without_a_head_loses_no_number(store: Version) -> None:
    found = judged(store, "受理矛盾纠纷（起）\t6\n上门服务企业（次）\t4")
    assert told(found) == {("6", "agrees"), ("4", "differs")}
    headed = judged(
        store, pasted([["指标", "2025年上半年"], ["上门服务企业（次）", "3"]], "主要指标")
    )
    assert [(one.text, one.verdict.value) for one in headed] == [
        ("2025年", "not_a_claim"),
        ("3", "agrees"),
    ]
