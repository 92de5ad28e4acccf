"""Text outside a draft's body is read too: headers, footers, notes, and speakers' notes."""

import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from gridlens.period import parse_period
from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import read
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTE = "<w:footnote><w:p><w:r><w:t>注：化解纠纷150起。</w:t></w:r></w:p></w:footnote>"
FOOTNOTES = f"<w:footnotes {W}>{NOTE}</w:footnotes>"
PAGE = (
    f'<w:p {W}><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "<w:r><w:t>页，2025年</w:t></w:r>"
    '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
)
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDE = (
    f"<n {DRAWING}><a:p><a:r><a:t>%s</a:t></a:r>"
    '<a:fld type="slidenum"><a:t>8</a:t></a:fld></a:p></n>'
)


def draft(folder: Path) -> Path:
    document = Document()
    document.add_paragraph("上半年化解纠纷142起。")
    section = document.sections[0]
    section.header.paragraphs[0].text = "上半年义诊3场"
    section.footer._element.append(parse_xml(PAGE))
    part = document.part
    assert part.package is not None
    name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    notes = Part(name, kind, FOOTNOTES.encode(), part.package)
    part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(folder / "稿.docx"))
    return folder / "稿.docx"


def test_beside_the_body_without_numbers_of_pages(tmp_path: Path) -> None:
    lines = read(draft(tmp_path)).text.split("\n")
    assert lines == [
        "上半年化解纠纷142起。",
        "第页，2025年",
        "注：化解纠纷150起。",
        "上半年义诊3场",
    ]


def test_what_is_wrong_there_is_said_at_the_end(tmp_path: Path, sample: Version) -> None:
    found = read(draft(tmp_path))
    findings = proofread(sample, found.text, parse_period("2025H1"), sample.as_of)
    verdicts = {f.text: f.verdict for f in findings if f.verdict is not Verdict.NOT_A_CLAIM}
    assert verdicts == {
        "142起": Verdict.AGREES,
        "150起": Verdict.DIFFERS,
        "3场": Verdict.AGREES,
    }
    written = BytesIO(commented(found, findings))
    (comment,) = Document(written).comments
    assert comment.text.startswith("页眉、页脚、脚注中：“150起”")
    with zipfile.ZipFile(written) as archive:
        assert "注：化解纠纷150起。" in archive.read("word/footnotes.xml").decode()


def test_speakers_notes_without_the_slides_number(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "稿.pptx", "w") as archive:
        archive.writestr("ppt/notesSlides/notesSlide1.xml", SLIDE % "义诊3场")
        archive.writestr("ppt/slides/slide1.xml", SLIDE % "化解纠纷142起")
    assert read(tmp_path / "稿.pptx").text == "化解纠纷142起\n义诊3场"
