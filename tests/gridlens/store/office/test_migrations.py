"""The layout of the state's file: old files open and keep every row; newer files are left alone."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.migrations import MIGRATIONS, migrate
from gridlens.store.office.state import NAME, State

# A file as it was written before layouts were numbered.
UNNUMBERED = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS entry (
  kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, value TEXT,
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (kind, name)
) STRICT;
CREATE TABLE IF NOT EXISTS change (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
  old TEXT, new TEXT, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL
) STRICT;
INSERT INTO entry VALUES ('goal', '纠纷', 2, '{"target": 300}', '2025-03-02T09:00:00', '小李');
INSERT INTO entry VALUES ('alias:grid', '红一', 2, NULL, '2025-03-03T09:00:00', '小王');
INSERT INTO change VALUES
  (1, 'goal', '纠纷', 1, NULL, '{"target": 200}', '2025-03-01T09:00:00', '小王'),
  (2, 'goal', '纠纷', 2, '{"target": 200}', '{"target": 300}', '2025-03-02T09:00:00', '小李'),
  (3, 'alias:grid', '红一', 1, NULL, '"g1"', '2025-03-02T10:00:00', '小王'),
  (7, 'alias:grid', '红一', 2, '"g1"', NULL, '2025-03-03T09:00:00', '小王');
"""
WRITES_WHEN_TOLD = """
import sys
from pathlib import Path
from gridlens.store.office.state import State
print("ready", flush=True)
sys.stdin.read()
State(Path(sys.argv[1])).put("note", sys.argv[2], sys.argv[2], 0, "小王")
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    with connected(path) as con:
        con.executescript(UNNUMBERED)
    return path


def connected(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None, timeout=30))


def held(path: Path) -> list[str]:
    """Return the content of a file as SQL statements that would write it, and its layout."""
    with connected(path) as con:
        return [*con.iterdump(), f"layout {con.execute('PRAGMA user_version').fetchone()[0]}"]


def with_reasons(con: sqlite3.Connection) -> None:
    con.execute("ALTER TABLE change ADD COLUMN reason TEXT NOT NULL DEFAULT '未说明'")


def test_an_old_file_opens_keeps_every_row_and_gets_a_number(old: Path) -> None:
    *rows, layout = held(old)
    assert layout == "layout 0"
    state = State(old.parent)
    assert {name: entry.value for name, entry in state.entries("goal").items()} == {
        "纠纷": {"target": 300}
    }
    assert state.versions("alias:grid") == {"红一": 2}
    assert [(c.version, c.old, c.changed_by) for c in state.trail("alias:grid")] == [
        (2, "g1", "小王"),
        (1, None, "小王"),
    ]
    assert held(old) == [*rows, "layout 1"]


def test_a_new_file_has_the_newest_layout(tmp_path: Path) -> None:
    State(tmp_path).put("goal", "a", 1, 0, "小王")
    assert held(tmp_path / NAME)[-1] == f"layout {len(MIGRATIONS)}"


def test_an_old_and_a_new_file_come_to_the_same_layout(old: Path, tmp_path: Path) -> None:
    def tables(path: Path) -> list[str]:
        with connected(path) as con:
            migrate(con, (*MIGRATIONS, with_reasons))
            found = con.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            return ["".join(sql.split()) for (sql,) in found]

    assert tables(old) == tables(tmp_path / "new.sqlite")
    assert held(old)[-1] == "layout 2"
    with connected(old) as con:
        assert con.execute("SELECT DISTINCT reason FROM change").fetchall() == [("未说明",)]


def test_reading_a_file_of_the_newest_layout_writes_nothing(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.put("goal", "a", 1, 0, "小王")
    before = state.path.read_bytes(), state.path.stat().st_mtime_ns
    assert (state.entry("goal", "a").value, state.stamp()) == (1, 1)
    assert (state.path.read_bytes(), state.path.stat().st_mtime_ns) == before


def test_an_interrupted_migration_leaves_the_old_file_whole(old: Path) -> None:
    before = held(old)

    def dies(con: sqlite3.Connection) -> None:
        con.execute("UPDATE entry SET value = NULL")
        con.execute("DROP TABLE change")
        raise MemoryError

    with connected(old) as con, pytest.raises(MemoryError):
        migrate(con, (*MIGRATIONS, with_reasons, dies))
    assert held(old) == before
    assert State(old.parent).entry("goal", "纠纷").value == {"target": 300}


def test_of_two_at_once_one_migrates_and_the_other_waits(old: Path) -> None:
    started, waiting = threading.Event(), threading.Event()
    calls: list[str] = []

    def slow(con: sqlite3.Connection) -> None:
        calls.append("slow")
        started.set()
        assert waiting.wait(timeout=30)
        with_reasons(con)

    def second() -> None:
        with connected(old) as con:
            con.set_trace_callback(lambda said: waiting.set() if said.startswith("BEGIN") else None)
            assert started.wait(timeout=30)
            migrate(con, (*MIGRATIONS, slow))
            calls.append(f"{len(con.execute('SELECT reason FROM change').fetchall())} rows")

    other = threading.Thread(target=second)
    other.start()
    with connected(old) as con:
        migrate(con, (*MIGRATIONS, slow))
    other.join(timeout=30)
    assert calls == ["slow", "4 rows"]


@pytest.mark.parametrize("made", ["old", "new"])
def test_several_programs_open_a_file_at_once(made: str, tmp_path: Path) -> None:
    if made == "old":
        with connected(tmp_path / NAME) as con:
            con.executescript(UNNUMBERED)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES_WHEN_TOLD, str(tmp_path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in "abc"
    ]
    for program in programs:
        assert program.stdout and program.stdout.readline() == b"ready\n"
        program.stdout.close()
    for program in programs:
        assert program.stdin
        program.stdin.close()
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0]
    assert list(State(tmp_path).entries("note")) == ["a", "b", "c"]
    assert len(State(tmp_path).trail("goal")) == (2 if made == "old" else 0)


def test_a_newer_programs_file_is_refused_and_left_as_it_is(old: Path) -> None:
    with connected(old) as con:
        migrate(con, (*MIGRATIONS, with_reasons))
    before, state = old.read_bytes(), State(old.parent)
    for use in (
        lambda: state.entries("goal"),
        lambda: state.put("goal", "纠纷", None, 2, "小王"),
        lambda: state.copy_to(old.parent / "copy.sqlite"),
    ):
        with pytest.raises(GridLensError) as told:
            use()
        assert str(told.value) == (
            "单位设置文件由较新的程序写成（格式为2，本程序只认到1），没有改动它。"
            "请改用较新的程序，或恢复较早的备份。"
        )
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [NAME]
