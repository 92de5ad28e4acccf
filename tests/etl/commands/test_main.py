"""The loader's command line: words, JSON and exit codes."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from tests.etl.office import DISPUTES, GRIDS, csv, workbook


@pytest.mark.slow
def test_json_has_the_promised_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    csv(tmp_path / "office", "网格名册.csv", GRIDS)
    path = csv(
        tmp_path / "office",
        "矛盾纠纷.csv",
        "编号,受理日期,当事人\nJF-1,四月初,赵甲\nJF-2,2025-04-03,\n",
    )
    assert main(["load", str(path.parent), "--store", str(tmp_path / "store"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "sheets": [
            {
                "file": "矛盾纠纷.csv",
                "sheet": "矛盾纠纷",
                "ledger": "dispute",
                "rows": 2,
                "loaded": 1,
                "updated": 0,
                "unchanged": 0,
                "rejected": 1,
                "skipped": 0,
                "problems": [
                    {
                        "row": 2,
                        "column": "受理日期",
                        "found": "四月初",
                        "reason": "不是可识别的日期，应如 2025-04-03",
                        "fault": True,
                    }
                ],
                "vanished": 0,
                "withdrawn": 0,
                "unread": [],
                "vanished_records": [],
            },
            {
                "file": "网格名册.csv",
                "sheet": "网格名册",
                "ledger": "grid",
                "rows": 2,
                "loaded": 2,
                "updated": 0,
                "unchanged": 0,
                "rejected": 0,
                "skipped": 0,
                "problems": [],
                "vanished": 0,
                "withdrawn": 0,
                "unread": [],
                "vanished_records": [],
            },
        ],
        "published": True,
        "questions": [],
        "duplicates": 0,
    }


@pytest.mark.slow
def test_people_read_a_table_the_problems_and_the_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv(tmp_path, "office/矛盾纠纷.csv", DISPUTES + "JF-3,四月初,[红旗],,,,,\n")
    csv(tmp_path, "office/说明.txt", "x")
    assert main(["load", str(path.parent), "--store", str(tmp_path / "store")]) == 1
    said = capsys.readouterr().out
    assert "第4行 · 受理日期 · “四月初”：不是可识别的日期，应如 2025-04-03" in said
    assert "忽略了1个不是台账的文件：说明.txt" in said
    assert "已发布第1版。" in said
    assert "赵甲" not in said


@pytest.mark.slow
def test_long_lists_of_problems_are_cut_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"JF-{n},四月初,\n" for n in range(25))
    path = csv(tmp_path, "矛盾纠纷.csv", "编号,受理日期,当事人\n" + rows)
    assert main(["load", str(path), "--store", str(tmp_path / "store")]) == 2
    said = capsys.readouterr().out
    assert said.count("不是可识别的日期") == 20
    assert "……还有5处" in said


def test_sheets_of_which_the_same_is_to_be_said_are_named_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["事由", "何时", "如何办"], ["漏水", "2025-04-03", "已修"]]
    months = {f"{month}月": rows for month in range(1, 7)}
    workbook(tmp_path / "微治理.xlsx", **months, 说明=[["车牌", "型号"], ["豫L1", "轿车"]])
    workbook(tmp_path / "另一份.xlsx", 七月=rows)
    assert main(["check", str(tmp_path), "--store", str(tmp_path / "store")]) == 2
    said = capsys.readouterr().out
    assert "另一份.xlsx · 七月；微治理.xlsx · 1月、2月、3月、4月、5月、6月：" in said
    assert said.count("找到的表头：事由、何时、如何办") == 1
    assert "微治理.xlsx · 说明：" in said


def test_a_wrong_path_is_nothing_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["load", str(tmp_path / "没有.csv"), "--store", str(tmp_path / "store"), "--json"]
    assert main(arguments) == 2
    (sheet,) = json.loads(capsys.readouterr().out)["sheets"]
    assert (sheet["ledger"], sheet["rows"]) == (None, 0)
    assert sheet["problems"][0]["reason"] == "没有这个文件或文件夹，请核对路径。"


@pytest.mark.slow
def test_the_store_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gridlens.settings import settings

    monkeypatch.setenv("GRIDLENS_STORE", str(tmp_path / "elsewhere"))
    settings.cache_clear()
    try:
        assert main(["load", str(csv(tmp_path, "网格名册.csv", GRIDS))]) == 0
    finally:
        settings.cache_clear()
    assert (tmp_path / "elsewhere" / "CURRENT").exists()
    assert "已发布第1版。" in capsys.readouterr().out


def test_arguments_are_explained_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["load"])
    assert "参数有误：缺少 PATH" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="0"):
        main(["load", "--help"])
    assert capsys.readouterr().out.startswith("用法：python -m etl load")
