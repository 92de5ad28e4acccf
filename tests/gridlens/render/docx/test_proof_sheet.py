"""Proof sheets as Word documents: a table lying, Chinese fonts, texts that stay text."""

from io import BytesIO

import docx
import pandas as pd
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gridlens.render.docx.proof_sheet import proof_sheet_docx

ROWS = pd.DataFrame(
    {"序号": [1, 2], "文中": ["152起", "<3%>\x0b"], "说明": ["台账" * 60, ""], "何人": ["", "王某"]}
)


def test_the_table_stands_under_its_title_with_every_cell() -> None:
    document = docx.Document(BytesIO(proof_sheet_docx("核对表", ["数据截至2025-06-30"], ROWS)))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "文中", "说明", "何人"],
        ["1", "152起", "台账" * 60, ""],
        ["2", "<3%>", "", "王某"],
    ]
    assert [one.text for one in document.paragraphs] == ["核对表", "数据截至2025-06-30"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_pages_lie_and_the_table_fits_between_the_margins() -> None:
    document = docx.Document(BytesIO(proof_sheet_docx("核对表", [], ROWS)))
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    room = section.page_width - section.left_margin - section.right_margin
    columns = [column.width for column in document.tables[0].columns]
    assert 0.98 * room < sum(columns) <= room
    fonts = {run.find(qn("w:rPr")).rFonts.get(qn("w:eastAsia")) for run in runs(document)}
    assert None not in fonts


def runs(document: docx.document.Document) -> list:
    return list(document.element.body.iter(qn("w:r")))


def test_a_sheet_without_rows_is_a_head() -> None:
    document = docx.Document(BytesIO(proof_sheet_docx("核对表", [], ROWS[:0])))
    assert len(document.tables[0].rows) == 1
