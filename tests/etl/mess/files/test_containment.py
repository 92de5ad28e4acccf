"""Harmful files are refused in words, or read; the parent process neither dies nor grows much.

No test waits longer than the reader's own limit of time.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.read.files import LedgerFile
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet
from tests.etl.mess.ledger_file import read, rows_of, why_refused, written

ROWS = [["编号", "受理日期", "纠纷类别"], ["JF-1", "2025-04-03", "邻里"]]
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
MB = 2**20
LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈哈哈">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)


def altered(folder: Path, part: str, change: Callable[[bytes], bytes | Iterator[bytes]]) -> Path:
    """Write a small workbook with one of its parts changed."""
    whole, path = written(folder, "xlsx", ROWS), folder / "纠纷.xlsx"
    with (
        zipfile.ZipFile(whole) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            changed = change(old.read(name)) if name == part else old.read(name)
            with new.open(name, "w", force_zip64=True) as out:
                for piece in [changed] if isinstance(changed, bytes) else changed:
                    out.write(piece)
    return path


def with_rows(folder: Path, rows: str) -> Path:
    end = b"</sheetData>"
    return altered(folder, SHEET, lambda text: text.replace(end, rows.encode() + end))


Large = Callable[..., Path]


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Large]:
    """Write files that repeat one piece many times; they are removed after the test."""
    written: list[Path] = []

    def write(begin: str, piece: bytes, times: int, end: str = "") -> Path:
        path = tmp_path / f"{len(written)}.csv"
        written.append(path)
        with path.open("wb") as file:
            file.write(begin.encode())
            for _n in range(times):
                file.write(piece)
            file.write(end.encode())
        return path

    yield write
    for path in written:
        path.unlink()


@pytest.mark.slow
def test_a_cell_at_the_far_corner_is_named_and_refused(tmp_path: Path) -> None:
    path = with_rows(tmp_path, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert why_refused(path).startswith("单元格 XFD1048576 离表格太远，不像台账。")


@pytest.mark.slow
def test_a_filled_cell_in_the_last_column_is_refused(tmp_path: Path) -> None:
    path = with_rows(tmp_path, '<row r="3"><c r="XFD3"><v>1</v></c></row>')
    assert why_refused(path).startswith("有16,384列，超过1,000列，不像台账。")


@pytest.mark.slow
def test_a_sheet_too_wide_and_long_for_any_memory_is_refused_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    path = with_rows(tmp_path, '<row r="1048576"><c r="ALA1048576"><v>1</v></c></row>')
    with FileReader() as reader:
        (refused,) = reader.read(LedgerFile("far.xlsx", path))
        (good,) = reader.read(LedgerFile("a.xlsx", written(tmp_path / "good", "xlsx", ROWS)))
    assert isinstance(refused, SheetResult)
    assert refused.problems[0].reason.startswith("读取中断")
    assert isinstance(good, Sheet)


@pytest.mark.slow
@pytest.mark.parametrize(
    "ghosts",
    [
        '<row r="3"><c r="XFD3" t="inlineStr"><is><t> </t></is></c></row>',
        '<row r="3"><c r="XFD3" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>',
        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t></t></is></c></row>',
    ],
)
def test_empty_cells_at_the_ends_of_a_sheet_are_nothing(tmp_path: Path, ghosts: str) -> None:
    assert rows_of(with_rows(tmp_path, ghosts)) == [tuple(row) for row in ROWS]


def test_a_hundred_thousand_prepared_rows_are_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}" ht="15"><c r="A{n}" s="0"/></row>' for n in range(3, 100_003))
    assert len(rows_of(with_rows(tmp_path, rows))) == 2


@pytest.mark.slow
def test_an_archive_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    def swollen(text: bytes) -> Iterator[bytes]:
        yield text.replace(b"</worksheet>", b"")
        yield from (b" " * MB for _n in range(150))
        yield b"</worksheet>"

    said = why_refused(altered(tmp_path, SHEET, swollen))
    assert said.startswith("压缩异常：文件 ")
    assert "展开后约 150 MB" in said


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = with_rows(tmp_path, f'<row r="3"><c r="A3"><v>{" " * MB}</v></c></row>')
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    data = path.read_bytes()
    assert data.count(size) >= 1
    path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    assert why_refused(path).startswith("打不开：文件已损坏")


def test_an_archive_whose_files_overlap_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        again = archive.getinfo(SHEET)
        archive.filelist += [again] * 50
        archive.writestr("xl/last.xml", "x")
    assert why_refused(path).startswith("压缩异常：")


def test_an_archive_inside_is_never_opened(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    with zipfile.ZipFile(tmp_path / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("x", b" " * 50 * MB)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(tmp_path / "inner.zip", "xl/embeddings/inner.zip")
    assert rows_of(path) == [tuple(row) for row in ROWS]


@pytest.mark.parametrize(
    ("part", "where"), [(SHEET, "<v>0</v>"), (STRINGS, "JF-1"), (BOOK, 'name="表"')]
)
def test_words_that_unfold_without_end_are_refused(tmp_path: Path, part: str, where: str) -> None:
    def laughing(text: bytes) -> bytes:
        assert where.encode() in text
        head, _close, rest = text.partition(b"?>")
        laugh = where.replace("0", "&m;").replace("JF-1", "&m;").replace("表", "&m;")
        return (
            head + b"?>" + (LAUGHS + "]>").encode() + rest.replace(where.encode(), laugh.encode())
        )

    assert why_refused(altered(tmp_path, part, laughing)).startswith("打不开：文件已损坏")


@pytest.mark.slow
def test_more_merged_cells_than_anybody_draws_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(3, 200_010, 2))
    path = altered(
        tmp_path,
        SHEET,
        lambda text: text.replace(
            b"</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
        ),
    )
    assert why_refused(path).startswith("合并单元格超过100,000处")


@pytest.mark.slow
@pytest.mark.parametrize("piece", [b"x" * MB, (b"x" * 63 + b"\n") * (MB // 64)])
def test_a_quoted_cell_of_300_mb_is_refused(large: Large, piece: bytes) -> None:
    path = large('编号,受理日期\nJF-1,"', piece, 300, '"\n')
    assert why_refused(path).startswith("有一格文字超过100万字，不像台账，可能是引号不成对。")


@pytest.mark.slow
def test_a_line_without_end_is_refused(large: Large) -> None:
    said = why_refused(large("", b"x" * MB, 100))
    assert said.startswith("有一格文字超过100万字")


def test_a_million_columns_are_refused(large: Large) -> None:
    path = large("c" + ",c" * 999_999 + "\n", b",1" * 999_999 + b"\n", 1)
    assert "列，超过1,000列，不像台账。" in why_refused(path)


def test_columns_that_only_a_later_row_has_are_refused(large: Large) -> None:
    path = large("编号,日期\n" * 9000, b"x" + b",x" * 99_999 + b"\n", 1)
    assert "列，超过1,000列，不像台账。" in why_refused(path)


def test_a_page_whose_cells_span_everything_is_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table><tr><td colspan=9999999>a</td></tr></table>", encoding="utf-8")
    assert "列，超过1,000列，不像台账。" in why_refused(path)
    path.write_text("<table><tr><td rowspan=9999999>a</td></tr></table>", encoding="utf-8")
    assert rows_of(path) == [("a",)]


def test_a_page_does_not_reach_beyond_itself(tmp_path: Path) -> None:
    (tmp_path / "秘密").write_text("秘密", encoding="utf-8")
    path = tmp_path / "a.xls"
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/秘密">]>'
        "<html><table><tr><td>编号<td>&x;</table></html>",
        encoding="utf-8",
    )
    assert "秘密" not in str([getattr(sheet, "cells", sheet) for sheet in read(path)])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_the_parent_does_not_swell(tmp_path: Path, large: Large) -> None:
    good = written(tmp_path / "good", "xlsx", ROWS)
    far = with_rows(tmp_path / "far", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    wide = with_rows(tmp_path / "wide", '<row r="3"><c r="XFD3"><v>1</v></c></row>')
    field = large('编号\n"', b"x" * MB, 300, '"\n')
    columns = large("c" + ",c" * 999_999 + "\n", b",1" * 999_999, 1)
    blank = large("编号,受理日期\n1,2\n", b",\n" * 2**19, 40)
    paths = [str(path) for path in (good, far, wide, field, columns, blank)]
    told = subprocess.run(
        [sys.executable, "-m", "tests.etl.mess.files.reading_parent", *paths],
        capture_output=True,
        check=True,
        timeout=300,
    )
    said = json.loads(told.stdout)
    assert [len(reasons) for reasons in said["refused"]] == [1, 1, 1, 1, 0]
    assert said["grown"] < 64


@pytest.mark.slow
def test_without_bounds_of_the_system_files_are_read_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    program = (
        "import sys; sys.modules['resource'] = None\n"  # as on Windows: its import fails
        "from etl.read import parse\nparse.main()"
    )
    asked = json.dumps({"path": str(path), "stem": str(tmp_path / "out")}) + "\n"
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=asked.encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert [sheet["name"] for sheet in json.loads(told.stdout)["sheets"]] == ["表"]
