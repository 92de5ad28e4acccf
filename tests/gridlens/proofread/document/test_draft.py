"""Drafts that are read, and drafts that are refused."""

import zipfile
from pathlib import Path

import pytest
from docx import Document

from gridlens.errors import GridLensError
from gridlens.period import parse_period
from gridlens.proofread.document.draft import read
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version

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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_plain_text_in_utf_16(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "稿.txt"
    text = "今年上半年，化解纠纷142起（100%）。\r\n整改隐患3处；\r\n"
    path.write_bytes((mark + text).encode(encoding))
    assert read(path).text == text.replace("\r", "")


def test_a_draft_without_text_says_so(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "b.docx"))
    (tmp_path / "a.txt").write_text(" \n\u3000\t\n", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    picture = "<p:sld xmlns:p='p'><p:pic/></p:sld>"
    zipped(tmp_path / "d.pptx", **{"ppt/slides/slide1.xml": picture})
    for name in ("a.txt", "b.docx", "c.txt", "d.pptx"):
        with pytest.raises(GridLensError, match="文稿里没有文字。") as told:
            read(tmp_path / name)
        assert "图片" in told.value.remedy


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


def test_foreign_formats_are_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"{\\rtf1 \\b 142")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(GridLensError, match="不能核对") as told:
        read(tmp_path / "a.doc")
    assert ".docx" in told.value.remedy
    with pytest.raises(GridLensError, match="不是文字文件") as told:
        read(tmp_path / "c.txt")
    assert ".pdf" in told.value.remedy


def hostile(path: Path, **parts: bytes | str) -> Path:
    """Write a complete Word document with some parts replaced or added."""
    Document().save(str(path))
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zipped(path, **{**kept, **parts})


def test_programs_bombs_entities_and_damage_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    bomb = '<!DOCTYPE d [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    main = "word/document.xml"
    types = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"
    for parts, said in (
        ({"word/vbaProject.bin": b""}, "宏"),
        ({"[Content_Types].xml": types}, "宏"),
        ({main: bomb}, "实体"),
        ({main: "<w:document"}, "打不开"),
        ({"[Content_Types].xml": "<Types/>"}, "打不开"),
    ):
        with pytest.raises(GridLensError, match=said):
            read(hostile(path, **parts))
    whole = hostile(path).read_bytes()
    for damaged in (b"PK\x03\x04 no zip", whole[: len(whole) // 2], whole.replace(b"<w", b"<v", 9)):
        path.write_bytes(damaged[:90] + bytes(40) + damaged[130:])
        with pytest.raises(GridLensError, match="打不开"):
            read(path)
    monkeypatch.setattr("gridlens.proofread.document.package.MOST_UNPACKED", 1000)
    with pytest.raises(GridLensError, match="压缩异常"):
        read(hostile(path, **{"word/media/image1.png": bytes(10_000)}))


def test_a_part_that_holds_more_than_its_entry_says_is_not_unpacked(tmp_path: Path) -> None:
    path = hostile(tmp_path / "a.docx", **{"word/media/image1.png": bytes(200_000)})
    content = bytearray(path.read_bytes())
    size = content.rfind(b"PK\x01\x02") + 24  # the size in the directory's last entry
    content[size : size + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(GridLensError, match="打不开"):
        read(path)


def test_endless_digits_take_no_endless_time(sample: Version) -> None:
    told = proofread(sample, "化解" + "9" * 20_000, parse_period("2025H1"), sample.as_of)
    assert {one.verdict for one in told} == {Verdict.NOT_A_CLAIM}


@pytest.mark.slow
def test_an_endless_paragraph_and_many_pages_are_read(sample: Version) -> None:
    text = ("化解纠纷142起。" * 5000) + "\n整改隐患300余条。"
    told = proofread(sample, text, parse_period("2025H1"), sample.as_of)
    assert len(told) == 5001
    assert {one.verdict for one in told} == {Verdict.AGREES}
    assert told[-1].start == text.index("300")
