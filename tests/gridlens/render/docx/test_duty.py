"""Duty sheets, read back: numbers as counted apart, Chinese fonts, texts that stay text."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from gridlens.duty.record import Duty, duties
from gridlens.duty.roster import people
from gridlens.duty.sheet import About, file_names
from gridlens.figures.scope import EVERYTHING
from gridlens.render.duty_files import FORMATS, archive
from gridlens.store.version import Version
from tests.gridlens.duty.duty_office import open_office
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

ABOUT = About("示范街道", 7, sample=True)


def every(version: Version, period: str = "2025H1") -> list[Duty]:
    return duties(version, EVERYTHING, about(period), people(version, EVERYTHING))


def read(duty: Duty, told: About = ABOUT) -> Document:
    return docx.Document(BytesIO(FORMATS["docx"](duty, told)))


def cells(document: Document, place: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[place].rows]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return open_office(tmp_path_factory.mktemp("sheets"))


@pytest.fixture(scope="module")
def sheet(office: Version) -> Document:
    return read(every(office)[0])


def test_who_by_kind_and_every_record(sheet: Document) -> None:
    form, kinds, records = (cells(sheet, place) for place in range(3))
    assert form[0] == ["姓名", "张某", "代表层级", "区级"]
    assert form[-1][1] == "红旗一网格（2022-03-01至2025-03-31）、红旗二网格（2025-04-01至今）"
    assert kinds == [
        ["种类", "参与方式", "2025年一季度", "2025年二季度", "合计"],
        ["代表进站", "参与", "1", "0", "1"],
        ["入户走访", "参与联系群众", "0", "1", "1"],
        ["调研视察", "参与视察", "0", "2", "2"],
        ["矛盾纠纷", "参与调解", "2", "0", "2"],
        ["安全隐患", "推动整改", "0", "1", "1"],
        ["议案建议", "附议", "1", "0", "1"],
    ]
    assert len(records) == 1 + 9
    assert records[1] == [
        "2025-06-20",
        "安全隐患\n推动整改",
        "用电安全：插座松动\nhazard.xlsx 1 第2行",
        "仍在推动",
    ]


def test_period_day_version_and_invented_data_are_said(sheet: Document) -> None:
    said = [paragraph.text for paragraph in sheet.paragraphs]
    assert said[:2] == ["代表履职登记表", "示范街道　　2025年上半年　　演示数据（虚构）"]
    assert "期间：2025年上半年；数据截至 2025-06-30；第 7 版；台账记录9条，合8项。" in said
    assert [line for line in said if line.startswith("代表签名：")]


def test_heads_are_repeated_and_rows_never_torn(sheet: Document) -> None:
    for table in sheet.tables[1:]:
        head, *rest = [row._tr.trPr for row in table.rows]
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in rest)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rest)


def test_every_style_and_run_names_an_east_asian_font(sheet: Document) -> None:
    runs = list(sheet.element.body.iter(qn("w:r")))
    assert len(runs) > 60
    for run in runs:
        fonts = run.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in ("方正小标宋简体", "黑体", "仿宋_GB2312")
    language = sheet.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    assert not [
        name
        for part in sheet.styles.element.iter(qn("w:rFonts"))
        for name in part.attrib
        if "Theme" in name and part.getparent().getparent().tag == qn("w:rPrDefault")
    ]


def test_a_page_of_paper_with_numbers(sheet: Document) -> None:
    section = sheet.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.footer.paragraphs[0].text.startswith("— ")
    assert "PAGE" in section.footer.paragraphs[0]._p.xml


def test_nobody_without_records_gets_an_empty_table(office: Version) -> None:
    document = read(every(office)[2])
    assert len(document.tables) == 1
    assert "本期台账里没有记载参与的事项。" in [p.text for p in document.paragraphs]


def test_own_data_is_not_called_invented(office: Version) -> None:
    document = read(every(office)[0], About("某街道", 1, sample=False, within=("红旗一网格",)))
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "演示" not in said
    assert "只含这些网格的记录：红旗一网格。" in said


def test_what_looks_like_a_formula_or_breaks_a_file_stays_text(tmp_path: Path) -> None:
    wicked = '=HYPERLINK("http://x/")\x07&<b>'
    version = publish(
        tmp_path,
        deputy=[
            {"code": "D1", "name": wicked},
            {"code": "D2/..", "name": "同名"},
            {"code": "D3", "name": "同名"},
        ],
        session=[{"date": day("02-10"), "type": "议政会", "topic": wicked, "deputies": ["D1"]}],
    )
    some = every(version)
    assert cells(read(some[0]), 0)[0][1] == wicked.replace("\x07", "")
    book = openpyxl.load_workbook(BytesIO(FORMATS["xlsx"](some[0], ABOUT)))
    named = book["登记表"]["B2"]
    assert (named.data_type, named.value.startswith("=HYPERLINK")) == ("s", True)
    assert file_names(some) == [
        "履职登记表-=HYPERLINK(_http___x__)_&_b_-2025年上半年",
        "履职登记表-同名-2025年上半年-D2_..",
        "履职登记表-同名-2025年上半年-D3",
    ]


def test_the_workbook_holds_the_same(office: Version) -> None:
    book = openpyxl.load_workbook(BytesIO(FORMATS["xlsx"](every(office)[0], ABOUT)))
    assert book.sheetnames == ["登记表", "分类情况", "履职记录", "说明"]
    kinds = list(book["分类情况"].values)
    assert kinds[3] == ("调研视察", "参与视察", 0, 2, 2)
    records = list(book["履职记录"].values)
    assert len(records) == 1 + 9
    assert records[1][-3:] == ("hazard.xlsx", "1", 2)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_one_file_a_deputy_under_its_chinese_name(office: Version, ending: str) -> None:
    with ZipFile(BytesIO(archive(every(office), ABOUT, ending))) as packed:
        assert packed.namelist() == [
            f"履职登记表-{name}-2025年上半年.{ending}" for name in ("张某", "李某", "旧某")
        ]
        assert packed.testzip() is None


@pytest.mark.slow
def test_sample_sheets_count_what_the_ledgers_hold(sample: Version) -> None:
    """For every deputy of the sample, SQL counts the rows of the half-year that name them."""
    dated = {"session": "date", "visit": "date", "inspection": "date", "dispute": "received"}
    dated |= {"hazard": "found", "enterprise_visit": "date", "livelihood": "accepted"}
    parts = [
        f"SELECT unnest(deputies) AS code FROM {key} "
        f"WHERE {column} BETWEEN DATE '2025-01-01' AND DATE '2025-06-30'"
        for key, column in dated.items()
    ]
    parts.append(
        "SELECT unnest(list_distinct(coalesce(lead_deputies, []) || coalesce(joint_deputies, []))) "
        "AS code FROM motion WHERE submitted BETWEEN DATE '2025-01-01' AND DATE '2025-06-30'"
    )
    query = f"SELECT code, count(*) AS n FROM ({' UNION ALL '.join(parts)}) GROUP BY code"
    counted = dict(sample.frame(query).itertuples(index=False, name=None))
    found = {one.person.code: len(one.taken) for one in every(sample)}
    assert {code: n for code, n in found.items() if n} == counted
