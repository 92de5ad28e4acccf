"""Doubtful numbers of a clerk's texts, marked in every file that is given out."""

from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pptx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from pptx.util import Pt

from gridlens.briefing.clerk.edits import Edits, applied
from gridlens.briefing.content import Briefing, Section
from gridlens.briefing.sentence import Figure, Paragraph, Sentence
from gridlens.render.docx.briefing import briefing_docx
from gridlens.render.pptx.briefing import briefing_pptx
from gridlens.render.xlsx.briefing import briefing_xlsx
from tests.gridlens.render.briefings import tiny

SEVEN = Figure("7起", 7.0, "disputes_settled", "2025H1", unit="起")
TOLD = "“9起”与台账对不上；本段原有：7起。"


@pytest.fixture(scope="module")
def edited() -> Briefing:
    told = Paragraph("lead", (Sentence(("共化解", SEVEN, "。")),))
    briefing = replace(tiny(), sections=(Section("s", "工作", (told,)),))
    return applied(briefing, Edits((("lead", "共化解9起\x07。\n请审议<b>。"),)))


def test_the_report_highlights_them_and_comments(edited: Briefing) -> None:
    report = docx.Document(BytesIO(briefing_docx(edited)))
    lines = [one for one in report.paragraphs if one.text in ("共化解9起。", "请审议<b>。")]
    assert len(lines) == 2
    marked = [run.text for run in lines[0].runs if run.font.highlight_color]
    assert marked == ["9起"]
    assert lines[0].runs[1].font.highlight_color == WD_COLOR_INDEX.YELLOW
    assert [(one.author, one.text) for one in report.comments] == [("格显", TOLD)]


def test_the_deck_colours_them_and_tells_the_speaker(edited: Briefing) -> None:
    deck = pptx.Presentation(BytesIO(briefing_pptx(edited)))
    runs = [
        (slide, run)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.text == "9起"
    ]
    ((slide, run),) = runs
    assert run.font.underline and run.font.bold and run.font.size >= Pt(12)
    assert TOLD in slide.notes_slide.notes_text_frame.text


def test_the_workbook_has_a_note(edited: Briefing) -> None:
    sheet = openpyxl.load_workbook(BytesIO(briefing_xlsx(edited))).worksheets[0]
    (cell,) = [row[0] for row in sheet.iter_rows() if row[0].comment]
    assert str(cell.value).startswith("共化解9起")
    assert cell.comment is not None and TOLD in cell.comment.text


def test_nothing_is_marked_where_nothing_was_edited() -> None:
    assert not list(docx.Document(BytesIO(briefing_docx(tiny()))).comments)
    assert "不符" not in str(briefing_pptx(tiny()))
