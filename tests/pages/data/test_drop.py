"""Dropped files: names made safe, a folder of their own, removed when the drop ends."""

import gc
from io import BytesIO
from pathlib import Path

import pytest

from etl.formats.form import READABLE
from pages.parts.data.drop import folder as data_drop
from pages.parts.data.drop.folder import safe


class File(BytesIO):
    """A file as a browser sends it."""

    def __init__(self, name: str, content: bytes = b"x") -> None:
        super().__init__(content)
        self.name = name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("安全隐患台账.xlsx", "安全隐患台账.xlsx"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\台账\\隐患.xls", "隐患.xls"),
        ("隐患\u202excod.xlsx", "隐患xcod.xlsx"),
        ("一\x00二\n.csv", "一二.csv"),
        ("~$隐患.xlsx", "隐患.xlsx"),
        (" .xlsx", "xlsx"),
        ("", "未命名"),
        ("长" * 300 + ".xlsx", "长" * 120 + ".xlsx"),
    ],
)
def test_a_name_is_only_a_name(name: str, made: str) -> None:
    assert safe(name) == made


def test_two_of_one_name_stay_two() -> None:
    assert safe("一.csv", ["一.csv", "一（2）.csv"]) == "一（3）.csv"


def test_whatever_the_loader_reads_or_refuses_in_words_may_be_dropped() -> None:
    assert {f".{ending}" for ending in data_drop.ENDINGS} == READABLE


def test_files_lie_in_a_folder_that_goes_with_the_drop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(data_drop.st, "session_state", {})
    monkeypatch.setattr(data_drop.tempfile, "tempdir", str(tmp_path))
    drop = data_drop.take([File("a/一.csv", b"1"), File("一.csv", b"2"), File("文.docx")])
    assert drop.names == ("一.csv", "一（2）.csv")
    assert drop.refused == ("文.docx",)
    assert [path.read_bytes() for path in drop.paths] == [b"1", b"2"]
    assert drop.folder.parent == tmp_path
    assert data_drop.current() is drop

    data_drop.end()
    assert data_drop.current() is None
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_ends_and_a_server_that_died_leave_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    state: dict[str, object] = {}
    monkeypatch.setattr(data_drop.st, "session_state", state)
    monkeypatch.setattr(data_drop.tempfile, "tempdir", str(tmp_path))
    (tmp_path / "gridlens-drop-999999999-left").mkdir()
    data_drop.take([File("一.csv")])
    assert len(list(tmp_path.iterdir())) == 1
    state.clear()
    gc.collect()
    assert list(tmp_path.iterdir()) == []
