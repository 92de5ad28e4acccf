"""Queries asked of one open file in a few sessions at once, each with the variables they name.

A small question takes the engine longer to plan than to answer, and planning keeps one processor
busy; so the queries of a question are dealt out to as many sessions as there are processors. A
query is parsed once, which is two fifths of what a small one takes.
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
    """Return what ``taken`` takes of each query's result, in the order of the queries."""

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
    """Return a result as rows, a row being its values by column."""
    columns = [column[0] for column in session.description]
    return [dict(zip(columns, row, strict=True)) for row in session.fetchall()]


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@lru_cache(maxsize=2048)
def _parsed(query: str) -> duckdb.Statement:
    """Return a query as the engine's own statement, which every session may run."""
    (statement,) = _parser().cursor().extract_statements(query)
    return statement


def _session(
    connection: duckdb.DuckDBPyConnection, queries: Sequence[str], asked: Bindings | None
) -> duckdb.DuckDBPyConnection:
    """Return a session with those variables of a question that the queries name."""
    session = connection.cursor()
    for name, (kind, value) in (asked or {}).items():
        if any(f"('{name}')" in query for query in queries):
            session.execute(_parsed(f'SET VARIABLE "{name}" = ?::{kind}'), [value])
    return session
