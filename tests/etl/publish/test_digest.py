"""The digest of a table: the same for records in any order, another if any cell is changed."""

import datetime as dt
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.disk.definition import definition
from etl.publish import digest
from etl.publish.digest import Mark
from gridlens.ledgers import ledger

DISPUTE = ledger("dispute")
DAY = dt.date(2025, 3, 4)
ROW: dict[str, Any] = {"key": "JF-1", "number": "JF-1", "received": DAY, "grid": "G1"}
ROW |= {"deputies": ["D1", "D2"], "parties": "张某、李某", "category": "邻里"}
CELLS = st.fixed_dictionaries(
    {
        "grid": st.sampled_from([None, "", "G1", "G2"]),
        "parties": st.sampled_from([None, "", "甲", "乙", "甲" * 40, "乙" * 40]),
        "deputies": st.sampled_from([None, [], ["D1"], ["D1", "D2"], ["D2", "D1"], ["D1D2"]]),
    }
)


def marked(*rows: dict[str, Any]) -> Mark:
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE dispute ({definition(DISPUTE)})")
        for row in rows:
            names, values = ", ".join(row), ", ".join("?" for _cell in row)
            con.execute(f"INSERT INTO dispute ({names}) VALUES ({values})", list(row.values()))
        return digest.marked(con, DISPUTE, "dispute")[0]


def numbered(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**ROW, **one, "key": f"JF-{n}", "number": f"JF-{n}"} for n, one in enumerate(cells)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "other",
    [
        {"received": dt.date(2025, 3, 5)},
        {"received": None},
        {"deputies": ["D2", "D1"]},
        {"deputies": ["D1"]},
        {"deputies": []},
        {"deputies": None},
        {"grid": None},
        {"grid": ""},
        {"parties": "张某、李某 "},
        {"category": "G1", "grid": "邻里"},
    ],
    ids=str,
)
def test_any_other_cell_gives_another_mark(other: dict[str, Any]) -> None:
    mark, another = marked(ROW), marked(ROW | other)
    assert mark.rows == another.rows
    assert mark.digests != another.digests


def test_cells_that_two_records_exchange_give_another_mark() -> None:
    """A sum of plain digests might not show the exchange in the column that is digested last."""
    last = DISPUTE.columns[-1].name
    kind = DISPUTE.column(last).kind.storage
    assert kind == "string"
    one, two = numbered([{"grid": "G1"}, {"grid": "G2"}])
    as_they_are = marked(one | {last: "甲"}, two | {last: "乙"})
    assert marked(one | {last: "乙"}, two | {last: "甲"}) != as_they_are


@pytest.mark.slow
@settings(max_examples=10)
@given(st.lists(CELLS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_order_and_lineage_make_no_difference_and_marks_add_up(
    cells: list[dict[str, Any]], random: Any
) -> None:
    rows = numbered(cells)
    elsewhere = [row | {"source_row": 9, "load": 3} for row in rows]
    random.shuffle(elsewhere)
    assert marked(*rows) == marked(*elsewhere)
    assert marked(*rows) == sum((marked(row) for row in rows), Mark())
    assert marked(*rows) - marked(rows[0]) == marked(*rows[1:])


@pytest.mark.slow
@settings(max_examples=30)
@given(CELLS, CELLS)
def test_marks_are_equal_only_where_records_are(
    one: dict[str, Any], another: dict[str, Any]
) -> None:
    assert (marked(*numbered([one])) == marked(*numbered([another]))) == (one == another)


def test_marks_of_another_release_of_the_engine_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with duckdb.connect() as con:
        assert digest.read(con) == {}
        digest.write(con, {"dispute": Mark(3, 2)})
        assert digest.read(con) == {"dispute": Mark(3, 2)}
        monkeypatch.setattr(duckdb, "__version__", "9.9.9")
        assert digest.read(con) == {}


def test_marks_that_do_not_say_by_which_engine_do_not_count() -> None:
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE mark AS SELECT 'dispute' AS ledger, 1 AS rows, 2::HUGEINT AS upper"
        )
        assert digest.read(con) == {}
