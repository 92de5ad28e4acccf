"""OpenDocument texts: what is read of them, what is left out, and what is refused."""

import zipfile
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.proofread.document.draft import read

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "chart": "chart",
        "manifest": "manifest",
    }.items()
)
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mn>142</mn><mn>148</mn>'
    "</mfrac><annotation>142 over 148</annotation></semantics></math>"
)
CHART = (
    f"<office:document-content {SPACES}><office:body><office:chart><chart:chart>"
    "<chart:title><text:p>各季度</text:p></chart:title><table:table><table:table-rows>"
    "<table:table-row><table:table-cell/><table:table-cell><text:p>受理</text:p></table:table-cell>"
    "</table:table-row><table:table-row><table:table-cell><text:p>一季度</text:p>"
    "</table:table-cell><table:table-cell><text:p>4</text:p></table:table-cell></table:table-row>"
    "</table:table-rows></table:table></chart:chart></office:chart></office:body>"
    "</office:document-content>"
)
STYLES = (
    f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header>"
    "<text:p>义诊3场，第<text:page-number>7</text:page-number>页</text:p></style:header>"
    "</style:master-page></office:master-styles></office:document-styles>"
)


def written(folder: Path, body: str, **parts: str) -> Path:
    content = (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    path = folder / "稿.odt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, part in {"content.xml": content, **parts}.items():
            archive.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:h>一、工作</text:h><text:p>化解1<text:span>42起</text:span>。</text:p>", 2),
        ("<text:list><text:list-item><text:p>第一件</text:p></text:list-item></text:list>", 1),
    ],
)
def test_paragraphs_headings_and_lists(body: str, lines: int, tmp_path: Path) -> None:
    found = read(written(tmp_path, body)).text.split("\n")
    assert len(found) == lines
    assert found in (["一、工作", "化解142起。"], ["第一件"])


def test_a_table_is_rows_of_cells_with_tabs(tmp_path: Path) -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = (
        "<table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>季度</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        + cell.format("受理")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>一</text:p><text:p>季度</text:p></table:table-cell>"
        + cell.format("甲")
        + cell.format("4")
        + "</table:table-row>"
    )
    path = written(tmp_path, f"<table:table>{rows}</table:table><text:p>末</text:p>")
    assert read(path).text == "季度\t\t受理\n一 季度\t甲\t4\n末"


def test_deletions_annotations_and_numbers_of_pages_are_left_out(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删99件</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>化解<office:annotation><text:p>批88件</text:p></office:annotation>142起"
        "<text:s text:c='2'/>又<text:tab/>3<text:line-break/>件\n   整</text:p>"
    )
    path = written(tmp_path, body, **{"styles.xml": STYLES})
    assert read(path).text == "化解142起  又\t3 件 整\n义诊3场，第页"


def test_notes_come_last_and_boxes_charts_and_equations_where_they_stand(tmp_path: Path) -> None:
    body = (
        "<text:p>率为<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>，"
        "<draw:frame><draw:object xlink:href='./Object 2'/></draw:frame>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注5件</text:p>"
        "</text:note-body></text:note>见图"
        "<draw:frame><draw:text-box><text:p>框内6件</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p>末</text:p>"
    )
    parts = {"Object 1/content.xml": MATH, "Object 2/content.xml": CHART}
    assert read(written(tmp_path, body, **parts)).text.split("\n") == [
        *("率为142/148，见图", "各季度", "\t受理", "一季度\t4", "框内6件", "末", "注5件"),
    ]


def test_repetitions_are_bounded(tmp_path: Path) -> None:
    much = "999999999"
    body = (
        f"<text:p>化解<text:s text:c='{much}'/>142起</text:p><table:table><table:table-row "
        f"table:number-rows-repeated='{much}'><table:table-cell table:number-columns-repeated="
        f"'{much}'><text:p>9件</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert len(read(written(tmp_path, body)).text) < 100_000


def test_locked_programs_and_damage_are_refused(tmp_path: Path) -> None:
    manifest = f"<manifest:manifest {SPACES}><manifest:encryption-data/></manifest:manifest>"
    for parts, said in (
        ({"META-INF/manifest.xml": manifest}, "有密码"),
        ({"Basic/Standard/Module1.xml": "<x/>"}, "宏"),
        ({"content.xml": "<office"}, "打不开"),
        ({"content.xml": '<!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>'}, "实体"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "不是文稿"),
    ):
        path = tmp_path / "稿.odt"
        kept = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in {**kept, **parts}.items():
                archive.writestr(name, part)
        with pytest.raises(GridLensError, match=said):
            read(path)
