"""SQL that names no column it can do without: an engine parses, binds and plans every one.

A ledger's table has some twenty-five columns, a figure needs five; and for small tables the
engine spends its time on the question, not on the rows.
"""

from collections.abc import Callable

import ibis
import ibis.expr.operations as ops

from gridlens.figures.facts import unbound
from gridlens.schema.ledger import Ledger


def lean_sql(ledger: Ledger, build: Callable[[ibis.Table], ibis.Table]) -> str:
    """Return the SQL of what ``build`` makes of the ledger's table, over the columns it uses."""
    whole = unbound(ledger)
    used = columns_used(build(whole), whole)
    kinds = {name: kind for name, kind in whole.schema().items() if name in (used or {"key"})}
    lean = ibis.table(kinds, ledger.key)
    return str(ibis.to_sql(build(lean), dialect="duckdb"))


def columns_used(answer: ibis.Table, table: ibis.Table) -> set[str]:
    """Return the columns of a table that an answer is made of, beyond those merely handed on."""
    top, base = answer.op(), table.op()
    used = set()
    for node in top.find(ops.Node):
        handing_on = isinstance(node, ops.Project | ops.JoinChain) and node is not top
        for child in node.__children__:
            if isinstance(child, ops.Field) and not handing_on:
                used.add(_origin(child, base))
    return {name for name in used if name}


def _origin(field: ops.Field, base: ops.Relation) -> str:
    """Return the column of the base that a field is; empty where it is made of others."""
    while isinstance(field, ops.Field):
        if field.rel is base:
            return str(field.name)
        field = field.rel.values.get(field.name)
    return ""
