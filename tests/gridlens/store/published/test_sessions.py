"""Queries shared out over a few sessions: answered in order with their variables, or refused."""

from collections.abc import Iterator

import duckdb
import pytest

from gridlens.store.published.sessions import answers, rows


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def test_answers_stand_in_the_order_of_the_queries(connection: duckdb.DuckDBPyConnection) -> None:
    for count in (0, 1, 2, 7):
        queries = [f"SELECT {n} AS n" for n in range(count)]
        assert answers(connection, queries, None, rows) == [[{"n": n}] for n in range(count)]


def test_every_session_holds_the_variables(connection: duckdb.DuckDBPyConnection) -> None:
    asked = {"who": ("VARCHAR", "张某"), "other": ("INTEGER", 1)}
    queries = ["SELECT getvariable('who') AS who"] * 5
    assert answers(connection, queries, asked, rows) == [[{"who": "张某"}]] * 5


def test_variables_end_with_their_question(connection: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT getvariable('who') AS who"
    answers(connection, [query], {"who": ("VARCHAR", "张某")}, rows)
    assert answers(connection, [query], None, rows) == [[{"who": None}]]


def test_a_failure_in_any_session_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    for place in range(4):
        queries = ["SELECT 1 AS n"] * 4
        queries[place] = "SELECT * FROM nowhere"
        with pytest.raises(duckdb.CatalogException, match="nowhere"):
            answers(connection, queries, None, rows)


def test_a_query_parsed_once_sees_the_variables_and_the_data_of_its_own_session() -> None:
    query = "SELECT n, getvariable('who') AS who FROM matter"
    found = []
    for number in (1, 2):
        with duckdb.connect() as opened:
            opened.execute(f"CREATE TABLE matter AS SELECT {number} AS n")
            for who in ("张某", "李某"):
                found += answers(opened, [query] * 3, {"who": ("VARCHAR", who)}, rows)
    told = [(row["n"], row["who"]) for (row,) in found]
    assert told == [(n, who) for n in (1, 2) for who in ("张某", "李某") for _same in range(3)]
