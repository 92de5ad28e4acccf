"""Which files the arguments of a command stand for."""

from pathlib import Path

import pytest

from etl.read.files import find
from tests.etl.office import csv


def test_a_folder_is_searched_to_its_depth_and_its_files_are_named_by_their_place(
    tmp_path: Path,
) -> None:
    csv(tmp_path, "纠纷.csv", "x")
    csv(tmp_path, "红旗社区/隐患.xlsx", "x")
    found = find([tmp_path])
    assert [file.name for file in found.files] == ["纠纷.csv", "红旗社区/隐患.xlsx"]
    assert not found.refused


def test_hidden_and_lock_files_are_passed_over_and_other_files_are_listed(tmp_path: Path) -> None:
    for name in ("a.csv", "~$a.xlsx", ".b.csv", ".git/c.csv", "说明.md", "备注.txt", "d.parquet"):
        csv(tmp_path, name, "x")
    found = find([tmp_path])
    assert [file.name for file in found.files] == ["a.csv"]
    assert found.ignored == ["d.parquet", "备注.txt", "说明.md"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = csv(tmp_path, "a.csv", "x")
    assert len(find([tmp_path, path]).files) == 1


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    csv(tmp_path, "一/a.csv", "x")
    csv(tmp_path, "二/a.csv", "x")
    found = find([tmp_path / "一", tmp_path / "二"])
    assert [file.name for file in found.files] == ["一/a.csv", "二/a.csv"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("没有.csv", "没有这个文件或文件夹，请核对路径。"),
        ("说明.txt", "不是台账文件；可导入 .xlsx、.xls、.et、.csv 和 .tsv 文件。"),
        ("空", "文件夹里没有可导入的台账文件。"),
    ],
)
def test_a_path_that_names_no_ledger_file_is_refused_in_words(
    tmp_path: Path, name: str, reason: str
) -> None:
    csv(tmp_path, "说明.txt", "x")
    (tmp_path / "空").mkdir()
    (refused,) = find([tmp_path / name]).refused
    assert refused.problems[0].reason == reason
