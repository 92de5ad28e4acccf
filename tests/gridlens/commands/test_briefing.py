"""``python -m gridlens briefing``: one file a format, and clear words where there is none."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from gridlens.__main__ import main
from gridlens.render.briefing_files import FORMATS


@pytest.fixture
def asked(sample_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GRIDLENS_STORE", str(sample_store))
    return tmp_path / "材料"


def test_one_file_a_format(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", "--period", "2025H1", "--out", str(asked)]) == 0
    named = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(asked.iterdir()) == sorted(named)
    assert {path.suffix.lstrip(".") for path in named} == set(FORMATS)
    book = openpyxl.load_workbook(asked / "示范街道2025年上半年数据表.xlsx")
    assert not [name for name in book.sheetnames if name.startswith("明细")]
    assert "网格情况" not in book.sheetnames


def test_choices_and_json(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["briefing", "--period", "2025Q2", "--out", str(asked), "--format", "xlsx", "--json"]
    chosen = ["--sections", "open，grids", "--grids", "--records", "--compare", "none"]
    assert main([*command, *chosen]) == 0
    said = json.loads(capsys.readouterr().out)
    (told,) = said["files"]
    assert (said["version"], said["as_of"], told["format"]) == (1, "2025-06-30", "xlsx")
    names = openpyxl.load_workbook(told["file"]).sheetnames
    assert names[:3] == ["摘要", "未办结事项", "网格情况"]
    assert "明细-安全隐患" in names


def test_all_formats_in_one_zip(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", "--period", "2025H1", "--out", str(asked), "--format", "zip"]) == 0
    with zipfile.ZipFile(capsys.readouterr().out.strip()) as packed:
        assert {Path(name).suffix.lstrip(".") for name in packed.namelist()} == set(FORMATS)
        assert all("示范街道2025年上半年" in name for name in packed.namelist())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--period", "2023"], "2023年没有数据，不能生成汇报材料。"),
        (["--period", "上半年"], "“上半年”不是可用的期间。"),
        (["--period", "2025H1", "--format", "doc"], "不能生成“doc”格式。"),
        (["--period", "2025H1", "--format", ","], "没有写要生成的格式。"),
        (["--period", "2025H1", "--sections", "封面"], "没有名为“封面”的部分。"),
        (["--period", "2025H1", "--out", "/dev/null"], "写不进去"),
    ],
)
def test_errors_are_told(
    asked: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    out = [] if "--out" in arguments else ["--out", str(asked)]
    assert main(["briefing", *arguments, *out]) == 2
    assert told in capsys.readouterr().err
    assert not asked.exists()
