"""Whole load commands: what is loaded, what changes, and what a second command does."""

import datetime as dt
from pathlib import Path

import duckdb
import filelock
import pytest

from etl.upkeep.lock import LOCK
from gridlens.errors import GridLensError
from gridlens.ledgers import ledgers
from tests.etl.office import (
    DEPUTIES,
    DISPUTES,
    GRIDS,
    NOW,
    csv,
    current,
    put,
    put_text,
    query,
    reasons,
    workbook,
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    csv(folder, "代表名册.csv", DEPUTIES, "gb18030")
    csv(folder, "网格名册.csv", GRIDS, "utf-8-sig")
    csv(folder, "矛盾纠纷.csv", DISPUTES)
    return folder


def content(store: Path) -> str:
    return str(current(store)["content_hash"])


@pytest.mark.slow
def test_a_folder_is_loaded_rosters_first(store: Path, office: Path) -> None:
    outcome = put(store, office)
    assert (outcome.version, outcome.exit_code) == (1, 0)
    assert [(s.ledger, s.rows, s.loaded, s.problems) for s in outcome.sheets] == [
        ("deputy", 4, 4, []),
        ("dispute", 2, 2, []),
        ("grid", 2, 2, []),
    ]
    assert query(store, "SELECT number, grid, deputies FROM dispute ORDER BY 1") == [
        ("JF-1", "411101001001001", ["D001", "D002"]),
        ("JF-2", "411101001001002", None),
    ]


@pytest.mark.slow
def test_loading_the_same_again_changes_nothing(store: Path, office: Path) -> None:
    put(store, office)
    before = current(store)
    again = put(store, office)
    assert [(s.loaded, s.updated, s.unchanged) for s in again.sheets] == [
        (0, 0, 4),
        (0, 0, 2),
        (0, 0, 2),
    ]
    assert (again.version, again.published, again.exit_code) == (1, False, 0)
    assert current(store) == before
    assert sorted(path.name for path in (store / "loads").iterdir()) == ["1"]


@pytest.mark.slow
def test_a_corrected_file_updates_exactly_the_changed_record(store: Path, office: Path) -> None:
    put(store, office)
    corrected = DISPUTES.replace("处置中,", "已结,2025-04-20")
    sheet = put_text(store, "矛盾纠纷.csv", corrected)
    assert (sheet.loaded, sheet.updated, sheet.unchanged) == (0, 1, 1)
    assert query(store, "SELECT closed FROM dispute WHERE number = 'JF-2'") == [
        (dt.date(2025, 4, 20),)
    ]


@pytest.mark.slow
def test_the_new_row_replaces_the_old_one_whole(store: Path, office: Path) -> None:
    put(store, office)
    put_text(store, "矛盾纠纷.csv", "编号,受理日期,纠纷类别,当事人\nJF-1,2025-04-03,邻里,赵甲\n")
    assert query(store, "SELECT grid, closed FROM dispute WHERE number = 'JF-1'") == [(None, None)]


def test_a_workbook_and_csv_files_give_the_same_content(tmp_path: Path, office: Path) -> None:
    put(tmp_path / "csv", office)
    cells = {
        name: [list(line.split(",")) for line in text.splitlines()]
        for name, text in (("矛盾纠纷", DISPUTES), ("代表", DEPUTIES), ("网格", GRIDS))
    }
    cells["矛盾纠纷"][1][1] = dt.date(2025, 4, 3)  # type: ignore[call-overload]  # a real date cell
    put(tmp_path / "xlsx", workbook(tmp_path / "台账.xlsx", **cells))
    assert content(tmp_path / "csv") == content(tmp_path / "xlsx")


@pytest.mark.slow
def test_names_are_taken_as_written_until_their_roster_comes(store: Path, office: Path) -> None:
    outcome = put(store, office / "矛盾纠纷.csv")
    assert reasons(outcome.sheets[0]) == [
        (None, "代表", "尚无代表名册，代表按所填名称计，请尽早导入名册"),
        (
            *(None, "网格"),
            "尚无网格名册，网格按所填名称计，请尽早导入名册；"
            "没有名册的，可在“数据管理”页按台账里的网格建一份",
        ),
    ]
    assert query(store, "SELECT grid, deputies FROM dispute WHERE number = 'JF-1'") == [
        ("红旗一网格", ["张某", "李某"])
    ]
    put(store, office / "代表名册.csv")
    put(store, office / "网格名册.csv")
    assert query(store, "SELECT grid, deputies FROM dispute WHERE number = 'JF-1'") == [
        ("411101001001001", ["D001", "D002"])
    ]
    again = put(store, office)
    assert (again.published, sum(s.unchanged for s in again.sheets)) == (False, 8)


@pytest.mark.slow
def test_a_natural_key_follows_when_its_grid_gets_a_code(store: Path, office: Path) -> None:
    text = "受理日期,网格,纠纷类别,当事人\n2025-04-03,红旗一网格,邻里,赵甲\n"
    put_text(store, "矛盾纠纷.csv", text)
    put(store, office / "网格名册.csv")
    sheet = put_text(store, "矛盾纠纷.csv", text)
    assert (sheet.unchanged, query(store, "SELECT count(*) FROM dispute")) == (1, [(1,)])


@pytest.mark.slow
def test_the_order_in_which_files_come_leaves_no_trace(tmp_path: Path, office: Path) -> None:
    put(tmp_path / "a", office)
    for name in ("矛盾纠纷.csv", "代表名册.csv", "网格名册.csv"):
        put(tmp_path / "b", office / name)
    assert content(tmp_path / "a") == content(tmp_path / "b")


@pytest.mark.slow
def test_rejects_are_kept_with_their_cells_until_the_file_is_corrected(known: Path) -> None:
    bad = "编号,受理日期,当事人\nJF-1,2025-02-30,赵甲\nJF-2,2025-04-03,钱乙\n"
    sheet = put_text(known, "矛盾纠纷.csv", bad)
    assert (sheet.loaded, sheet.rejected) == (1, 1)
    kept = 'SELECT load, file, sheet, "row", ledger, "column", found, reason, cells FROM reject'
    assert query(known, kept) == [
        (
            *(2, "矛盾纠纷.csv", "矛盾纠纷", 2, "dispute", "受理日期", "2025-02-30"),
            "没有这一天，应如 2025-04-03",
            '{"编号": "JF-1", "受理日期": "2025-02-30", "当事人": "赵甲"}',
        )
    ]
    version = current(known)["version"]
    put_text(known, "矛盾纠纷.csv", bad)
    assert current(known)["version"] == version
    put_text(known, "矛盾纠纷.csv", bad.replace("02-30", "02-28"))
    assert query(known, "SELECT count(*) FROM reject") == [(0,)]


@pytest.mark.slow
def test_the_history_says_when_and_what(store: Path, office: Path) -> None:
    put(store, office / "网格名册.csv")
    assert query(store, "SELECT load, loaded_at FROM load") == [(1, NOW)]
    assert query(store, "SELECT * FROM sheet") == [
        (1, "网格名册.csv", "网格名册", "grid", 2, 2, 0, 0, 0, 0, 0, 0)
    ]


@pytest.mark.slow
def test_an_unreadable_file_and_an_unknown_sheet_do_not_stop_the_others(
    known: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    csv(folder, "坏.xlsx", "no workbook")
    csv(folder, "车辆.csv", "车牌,型号\n豫L1,轿车\n")
    csv(folder, "矛盾纠纷.csv", DISPUTES)
    outcome = put(known, folder)
    told = {s.file: (s.ledger, s.rows, s.loaded, s.rejected) for s in outcome.sheets}
    assert told == {
        "坏.xlsx": (None, 0, 0, 0),
        "车辆.csv": (None, 1, 0, 1),
        "矛盾纠纷.csv": ("dispute", 2, 2, 0),
    }
    assert outcome.exit_code == 1


def test_nothing_to_load_makes_no_store(store: Path, tmp_path: Path) -> None:
    outcome = put(store, tmp_path / "没有")
    assert (outcome.version, outcome.exit_code) == (None, 2)
    assert not store.exists()


@pytest.mark.slow
def test_all_rows_bad_is_nothing_loaded(known: Path) -> None:
    sheet = put_text(known, "矛盾纠纷.csv", "编号,受理日期,当事人\nJF-1,四月,赵甲\n")
    assert (sheet.accepted, sheet.rejected) == (0, 1)


def test_a_second_loader_waits_and_then_says_so(store: Path, office: Path) -> None:
    store.mkdir()
    with (
        filelock.FileLock(store / LOCK),
        pytest.raises(GridLensError, match=r"另一次导入正在进行，等了0\.2秒仍未结束"),
    ):
        put(store, office, wait=0.2)


@pytest.mark.slow
def test_the_last_three_versions_stay_and_numbers_are_never_used_again(store: Path) -> None:
    for n in range(1, 6):
        put_text(store, "矛盾纠纷.csv", f"编号,受理日期,当事人\nJF-{n},2025-04-03,赵甲\n")
    assert sorted(path.name for path in store.glob("v*.duckdb")) == [
        "v3.duckdb",
        "v4.duckdb",
        "v5.duckdb",
    ]
    assert query(store, "SELECT count(*) FROM dispute") == [(5,)]


@pytest.mark.slow
def test_sample_data_is_marked(store: Path) -> None:
    header = "编号,受理日期,当事人,填报单位\n"
    put_text(store, "矛盾纠纷.csv", header + "JF-1,2025-04-03,赵甲,红旗社区\n")
    assert query(store, "SELECT sample FROM publication") == [(False,)]
    put_text(store, "矛盾纠纷.csv", header + "JF-2,2025-04-03,赵甲,红旗社区（演示）\n")
    assert query(store, "SELECT sample FROM publication") == [(True,)]
    assert current(store)["sample"] is True


def test_every_ledger_has_its_table_even_when_it_is_empty(known: Path) -> None:
    with duckdb.connect(str(known / current(known)["file"]), read_only=True) as con:
        for key, ledger in ledgers().items():
            columns = con.sql(f'SELECT * FROM "{key}" LIMIT 0').columns
            assert tuple(columns) == tuple(ledger.schema().names)


@pytest.mark.slow
def test_paths_with_marks_of_patterns_are_only_paths(tmp_path: Path, office: Path) -> None:
    store = tmp_path / "库[1]*'"
    put(store, office)
    assert query(store, "SELECT count(*) FROM dispute") == [(2,)]
