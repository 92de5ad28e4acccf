"""The dates that follow from a life cycle: when a matter came, was due, was closed."""

import ibis
from ibis import _ as row

from gridlens.schema.ledger import Ledger


def extended(ledger: Ledger, table: ibis.Table, as_of: ibis.Value) -> ibis.Table:
    """Return the ledger's table as known on a day, with derived columns.

    Every ledger gains ``as_of``. Matters gain ``closed_on`` (null while open), ``closing_known``
    (the closing date was written down) and ``due_on`` (as written, else by the due rule); rows
    that are no matters are dropped from them by a null ``received_on``.
    """
    table = table.mutate(as_of=as_of)
    cycle = ledger.life_cycle
    if cycle is None:
        return table
    matter = ibis.literal(True) if cycle.matter is None else row[cycle.matter].notnull()
    said_closed = row[cycle.status].isin(cycle.closing) if cycle.closing else ibis.literal(False)
    for name in cycle.closing_columns:
        said_closed = said_closed.fill_null(False) | row[name].notnull()
    undated = ibis.ifelse(said_closed.fill_null(False), row[cycle.received], ibis.null("date"))
    due = row[cycle.due]
    if cycle.due_from:
        ruled = (row[cycle.due_from] + ibis.interval(months=cycle.due_months)).cast("date")
        due = due.coalesce(ruled)
    closed = row[cycle.closed].coalesce(undated)
    table = table.mutate(
        received_on=ibis.ifelse(matter, row[cycle.received], ibis.null("date")),
        closed_on=ibis.ifelse(closed <= row.as_of, closed, ibis.null("date")),
        due_on=due,
    )
    known = row[cycle.closed].notnull() & row.closed_on.notnull()
    return table.mutate(
        closing_known=known,
        overdue_on=ibis.ifelse(row.due_on.notnull(), row.due_on + ibis.interval(days=1), None).cast(
            "date"
        ),
    )
