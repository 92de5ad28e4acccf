"""SQL that names only the columns it uses, because the engine parses, binds and plans each one.

A ledger's table has some twenty-five columns, and a figure needs five. For small tables, the engine
spends its time on the query, not on the rows.
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
    """Return the columns of ``table`` that an answer uses.

    A column that a projection or a join merely hands on does not count, unless the answer itself is
    that projection or join.
    """
    top, base = answer.op(), table.op()
    used = set()
    for node in top.find(ops.Node):
        handing_on = isinstance(node, ops.Project | ops.JoinChain) and node is not top
        for child in node.__children__:
            if isinstance(child, ops.Field) and not handing_on:
                used.add(_origin(child, base))
    return {name for name in used if name}


def _origin(field: ops.Field, base: ops.Relation) -> str:
    """Return the column of ``base`` that a field is; empty where it is computed from others."""
    while isinstance(field, ops.Field):
        if field.rel is base:
            return str(field.name)
        field = field.rel.values.get(field.name)
    return ""
