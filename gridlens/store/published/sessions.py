"""Run several queries on one open file at once, in a few sessions.

For a small question, the engine takes longer to plan than to answer, and planning keeps one
processor busy. So the queries of a question are dealt out to as many sessions as there are
processors. Each session holds the variables that its queries name. A query is parsed only once,
because parsing is two fifths of the time that a small query takes.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache, lru_cache
from typing import Any, TypeVar

import duckdb

Bindings = dict[str, tuple[str, Any]]  # variables of a session: name → SQL type and value
Rows = list[dict[str, Any]]
Answer = TypeVar("Answer")
AT_ONCE = os.cpu_count() or 1
_others = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="session")


def answers(
    connection: duckdb.DuckDBPyConnection,
    queries: Sequence[str],
    asked: Bindings | None,
    taken: Callable[[duckdb.DuckDBPyConnection], Answer],
) -> list[Answer]:
    """Return what ``taken`` reads from the result of each query, in the order of the queries.

    ``asked`` are the variables of the question.
    """

    def share(some: Sequence[str]) -> list[Answer]:
        with _session(connection, some, asked) as session:
            return [taken(session.execute(_parsed(query))) for query in some]

    dealt = min(AT_ONCE, len(queries))
    others = [_others.submit(share, queries[place::dealt]) for place in range(1, dealt)]
    try:
        shares = [share(queries[::dealt])] if dealt else []
    finally:
        wait(others)
    shares += [other.result() for other in others]
    return [shares[place % dealt][place // dealt] for place in range(len(queries))]


def rows(session: duckdb.DuckDBPyConnection) -> Rows:
    """Return a result as rows; a row is a dict of its values by column name."""
    columns = [column[0] for column in session.description]
    return [dict(zip(columns, row, strict=True)) for row in session.fetchall()]


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@lru_cache(maxsize=2048)
def _parsed(query: str) -> duckdb.Statement:
    """Return a query as the engine's own statement, which any session can run."""
    (statement,) = _parser().cursor().extract_statements(query)
    return statement


def _session(
    connection: duckdb.DuckDBPyConnection, queries: Sequence[str], asked: Bindings | None
) -> duckdb.DuckDBPyConnection:
    """Return a session that holds those variables of a question that the queries name."""
    session = connection.cursor()
    for name, (kind, value) in (asked or {}).items():
        if any(f"('{name}')" in query for query in queries):
            session.execute(_parsed(f'SET VARIABLE "{name}" = ?::{kind}'), [value])
    return session
