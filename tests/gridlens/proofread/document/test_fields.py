"""Fields of a Word document: instructions are never text, and comments leave fields whole."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import Draft, read
from tests.gridlens.proofread.test_comments import counted


def run(inner: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr>{inner}</w:r>"


def shown(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def sign(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def field(code: str, result: str, nested: str = "") -> str:
    told = run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
    return run(sign("begin")) + told + nested + run(sign("separate")) + result + run(sign("end"))


def written(folder: Path, *paragraphs: str) -> Draft:
    document = Document()
    for place, body in enumerate(paragraphs):
        element = parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>")
        document.element.body.insert(place, element)
    document.save(str(folder / "稿.docx"))
    return read(folder / "稿.docx")


def order(draft: Draft) -> list[str]:
    """Return the marks of comments, the signs of fields, and the texts between them, in order."""
    found: list[str] = []
    parted = True
    names = {"commentRangeStart": "<", "commentRangeEnd": ">", "commentReference": "*"}
    for element in Document(BytesIO(commented(draft, counted(draft.text)))).element.body.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "fldChar":
            found.append(element.get(qn("w:fldCharType")))
            parted = True
        elif name in ("t", "instrText"):
            if parted:
                found.append("")
            found[-1] += element.text or ""
            parted = False
        elif name == "fldSimple":
            found.append("simple")
            parted = True
        elif name in names:
            found.append(names[name])
            parted = True
    return found


REF = ["begin", " REF 数9件 ", "separate"]


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        (  # all that a field shows
            shown("受理") + field("REF 数9件", shown("152起")) + shown("。"),
            "受理152起。",
            ["受理", "<", *REF, "152起", "end", ">", "*", "。"],
        ),
        (  # a part of it
            shown("受理") + field("REF 数9件", shown("共152起等")),
            "受理共152起等",
            ["受理", *REF, "共", "<", "152起", ">", "*", "等", "end"],
        ),
        (  # it begins before the field and ends inside
            shown("受理1") + field("REF 数9件", shown("52起，下")),
            "受理152起，下",
            ["受理", "<", "1", *REF, "52起，下", "end", ">", "*"],
        ),
        (  # it begins inside and ends after
            shown("受理") + field("REF 数9件", shown("共15")) + shown("2起等"),
            "受理共152起等",
            ["受理", "<", *REF, "共15", "end", "2起", ">", "*", "等"],
        ),
        (  # one run holds all of the field
            run(
                f"<w:t>受理1</w:t>{sign('begin')}<w:instrText> REF 数9件 </w:instrText>"
                f"{sign('separate')}<w:t>52起，</w:t>{sign('end')}<w:t>共9件</w:t>"
            ),
            "受理152起，共9件",
            ["受理", "<", "1", *REF, "52起，", "end", ">", "*", "共", "<", "9件", ">", "*"],
        ),
        (  # two numbers in one result
            field("REF 数9件", shown("152起33次")),
            "152起33次",
            [*REF, "<", "152起", ">", "*", "<", "33次", ">", "*", "end"],
        ),
        (
            shown("受理1") + '<w:fldSimple w:instr="REF a9件">' + shown("52起") + "</w:fldSimple>",
            "受理152起",
            ["受理", "<", "1", "simple", "52起", ">", "*"],
        ),
        (  # a field in the instruction of another shows nothing
            field("IF", shown("152起"), nested=field("MERGEFIELD n", shown("99件"))),
            "152起",
            [
                *("<", "begin", " IF ", "begin", " MERGEFIELD n ", "separate", "99件", "end"),
                *("separate", "152起", "end", ">", "*"),
            ],
        ),
        (field("PAGEREF _Toc1", shown("12件")) + shown("共9件"), "共9件", None),
    ],
)
def test_a_field_stays_whole_and_its_instruction_unseen(
    body: str, text: str, expected: list[str] | None, tmp_path: Path
) -> None:
    draft = written(tmp_path, body)
    assert draft.text == text
    found = order(draft)
    assert expected is None or found == expected
    told = Document(BytesIO(commented(read(tmp_path / "稿.docx"), counted(text)))).comments
    assert all("REF" not in comment.text and "数9件" not in comment.text for comment in told)


def test_an_instruction_that_goes_on_in_the_next_paragraph_is_no_text(tmp_path: Path) -> None:
    begins = run(sign("begin")) + run("<w:instrText>IF </w:instrText>") + shown("")
    ends = shown("8件") + run(sign("separate")) + shown("共9件") + run(sign("end")) + shown("。")
    assert written(tmp_path, shown("受理") + begins, ends).text == "受理\n共9件。"
