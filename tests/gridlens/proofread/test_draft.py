"""Drafts that are read, those that are refused, and the one that comes back with comments."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from gridlens.errors import GridLensError
from gridlens.period import parse_period
from gridlens.proofread.comments import commented
from gridlens.proofread.draft import read
from gridlens.proofread.proof import proofread
from gridlens.store import Version

SLIDE = (
    '<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:p><a:r><a:t>化解纠纷1</a:t></a:r><a:r><a:t>42起</a:t></a:r></a:p></p:sld>"
)


def zipped(path: Path, **files: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes("化解纠纷142起".encode(encoding))
    assert read(path).text == "化解纠纷142起"


def test_slides_are_read_in_order(tmp_path: Path) -> None:
    files = {"ppt/slides/slide10.xml": SLIDE, "ppt/slides/slide2.xml": SLIDE.replace("42", "41")}
    assert read(zipped(tmp_path / "a.pptx", **files)).text == "化解纠纷141起\n化解纠纷142起"


def test_a_draft_of_the_old_format_or_locked_is_refused(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "a.doc").write_bytes(old)
    (tmp_path / "b.docx").write_bytes(old + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(GridLensError, match="旧格式"):
        read(tmp_path / "a.doc")
    with pytest.raises(GridLensError, match="有密码"):
        read(tmp_path / "b.docx")


def test_a_program_a_bomb_and_a_damaged_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    macro = zipped(tmp_path / "a.docm", **{"word/document.xml": "", "word/vbaProject.bin": ""})
    with pytest.raises(GridLensError, match="宏"):
        read(macro)
    monkeypatch.setattr("gridlens.proofread.draft.MOST_UNPACKED", 1000)
    with pytest.raises(GridLensError, match="压缩异常"):
        read(zipped(tmp_path / "b.docx", **{"word/document.xml": bytes(10_000)}))
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(GridLensError, match="打不开"):
        read(tmp_path / "c.docx")


def test_a_wrong_number_is_commented_and_the_formatting_stays(
    sample: Version, tmp_path: Path
) -> None:
    document = Document()
    paragraph = document.add_paragraph("上半年化解矛盾纠纷")
    paragraph.add_run("15").bold = True
    paragraph.add_run("2起，整改隐患300余条。")
    document.add_table(1, 1).cell(0, 0).text = "上门服务企业90次"
    document.save(str(tmp_path / "稿.docx"))
    draft = read(tmp_path / "稿.docx")
    findings = proofread(sample, draft.text, parse_period("2025H1"), sample.as_of)
    back = Document(BytesIO(commented(draft, findings)))
    assert [run.bold for run in back.paragraphs[0].runs if run.text] == [None, True, None]
    assert back.paragraphs[0].text == "上半年化解矛盾纠纷152起，整改隐患300余条。"
    assert [comment.text for comment in back.comments] == [
        "“152起”：不符。台账：2025年上半年排查化解矛盾纠纷142起。",
        "“90次”：不符。台账：2025年上半年上门服务企业63次。",
    ]
