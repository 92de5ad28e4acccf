"""A version is in force as a whole or not at all."""

import errno
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from tests.etl.office import DISPUTES, csv, current, put, query

ROOT = Path(__file__).parents[3]
KINDS = ("duckdb", "json")


def load_and_die(store: Path, file: Path, before_rename: int) -> int:
    command = [sys.executable, "-m", "tests.etl.upkeep.dying_loader", str(before_rename)]
    done = subprocess.run(
        [*command, "load", str(file), "--store", str(store)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode


@pytest.mark.slow
@pytest.mark.parametrize("before_rename", [1, 2, 3, 4])
def test_an_interruption_leaves_the_old_version_in_force_and_the_next_load_whole(
    known: Path, tmp_path: Path, before_rename: int
) -> None:
    file = csv(tmp_path, "矛盾纠纷.csv", DISPUTES)
    before = current(known)
    assert load_and_die(known, file, before_rename) == 9
    assert current(known) == before
    assert query(known, "SELECT count(*) FROM dispute") == [(0,)]

    (sheet,) = put(known, file).sheets
    assert (sheet.loaded, query(known, "SELECT count(*) FROM dispute")) == (2, [(2,)])
    names = sorted(path.name for path in known.iterdir() if path.name != ".lock")
    versions = [f"v{n}.{kind}" for n in (1, current(known)["version"]) for kind in KINDS]
    assert names == ["CURRENT", "files", "loads", *versions]
    assert sorted(path.name for path in (known / "loads").iterdir()) == ["1", "2"]


@pytest.mark.slow
def test_a_load_is_in_force_with_the_pointer_and_its_record_follows(
    known: Path, tmp_path: Path
) -> None:
    file = csv(tmp_path, "矛盾纠纷.csv", DISPUTES)
    assert load_and_die(known, file, before_rename=5) == 9
    assert (current(known)["version"], (known / "v2.json").exists()) == (2, False)
    assert put(known, file).published is False
    assert (known / "v2.json").read_bytes() == (known / "CURRENT").read_bytes()


def test_a_load_that_cannot_be_kept_is_not_in_force_though_its_version_is_built(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = csv(tmp_path, "矛盾纠纷.csv", DISPUTES)
    before = current(known)

    def full(*_asked: object, **_how: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pyarrow.parquet.write_table", full)
        with pytest.raises(GridLensError, match="无法写入"):
            put(known, file)
    assert current(known) == before
    assert query(known, "SELECT count(*) FROM dispute") == [(0,)]
    assert put(known, file).published
    assert query(known, "SELECT count(*) FROM dispute") == [(2,)]


@pytest.mark.slow
def test_a_first_load_that_is_interrupted_leaves_no_version(store: Path, tmp_path: Path) -> None:
    file = csv(tmp_path, "矛盾纠纷.csv", DISPUTES)
    assert load_and_die(store, file, 4) == 9
    assert not (store / "CURRENT").exists()
    outcome = put(store, file)
    assert (outcome.published, query(store, "SELECT count(*) FROM dispute")) == (True, [(2,)])


def test_the_pointer_describes_the_version_it_points_to(known: Path) -> None:
    said = current(known)
    data = (known / said["file"]).read_bytes()
    assert said["sha256"] == hashlib.sha256(data).hexdigest()
    assert (said["version"], said["counts"]["grid"], said["counts"]["dispute"]) == (1, 2, 0)
    assert query(known, "SELECT version, content_hash FROM publication") == [
        (1, said["content_hash"])
    ]
    assert not list(known.glob("*.wal"))


def test_the_content_hash_leaves_lineage_and_order_out(tmp_path: Path) -> None:
    header, one, two, _end = DISPUTES.split("\n")
    put(tmp_path / "a", csv(tmp_path, "甲/矛盾纠纷.csv", "\n".join([header, one, two])))
    put(tmp_path / "b", csv(tmp_path, "乙/矛盾纠纷台账.csv", "\n".join([header, "", two, one])))
    put(tmp_path / "c", csv(tmp_path, "丙/矛盾纠纷.csv", "\n".join([header, one])))
    hashes = [current(tmp_path / name)["content_hash"] for name in "abc"]
    assert hashes[0] == hashes[1] != hashes[2]
