"""Equations: every number of them is read, and a comment on one holds the whole equation."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import Draft, read
from tests.gridlens.proofread.test_comments import counted

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def sign(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FRACTION = f"<m:f><m:fPr/><m:num>{sign('142')}</m:num><m:den>{sign('148起')}</m:den></m:f>"
POWER = f"<m:sSup><m:e>{sign('10')}</m:e><m:sup>{sign('2')}</m:sup></m:sSup>"
BRACKETS = f"<m:d><m:e>{sign('3')}</m:e></m:d>"


def written(folder: Path, equation: str) -> Draft:
    document = Document()
    before, after = "<w:r><w:t>率为1</w:t></w:r>", "<w:r><w:t>，共3次</w:t></w:r>"
    xml = f"<w:p {nsdecls('w')} {M}>{before}{equation}{after}</w:p>"
    document.element.body.insert(0, parse_xml(xml))
    document.save(str(folder / "稿.docx"))
    return read(folder / "稿.docx")


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (FRACTION, "142/148起"),
        (POWER, "10^2"),
        (BRACKETS + sign("+5"), "(3)+5"),
        (
            f"<m:f><m:num>{sign('1+2')}</m:num><m:den>{sign('4')}</m:den></m:f>",
            "(1+2)/4",
        ),
        (f"<m:rad><m:deg/><m:e>{sign('4')}</m:e></m:rad>", "√(4)"),
    ],
)
def test_an_equation_is_text_of_its_paragraph(inner: str, text: str, tmp_path: Path) -> None:
    draft = written(tmp_path, f"<m:oMath>{inner}</m:oMath>")
    assert draft.text == f"率为1{text}，共3次"


@pytest.mark.parametrize("form", ["{}", "<m:oMathPara>{}</m:oMathPara>"])
def test_a_comment_on_a_number_in_an_equation_holds_the_equation(form: str, tmp_path: Path) -> None:
    draft = written(tmp_path, form.format(f"<m:oMath>{sign('=')}{FRACTION}</m:oMath>"))
    back = Document(BytesIO(commented(draft, counted(draft.text))))
    assert [one.text[:6] for one in back.comments] == ["“148起”", "“3次”：不"]
    outer = back.element.body.find(f".//{{{M[9:-1]}}}oMath")
    assert outer is not None
    while outer.getparent().tag != qn("w:p"):
        outer = outer.getparent()
    tags = [str(one.tag).rpartition("}")[2] for one in outer.getparent()]
    at = tags.index(str(outer.tag).rpartition("}")[2])
    assert "commentRangeStart" in tags[:at]
    assert tags[at + 1 : at + 4] == ["r", "commentRangeEnd", "r"]
