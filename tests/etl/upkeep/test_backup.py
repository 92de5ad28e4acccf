"""A store is backed up to one file and restored, as a whole or not at all."""

import hashlib
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.disk.durable import exchange
from etl.upkeep.backup import MANIFEST, backup, restore
from etl.upkeep.history import history, undo
from gridlens.errors import GridLensError, StoreMissing
from gridlens.store.office.aliases import aliases, record
from gridlens.store.office.file import MARK
from gridlens.store.office.state import NAME as STATE
from gridlens.store.office.state import State
from gridlens.store.published.seal import sealed, unsealed
from tests.etl.office import DISPUTES, NOW, current, put_text, query


@pytest.fixture(scope="module")
def made(rosters_loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and its backup. The store has an alias and an undone load."""
    folder = tmp_path_factory.mktemp("office")
    store = folder / "store"
    shutil.copytree(rosters_loaded, store)
    put_text(store, "矛盾纠纷.csv", DISPUTES)
    put_text(store, "矛盾纠纷.csv", DISPUTES.replace("处置中", "已办结"))
    undo(store, 3, NOW)
    record(store, "grid", "红一", "411101001001001", "张某")
    backup(store, folder / "备份.zip", NOW)
    return folder


@pytest.fixture
def office(made: Path, store: Path) -> Path:
    shutil.copytree(made / "store", store)
    return store


@pytest.fixture
def saved(made: Path, office: Path, tmp_path: Path) -> Path:
    """The backup of that store; the test has a copy of the store of its own."""
    return shutil.copy2(made / "备份.zip", tmp_path / "备份.zip")


@pytest.mark.slow
def test_a_store_comes_back_with_its_loads_files_and_state(saved: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "store", tmp_path / "new"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    restore(saved, new)
    assert current(new) == current(old)
    assert [(e.load, e.undone) for e in history(new)[1]] == [(1, False), (2, False), (3, True)]
    assert aliases(new, "grid") == {"红一": "411101001001001"}
    kept = sorted(path.name for path in (old / "files").iterdir())
    assert sorted(path.name for path in (new / "files").iterdir()) == kept
    undo(new, 2, NOW)
    assert query(new, "SELECT count(*) FROM dispute") == [(0,)]


@pytest.mark.slow
def test_another_store_is_replaced_only_when_asked_and_gets_a_fresh_version(
    saved: Path, office: Path
) -> None:
    before = current(office)
    put_text(office, "矛盾纠纷.csv", DISPUTES.replace("JF-2", "JF-7"))
    (office / "说明.txt").write_text("x", encoding="utf-8")
    with pytest.raises(GridLensError, match=r"里已经有数据.*--replace"):
        restore(saved, office)
    restored = restore(saved, office, in_place=True)
    assert (restored.version, restored.content_hash) == (6, before["content_hash"])
    assert query(office, "SELECT number FROM dispute ORDER BY 1") == [("JF-1",), ("JF-2",)]
    assert put_text(office, "矛盾纠纷.csv", DISPUTES).unchanged == 2
    assert {path.name for path in office.iterdir() if path.suffix == ".duckdb"} == {"v6.duckdb"}
    assert (office / "说明.txt").exists()
    assert not list(office.parent.glob(".store-*"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def flip(path: Path) -> None:
    with zipfile.ZipFile(path) as pack:
        dense = next(one for one in pack.infolist() if one.filename.endswith(".parquet"))
    data = bytearray(path.read_bytes())
    data[dense.header_offset + len(dense.filename) + dense.compress_size // 2] ^= 4
    path.write_bytes(data)


def foreign(path: Path) -> None:
    path.write_text("no archive", encoding="utf-8")


def without_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("CURRENT", "{}")


@pytest.mark.parametrize("damage", [cut, flip, foreign, without_manifest])
def test_a_damaged_backup_touches_nothing(saved: Path, office: Path, damage: object) -> None:
    before = current(office)
    assert callable(damage)
    damage(saved)
    with pytest.raises(GridLensError, match="已损坏或不是备份"):
        restore(saved, office, in_place=True)
    assert current(office) == before
    assert not list(office.parent.glob(".store-*"))


def numbered(backup_file: Path, layout: int) -> None:
    """Change a backup as if a program with another layout of the state had written it."""
    with zipfile.ZipFile(backup_file) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    state = backup_file.with_name("numbered.sqlite")
    state.write_bytes(parts[STATE])
    with closing(sqlite3.connect(state)) as con:
        con.execute(f"PRAGMA user_version = {layout}")
    parts[STATE] = state.read_bytes()
    told = unsealed(parts[MANIFEST].decode(), frozenset())
    told["parts"][STATE]["sha256"] = hashlib.sha256(parts[STATE]).hexdigest()
    parts[MANIFEST] = sealed(told).encode()
    with zipfile.ZipFile(backup_file, "w") as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


def layout_of(state: Path) -> int:
    with closing(sqlite3.connect(state)) as con:
        return int(con.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_state_comes_back_in_todays_layout(saved: Path, tmp_path: Path) -> None:
    numbered(saved, 0)
    restore(saved, tmp_path / "new")
    assert aliases(tmp_path / "new", "grid") == {"红一": "411101001001001"}
    assert layout_of(tmp_path / "new" / STATE) == layout_of(tmp_path / "store" / STATE) == 1


def test_a_newer_programs_state_is_not_restored(saved: Path, office: Path) -> None:
    before = current(office), (office / STATE).read_bytes()
    numbered(saved, 99)
    with pytest.raises(GridLensError, match=r"由较新的程序写成（格式为99，.*请改用较新的程序"):
        restore(saved, office, in_place=True)
    assert (current(office), (office / STATE).read_bytes()) == before
    assert not list(office.parent.glob(".store-*"))


def test_a_store_with_a_newer_programs_state_goes_back_to_its_backup(
    saved: Path, office: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(office / STATE)) as con:
        con.execute("PRAGMA user_version = 99")
    with pytest.raises(GridLensError, match="由较新的程序写成"):
        backup(office, tmp_path / "b.zip", NOW)
    assert not list(tmp_path.glob("*b.zip*"))
    restore(saved, office, in_place=True)
    assert aliases(office, "grid") == {"红一": "411101001001001"}


def test_a_lost_state_is_not_left_out_of_a_backup_and_comes_back_from_one(
    saved: Path, office: Path, tmp_path: Path
) -> None:
    (office / STATE).unlink()
    with pytest.raises(GridLensError, match="不见了，以前有过"):
        backup(office, tmp_path / "later.zip", NOW)
    assert not (tmp_path / "later.zip").exists()
    restore(saved, office, in_place=True)
    assert aliases(office, "grid") == {"红一": "411101001001001"}


def test_a_backup_without_state_brings_back_a_store_that_never_had_one(
    office: Path, tmp_path: Path
) -> None:
    for name in (STATE, MARK):
        (office / name).unlink()
    backup(office, tmp_path / "without.zip", NOW)
    State(office).put("note", "a", 1, 0, "王某")
    restore(tmp_path / "without.zip", office, in_place=True)
    assert State(office).entries("note") == {}


def test_nothing_is_backed_up_from_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="没有可备份的"):
        backup(tmp_path / "none", tmp_path / "b.zip", NOW)
    assert list(tmp_path.iterdir()) == []


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists() and (tmp_path / "b" / "a").exists()


def test_the_command_line(known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    file = str(tmp_path / "b.zip")
    assert main(["rebuild", "--store", str(known)]) == 0
    assert "已重建，发布了第2版。" in capsys.readouterr().out
    assert main(["backup", file, "--store", str(known)]) == 0
    assert f"第2版已备份到 {file}。" in capsys.readouterr().out
    assert main(["restore", file, "--store", str(known)]) == 2
    assert "里已经有数据" in capsys.readouterr().err
    assert main(["restore", file, "--store", str(tmp_path / "new"), "--json"]) == 0
