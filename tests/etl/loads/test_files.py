"""The files of every load are kept, each content once, readable by the server's account alone."""

import hashlib
import stat
from pathlib import Path

import pytest

from etl.loads import files
from etl.read.files import LedgerFile
from etl.upkeep.history import undo
from gridlens.errors import GridLensError
from tests.etl.office import DISPUTES, GRIDS, NOW, csv, put, put_text

BAD = "编号,受理日期,当事人\nJF-1,四月,赵甲\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.slow
def test_a_file_is_kept_as_it_came_for_its_own_account(store: Path) -> None:
    put_text(store, "网格名册.csv", GRIDS)
    (kept,) = (store / "files").iterdir()
    assert (kept.name, kept.read_text(encoding="utf-8")) == (digest(GRIDS), GRIDS)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


@pytest.mark.slow
def test_files_whose_rows_are_all_rejected_are_kept_and_unchanged_ones_are_not_kept_twice(
    known: Path, tmp_path: Path
) -> None:
    before = set((known / "files").iterdir())
    put_text(known, "矛盾纠纷.csv", BAD)
    put_text(known, "矛盾纠纷.csv", BAD)
    assert {path.name for path in set((known / "files").iterdir()) - before} == {digest(BAD)}
    assert sorted(path.name for path in (known / "loads").iterdir()) == ["1", "2"]


def test_a_file_that_changes_no_record_is_not_kept(known: Path) -> None:
    before = set((known / "files").iterdir())
    put_text(known, "网格名册.csv", GRIDS + "\n\n")
    assert set((known / "files").iterdir()) == before


@pytest.mark.slow
def test_a_file_stays_while_a_load_names_it_also_one_taken_back(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES)
    undo(known, 2, NOW)
    put_text(known, "网格名册2.csv", GRIDS.replace("红旗二网格", "红旗三网格"))
    assert (known / "files" / digest(DISPUTES)).exists()


@pytest.mark.slow
def test_what_no_load_names_is_swept(known: Path, tmp_path: Path) -> None:
    for name in (digest("x"), ".building-1"):
        (known / "files" / name).write_text("x", encoding="utf-8")
    put(known, csv(tmp_path, "矛盾纠纷.csv", DISPUTES))
    names = {path.name for path in (known / "files").iterdir()}
    assert len(names) == 3 and digest(DISPUTES) in names and digest("x") not in names


def test_a_file_that_changes_while_it_is_loaded_is_not_taken(store: Path, tmp_path: Path) -> None:
    store.mkdir()
    file = LedgerFile("矛盾纠纷.csv", csv(tmp_path, "矛盾纠纷.csv", DISPUTES))
    known = files.seen([file])
    csv(tmp_path, "矛盾纠纷.csv", BAD)
    with pytest.raises(GridLensError, match=r"《矛盾纠纷\.csv》在导入过程中被改动了"):
        files.keep(store, known)
    assert list((store / "files").iterdir()) == []
