"""``check`` reports all that ``load`` would report, and writes nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.load import check
from tests.etl.office import DISPUTES, GRIDS, NOW, csv, put, put_text

MIXED = DISPUTES.replace("处置中", "已办结") + "JF-3,四月,,邻里,周丁,,,\n"


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file below a folder with its time of change and its content."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.mark.slow
def test_the_outcome_is_that_of_the_load_and_nothing_is_written(
    known: Path, tmp_path: Path
) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES + "JF-9,2025-04-03,,邻里,周丁,,,\n")
    file = csv(tmp_path, "新/矛盾纠纷.csv", MIXED)
    before = everything(known)
    checked = check([file], known, now=NOW)
    assert everything(known) == before
    assert (checked.version, checked.published, checked.changed) == (2, False, True)
    loaded = put(known, file)
    assert checked.sheets == loaded.sheets
    assert [(s.updated, s.unchanged, s.rejected, s.vanished) for s in checked.sheets] == [
        (1, 1, 1, 1)
    ]
    assert check([file], known, now=NOW) == replace(
        loaded,
        checked=True,
        published=False,
        changed=False,
        duplicates=None,
        sheets=put(known, file).sheets,
    )


@pytest.mark.slow
def test_without_a_store_none_is_made(tmp_path: Path) -> None:
    outcome = check([csv(tmp_path, "网格名册.csv", GRIDS)], tmp_path / "store", now=NOW)
    assert (outcome.version, outcome.changed, outcome.sheets[0].loaded) == (None, True, 2)
    assert not (tmp_path / "store").exists()


@pytest.mark.slow
def test_a_damaged_version_is_folded_elsewhere(known: Path, tmp_path: Path) -> None:
    (known / "v1.duckdb").write_bytes(b"")
    before = everything(known)
    outcome = check([csv(tmp_path, "网格名册.csv", GRIDS)], known, now=NOW)
    assert (outcome.sheets[0].unchanged, outcome.changed) == (2, False)
    assert "第1版的数据库文件已损坏" in outcome.note
    assert everything(known) == before


@pytest.mark.slow
def test_the_command_line(known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(csv(tmp_path, "矛盾纠纷.csv", MIXED))
    at = ["--store", str(known)]
    capsys.readouterr()
    assert main(["check", file, *at]) == 1
    assert "没有写入任何内容；导入后内容会有变化" in capsys.readouterr().out
    assert main(["check", file, *at, "--json"]) == 1
    checked = json.loads(capsys.readouterr().out)
    assert main(["load", file, *at, "--json"]) == 1
    loaded = json.loads(capsys.readouterr().out)
    assert (checked["check"], checked["version"], checked["changed"]) == (True, 1, True)
    for sheet, same in zip(checked["sheets"], loaded["sheets"], strict=True):
        assert sheet | same == sheet  # a check adds how it read the sheet
