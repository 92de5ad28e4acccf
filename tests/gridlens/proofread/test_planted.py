"""Ten errors planted in the product's own report: all are found, and the report itself has none."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from gridlens.briefing.content import Briefing
from gridlens.period import parse_period
from gridlens.proofread.document.draft import read
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.render.briefing_files import FORMS
from gridlens.store.version import Version

WRONG = (Verdict.DIFFERS, Verdict.CONTRADICTS)
BODY = "word/document.xml"
# A sum that is wrong by itself (118 + 4 + 6 = 128), and five figures that the sample does not have.
PLANTED = (
    "收集问题126个，已办118个，移交4个，其余6个正在办。",
    "上半年化解矛盾纠纷152起，整改安全隐患316条，上门服务企业68次，开展义诊5场，同比增加4场。",
)


def changed(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """Return an office file with the text of its XML parts changed by name and content."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xml"):
                content = change(name, content.decode()).encode()
            copy.writestr(name, content)
    return out.getvalue()


def found(version: Version, folder: Path, data: bytes) -> list[tuple[str, Finding]]:
    """Return the wrong numbers of a document, each with the line it stands in."""
    path = folder / "报告.docx"
    path.write_bytes(data)
    draft = read(path)
    told = proofread(version, draft.text, parse_period("2025H1"), version.as_of)
    lines = [
        (draft.text[: one.start].rpartition("\n")[2], draft.text[one.start :].partition("\n")[0])
        for one in told
    ]
    return [
        (before + after, one)
        for (before, after), one in zip(lines, told, strict=True)
        if one.verdict in WRONG
    ]


@pytest.fixture(scope="module")
def report(sample_briefing: Briefing) -> bytes:
    """The report of the sample's half-year."""
    return FORMS["report"].write(sample_briefing)


@pytest.mark.slow
def test_the_report_itself_has_no_error(sample: Version, tmp_path: Path, report: bytes) -> None:
    assert [(line[:60], one.text) for line, one in found(sample, tmp_path, report)] == []


def cells(body: str, label: str) -> Iterator[re.Match[str]]:
    """Yield the texts of the cells of a table's rows that have a label."""
    for row in re.finditer(r"<w:tr[ >].*?</w:tr>", body, re.DOTALL):
        texts = list(re.finditer(r"(?<=>)[^<>]+(?=</w:t>)", row[0]))
        if texts and texts[0][0] == label:
            yield from re.compile(r"(?<=>)[^<>]+(?=</w:t>)").finditer(body, row.start(), row.end())


@pytest.mark.slow
def test_ten_planted_errors_are_found(sample: Version, tmp_path: Path, report: bytes) -> None:
    planted: list[str] = []

    def plant(name: str, content: str) -> str:
        if name == BODY:
            for label, nth in (("党的创新理论宣讲", 1), ("议政会", 1), ("参加调研视察", 1)):
                cell = [one for one in cells(content, label) if re.match(r"\d", one[0])][nth - 1]
                wrong = str(int(re.match(r"\d+", cell[0])[0]) + 3)  # type: ignore[index]
                text = re.sub(r"^\d+", wrong, cell[0])
                planted.append(text)
                content = content[: cell.start()] + text + content[cell.end() :]
            planted.extend(("6个", "152起", "316条", "68次", "5场", "4场"))
            lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in PLANTED)
            return content.replace("<w:body>", f"<w:body>{lines}", 1)
        if name.startswith("word/charts/chart") and len(planted) < 10 and "<c:v>" in content:
            values = re.findall(r"<c:val>.*?</c:val>", content, re.DOTALL)
            point = re.search(r"<c:v>(\d+)(?:\.0)?</c:v>", values[0]) if values else None
            if point and int(point[1]) > 20:
                wrong = values[0].replace(point[0], f"<c:v>{int(point[1]) + 7}</c:v>", 1)
                planted.append(str(int(point[1]) + 7))
                return content.replace(values[0], wrong, 1)
        return content

    told = [one.text for _line, one in found(sample, tmp_path, changed(report, plant))]
    assert len(planted) == 10, planted
    missed = [text for text in planted if text not in told]
    assert missed == [], told
