"""A reminder sheet, read back: whom it addresses, what it lists, and what it must not say."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from gridlens.analysis.matters import TITLES
from gridlens.render.docx.reminder import Sender, file_name, reminder, reminders

SENDER = Sender("示范街道", dt.date(2025, 6, 30), dt.date(2025, 7, 2))
NAMED = Sender("示范街道", dt.date(2025, 6, 30), dt.date(2025, 7, 2), True, {"g1": "红旗一网格"})


def row(number: str | None, unit: str | None, late: int, **more: object) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(TITLES)
    told = {"ledger": "hazard", "number": number, "unit": unit, "days_overdue": late}
    return empty | told | {"received": dt.date(2025, 6, 1), "grid": "g1"} | more


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        [
            row(
                "YH-1",
                "应急办",
                12,
                what="消防安全：通道被占",
                place="丰年路*号",
                due=dt.date(2025, 6, 18),
            ),
            row("=1+1", "应急办", 0, what="居民王**反映"),
            row(None, None, 0, what="路灯不亮"),
        ]
    )


def read(content: bytes) -> tuple[str, list[list[str]]]:
    document = docx.Document(BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    return text, [[cell.text for cell in line.cells] for line in document.tables[0].rows]


def test_a_sheet_says_to_whom_what_and_until_when(table: pd.DataFrame) -> None:
    text, lines = read(reminder("应急办", table[:2], SENDER))
    assert text.startswith(
        "催办单\n应急办：\n据台账记载，截至2025年6月30日，由贵单位办理的下列2项事项尚未办结，"
    )
    assert "其中1项已超过办理期限。请对已超过期限的抓紧办理，其余事项按期办结，" in text
    assert "示范街道\n2025年7月2日\n" in text
    assert "签收人：" in text
    assert lines == [
        ["序号", "台账和编号", "事项", "收到日期", "办理期限", "逾期"],
        [
            "1",
            "安全隐患\nYH-1",
            "消防安全：通道被占（丰年路*号）",
            "2025-06-01",
            "2025-06-18",
            "12天",
        ],
        ["2", "安全隐患\n=1+1", "居民王**反映", "2025-06-01", "—", "—"],
    ]


def test_nothing_overdue_asks_to_be_in_time(table: pd.DataFrame) -> None:
    text, _lines = read(reminder("应急办", table[1:2], SENDER))
    assert "1项事项尚未办结。请按期办结，" in text
    assert "超过" not in text


def test_a_grid_is_named_and_sample_data_said_only_when_so(table: pd.DataFrame) -> None:
    plain, lines = read(reminder("应急办", table[:1], SENDER))
    assert "红旗一网格" not in plain + str(lines)
    assert "演示数据" not in plain
    told, lines = read(reminder("应急办", table[:1], NAMED))
    assert lines[1][2] == "消防安全：通道被占（红旗一网格，丰年路*号）"
    assert "演示数据（虚构）" in told


def test_chinese_fonts_stand_on_every_run(table: pd.DataFrame) -> None:
    document = docx.Document(BytesIO(reminder("应急办", table, SENDER)))
    cells = [c for line in document.tables[0].rows for c in line.cells]
    paragraphs = [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for p in paragraphs for run in p.runs}
    assert fonts == {"方正小标宋简体", "仿宋_GB2312"}


def test_all_sheets_together_also_for_matters_without_a_unit(table: pd.DataFrame) -> None:
    with ZipFile(BytesIO(reminders(table, SENDER))) as folder:
        assert folder.namelist() == ["01-催办单-应急办.docx", "02-催办单-未填责任单位.docx"]
        _text, lines = read(folder.read("02-催办单-未填责任单位.docx"))
    assert lines[1][1:3] == ["安全隐患", "路灯不亮"]


@pytest.mark.parametrize(
    ("unit", "name"),
    [("应急办", "催办单-应急办.docx"), ("../a:b 所", "催办单-a_b_所.docx"), ("/", "催办单-_.docx")],
)
def test_a_file_name_holds_nothing_unsafe(unit: str, name: str) -> None:
    assert file_name(unit) == name
