"""Reading through a child process, which a bad file may bring down."""

import zipfile
from pathlib import Path

import pytest

from etl.read.files import LedgerFile
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet
from tests.etl.office import csv, workbook


@pytest.mark.slow
def test_every_sheet_that_holds_anything_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 甲=[["编号"], ["1"]], 空=[], 乙=[["编号"]])
    with FileReader() as reader:
        sheets = list(reader.read(LedgerFile("a.xlsx", path)))
    assert [sheet.name for sheet in sheets if isinstance(sheet, Sheet)] == ["甲", "乙"]


@pytest.mark.slow
def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with FileReader() as reader:
        (refused,) = reader.read(LedgerFile("a.csv", csv(tmp_path, "a.csv", "\n")))
    assert isinstance(refused, SheetResult)
    assert refused.problems[0].reason == "文件是空的，没有内容。"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "reason"), [("die.csv", "读取中断"), ("hang.csv", "读取超过0.5秒，已停止")]
)
def test_a_file_that_brings_the_child_down_is_refused_and_the_next_is_read(
    tmp_path: Path, name: str, reason: str
) -> None:
    bad, good = csv(tmp_path, name, "x"), csv(tmp_path, "good.csv", "x")
    with FileReader(seconds=0.5, worker="tests.etl.read.dying_parser") as reader:
        (first,) = reader.read(LedgerFile(name, bad))
        (second,) = reader.read(LedgerFile("good.csv", good))
    assert isinstance(first, SheetResult)
    assert isinstance(second, SheetResult)
    assert first.problems[0].reason.startswith(reason)
    assert second.problems[0].reason == "文件是空的，没有内容。"


@pytest.mark.slow
def test_a_cell_at_the_far_corner_is_refused_within_the_bounds_of_the_child(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", 甲=[["编号"], ["1"]])
    far = tmp_path / "far.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(far, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            if item.endswith("sheet1.xml"):
                corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", corner)
            new.writestr(item, data)
    with FileReader() as reader:
        (refused,) = reader.read(LedgerFile("far.xlsx", far))
        (good,) = reader.read(LedgerFile("a.xlsx", path))
    assert isinstance(refused, SheetResult)
    assert refused.problems[0].reason.startswith("单元格 XFD1048576 离表格太远")
    assert isinstance(good, Sheet)
