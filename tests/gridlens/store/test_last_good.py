"""If the version in force is damaged, the last good one serves and says so; old versions open."""

import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from etl.upkeep.repair import rebuild
from gridlens.errors import StoreBroken
from gridlens.store.published.seal import sealed
from gridlens.store.version import current
from tests.etl.office import DEPUTIES, DISPUTES, GRIDS, NOW, csv, put

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two versions: rosters, then disputes."""
    put(
        tmp_path / "store",
        csv(tmp_path, "网格名册.csv", GRIDS),
        csv(tmp_path, "代表.csv", DEPUTIES),
    )
    put(tmp_path / "store", csv(tmp_path, "矛盾纠纷.csv", DISPUTES))
    return tmp_path / "store"


def disputes(store: Path) -> int:
    return int(current(store).frame('SELECT count(*) AS n FROM "dispute"')["n"].iloc[0])


def test_a_damaged_version_gives_way_to_the_one_before_until_it_is_rebuilt(store: Path) -> None:
    data = bytearray((store / "v2.duckdb").read_bytes())
    data[len(data) // 2] ^= 1
    (store / "v2.duckdb").write_bytes(data)
    assert (current(store).number, disputes(store)) == (1, 0)
    assert current(store).note == (
        "数据库文件 v2.duckdb 与发布时不一致，可能已损坏。现在显示的是较早的第1版，"
        "其后导入的内容暂时看不到，但没有丢失。请运行 python -m etl rebuild 重建。"
    )
    rebuild(store, NOW)
    assert (current(store).number, current(store).note, disputes(store)) == (3, "", 2)


@pytest.mark.parametrize("damage", ["bit", "gone"])
def test_a_damaged_pointer_gives_way_to_the_record_of_the_last_version(
    store: Path, damage: str
) -> None:
    pointer = (store / "CURRENT").read_text(encoding="utf-8")
    if damage == "gone":
        (store / "CURRENT").unlink()
    else:
        (store / "CURRENT").write_text(pointer.replace('"version": 2', '"version": 3'))
    assert (current(store).number, disputes(store)) == (2, 2)
    assert "现在显示的是最后发布的第2版。请运行 python -m etl rebuild 修复。" in current(store).note
    (store / "CURRENT").write_text(pointer, encoding="utf-8")
    assert current(store).note == ""


def test_when_nothing_can_be_read_the_first_trouble_is_said(store: Path) -> None:
    for path in store.glob("v*.duckdb"):
        path.write_bytes(b"")
    for _again in range(2):
        with pytest.raises(StoreBroken, match=r"v2\.duckdb 与发布时不一致"):
            current(store)
    rebuild(store, NOW)
    assert disputes(store) == 2


def test_an_old_store_opens_with_what_it_lacks_empty_and_said_so(store: Path) -> None:
    old = store / "v2.duckdb"
    with duckdb.connect(str(old)) as con:
        con.execute("ALTER TABLE dispute DROP COLUMN mediator")
        con.execute("ALTER TABLE dispute ALTER COLUMN due TYPE VARCHAR")
        con.execute("DROP TABLE visit")
        con.execute("DROP TABLE reject")
        con.execute("ALTER TABLE dispute ADD COLUMN forgotten VARCHAR")
    pointer = json.loads((store / "CURRENT").read_text(encoding="utf-8"))
    del pointer["seal"]
    pointer["sha256"] = hashlib.sha256(old.read_bytes()).hexdigest()
    (store / "CURRENT").write_text(sealed(pointer), encoding="utf-8")
    version = current(store)
    assert "缺少整本《联系选民群众》，《矛盾纠纷》的" in version.note
    assert "python -m etl rebuild" in version.note
    frame = version.frame("SELECT number, mediator, due FROM dispute ORDER BY number")
    assert frame["number"].tolist() == ["JF-1", "JF-2"]
    assert frame["mediator"].isna().all()
    assert version.frame("SELECT * FROM visit").empty
    assert version.frame("SELECT * FROM reject").empty
    assert version.as_of.isoformat() == "2025-04-10"
    with pytest.raises(Exception, match=r"(?i)disabled|not allowed|permission"):
        version.frame("SELECT * FROM read_csv('/etc/passwd')")
    rebuild(store, NOW)
    assert (current(store).note, disputes(store)) == ("", 2)
