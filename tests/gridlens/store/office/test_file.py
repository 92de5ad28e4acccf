"""The state's file on disk: lost, emptied and unreadable ones are never an office without goals."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gridlens.errors import StateBroken
from gridlens.store.office.file import MARK, NAME
from gridlens.store.office.state import State


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "store")


def test_a_file_that_was_deleted_is_not_an_office_without_goals(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    kept = state.path.read_bytes()
    state.path.unlink()
    for use in (
        lambda: state.entries("goal"),
        state.stamp,
        lambda: state.put("goal", "b", 1, 0, "小王"),
        lambda: state.copy_to(state.path.with_name("copy")),
    ):
        with pytest.raises(StateBroken) as told:
            use()
        assert str(told.value) == (
            f"单位设置文件 {state.path} 不见了，以前有过。请把它放回原处或从备份恢复；"
            "确实不要其中的目标、别名和说明了，删除 state.made 后重新开始。"
        )
    assert not state.path.exists()
    state.path.write_bytes(kept)
    assert state.entry("goal", "a").value == 10
    state.path.unlink()
    state.path.with_name(MARK).unlink()
    assert state.entries("goal") == {}
    assert state.put("goal", "a", 1, 0, "小王").version == 1


def test_a_file_from_before_the_mark_gets_it_at_its_next_reading(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    mark = state.path.with_name(MARK)
    mark.unlink()
    assert state.entry("goal", "a").value == 10
    assert mark.exists()


def test_the_log_of_a_lost_file_is_not_replayed_into_a_new_one(state: State) -> None:
    state.path.parent.mkdir(parents=True)
    state.path.with_name(f"{NAME}-wal").write_bytes(b"what another file was to get")
    with pytest.raises(StateBroken, match=r"不见了.*删除 state\.sqlite-wal 后重新开始"):
        state.put("goal", "a", 10, 0, "小王")


@pytest.mark.parametrize("marked", [True, False])
def test_an_empty_file_has_lost_its_content(marked: bool, state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    state.path.write_bytes(b"")
    if not marked:
        state.path.with_name(MARK).unlink()
    with pytest.raises(StateBroken, match="是空的，里面的目标、别名和说明已经丢失"):
        state.entries("goal")
    with pytest.raises(StateBroken, match=r"没有备份时，删除它和 state\.made 后重新开始"):
        state.put("goal", "a", 10, 0, "小王")
    assert state.path.read_bytes() == b""


def test_a_folder_that_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StateBroken, match="无法读写：Not a directory。请检查运行本程序的账户"):
        State(tmp_path / "store").entries("goal")


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become another account")
def test_another_account_without_rights_is_told_so(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    state.path.parent.chmod(0o700)
    somebody = 65534
    asks = (
        "import os, sys; from pathlib import Path; from gridlens.store.office.state import State\n"
        f"os.setuid({somebody})\n"
        "try: print(State(Path(sys.argv[1])).entries('goal'))\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    command = [sys.executable, "-c", asks, str(state.path.parent)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("StateBroken 单位设置文件")
    assert "无法读写：Permission denied。" in told


def test_of_several_that_make_the_file_at_once_none_loses_what_it_wrote(state: State) -> None:
    together = threading.Barrier(8)

    def write(name: str) -> None:
        together.wait(timeout=30)
        state.put("goal", name, 1, 0, name)

    writers = [threading.Thread(target=write, args=(name,)) for name in "abcdefgh"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)
    assert list(state.entries("goal")) == list("abcdefgh")
    assert sorted(path.name for path in state.path.parent.iterdir()) == [MARK, NAME]
