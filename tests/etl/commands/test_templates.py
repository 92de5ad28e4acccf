"""Templates, out and back: written with the store's names, and loaded when filled in."""

import json
from pathlib import Path

import openpyxl
import pytest

from etl.commands.files.filled import EVERY, write
from etl.commands.parser import main
from etl.sheets.problem import SheetResult
from gridlens.errors import GridLensError
from gridlens.ledgers import ledgers
from gridlens.schema import forms
from gridlens.schema.header import folded
from tests.etl.office import csv, put, query

SKIPPED = "示例行，不是记录，未导入；已改成实际内容的，请删去“示例”"


def loaded(store: Path, *files: str) -> dict[str | None, SheetResult]:
    return {sheet.ledger: sheet for sheet in put(store, *map(Path, files)).sheets}


def filled_in(file: str) -> None:
    """Make the example row a record, as a clerk would, by removing the mark of an example."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    assert sheet["A2"].value == forms.EXAMPLE
    sheet["A2"] = 1
    book.save(file)


@pytest.mark.slow
def test_an_empty_template_brings_nothing_and_says_why(store: Path, tmp_path: Path) -> None:
    files = [one.file for one in write(EVERY, tmp_path / "out", store)]
    sheets = loaded(store, *files)
    assert list(sheets) == sorted(ledgers(), key=lambda key: ledgers()[key].title)
    for sheet in sheets.values():
        assert (sheet.rows, sheet.skipped, sheet.rejected) == (1, 1, 0)
        assert [(p.row, p.found, p.reason) for p in sheet.problems] == [(2, "示例", SKIPPED)]


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key in ledgers() if key not in ("grid", "deputy")])
def test_a_template_filled_with_its_examples_loads_whole(
    key: str, known: Path, tmp_path: Path
) -> None:
    (one,) = write(key, tmp_path / "out", known)
    assert one.names
    filled_in(one.file)
    sheet = loaded(known, one.file)[key]
    assert (sheet.rows, sheet.loaded, sheet.problems) == (1, 1, [])


def test_rosters_filled_with_their_examples_load_into_an_empty_store(
    store: Path, tmp_path: Path
) -> None:
    written = [*write("grid", tmp_path / "out", store), *write("deputy", tmp_path / "out", store)]
    assert not any(one.names for one in written)
    for one in written:
        filled_in(one.file)
    sheets = loaded(store, *(one.file for one in written))
    assert {key: (sheet.loaded, sheet.problems) for key, sheet in sheets.items()} == {
        "grid": (1, []),
        "deputy": (1, []),
    }


def test_an_example_names_whom_the_office_has(known: Path, tmp_path: Path) -> None:
    (one,) = write("hazard", tmp_path / "out", known)
    filled_in(one.file)
    loaded(known, one.file)
    assert query(known, "SELECT grid, deputies FROM hazard") == [
        ("411101001001001", ["D001", "D002"])
    ]


@pytest.mark.slow
def test_what_is_pasted_over_the_rules_is_still_checked(known: Path, tmp_path: Path) -> None:
    (one,) = write("安全隐患", tmp_path / "隐患.xlsx", known)
    filled_in(one.file)
    book = openpyxl.load_workbook(one.file)
    sheet = book["安全隐患"]
    places = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, places["状态"]).value = "走程序"
    book.save(one.file)
    result = loaded(known, one.file)["hazard"]
    assert result.rejected == 1
    assert [(p.column, p.reason) for p in result.problems] == [
        ("状态", "应为：登记、整改中、待复查、退回、延期、已销号")
    ]


@pytest.mark.slow
def test_a_name_like_a_formula_stays_text(store: Path, tmp_path: Path) -> None:
    name = '=A1&"http://x.invalid"'
    roster = f'网格编码,网格名称\n411101001001001,"{name.replace(chr(34), chr(34) * 2)}"\n'
    put(store, csv(tmp_path, "网格名册.csv", roster))
    (one,) = write("hazard", tmp_path / "out.xlsx", store)
    filled_in(one.file)
    assert loaded(store, one.file)["hazard"].loaded == 1
    assert query(store, "SELECT grid FROM hazard") == [("411101001001001",)]


def test_no_ledger_has_a_header_of_ours() -> None:
    ours = {folded(header) for header in (*forms.ADDED, forms.LINE_NUMBER)}
    for one in ledgers().values():
        theirs = {folded(h) for column in one.columns for h in (column.title, *column.headers)}
        assert not ours & theirs


def test_the_command(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "dispute", "--store", str(known), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["templates"]
    assert (told["ledger"], told["title"], told["names"]) == ("dispute", "矛盾纠纷", True)
    assert Path(told["file"]) == Path("矛盾纠纷-填报模板.xlsx")
    assert Path(told["file"]).exists()

    assert main(["template", "all", "--out", "模板", "--store", str(tmp_path / "none")]) == 0
    assert len(list(Path("模板").glob("*-填报模板.xlsx"))) == len(ledgers())
    assert "尚未导入名册，模板里的网格和代表没有下拉选项。" in capsys.readouterr().out

    assert main(["template", "all", "--out", "模板.xlsx", "--store", str(known)]) == 2
    assert "全部模板要写到一个文件夹" in capsys.readouterr().err

    assert main(["template", "纠纷台", "--store", str(known)]) == 2
    assert "您是不是要找：矛盾纠纷" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GridLensError, match="模板写不到"):
        write("dispute", tmp_path / "file" / "x.xlsx", store)
