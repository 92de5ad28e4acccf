"""A draft given back with comments: where they stand, what they say, and what stays unchanged."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from gridlens.period import parse_period
from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import Draft, read
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version


def formatted(path: Path | BytesIO) -> list[tuple[str, bytes]]:
    """Return every character of the body with the formatting of its run, without deletions."""
    shown = []
    for run in Document(path if isinstance(path, BytesIO) else str(path)).element.body.iter(
        qn("w:r")
    ):
        properties = run.find(qn("w:rPr"))
        look = b"" if properties is None else etree.tostring(properties)
        shown += [(sign, look) for text in run.findall(qn("w:t")) for sign in text.text or ""]
    return shown


def anchored(document: Word) -> dict[str, str]:
    """Return the text between the marks of each comment, by the comment's number.

    One sign must refer to each comment.
    """
    running: dict[str, str] = {}
    done: dict[str, str] = {}
    for element in document.element.body.iter():
        number = str(element.get(qn("w:id")))
        if element.tag == qn("w:commentRangeStart"):
            running[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            done[number] = running.pop(number)
        elif element.tag == qn("w:t"):
            running = {number: text + element.text for number, text in running.items()}
    signs = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:commentReference"))]
    assert sorted(signs) == sorted(done) and not running
    return done


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
        "“152起”：不符。台账：2025年上半年排查化解矛盾纠纷142起。可改为“142起”。",
        "“90次”：不符。台账：2025年上半年上门服务企业63次。可改为“63次”。",
        "“240次”：不符。台账：2025年上半年入户走访230次。可改为“230次”。",
        "“9次”：不符。台账：2025年上半年党的创新理论宣讲6次。可改为“6次”。",
    ]
    assert list(anchored(opened).values()) == ["152起", "90次", "240次", "9次"]


def test_a_plain_text_comes_back_as_a_document_with_comments(sample: Version) -> None:
    draft = Draft("标题\x0b\n化解纠纷152起。")
    findings = proofread(sample, draft.text, parse_period("2025H1"), sample.as_of)
    back = Document(BytesIO(commented(draft, findings)))
    assert [paragraph.text for paragraph in back.paragraphs] == ["标题 ", "化解纠纷152起。"]
    assert list(anchored(back).values()) == ["152起"]


def counted(text: str) -> list[Finding]:
    """Return a finding that differs for every count in a text."""
    return [
        Finding(one[0], one.start(), None, "", Verdict.DIFFERS, reason="请核对。")
        for one in re.finditer(r"\d[\d\s]*[起次件]", text)
    ]


def test_a_comment_holds_only_what_a_document_can() -> None:
    text = "化解纠纷152\x0b起。"
    back = Document(BytesIO(commented(Draft(text), counted(text))))
    assert [comment.text for comment in back.comments] == ["“152 起”：不符。请核对。"]
    assert list(anchored(back).values()) == ["152 起"]


def test_earlier_comments_stay_and_ours_follow_them(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    runs = [document.add_paragraph("化解纠纷1").runs[0], document.paragraphs[0].add_run("52起。")]
    document.add_comment(runs[1], "请核实\n再报", "张某", "张")
    document.save(str(path))
    draft = read(path)
    back = Document(BytesIO(commented(draft, counted(draft.text))))
    assert [(c.comment_id, c.author, c.initials, c.text) for c in back.comments] == [
        (0, "张某", "张", "请核实\n再报"),
        (1, "格显核对", "核", "“152起”：不符。请核对。"),
    ]
    assert anchored(back) == {"0": "52起。", "1": "152起"}


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("<w:r><w:t>受理11次22次，33次</w:t></w:r>", ["11次", "22次", "33次"]),
        ("<w:r><w:t>受理11</w:t></w:r><w:r><w:t>次22次</w:t></w:r>", ["11次", "22次"]),
        (
            "<w:r><w:t>受理</w:t><w:tab/><w:t>11次</w:t><w:br/><w:t>又2次</w:t></w:r>",
            ["11次", "2次"],
        ),
        ("<w:hyperlink><w:r><w:t>受理11次等</w:t></w:r></w:hyperlink>", ["11次"]),
        ("<w:sdt><w:sdtContent><w:r><w:t>受理11次等</w:t></w:r></w:sdtContent></w:sdt>", ["11次"]),
        (
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>受理11次等</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r><w:r><w:t>共3次</w:t></w:r>",
            ["受理11次等", "3次"],
        ),
    ],
)
def test_a_comment_holds_the_number_and_no_more_or_its_text_box(
    body: str, held: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    document.save(str(path))
    draft = read(path)
    back = BytesIO(commented(draft, counted(draft.text)))
    assert sorted(anchored(Document(back)).values()) == sorted(held)
    assert formatted(back) == formatted(path)


def test_comments_are_one_part_of_the_document_and_only_where_there_are_any() -> None:
    text = "受理11次，22次"
    with zipfile.ZipFile(BytesIO(commented(Draft(text), counted(text)))) as archive:
        assert archive.namelist().count("word/comments.xml") == 1
        assert archive.read("[Content_Types].xml").count(b"/word/comments.xml") == 1
        assert archive.read("word/_rels/document.xml.rels").count(b'"comments.xml"') == 1
    with zipfile.ZipFile(BytesIO(commented(Draft(text), []))) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_beyond_what_a_document_can_bear_the_last_comment_says_how_many_are_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gridlens.proofread.comments.MOST", 2)
    text = "受理11次，22次，33次\n44次。"
    back = Document(BytesIO(commented(Draft(text), counted(text))))
    assert [comment.text for comment in back.comments] == [
        "“11次”：不符。请核对。",
        "“22次”：不符。请核对。",
        "另有2处也需要看，见核对清单。",
    ]
    assert anchored(back)["2"] == "。"
