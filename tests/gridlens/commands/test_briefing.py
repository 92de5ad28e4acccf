"""``python -m gridlens briefing``: one file for each format, and clear words if there is none."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from gridlens.render.briefing_files import FORMS
from tests.gridlens.commands.conftest import Run


@pytest.mark.slow
def test_one_file_a_format(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "材料"
    code, said, _err = run("briefing", "--period", "2025H1", "--out", str(out))
    named = [Path(line) for line in said.splitlines()]
    assert code == 0
    assert sorted(out.iterdir()) == sorted(named)
    assert [path.suffix.lstrip(".") for path in named] == [form.ending for form in FORMS.values()]
    book = openpyxl.load_workbook(out / "示范街道2025年上半年数据表.xlsx")
    assert not [name for name in book.sheetnames if name.startswith("明细")]
    assert "网格情况" not in book.sheetnames


@pytest.mark.slow
def test_choices_and_json(run: Run, tmp_path: Path) -> None:
    command = ["briefing", "--period", "2025Q2", "--out", str(tmp_path), "--format", "xlsx"]
    chosen = ["--sections", "open，grids", "--grids", "--records", "--compare", "none", "--json"]
    code, out, _err = run(*command, *chosen)
    said = json.loads(out)
    (told,) = said["files"]
    assert code == 0
    assert (said["version"], said["as_of"], told["format"]) == (1, "2025-06-30", "workbook")
    names = openpyxl.load_workbook(told["file"]).sheetnames
    assert names[:3] == ["摘要", "未办结事项", "网格情况"]
    assert "明细-安全隐患" in names


@pytest.mark.slow
def test_all_formats_in_one_zip(run: Run, tmp_path: Path) -> None:
    _code, out, _err = run(
        "briefing", "--period", "2025H1", "--out", str(tmp_path), "--format", "zip"
    )
    with zipfile.ZipFile(out.strip()) as packed:
        assert len(packed.namelist()) == len(FORMS)
        assert all(name.startswith("示范街道2025年上半年") for name in packed.namelist())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--period", "2023"], "2023年没有数据，不能生成汇报材料。"),
        (["--period", "上半年"], "“上半年”不是可用的期间。"),
        (["--period", "2025H1", "--format", "doc"], "不能生成“doc”。"),
        (["--period", "2025H1", "--format", ","], "没有写要生成的材料。"),
        (["--period", "2025H1", "--sections", "封面"], "没有名为“封面”的部分。"),
        (["--period", "2025H1", "--out", "/dev/null"], "写不进去"),
    ],
)
def test_errors_are_told(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    out = [] if "--out" in arguments else ["--out", str(tmp_path / "材料")]
    code, _out, err = run("briefing", *arguments, *out)
    assert code == 2
    assert told in err
    assert not (tmp_path / "材料").exists()
