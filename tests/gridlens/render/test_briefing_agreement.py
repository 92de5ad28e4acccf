"""Deck, report and workbook of one briefing hold the same figures: each figure is read from all."""

from io import BytesIO

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn

from gridlens.briefing.content import Briefing, BriefingTable, Picture
from gridlens.briefing.sentence import Figure, Role
from gridlens.charts.spec import Heat
from gridlens.render.docx.briefing import briefing_docx
from gridlens.render.pptx.briefing import briefing_pptx
from gridlens.render.xlsx.briefing import briefing_xlsx


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def figures(sample_briefing: Briefing) -> list[Figure]:
    """Every exact figure in the tables of the briefing."""
    tables = [part for one in sample_briefing.walk() for part in one.parts]
    rows = [row for part in tables if isinstance(part, BriefingTable) for row in part.rows]
    found = [cell for row in rows for cell in row if isinstance(cell, Figure)]
    return [cell for cell in found if cell.role is Role.VALUE and cell.value is not None]


@pytest.mark.slow
def test_the_report_has_every_figure(figures: list[Figure], sample_briefing: Briefing) -> None:
    report = docx.Document(BytesIO(briefing_docx(sample_briefing)))
    cells = {
        squeezed("".join(text.text or "" for text in cell.iter(qn("w:t"))))
        for cell in report.element.body.iter(qn("w:tc"))
    }
    assert len(figures) > 100
    assert {figure.text for figure in figures} <= cells


@pytest.mark.slow
def test_the_deck_has_every_figure(figures: list[Figure], sample_briefing: Briefing) -> None:
    deck = pptx.Presentation(BytesIO(briefing_pptx(sample_briefing)))
    told, cells = "", set()
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        if shape.has_text_frame:
            told += squeezed(shape.text_frame.text) + "\n"
        elif shape.has_table:
            cells |= {squeezed(cell.text) for cell in shape.table.iter_cells()}
    compared = {figure.text for figure in figures if figure.period == "2024H1"}
    here = {figure.text for figure in figures if figure.period != "2024H1"}
    assert {text for text in here if text not in cells and text not in told} == set()
    assert compared  # tiles show the other period only as a change


@pytest.mark.slow
def test_the_workbook_has_every_figure(figures: list[Figure], sample_briefing: Briefing) -> None:
    book = openpyxl.load_workbook(BytesIO(briefing_xlsx(sample_briefing)))
    numbers = {
        round(cell, 9)
        for sheet in book.worksheets
        for row in sheet.values
        for cell in row
        if isinstance(cell, int | float)
    }
    assert {round(figure.value or 0, 9) for figure in figures} <= numbers


@pytest.mark.slow
def test_heat_tables_of_deck_and_report_agree(sample_briefing: Briefing) -> None:
    spec = next(
        part.chart
        for one in sample_briefing.walk()
        for part in one.parts
        if isinstance(part, Picture) and isinstance(part.chart, Heat)
    )
    deck = pptx.Presentation(BytesIO(briefing_pptx(sample_briefing)))
    report = docx.Document(BytesIO(briefing_docx(sample_briefing)))
    shown = [
        [cell.text for cell in row.cells]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and shape.name == spec.title
        for row in list(shape.table.rows)[1:]
    ]
    written = next(
        [
            ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst]
            for row in table._tbl.tr_lst[1:]
        ]
        for table in report.tables
        if len(table._tbl.tr_lst) == len(spec.rows) + 1
    )
    assert shown == written == [
        [name, *words] for name, words in zip(spec.rows, spec.words, strict=True)
    ]  # fmt: skip
