"""What a check reports on how it read a sheet: the header, each column's source, first rows."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from tests.etl.office import csv

HAZARDS = """示范街道安全隐患台账,,,,
编号,上报时间,所属网格,参与代表,备考
YH-1,2025年6月3日,红旗一,张某、李某,甲
YH-2,六月初,红旗二网格,,乙
"""


def checked(known: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    main(["check", str(path), "--store", str(known), "--json"])
    (sheet,) = json.loads(capsys.readouterr().out)["sheets"]
    return {name: sheet[name] for name in ("header", "headers", "columns", "preview")}


@pytest.mark.slow
def test_a_recognised_sheet(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(known, csv(tmp_path, "安全隐患.csv", HAZARDS), capsys) == {
        "header": 2,
        "headers": ["编号", "上报时间", "所属网格", "参与代表", "备考"],
        "columns": {
            "number": "编号",
            "found": "上报时间",
            "grid": "所属网格",
            "deputies": "参与代表",
        },
        "preview": [
            {
                "number": "YH-1",
                "found": "2025-06-03",
                "grid": "411101001001001",
                "deputies": "D001、D002",
            }
        ],
    }


@pytest.mark.slow
def test_tenures_read_as_they_are_written(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "代表编号,姓名,联系网格\nD9,钱某,红旗一网格（2024-01-01至今）、红旗二网格\n"
    preview = checked(known, csv(tmp_path, "代表名册.csv", text), capsys)["preview"]
    assert preview == [
        {
            "code": "D9",
            "name": "钱某",
            "grids": "411101001001001（2024-01-01至今）、411101001001002",
        }
    ]


@pytest.mark.slow
def test_a_sheet_that_nobody_recognised_shows_its_likely_header(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv(tmp_path, "登记.csv", "某某登记,,\n日子,片区,去了哪家\n2025-06-03,红旗,百货店\n")
    assert checked(known, path, capsys) == {
        "header": 2,
        "headers": ["日子", "片区", "去了哪家"],
        "columns": {},
        "preview": [],
    }


@pytest.mark.slow
def test_only_a_check_says_it(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(csv(tmp_path, "安全隐患.csv", HAZARDS)), "--store", str(known), "--json"])
    assert "preview" not in json.loads(capsys.readouterr().out)["sheets"][0]
