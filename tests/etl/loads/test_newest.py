"""A version published from rows in memory equals the version that the kept files give."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.disk import pointer
from etl.loads.newest import Fresh
from etl.loads.receipt import Receipt
from etl.publish.version import publish
from gridlens.ledgers import ledger as ledger_of
from tests.etl.office import DEPUTIES, DISPUTES, GRIDS, NOW, csv, current, put, query

DAY = st.dates(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
NUMBER = st.sampled_from(["", "JF-1", "JF-2", "JF-3", "JF-4"])
ROW = st.tuples(
    NUMBER, DAY, st.sampled_from(["红旗一网格", "红旗1", ""]), st.sampled_from("甲乙丙")
)
FILES = st.lists(st.lists(ROW, max_size=5, unique_by=lambda r: r[0] or r), min_size=1, max_size=3)


def everything(store: Path, table: str) -> list[tuple[object, ...]]:
    return query(store, f"SELECT * FROM {table}")


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(files=FILES, roster_after=st.integers(0, 3))
def test_from_memory_or_from_files(
    files: list[list[tuple[str, dt.date, str, str]]],
    roster_after: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("office")
    store = folder / "store"
    for number, rows in enumerate(files):
        if number == roster_after:
            put(store, csv(folder, "网格名册.csv", GRIDS))
        lines = [f"{n},{day},{grid},{who}某、丁某" for n, day, grid, who in rows]
        put(store, csv(folder, "纠纷.csv", "\n".join(["编号,受理日期,网格,当事人", *lines, ""])))
    if not (store / "CURRENT").exists():
        return
    told, records = current(store), everything(store, "dispute")
    publish(store, told["loads"], told["undone"], NOW)
    assert current(store)["content_hash"] == told["content_hash"]
    assert everything(store, "dispute") == records


@pytest.mark.slow
def test_the_sample_ledgers_in_two_loads(store: Path, tmp_path: Path) -> None:
    put(store, csv(tmp_path, "纠纷.csv", DISPUTES))
    put(store, csv(tmp_path, "网格名册.csv", GRIDS), csv(tmp_path, "代表名册.csv", DEPUTIES))
    put(store, csv(tmp_path, "纠纷.csv", DISPUTES.replace("孙丙", "孙丁")))
    told, records = current(store), everything(store, "dispute")
    publish(store, told["loads"], told["undone"], NOW)
    assert current(store)["content_hash"] == told["content_hash"]
    assert everything(store, "dispute") == records
    assert pointer.load_numbers(store) == [1, 2, 3]


@pytest.mark.parametrize(
    ("days", "keys", "in_order"),
    [
        ([1, 1, 2], ["a", "b", "a"], True),
        ([1, 2, 1], ["a", "b", "c"], False),
        ([1, 1, 2], ["b", "a", "c"], False),
        ([3], ["a"], True),
        ([], [], True),
    ],
)
def test_rows_that_come_in_order_need_no_sorting(
    days: list[int], keys: list[str], in_order: bool
) -> None:
    received = pa.array([dt.date(2025, 4, day) for day in days], pa.date32())
    rows = pa.table({"received": received, "key": pa.array(keys, pa.string())})
    told = Receipt(load=2, loaded_at="2025-07-01", loaded_by="文员")
    fresh = Fresh(told, {("dispute", ""): rows}, pa.table({}))
    assert fresh.in_order(ledger_of("dispute"), [2]) is in_order
    assert fresh.in_order(ledger_of("dispute"), [1, 2]) is False
    assert fresh.in_order(ledger_of("hazard"), [2]) is False
