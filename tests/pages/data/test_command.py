"""The loader as a child of the page: its answer, its words when it fails, faults of our own."""

from pathlib import Path

import pytest

from gridlens.settings import settings
from pages.parts.data.command import Command

GRIDS = "网格编码,网格名称\n411101001001001,红旗一网格\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRIDLENS_STORE", str(tmp_path / "store"))
    settings.cache_clear()
    return tmp_path / "store"


@pytest.mark.slow
def test_it_answers_in_json(tmp_path: Path, store: Path) -> None:
    (tmp_path / "网格名册.csv").write_text(GRIDS, encoding="utf-8")
    done = Command("load", tmp_path / "网格名册.csv").wait()
    assert not done.running
    assert done.error == ""
    assert done.answer is not None
    assert done.answer["sheets"][0]["loaded"] == 1
    assert (store / "CURRENT").exists()


@pytest.mark.slow
def test_it_says_in_its_own_words_why_not() -> None:
    failed = Command("undo", "7").wait()
    assert failed.answer is None
    assert "还没有数据" in failed.error


@pytest.mark.slow
def test_a_fault_of_ours_goes_to_the_log_under_a_reference(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = Command("没有这个命令").wait()
    assert failed.answer is None
    reference = caplog.messages[0].split()[0]
    assert f"请把编号 {reference} 告诉维护人员" in failed.error
    assert "没有这个命令" in caplog.messages[0]


def test_one_that_is_stopped_has_not_happened(tmp_path: Path, store: Path) -> None:
    (tmp_path / "网格名册.csv").write_text(GRIDS, encoding="utf-8")
    command = Command("load", tmp_path / "网格名册.csv")
    command.stop()
    assert not command.running
    assert command.answer is None and command.error == "已停止。"
    assert not (store / "CURRENT").exists()
