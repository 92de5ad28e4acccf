"""The generated office: as many records as asked for, the same for the same seed, all loaded."""

import datetime as dt
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from etl.commands.parser import main
from etl.invented.generate import write
from etl.invented.generate.days import Calendar
from etl.invented.generate.write import shared_out
from etl.invented.generate.written import LedgerWriter
from gridlens.errors import GridLensError
from gridlens.ledgers import ledger as ledger_of
from tests.etl.office import current, put, query

pytestmark = pytest.mark.slow

RECORDS, GRIDS = 4000, 12
AFTERWARDS = dt.datetime(2026, 1, 5, 9)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write(folder, RECORDS, GRIDS, seed=7)
    return folder


@pytest.fixture(scope="module")
def loaded(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("loaded") / "store"
    outcome = put(store, made, now=AFTERWARDS)
    assert [sheet.file for sheet in outcome.sheets if sheet.rejected or sheet.skipped] == []
    assert [p.reason for sheet in outcome.sheets for p in sheet.problems] == []
    assert len(outcome.ignored) == 12
    return store


def test_all_eight_ledgers_share_the_records_and_load_whole(loaded: Path) -> None:
    counts = current(loaded)["counts"]
    assert {key: counts[key] for key in shared_out(RECORDS)} == shared_out(RECORDS)
    assert sum(shared_out(RECORDS).values()) == RECORDS
    assert (counts["grid"], counts["deputy"], counts["goal"]) == (12, 24, 17)


@pytest.mark.parametrize("key", [*shared_out(1), "grid", "deputy", "facility", "goal"])
def test_the_parquet_holds_the_rows_that_load_makes_of_the_csv(
    key: str, made: Path, loaded: Path
) -> None:
    ledger = ledger_of(key)
    names = ", ".join(f'"{column.name}"' for column in ledger.columns)
    with duckdb.connect(str(loaded / current(loaded)["file"]), read_only=True) as con:
        different = con.sql(
            f"WITH here AS (SELECT {names} FROM {key}),"
            f" there AS (SELECT {names} FROM read_parquet('{made / ledger.title}.parquet'))"
            " (FROM here EXCEPT ALL FROM there) UNION ALL (FROM there EXCEPT ALL FROM here)"
        ).fetchall()
    assert different == []


def test_the_seed_decides_every_byte(made: Path, tmp_path: Path) -> None:
    for seed in (7, 8):
        write(tmp_path / f"{seed}", RECORDS, GRIDS, seed)
    bytes_of = {
        folder.name: {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
        for folder in (made, tmp_path / "7", tmp_path / "8")
    }
    assert bytes_of[made.name] == bytes_of["7"]
    assert bytes_of[made.name]["矛盾纠纷.csv"] != bytes_of["8"]["矛盾纠纷.csv"]


def test_records_are_skewed_as_real_ones_are(loaded: Path) -> None:
    by_grid = [many for (many,) in query(loaded, "SELECT count(*) FROM visit GROUP BY grid")]
    assert max(by_grid) > 2 * min(by_grid)
    ((open_, all_, late),) = query(
        loaded,
        "SELECT count(*) FILTER (closed IS NULL), count(*), count(*) FILTER (closed > due)"
        " FROM hazard",
    )
    assert 0.005 < open_ / all_ < 0.08
    assert 0.02 < late / all_ < 0.3
    ((first, last),) = query(loaded, "SELECT min(date), max(date) FROM visit")
    assert (first.year, last.year) == (2023, 2025)
    ((several,),) = query(loaded, "SELECT count(*) FROM visit WHERE len(deputies) > 1")
    assert several > 100
    ((texts, quoted),) = query(
        loaded,
        "SELECT count(DISTINCT summary), count(*) FILTER (contains(summary, '\"')) FROM dispute",
    )
    assert texts > 500 and quoted > 0


def test_all_records_of_one_ledger(tmp_path: Path) -> None:
    write(tmp_path, 50, 1, 1, "dispute")
    assert pq.read_table(tmp_path / "矛盾纠纷.parquet").num_rows == 50
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == [
        *("代表名册.csv", "目标.csv", "矛盾纠纷.csv", "网格名册.csv", "阵地名册.csv"),
    ]


def test_numbers_run_within_a_year_across_blocks() -> None:
    upto = np.zeros(1096, dtype=int)
    upto[[0, 365]] = (3, 2)  # three on 2023-01-01, two on 2024-01-01
    calendar = Calendar(5, np.cumsum(upto))
    assert calendar.within_year(np.array([1, 2, 3, 4])).tolist() == [2, 3, 1, 2]
    assert calendar.days(np.array([2, 3])).astype(str).tolist() == ["2023-01-01", "2024-01-01"]


def test_a_long_ledger_goes_on_in_the_next_file(tmp_path: Path) -> None:
    with LedgerWriter(tmp_path, ledger_of("dispute"), 5, most=2) as writer:
        writer.write(pa.array(["a\r\n", "b\r\n", "c\r\n"]))
        writer.write(pc.utf8_lower(pa.array(["D\r\n", "E\r\n"])))
    texts = [path.read_text(encoding="utf-8").split("\n", 1)[1] for path in _sorted(tmp_path)]
    assert texts == ["a\nb\n", "c\nd\n", "e\n"]
    assert [path.name for path in _sorted(tmp_path)] == [
        *("矛盾纠纷-01.csv", "矛盾纠纷-02.csv", "矛盾纠纷-03.csv"),
    ]


def _sorted(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_too_many_grids_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match="1至3600"):
        write(tmp_path, 10, 3601, 1)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["generate", "--records", "300", "--grids", "3", "--seed", "2", str(tmp_path)]
    assert main(asked) == 0
    assert capsys.readouterr().out == f"虚构台账已写入 {tmp_path}。\n"
    assert len(list(tmp_path.glob("*.parquet"))) == 12
