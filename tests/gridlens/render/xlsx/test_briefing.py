"""A briefing's workbook, read by another library: exact numbers, native charts, plain text."""

import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import takewhile

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gridlens.briefing.content import Blank, Briefing, Records, Section
from gridlens.render.xlsx.briefing import briefing_xlsx

pytestmark = pytest.mark.slow  # the whole briefing of the sample takes many seconds to make

EVIL = '=HYPERLINK("http://x.invalid","点我")'


@pytest.fixture(scope="module")
def written(sample_briefing: Briefing) -> bytes:
    return briefing_xlsx(sample_briefing)


@pytest.fixture(scope="module")
def book(written: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(written))


def column(sheet: Worksheet, title: str, head: int = 3) -> dict[str, object]:
    """Return the cells under a title by the label in the first column."""
    titles = [cell.value for cell in sheet[head]]
    place = titles.index(title)
    rows = sheet.iter_rows(min_row=head + 1, values_only=True)
    return {str(row[0]): row[place] for row in takewhile(lambda row: row[0], rows)}


@pytest.mark.parametrize(
    ("sheet", "label", "now", "before"),
    [
        ("铸忠诚", "议案建议", 10, 8),
        ("铸忠诚", "党的创新理论宣讲", 6, 6),
        ("铸忠诚", "代表进站活动", 5, 6),
        ("铸忠诚", "议政会", 2, 2),
        ("强学习", "学习核心法律法规", 9, 6),
        ("强学习", "外出学习观摩", 4, 2),
        ("勇担当", "党员监督岗", 6, 6),
        ("勇担当", "参加调研视察", 4, 3),
        ("勇担当", "基层网格", 20, 20),
        ("勇担当", "排查化解矛盾纠纷", 142, 128),
        ("勇担当", "排查整改安全隐患", 306, 281),
        ("勇担当", "上门服务企业", 63, 48),
        ("重实干", "义诊", 3, 1),
        ("重实干", "群众急难愁盼事项办结", 8, 3),
    ],
)
def test_numbers_are_exact(
    book: openpyxl.Workbook, sheet: str, label: str, now: float, before: float
) -> None:
    assert column(book[sheet], "本期")[label] == now
    assert column(book[sheet], "上年同期")[label] == before


def test_rates_are_fractions_with_n_beside(book: openpyxl.Workbook) -> None:
    sheet = book["勇担当"]
    assert column(sheet, "本期")["纠纷化解率"] == 142 / 148
    assert column(sheet, "本期 n")["纠纷化解率"] == 148
    change = column(sheet, "变化")["排查化解矛盾纠纷"]
    assert change == pytest.approx(14 / 128)
    assert column(book["目标进展"], "进展")["上门服务企业"] == 63
    assert column(book["目标进展"], "目标")["上门服务企业"] == 85  # 40 + 45


def test_every_sheet_is_filtered_frozen_and_ready_to_print(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[:7] == [
        "摘要",
        "铸忠诚",
        "强学习",
        "勇担当",
        "重实干",
        "联系群众情况",
        "监督工作情况",
    ]
    for name in ("勇担当", "目标进展", "未办结事项", "口径", "附录", "明细-矛盾纠纷"):
        sheet = book[name]
        assert sheet.freeze_panes and sheet.auto_filter.ref, name
        assert sheet.print_title_rows, name
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, name


def test_charts_are_native_with_the_goal_as_a_line(written: bytes) -> None:
    with zipfile.ZipFile(BytesIO(written)) as packed:
        charts = [packed.read(n).decode() for n in packed.namelist() if "charts/chart" in n]
    assert len(charts) == 9  # eight trends and the goals
    aimed = [xml for xml in charts if "<c:lineChart>" in xml]
    assert len(aimed) == 6 and all("<c:barChart>" in xml for xml in aimed)


def test_records_stand_at_the_end_masked(book: openpyxl.Workbook) -> None:
    rows = list(book["明细-矛盾纠纷"].values)
    assert len(rows) == 1 + 160
    phones = [row[rows[0].index("联系电话")] for row in rows[1:]]
    assert all("****" in phone for phone in phones if phone)


def test_what_looks_like_a_formula_stays_text(sample_briefing: Briefing) -> None:
    hostile = replace(
        sample_briefing,
        title=EVIL,
        sections=(Section("cases", EVIL, (Blank("cases", EVIL, EVIL),)),),
        records=(Records(EVIL, pd.DataFrame({EVIL: [EVIL, "http://x.invalid", "00123"]})),),
    )
    content = briefing_xlsx(hostile)
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == EVIL for cell in cells) == 5
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in xml for xml in sheets)


def test_changes_stand_in_their_unit(book: openpyxl.Workbook) -> None:
    sheet = book["勇担当"]
    place = [cell.value for cell in sheet[3]].index("变化")
    formats = {row[0].value: row[place].number_format for row in sheet.iter_rows(min_row=4)}
    assert formats["参加调研视察"] == '+#,##0"次";-#,##0"次";"持平"'
    assert formats["排查化解矛盾纠纷"] == '+0.0%;-0.0%;"持平"'
    assert formats["纠纷化解率"] == '+0.0"个百分点";-0.0"个百分点";"持平"'
