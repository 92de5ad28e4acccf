"""Drafts that are read, those that are refused, and the one that comes back with comments."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from gridlens.errors import GridLensError
from gridlens.period import parse_period
from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import Draft, read
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
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n142")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 9)
    for name in ("a.doc", "b.pdf"):
        with pytest.raises(GridLensError, match="不能核对") as told:
            read(tmp_path / name)
        assert ".docx" in told.value.remedy
    with pytest.raises(GridLensError, match="不是文字文件"):
        read(tmp_path / "c.txt")


def hostile(path: Path, **parts: bytes | str) -> Path:
    """A whole Word document with parts replaced or added."""
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
    monkeypatch.setattr("gridlens.proofread.document.draft.MOST_UNPACKED", 1000)
    with pytest.raises(GridLensError, match="压缩异常"):
        read(hostile(path, **{"word/media/image1.png": bytes(10_000)}))


def test_a_part_that_holds_more_than_its_entry_says_is_not_unpacked(tmp_path: Path) -> None:
    path = hostile(tmp_path / "a.docx", **{"word/media/image1.png": bytes(200_000)})
    content = bytearray(path.read_bytes())
    size = content.rfind(b"PK\x01\x02") + 24  # of the last entry of the directory
    content[size : size + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(GridLensError, match="打不开"):
        read(path)


def test_endless_digits_take_no_endless_time(sample: Version) -> None:
    told = proofread(sample, "化解" + "9" * 20_000, parse_period("2025H1"), sample.as_of)
    assert {one.verdict for one in told} == {Verdict.NOT_A_CLAIM}


def test_an_endless_paragraph_and_many_pages_are_read(sample: Version) -> None:
    text = ("化解纠纷142起。" * 5000) + "\n整改隐患300余条。"
    told = proofread(sample, text, parse_period("2025H1"), sample.as_of)
    assert len(told) == 5001
    assert {one.verdict for one in told} == {Verdict.AGREES}
    assert told[-1].start == text.index("300")


def formatted(path: Path | BytesIO) -> list[tuple[str, bytes]]:
    """Every character of the body with the formatting of its run, deletions left out."""
    shown = []
    for run in Document(path if isinstance(path, BytesIO) else str(path)).element.body.iter(
        qn("w:r")
    ):
        properties = run.find(qn("w:rPr"))
        look = b"" if properties is None else etree.tostring(properties)
        shown += [(sign, look) for text in run.findall(qn("w:t")) for sign in text.text or ""]
    return shown


def test_a_wrong_number_is_commented_and_the_formatting_stays(
    sample: Version, tmp_path: Path
) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    paragraph = document.add_paragraph("上半年化解矛盾纠纷")
    paragraph.add_run("15").bold = True
    paragraph.add_run("2起，整改隐患300余条，上门服务企业90次，接待选民83次。").italic = True
    document.add_table(1, 1).cell(0, 0).text = "入户走访\t240次"
    inserted = OxmlElement("w:ins")
    inserted.append(document.add_paragraph("宣讲9次").runs[0]._r)
    document.paragraphs[-1]._p.append(inserted)
    document.save(str(path))
    draft = read(path)
    findings = proofread(sample, draft.text, parse_period("2025H1"), sample.as_of)
    back = BytesIO(commented(draft, findings))
    assert formatted(back) == formatted(path)
    opened = Document(back)
    assert [comment.text for comment in opened.comments] == [
        "“152起”：不符。台账：2025年上半年排查化解矛盾纠纷142起。",
        "“90次”：不符。台账：2025年上半年上门服务企业63次。",
        "“240次”：不符。台账：2025年上半年入户走访230次。",
        "“9次”：不符。台账：2025年上半年党的创新理论宣讲6次。",
    ]
    assert list(commented_texts(opened)) == ["152起", "90次", "240次", "9次"]


def commented_texts(document: Word) -> Iterator[str]:
    """The text between the marks of each comment."""
    told: str | None = None
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            told = ""
        elif element.tag == qn("w:commentRangeEnd"):
            yield told or ""
            told = None
        elif element.tag == qn("w:t") and told is not None:
            told += element.text


def test_a_plain_text_comes_back_as_a_document_with_comments(sample: Version) -> None:
    draft = Draft("标题\x0b\n化解纠纷152起。")
    findings = proofread(sample, draft.text, parse_period("2025H1"), sample.as_of)
    back = Document(BytesIO(commented(draft, findings)))
    assert [paragraph.text for paragraph in back.paragraphs] == ["标题 ", "化解纠纷152起。"]
    assert list(commented_texts(back)) == ["152起"]
