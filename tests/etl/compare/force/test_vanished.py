"""Records that a sheet no longer holds: reported, and kept or withdrawn as the clerk chooses."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.upkeep.history import undo
from gridlens.errors import GridLensError
from tests.etl.office import GRIDS, NOW, csv, current, put, put_text, query

HEADER = "编号,受理日期,网格,纠纷类别,当事人\n"
ONE = "JF-1,2025-04-03,红旗一网格,邻里,赵甲\n"
TWO = "JF-2,2025-04-05,红旗二网格,物业,孙丙\n"
UNNUMBERED = ",2025-04-06,红旗二网格,邻里,李丁\n"


def numbers(store: Path) -> list[str | None]:
    return [number for (number,) in query(store, "SELECT number FROM dispute ORDER BY 1")]


def withdraw(store: Path, text: str, name: str = "矛盾纠纷.csv") -> tuple[int, int]:
    (sheet,) = put(store, csv(store.parent / "again", name, text), withdraw=True).sheets
    return sheet.vanished, sheet.withdrawn


def test_a_record_that_vanished_is_told_with_its_place_and_stays(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO)
    sheet = put_text(known, "矛盾纠纷.csv", HEADER + ONE)
    assert (sheet.rows, sheet.unchanged, sheet.vanished, sheet.withdrawn) == (1, 1, 1, 0)
    (gone,) = sheet.vanished_records
    assert gone.known_by == {
        "编号": "JF-2",
        "受理日期": "2025-04-05",
        "网格": "411101001001002",
        "纠纷类别": "物业管理",
    }
    assert (gone.file, gone.sheet, gone.row, gone.load) == ("矛盾纠纷.csv", "矛盾纠纷", 3, 2)
    assert numbers(known) == ["JF-1", "JF-2"]


@pytest.mark.slow
def test_withdrawn_records_come_back_when_the_load_is_taken_back(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO + UNNUMBERED)
    before = current(known)["content_hash"]
    assert withdraw(known, HEADER + ONE) == (2, 2)
    assert numbers(known) == ["JF-1"]
    undo(known, 3, NOW)
    assert (numbers(known), current(known)["content_hash"]) == (["JF-1", "JF-2", None], before)


@pytest.mark.slow
def test_a_later_load_brings_a_withdrawn_record_again(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO)
    withdraw(known, HEADER + ONE)
    assert put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO).loaded == 1
    assert numbers(known) == ["JF-1", "JF-2"]


@pytest.mark.slow
def test_a_withdrawal_holds_when_the_roster_is_taken_back(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + UNNUMBERED)
    withdraw(known, HEADER + ONE)
    undo(known, 1, NOW)
    assert query(known, "SELECT number, grid FROM dispute") == [("JF-1", "红旗一网格")]


@pytest.mark.slow
def test_a_rejected_row_has_not_vanished(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO + UNNUMBERED)
    bad = ONE.replace("2025-04-03", "四月") + UNNUMBERED.replace("红旗二网格", "月亮网格")
    sheet = put_text(known, "矛盾纠纷.csv", HEADER + bad)
    assert (sheet.rejected, [gone.row for gone in sheet.vanished_records]) == (2, [3])


def test_a_record_that_moved_to_another_sheet_of_the_command_has_not_vanished(
    known: Path, tmp_path: Path
) -> None:
    a, b = (csv(tmp_path, f"{name}矛盾纠纷.csv", HEADER + ONE + TWO) for name in "甲乙")
    put(known, a)
    csv(tmp_path, "甲矛盾纠纷.csv", HEADER + ONE)
    csv(tmp_path, "乙矛盾纠纷.csv", HEADER + TWO)
    assert [sheet.vanished for sheet in put(known, a, b).sheets] == [0, 0]


@pytest.mark.slow
def test_other_files_and_other_ledgers_do_not_vanish(known: Path) -> None:
    put_text(known, "一季度矛盾纠纷.csv", HEADER + ONE)
    assert put_text(known, "二季度矛盾纠纷.csv", HEADER + TWO).vanished == 0


@pytest.mark.slow
def test_a_file_of_another_name_corrects_an_earlier_one(known: Path, tmp_path: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO)
    file = csv(tmp_path, "矛盾纠纷（更正）.csv", HEADER + ONE)
    outcome = put(known, file, corrects="矛盾纠纷.csv", withdraw=True)
    assert [(s.vanished, s.withdrawn) for s in outcome.sheets] == [(1, 1)]
    assert numbers(known) == ["JF-1"]
    with pytest.raises(GridLensError, match=r"一次给了2个文件.*每次只导入一个"):
        put(known, file, csv(tmp_path, "网格.csv", GRIDS), corrects="矛盾纠纷.csv")


@pytest.mark.slow
def test_the_command_line_says_it(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + ONE + TWO)
    file = csv(known.parent / "files", "矛盾纠纷.csv", HEADER + ONE)
    capsys.readouterr()
    assert main(["load", str(file), "--store", str(known)]) == 0
    said = capsys.readouterr().out
    assert "这次表里没有的记录1条，仍然保留" in said and "编号 JF-2" in said and "孙丙" not in said
    assert main(["load", str(file), "--store", str(known), "--vanished", "withdraw", "--json"]) == 0
    (sheet,) = json.loads(capsys.readouterr().out)["sheets"]
    assert (sheet["vanished"], sheet["withdrawn"], sheet["rows"]) == (1, 1, 1)
    assert sheet["vanished_records"][0]["known_by"]["编号"] == "JF-2"
