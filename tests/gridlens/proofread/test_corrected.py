"""Tracked changes in a draft: accepted they are the corrected text, rejected the draft itself."""

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlens.period import parse_period
from gridlens.proofread.comments import AUTHOR, comment_text
from gridlens.proofread.corrected import corrected, corrected_text
from gridlens.proofread.document.draft import Draft, read
from gridlens.proofread.document.word import paragraphs, pieces
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.instead import instead
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version
from tests.gridlens.proofread.document.test_equations import M
from tests.gridlens.proofread.document.test_fields import field, shown, sign

AT = dt.datetime(2025, 7, 1, 9, 30)


def counted(text: str, figure: float = 7) -> list[Finding]:
    """Return a finding that differs for every count in a text."""
    return [
        Finding(
            one[0], one.start(), None, one[0][-1], Verdict.DIFFERS, figure=figure, expected="7次"
        )
        for one in re.finditer(r"\d+[起次]", text)
    ]


def lines(document: Word) -> list[str]:
    return [
        "".join(piece.text for piece in pieces(one)) for one in paragraphs(document.element.body)
    ]


def ours(document: Word, name: str) -> list[Any]:
    every = document.element.body.iter(qn(name))
    return [one for one in every if one.get(qn("w:author")) == AUTHOR]


def unwrapped(element: Any) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def accepted(data: bytes) -> Word:
    document = Document(BytesIO(data))
    for one in ours(document, "w:del"):
        one.getparent().remove(one)
    for one in ours(document, "w:ins"):
        unwrapped(one)
    return document


def rejected(data: bytes) -> Word:
    document = Document(BytesIO(data))
    for one in ours(document, "w:ins"):
        one.getparent().remove(one)
    for one in ours(document, "w:del"):
        for text in list(one.iter(qn("w:delText"))):
            text.tag = qn("w:t")
        unwrapped(one)
    return document


def checked(document: Word) -> None:
    """Check what Word asks of tracked changes."""
    changes = [*document.element.body.iter(qn("w:ins"), qn("w:del"), qn("w:moveTo"))]
    ids = [one.get(qn("w:id")) for one in changes]
    assert len(set(ids)) == len(ids)
    for one in changes:
        above = {parent.tag for parent in one.iterancestors()}
        assert one.get(qn("w:author")) and one.get(qn("w:date")) and len(one)
        assert one.tag != qn("w:ins") or not above & {qn("w:ins"), qn("w:del"), qn("w:moveTo")}
        assert one.tag != qn("w:del") or qn("w:del") not in above
    for text in document.element.body.iter(qn("w:t")):
        assert qn("w:del") not in {parent.tag for parent in text.iterancestors()}
    for run in document.element.body.iter(qn("w:r")):
        assert run.rPr is None or run[0] is run.rPr


def corrects(path: Path, findings: Sequence[Finding], taken: set[int]) -> bytes:
    """Return the corrected file; accepting and rejecting it must give the texts they should."""
    draft = read(path)
    data = corrected(draft, findings, taken, AT)
    checked(Document(BytesIO(data)))
    path.with_name("新.docx").write_bytes(data)
    assert lines(rejected(data)) == lines(Document(str(path)))
    again = read(path.with_name("新.docx")).text
    assert again == corrected_text(draft.text, findings, taken)
    assert lines(accepted(data)) == lines(Document(BytesIO(data)))
    return data


INS = '<w:ins w:id="5" w:author="张某" w:date="2025-01-01T00:00:00Z">'


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ("<w:r><w:t>受理11次22次，33次</w:t></w:r>", "受理7次7次，7次"),
        (
            "<w:r><w:t>受理1</w:t></w:r><w:r><w:t>1</w:t></w:r><w:r><w:t>次整</w:t></w:r>",
            "受理7次整",
        ),
        (
            "<w:r><w:t>受理</w:t><w:tab/><w:t>11次</w:t><w:br/><w:t>又2次</w:t></w:r>",
            "受理\t7次 又7次",
        ),
        ("<w:hyperlink><w:r><w:t>受理11次等</w:t></w:r></w:hyperlink>", "受理7次等"),
        (
            "<w:r><w:t>受理1</w:t></w:r><w:hyperlink><w:r><w:t>1次等</w:t></w:r></w:hyperlink>",
            "受理7次等",
        ),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>受理11次等</w:t></w:r></w:sdtContent></w:sdt>",
            "受理7次等",
        ),
        (f"{INS}<w:r><w:t>受理11次等，2次</w:t></w:r></w:ins>", "受理7次等，7次"),
        (f"<w:r><w:t>受理1</w:t></w:r>{INS}<w:r><w:t>1次等</w:t></w:r></w:ins>", "受理7次等"),
        (f"{INS}<w:r><w:t>受理1</w:t></w:r></w:ins><w:r><w:t>1次等</w:t></w:r>", "受理7次等"),
        (
            f"<w:hyperlink>{INS}<w:r><w:t>受理11次等</w:t></w:r></w:ins></w:hyperlink>",
            "受理7次等",
        ),
        (
            '<w:del w:id="6" w:author="张某" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>9'
            "</w:delText></w:r></w:del><w:r><w:t>11次</w:t></w:r>",
            "7次",
        ),
        ('<w:fldSimple w:instr="REF a"/><w:r><w:t>11次</w:t></w:r>', "7次"),
    ],
)
def test_wherever_a_number_stands_it_is_replaced(body: str, becomes: str, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    document.save(str(path))
    text = read(path).text
    findings = counted(text)
    data = corrects(path, findings, {one.start for one in findings})
    assert lines(accepted(data))[0] == becomes
    assert len(Document(BytesIO(data)).comments) == 0


def test_tables_and_text_boxes_too(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    document.add_table(1, 2).cell(0, 1).text = "受理11次"
    box = (
        f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>受理11次等</w:t></w:r>"
        "</w:p></w:txbxContent></w:pict></w:r><w:r><w:t>共3次</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(box))
    document.save(str(path))
    findings = counted(read(path).text)
    assert len(findings) == 3
    data = corrects(path, findings, {one.start for one in findings})
    assert lines(accepted(data)) == ["共7次", "受理7次等", "", "受理7次"]


def test_formatting_is_kept_sign_by_sign(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    paragraph = document.add_paragraph("化解")
    paragraph.add_run("15").bold = True
    paragraph.add_run("2起").italic = True
    document.save(str(path))
    findings = counted(read(path).text, 142)
    data = corrects(path, findings, {2})
    runs = [
        (run.text, run.bold, run.italic) for run in accepted(data).paragraphs[0].runs if run.text
    ]
    assert runs == [("化解", None, None), ("14", True, None), ("2起", None, True)]


def test_what_is_no_text_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    body = (
        f"<w:p {nsdecls('w')}><w:r><w:rPr><w:b/></w:rPr><w:t>受理11</w:t><w:fldChar "
        'w:fldCharType="begin"/><w:fldChar w:fldCharType="end"/><w:t>次</w:t></w:r></w:p>'
    )
    document.element.body.insert(0, parse_xml(body))
    document.save(str(path))
    data = corrects(path, counted(read(path).text), {2})
    document = accepted(data)
    assert lines(document)[0] == "受理7次"
    assert len(list(document.element.body.iter(qn("w:fldChar")))) == 2


@pytest.mark.parametrize(
    "body",
    [
        f"{INS}<w:sdt><w:sdtContent><w:r><w:t>11次</w:t></w:r></w:sdtContent></w:sdt></w:ins>",
        INS.replace("w:ins", "w:moveTo") + "<w:r><w:t>11次</w:t></w:r></w:moveTo>",
        '<w:fldSimple w:instr="REF a"><w:r><w:t>11次</w:t></w:r></w:fldSimple>',
        field("REF a", shown("11次")),
        field("REF a", shown("1")) + shown("1次"),
        shown("1") + field("REF a", shown("1次")),
        f"<m:oMath {M}><m:r><m:t>11次</m:t></m:r></m:oMath>",
        f"<m:oMath {M}><m:r><m:t>1</m:t></m:r></m:oMath>{shown('1次')}",
        f"<w:r><w:t>1</w:t>{sign('begin')}<w:instrText>PAGE</w:instrText>{sign('separate')}"
        f"<w:t>8</w:t>{sign('end')}<w:t>1次</w:t></w:r>",
    ],
)
def test_where_word_allows_no_change_the_comment_names_the_wording(
    body: str, tmp_path: Path
) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    document.save(str(path))
    data = corrected(read(path), counted(read(path).text), {0}, AT)
    back = Document(BytesIO(data))
    assert [one.text for one in back.comments] == ["“11次”：不符。台账：7次。可改为“7次”。"]
    assert not ours(back, "w:del")
    assert all(one.tag in (qn("w:p"), qn("w:sectPr")) for one in back.element.body)
    assert lines(back)[0] == "11次"


def test_a_field_beside_a_number_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    body = shown("受理11") + field("PAGEREF a", shown("8")) + shown("次，共") + field("REF a", "")
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    document.save(str(path))
    data = corrects(path, counted(read(path).text), {2})
    document = accepted(data)
    assert lines(document)[0] == "受理7次，共"
    kinds = [one.get(qn("w:fldCharType")) for one in document.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * 2


def test_only_what_is_taken_changes_and_the_rest_keeps_its_comment(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    document.add_paragraph("受理11次，又22次。")
    document.sections[0].header.paragraphs[0].text = "本期33次"
    document.save(str(path))
    findings = counted(read(path).text)
    header = findings[2]
    data = corrected(read(path), findings, {findings[0].start, header.start}, AT)
    document = Document(BytesIO(data))
    assert [one.text for one in document.comments] == [
        comment_text(findings[1]),
        f"页眉、页脚、脚注中：{comment_text(header)}",
    ]
    assert comment_text(header).endswith("可改为“7次”。")
    assert lines(accepted(data)) == ["受理7次，又22次。"]
    assert {one.get(qn("w:date")) for one in ours(document, "w:ins")} == {"2025-07-01T09:30:00Z"}
    checked(document)


def test_what_has_no_wording_or_is_cut_stays_a_comment() -> None:
    text = "增长3%，受理11次"
    turned = Finding("3%", 2, 3, "%", Verdict.DIFFERS, kind="change", figure=-2, expected="-2%")
    cut = Finding("理11", 6, None, "", Verdict.DIFFERS, figure=7, expected="7")
    findings = [turned, cut, *counted(text)]
    document = Document(BytesIO(corrected(Draft(text), findings, {2, 6})))
    assert [one.text for one in document.comments] == [
        "“3%”：不符。台账：-2%。台账是下降2%，不是增长，请改写这句。",
        "“理11”：不符。台账：7。请改写这句。",
        "“11次”：不符。台账：7次。可改为“7次”。",
    ]
    assert corrected_text(text, findings, {2, 6}) == text


def test_beyond_what_a_document_can_bear_only_comments_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gridlens.proofread.comments.MOST", 1)
    text = "受理11次，22次，33次"
    findings = counted(text)
    data = corrected(Draft(text), findings, {findings[2].start})
    assert [one.text for one in Document(BytesIO(data)).comments] == [
        comment_text(findings[0]),
        "另有1处也需要看，见核对清单。",
    ]
    assert lines(accepted(data)) == ["受理11次，22次，7次"]


_PIECES = st.lists(
    st.sampled_from(["受理", "11次", "，", "2", "3次", "\x0b", "142起", "增长", "1", "\n"]),
    min_size=1,
    max_size=14,
)


@settings(max_examples=25)  # each makes and opens a few documents
@given(_PIECES, st.data())
def test_a_plain_text_becomes_a_document_with_changes(
    words: list[str], data: st.DataObject
) -> None:
    text = "".join(words)
    findings = counted(text)
    taken = data.draw(st.sets(st.sampled_from([one.start for one in findings] or [0])))
    given_back = corrected(Draft(text), findings, taken, AT)
    plain = text.replace("\x0b", " ")
    after = corrected_text(text, findings, taken).replace("\x0b", " ")
    assert lines(rejected(given_back)) == plain.split("\n")
    assert lines(accepted(given_back)) == after.split("\n")
    checked(Document(BytesIO(given_back)))


_WRAPPED = {
    "": "{}",
    "link": "<w:hyperlink>{}</w:hyperlink>",
    "control": "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "inserted": '<w:ins w:id="{id}" w:author="张某" w:date="2025-01-01T00:00:00Z">{}</w:ins>',
    "linked": '<w:hyperlink><w:ins w:id="{id}" w:author="张某" w:date="2025-01-01T00:00:00Z">{}'
    "</w:ins></w:hyperlink>",
}
_RUNS = st.lists(
    st.tuples(
        st.sampled_from(list(_WRAPPED)),
        st.lists(st.text("12起次，", min_size=1, max_size=4), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(_RUNS, st.data())
def test_however_the_runs_are_cut(
    wrapped: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    body = "".join(
        _WRAPPED[name].format(
            "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in texts), id=at
        )
        for at, (name, texts) in enumerate(wrapped)
    )
    document = Document()
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>")
    document.element.body.insert(0, paragraph)
    text = "".join(piece.text for piece in pieces(paragraph))
    findings = counted(text)
    taken = data.draw(st.sets(st.sampled_from([one.start for one in findings] or [0])))
    given_back = corrected(Draft(text, document, ((0, paragraph),)), findings, taken, AT)
    checked(Document(BytesIO(given_back)))
    assert lines(rejected(given_back))[0] == text
    assert lines(accepted(given_back))[0] == corrected_text(text, findings, taken)


def test_a_draft_of_the_sample_agrees_once_it_is_corrected(sample: Version, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    document = Document()
    for line in (
        "上半年化解矛盾纠纷152起，整改隐患200余条，上门服务企业九十次，接待选民83次。",
        "上半年矛盾纠纷化解率99%，入户走访２４０次。",
    ):
        document.add_paragraph(line)
    document.save(str(path))
    draft, period = read(path), parse_period("2025H1")
    findings = proofread(sample, draft.text, period, sample.as_of)
    taken = {one.start for one in findings if instead(one)}
    assert len(taken) >= 4
    data = corrects(path, findings, taken)
    again = proofread(sample, "\n".join(lines(accepted(data))), period, sample.as_of)
    assert {one.verdict for one in again} == {Verdict.AGREES}
