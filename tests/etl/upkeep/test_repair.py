"""A damaged store: what is lost is folded again from the loads, or the loss is reported."""

from pathlib import Path

import pytest

from etl.upkeep.history import undo
from gridlens.errors import StoreBroken
from tests.etl.office import DISPUTES, NOW, csv, current, put, put_text, query


def damaged(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("lost", [["CURRENT"], ["v2.duckdb"], ["v2.json"], ["CURRENT", "v2.json"]])
@pytest.mark.parametrize("how", ["bit", "gone"])
def test_the_next_load_puts_right_what_is_damaged(
    known: Path, tmp_path: Path, lost: list[str], how: str
) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES)
    before = current(known)["content_hash"]
    for name in lost:
        damaged(known / name) if how == "bit" else (known / name).unlink()
    outcome = put(known, csv(tmp_path, "网格名册.csv", ""))
    assert current(known)["content_hash"] == before
    assert bool(outcome.note) == (lost != ["v2.json"])
    assert put_text(known, "矛盾纠纷.csv", DISPUTES).unchanged == 2


@pytest.mark.slow
def test_a_pointer_and_records_all_lost_leave_the_loads(known: Path, tmp_path: Path) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES)
    before = current(known)["content_hash"]
    for path in (known / "CURRENT", *known.glob("v*.json")):
        path.write_text("{", encoding="utf-8")
    outcome = put(known, csv(tmp_path, "矛盾纠纷.csv", DISPUTES))
    assert "已用全部保存的导入重建为第3版" in outcome.note
    assert (outcome.published, current(known)["content_hash"]) == (False, before)


@pytest.mark.slow
def test_a_damaged_load_is_named_and_leaves_the_version_in_force(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES)
    damaged(known / "loads/2/dispute.parquet")
    with pytest.raises(StoreBroken, match="第2次导入保存的数据已损坏"):
        undo(known, 1, NOW)
    assert query(known, "SELECT count(*) FROM dispute") == [(2,)]
    undo(known, 2, NOW)
    assert put_text(known, "矛盾纠纷.csv", DISPUTES).loaded == 2
