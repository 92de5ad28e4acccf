"""The deck, read back: the sample's figures, claims as titles, charts that can be edited."""

from dataclasses import replace
from io import BytesIO
from math import ceil
from typing import Any

import openpyxl
import pptx
import pytest
from pptx.chart.chart import Chart
from pptx.presentation import Presentation

from gridlens.briefing.content import Blank, Briefing, BriefingTable, Section, TableColumn
from gridlens.briefing.sentence import Paragraph, Sentence
from gridlens.render.docx.briefing import briefing_docx
from gridlens.render.measure import ems, lines
from gridlens.render.pptx.briefing import briefing_pptx
from tests.gridlens.render.briefings import REFERENCE, WICKED, tiny
from tests.gridlens.render.docx.test_briefing import charted

pytestmark = pytest.mark.slow  # the whole briefing of the sample takes many seconds to make

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(briefing: Briefing) -> Presentation:
    return pptx.Presentation(BytesIO(briefing_pptx(briefing)))


@pytest.fixture(scope="module")
def deck(sample_briefing: Briefing) -> Presentation:
    return opened(sample_briefing)


def shapes(deck: Presentation) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes]


def charts(deck: Presentation) -> list[Chart]:
    return [shape.chart for shape in shapes(deck) if shape.has_chart]


def titles(deck: Presentation) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def texts(deck: Presentation) -> list[str]:
    found = [shape.text_frame.text for shape in shapes(deck) if shape.has_text_frame]
    tables = [shape.table for shape in shapes(deck) if shape.has_table]
    return found + [cell.text for table in tables for cell in table.iter_cells()]


def test_the_fourteen_figures_of_the_half_year(deck: Presentation) -> None:
    tiles = {text.replace("\n", " ").replace(" ", "") for text in texts(deck)}
    missing = {
        label: text
        for label, text in REFERENCE.items()
        if not any(tile.startswith(label + text) for tile in tiles)
    }
    assert missing == {}


def test_a_figure_that_stays_is_said_as_people_say_it(deck: Presentation) -> None:
    tiles = texts(deck)
    assert "党的创新理论宣讲\n6 次\n与上年同期持平" in tiles
    assert "上门服务企业\n63 次 其中代表参与52次\n比上年同期增长31.3%" in tiles
    assert not any("比上年同期持平" in text for text in tiles)


def test_titles_are_placeholders_that_claim_what_the_rules_allow(deck: Presentation) -> None:
    said = titles(deck)
    assert said[:2] == ["示范街道人大工委\v2025年上半年工作情况汇报", "目录"]
    assert "15项目标中，9项达到序时进度或目标，1项接近目标，3项尚未到期，2项滞后或未达目标" in said
    assert "排查化解矛盾纠纷连续两个季度增加，2025年二季度75起" in said
    assert [name for name in ("铸忠诚", "强学习", "勇担当", "重实干") if name in said] == [
        "铸忠诚",
        "强学习",
        "勇担当",
        "重实干",
    ]
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)


def test_nothing_stands_outside_a_slide_or_on_its_foot(deck: Presentation) -> None:
    for slide in deck.slides:
        foot = [s.top for s in slide.placeholders if s.placeholder_format.idx == 11]
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
            if foot and not (shape.is_placeholder and shape.placeholder_format.idx in (11, 12)):
                assert shape.top + shape.height <= foot[0]


def test_rates_stand_with_their_assurance_in_words(deck: Presentation) -> None:
    told = "! 接近目标；～ 逐月有起伏，能否达到尚不稳定（17个月）"
    assert told in texts(deck)
    assert any("达标把握：满12个月的比率" in text for text in texts(deck))
    spoken = [one.notes_slide.notes_text_frame.text for one in deck.slides if one.has_notes_slide]
    assert any("纠纷按期办结率、隐患按期销号率逐月有起伏" in text for text in spoken)


def test_goals_are_a_line_on_the_axes_of_the_columns(deck: Presentation) -> None:
    lined = [chart for chart in charts(deck) if len(chart.plots) == 2]
    assert len(lined) > 3
    for chart in lined:
        bars, line = chart.plots
        assert [plot._element.tag for plot in (bars, line)] == [C + "barChart", C + "lineChart"]
        axes = [[a.get("val") for a in plot._element.iter(C + "axId")] for plot in (bars, line)]
        assert axes[0] == axes[1]
    assert {chart.plots[1].series[0].name for chart in lined} == {"时间进度", "目标"}


def test_workbooks_of_charts_hold_what_the_charts_show(deck: Presentation) -> None:
    for chart in charts(deck):
        book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        written = list(book["Sheet1"].values)
        every = [series for plot in chart.plots for series in plot.series]
        assert list(written[0][1:]) == [series.name for series in every]
        for at, series in enumerate(every, start=1):
            assert list(series.values) == [pytest.approx(row[at]) for row in written[1:]]


def test_charts_of_deck_and_report_agree(deck: Presentation, sample_briefing: Briefing) -> None:
    shown = {
        series.name: [value for value in series.values if value is not None]
        for chart in charts(deck)
        for series in chart.plots[0].series
    }
    written = charted(briefing_docx(sample_briefing))
    assert len(written) == 3 and written.items() <= shown.items()  # the report has three charts
    assert sum(shown["排查化解矛盾纠纷"][-2:]) == 142
    assert sum(shown["排查整改安全隐患"][-2:]) == 306
    assert sum(shown["上门服务企业"][-2:]) == 63


def test_every_run_is_chinese_in_the_fonts_and_colours_of_the_theme(deck: Presentation) -> None:
    for slide in deck.slides:
        for look in slide.element.iter(A + "rPr"):
            assert look.get("lang") == "zh-CN"
            assert look.find(A + "ea").get("typeface") == "+mn-ea"
        assert not list(slide.element.iter(A + "srgbClr"))
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    ).blob.decode()
    assert '<a:ea typeface="Microsoft YaHei"/>' in theme
    assert '<a:accent1><a:srgbClr val="1F5FA8"/></a:accent1>' in theme


def test_charts_are_told_to_who_cannot_see_them(deck: Presentation) -> None:
    for shape in shapes(deck):
        if shape.has_chart:
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr").startswith(shape.name)


def test_the_speaker_sees_where_figures_come_from(deck: Presentation) -> None:
    place = titles(deck).index("勇担当")
    notes = deck.slides[place].notes_slide.notes_text_frame.text
    assert "排查化解矛盾纠纷 142起（2025年上半年）：期内调解成功的矛盾纠纷" in notes


def test_invented_data_is_said_on_every_slide_and_not_of_own_data(deck: Presentation) -> None:
    feet = [s.text_frame.text for s in shapes(deck) if s.name == "页脚"]
    assert len(feet) > 20 and all("演示数据（虚构）" in foot for foot in feet)
    assert not [text for text in texts(opened(replace(tiny(), sample=False))) if "演示" in text]


def test_what_looks_like_a_formula_or_breaks_a_file_stays_text() -> None:
    made = opened(tiny())
    harmless = WICKED.replace("\x07", "")
    assert harmless in titles(made)
    assert any(text.startswith(harmless) for text in texts(made))
    (chart,) = charts(made)
    sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (harmless, "s")
    assert not [rel for slide in made.slides for rel in slide.part.rels.values() if rel.is_external]


def test_a_long_table_goes_over_slides_each_with_its_head() -> None:
    rows = tuple((f"网格{place}", "很长的说明" * 20) for place in range(60))
    table = BriefingTable("long", "长表", (TableColumn("名", 0.3), TableColumn("说明", 0.7)), rows)
    made = opened(replace(tiny(), sections=(Section("s", "长", (table,)),)))
    found = [s.table for s in shapes(made) if s.has_table and s.table.cell(0, 0).text == "名"]
    assert len(found) > 3
    named = [table.cell(row, 0).text for table in found for row in range(1, len(table.rows))]
    assert named == [f"网格{place}" for place in range(60)]
    for shape in shapes(made):
        assert shape.top + shape.height <= made.slide_height


def test_a_place_to_fill_in_is_the_slides_own_text() -> None:
    made = opened(tiny())
    blanks = [s for s in shapes(made) if s.is_placeholder and s.text_frame.text.startswith("【待")]
    assert [blank.placeholder_format.idx for blank in blanks] == [1]


def test_the_line_over_columns_is_told_with_its_numbers(deck: Presentation) -> None:
    said = texts(deck)
    assert "比率，横线为时间进度" in said  # the year's goals and the half's have times of their own
    assert any("横线为目标（2025年" in text for text in said)


def overflowing(deck: Presentation) -> list[str]:
    """Return every text that is higher than its box, by the exact heights of its lines."""
    found = []
    for shape in shapes(deck):
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            continue
        frame, taken = shape.text_frame, 0.0
        width = (shape.width - frame.margin_left - frame.margin_right) / 12_700
        for paragraph in frame.paragraphs:
            properties = paragraph._p.pPr
            step = properties.find(f"{A}lnSpc/{A}spcPts").get("val")
            before = properties.find(f"{A}spcBef/{A}spcPts").get("val")
            sizes = {run.font.size.pt for run in paragraph.runs}
            inside = width - int(properties.get("marL")) / 12_700
            count = ceil(sum(ems(run.text) * run.font.size.pt for run in paragraph.runs) / inside)
            if len(sizes) == 1:
                count = lines(paragraph.text.replace("\v", "\n"), *sizes, inside)
            taken += count * int(step) / 100 + int(before) / 100
        if taken > shape.height / 12_700 + 1:
            found.append(frame.text[:40])
    return found


def test_no_text_is_higher_than_its_box(deck: Presentation) -> None:
    assert overflowing(deck) == []


def test_texts_of_any_length_stay_on_their_slides() -> None:
    long = "很长的名称" * 300
    parts = (
        Paragraph("lead", (Sentence((long * 3,)),)),
        BriefingTable(
            "t",
            long,
            (TableColumn(long, 0.5), TableColumn("数", 0.5)),
            ((long, long), ("短", long)),
        ),
        *tiny().sections[0].parts,
        Blank("b", long),
    )
    given = Section("s", long, parts, claim=Sentence((long,)))
    made = opened(replace(tiny(), title=long, closing=long, sections=(given,)))
    assert overflowing(made) == []
    for shape in shapes(made):
        assert shape.top + shape.height <= made.slide_height
    whole = "".join(s.text_frame.text for s in shapes(made) if s.name == "正文")
    assert whole.count("很长的名称") >= 900  # sentences are never cut
