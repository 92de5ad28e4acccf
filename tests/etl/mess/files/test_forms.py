"""Mess 6: what a file really is, whatever its name; hidden parts; which files are refused, why."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from etl.clean.records.remarks import remarks
from etl.sheets.sheet import Merge, Sheet
from tests.etl.mess.files.old_container import put_stream
from tests.etl.mess.ledger_file import EVERY, matched, read, rows_of, sheet_of, why_refused, written
from tests.etl.office import csv, put

ROWS = [["编号", "受理日期", "纠纷类别"], ["JF-1", "2025-04-03", "邻里"]]


@pytest.mark.parametrize(
    ("form", "called", "said"),
    [
        ("xlsx", "xls", "文件名以 .xls 结尾，内容却是xlsx工作簿；已按内容读取。"),
        ("xlsx", "csv", "文件名以 .csv 结尾，内容却是xlsx工作簿；已按内容读取。"),
        ("xls", "xlsx", "文件名以 .xlsx 结尾，内容却是xls工作簿；已按内容读取。"),
        ("csv", "xlsx", "文件名以 .xlsx 结尾，内容却是文本；已按内容读取。"),
        ("html", "xls", "文件名以 .xls 结尾，内容却是网页；已按内容读取。"),
        ("xls", "et", None),
        ("csv", "tsv", None),
    ],
)
def test_the_bytes_tell_the_form_and_a_wrong_name_is_said(
    tmp_path: Path, form: str, called: str, said: str | None
) -> None:
    path = written(tmp_path, form, ROWS)
    path = path.rename(path.with_name(f"纠纷.{called}"))
    assert rows_of(path) == [tuple(row) for row in ROWS]
    found = matched(path)
    assert [p.reason for p in remarks(found.sheet, found.header)] == ([said] if said else [])


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_rows_and_columns_are_named_as_the_clerk_sees_them(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [[], ["", "", "二〇二五年"], [], ["", *ROWS[0]], [], ["", "JF-1", "四月", "", "乱"]]
    path = written(tmp_path, form, [[*row, *[""] * (5 - len(row))] for row in rows])
    path = path.rename(path.with_suffix(".xls"))
    (sheet,) = put(known, path).sheets
    places = [(p.row, p.column, p.reason) for p in sheet.problems if p.row]
    assert [place[:2] for place in places] == [(4, ""), (6, "受理日期")]
    assert places[0][2] == "第5列没有表头，未导入"


def test_hidden_sheets_and_rows_are_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("封面").write(0, 0, "矛盾纠纷")
        page = book.add_worksheet("矛盾纠纷")
        page.hide()
        for number, row in enumerate([*ROWS, *ROWS[1:] * 3]):
            page.write_row(number, 0, row)
        for number in (0, 2, 3, 9):
            page.set_row(number, options={"hidden": True})
    _cover, sheet = read(path)
    assert isinstance(sheet, Sheet)
    assert [p.reason for p in remarks(sheet, 1)] == [
        "这是隐藏的工作表，已一并读取。",
        "有2行是隐藏的（第3、4行），已一并读取。",
    ]


def test_hidden_sheets_and_rows_of_an_old_workbook_are_read_and_said(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("封面").write(0, 0, "矛盾纠纷")
    page = book.add_sheet("矛盾纠纷")
    page.visibility = 1
    for number, row in enumerate([*ROWS, *ROWS[1:] * 3]):
        for place, text in enumerate(row):
            page.write(number, place, text)
    for number in (0, 2, 3):
        page.row(number).hidden = 1
    book.save(str(tmp_path / "a.xls"))
    _cover, sheet = read(tmp_path / "a.xls")
    assert isinstance(sheet, Sheet)
    assert [p.reason for p in remarks(sheet, 1)] == [
        "这是隐藏的工作表，已一并读取。",
        "有2行是隐藏的（第3、4行），已一并读取。",
    ]


def test_a_sheet_that_is_only_a_chart_is_passed_over(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet("数")
        page.write_row(0, 0, ROWS[0])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=数!$A$1:$A$1"})
        book.add_chartsheet("图").set_chart(chart)
    assert sheet_of(tmp_path / "a.xlsx").name == "数"


@pytest.mark.parametrize("form", ["xlsx", "xls", "html"])
def test_merged_cells_are_known_where_the_format_tells(tmp_path: Path, form: str) -> None:
    path = written(
        tmp_path,
        form,
        [["题", "", ""], ["a", "b", "c"], ["", "d", "e"]],
        [(1, 1, 0, 2), (2, 3, 0, 0)],
    )
    path = path.rename(path.with_suffix(".xls")) if form == "html" else path
    assert set(sheet_of(path).merges or ()) == {Merge(1, 1, 0, 2), Merge(2, 3, 0, 0)}


def test_text_knows_of_no_merged_cells(tmp_path: Path) -> None:
    assert sheet_of(written(tmp_path, "csv", ROWS)).merges is None


def test_workbooks_under_a_password_are_refused(tmp_path: Path) -> None:
    locked = put_stream(written(tmp_path, "xls", ROWS), "EncryptedPackage", instead=True)
    assert why_refused(locked.rename(tmp_path / "a.xlsx")) == (
        "文件设有打开密码，无法读取。请在表格软件中打开，取消密码后另存为 .xlsx 再导入。"
    )


def test_old_workbooks_under_a_password_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "xls", ROWS)
    data = path.read_bytes()
    begin = data.index(b"\x09\x08\x10\x00")  # the head of the first record, which has 16 bytes
    after = begin + 4 + 16  # the next record becomes the one that says that the rest is encrypted
    path.write_bytes(data[:after] + b"\x2f\x00" + data[after + 2 :])
    assert why_refused(path).startswith("文件设有打开密码，无法读取。")


def test_workbooks_with_macros_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    refused = "文件带有宏（程序），为安全起见不读取。请在表格软件中另存为不带宏的 .xlsx 再导入。"
    assert why_refused(path) == refused
    assert why_refused(path.rename(tmp_path / "a.xlsm")) == refused
    old = put_stream(written(tmp_path, "xls", ROWS), "_VBA_PROJECT_CUR")
    assert why_refused(old) == refused


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", "%PDF-1.7 ...", "这是PDF，不是表格文件。"),
        ("a.xls", "\x89PNG\r\n\x1a\n....", "这是图片，不是表格文件。"),
        ("a.xls", "\x09\x08\x08\x00\x00\x05\x05\x00", "这是很旧的Excel格式"),
        (
            "a.xls",
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "这是“XML表格2003”格式，无法读取。",
        ),
        ("a.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related", "这是“单个文件网页”"),
        ("a.xlsx", "\x00\x01\x02\x03", "打不开：文件已损坏，或不是Excel文件。"),
        ("a.xlsx", "PK\x03\x04 and no more", "打不开：文件已损坏，或不是Excel文件。"),
        ("a.xls", "<html><table>" + "<b>" * 100_000, "网页格式的表格不完整"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name(
    tmp_path: Path, name: str, data: str, said: str
) -> None:
    (tmp_path / name).write_bytes(data.encode("latin-1"))
    assert why_refused(tmp_path / name).startswith(said)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("word/document.xml", "这是Word文档，无法读取。"),
        ("xl/workbook.bin", "这是二进制工作簿（xlsb），无法读取。"),
        ("content.xml", "这是OpenDocument文件（如 .ods），无法读取。"),
        ("纠纷.csv", "这是压缩包，不是工作簿。请先解压，再导入里面的文件。"),
    ],
)
def test_an_archive_of_something_else_is_refused_by_its_name(
    tmp_path: Path, inside: str, said: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(inside, "x")
    assert why_refused(tmp_path / "a.xlsx").startswith(said)


def test_a_table_of_a_web_page_is_read_in_gbk_with_its_breaks_and_entities(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset=gb2312></head><body><table border=1>"
        "<tr><td>编号<td>受理日期<td>当事人</tr>"
        "<tr><td>JF&#45;1<td> 2025-04-03 <td>赵甲<br>钱乙&amp;孙丙 \n<b>等</b></table>"
        "</body></html>"
    )
    path = csv(tmp_path, "纠纷.xls", page, "gb18030")
    assert rows_of(path) == [
        ("编号", "受理日期", "当事人"),
        ("JF-1", "2025-04-03", "赵甲\n钱乙&孙丙 等"),
    ]


def test_a_workbook_whose_contents_point_before_its_beginning_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    data = bytearray(path.read_bytes())
    where = data.rfind(b"PK\x05\x06") + 16
    (told,) = struct.unpack_from("<L", data, where)
    struct.pack_into("<L", data, where, told + 40)
    path.write_bytes(data)
    assert why_refused(path).startswith("打不开：文件已损坏")


def test_an_old_workbook_with_sectors_of_an_impossible_size_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path, "xls", ROWS)
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, 30, 0xFFFF)
    path.write_bytes(data)
    assert why_refused(path).startswith("打不开：文件已损坏")
