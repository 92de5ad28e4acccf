"""The rows that an indicator is made of: a ledger's table as one person sees it on one day.

Everything that counts or lists records starts here, so that a figure and the list of its rows
cannot differ. Expressions are built on unbound tables; the values of a question come as variables.
"""

from typing import Any

import ibis
from ibis import _ as row

from gridlens.figures import variables
from gridlens.figures.scope import Comparison
from gridlens.kinds import Choice
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.translation import N_

COLUMNS = {"groups": "group", "stations": "station"}
LAST_DAY = N_(
    "名册里的首日和末日都算在内：网格的启用和停用日期，代表的任职和离任日期，"
    "阵地的设立和撤销日期，起止名单里的起止。期末正是末日的，期末存量里仍有它；首日空着的自始就在，"
    "末日空着的至今仍在。事项相反：办结当天就不再是在办。"
)


def unbound(ledger: Ledger) -> ibis.Table:
    """Return the ledger's table as declared, bound to no engine."""
    return ibis.table(ledger.storage(), name=ledger.key)


def facts(ledger: Ledger, narrowed: frozenset[str], base: ibis.Table) -> ibis.Table:
    """Return the ledger's rows with derived dates, narrowed by the variables in ``narrowed``."""
    known = extended(ledger, base, variables.day("as_of"))
    return _narrowed(ledger, known, narrowed)


def facts_by_part(ledger: Ledger, narrowed: frozenset[str], base: ibis.Table) -> ibis.Table:
    """Return the same rows beside each ``part`` of the periods asked about, as known on its day."""
    table = base.cross_join(variables.parts())
    return _narrowed(ledger, extended(ledger, table, table.part.as_of), narrowed)


def _narrowed(ledger: Ledger, table: ibis.Table, narrowed: frozenset[str]) -> ibis.Table:
    for variable in ("scope_grids", "grids"):
        if variable in narrowed and ledger.grid:
            table = table.filter(variables.names(variable).contains(table[ledger.grid]))
    for variable in ("scope_deputy", "deputy"):
        if variable in narrowed and ledger.deputies:
            people = participants(ledger, table)
            table = table.filter(people.contains(variables.name(variable)))
    for variable, column in COLUMNS.items():
        if variable in narrowed and ledger.has(column):
            table = table.filter(variables.names(variable).contains(table[column]))
    for variable, how, column in variables.conditions(narrowed):
        if ledger.has(column):
            assert not ledger.column(column).personal or variables.sees_personal(narrowed), column
            wanted = variables.names(variable)
            met = _meets(table[column], how, wanted)
            if how is Comparison.IS and (other := _other(ledger, column)):
                met |= wanted.contains(other) & (grouped(ledger, table, column) == other)
            table = table.filter(met)
    return table


def grouped(ledger: Ledger, table: Any, name: str) -> Any:
    """Return a column of words as figures group it: an office's own words stand under 其他."""
    kind = ledger.column(name).kind
    if (other := _other(ledger, name)) is None:
        return table[name]
    assert isinstance(kind, Choice)
    known = table[name].isnull() | table[name].isin(kind.values)
    return ibis.ifelse(known, table[name], other)


def _other(ledger: Ledger, name: str) -> str | None:
    kind = ledger.column(name).kind
    return kind.other if isinstance(kind, Choice) else None


def _meets(cell: Any, how: Comparison, wanted: Any) -> Any:
    """Return whether the cell of a column meets a condition."""
    if cell.type().is_array():
        empty = ibis.literal([], type="array<string>")
        cells = cell.fill_null(empty)
        if how is Comparison.HAS:
            return _within(cells.join("、"), wanted)
        return (cells.intersect(wanted).length() > 0) | (
            (cells.length() == 0) & wanted.contains("")
        )
    if how is Comparison.IS:
        return wanted.contains(cell.cast("string").fill_null(""))
    if how is Comparison.HAS:
        return _within(cell.cast("string").fill_null(""), wanted)
    limit = wanted[0].cast("date" if cell.type().is_date() else "float64")
    return cell >= limit if how is Comparison.FROM else cell <= limit


def _within(text: Any, wanted: Any) -> Any:
    return text.lower().contains(wanted[0].lower())


def applies(ledger: Ledger, narrowed: frozenset[str]) -> bool:
    """Tell whether the ledger has the columns by which a question is narrowed.

    A ledger without a grid column, for example, cannot answer a question about a grid.
    """
    without_grids = bool(narrowed & {"scope_grids", "grids"}) and not ledger.grid
    without_deputies = bool(narrowed & {"scope_deputy", "deputy"}) and not ledger.deputies
    lacking = any(v in narrowed and not ledger.has(column) for v, column in COLUMNS.items())
    lacking |= any(not ledger.has(column) for _name, _how, column in variables.conditions(narrowed))
    return not (without_grids or without_deputies or lacking)


RULE_STREET = N_(
    "下列指标是全街道的数字，按网格、社区分时不分到各网格，显示“—”，即使台账里填了网格："
    "{indicators}。名册里的网格算在它自己名下。"
)
RULE_COMMUNITY = N_("其中可以按社区分的：{indicators}。")
RULE_PEOPLE = N_(
    "一条记录里有几名代表的，按代表分时每名都算一条，合计仍只算一条；名册的指标不按代表分。"
)


def knows_grids(indicator: Indicator, ledger: Ledger) -> bool:
    """Tell whether an indicator can be asked about a grid.

    An indicator of the whole street cannot, even where its ledger has a column of grids. An entry
    of a roster of grids belongs to its own grid.
    """
    return bool(ledger.grid) and (ledger.is_roster or not indicator.street_wide)


def answers(indicator: Indicator, ledger: Ledger, narrowed: frozenset[str]) -> bool:
    """Tell whether an indicator can answer a question that is narrowed like this."""
    by_grid = bool(narrowed & {"scope_grids", "grids"})
    return applies(ledger, narrowed) and (not by_grid or knows_grids(indicator, ledger))


def participants(ledger: Ledger, table: ibis.Table) -> Any:
    """Return the list of a row's deputies, from every column that names some, each deputy once."""
    empty = ibis.literal([], type="array<string>")
    lists = [table[name].fill_null(empty) for name in ledger.deputies]
    together = lists[0]
    for more in lists[1:]:
        together = together.concat(more)
    return together.unique() if len(lists) > 1 else together


def members(table: ibis.Table, indicator: Indicator) -> ibis.Table:
    """Return the rows of ``table`` that an indicator counts in the period asked about.

    For a rate, these are the rows of the denominator. For a stock, these are the rows that are
    there at the end of the period, or on its eve.
    """
    if indicator.where is not None:
        table = table.filter(indicator.where(table))
    if indicator.measure is not Measure.STOCK:
        return table.filter(placed(table, indicator.at))
    return table.filter(present(table, indicator, counted_on(indicator)))


def in_part(table: ibis.Table, indicator: Indicator) -> Any:
    """Return whether an indicator counts a row in its ``part``; for a stock, at its end or eve."""
    part = table.part
    if indicator.measure is not Measure.STOCK:
        return (table[indicator.at] >= part["first"]) & (table[indicator.at] <= part["last"])
    return present(table, indicator, part["eve"] if indicator.opening else part["last"])


def counted_on(indicator: Indicator) -> Any:
    """Return the day at whose close a stock is counted: the last day of the period, or its eve."""
    if indicator.opening:
        return (variables.day("start") - ibis.interval(days=1)).cast("date").name("eve")
    return variables.day("end")


def placed(table: ibis.Table, at: str) -> Any:
    """Return whether a date column lies in the elapsed part of the period asked about."""
    return (table[at] >= variables.day("start")) & (table[at] <= variables.day("end"))


def present(table: ibis.Table, indicator: Indicator, day: Any) -> Any:
    """Return whether a row of a stock is there at the close of a day.

    A row without a begin date has been there always. The last day of a roster's entry counts
    (``LAST_DAY``); a matter is no longer open on the day on which it was closed.
    """
    begun = (table[indicator.at] <= day) | table[indicator.at].isnull()
    if indicator.until is None:
        return begun
    end = table[indicator.until]
    there = end >= day if keeps_last_day(indicator) else end > day
    return begun & (there | end.isnull())


def keeps_last_day(indicator: Indicator) -> bool:
    """Tell whether a stock still has a row on the day in its ``until``: all but closed matters."""
    return indicator.until != "closed_on"


def number(value: Any) -> Any:
    """Return what a row adds, as a number; a condition adds 1 or 0."""
    return value.cast("int64") if value.type().is_boolean() else value


def extended(ledger: Ledger, table: ibis.Table, as_of: ibis.Value) -> ibis.Table:
    """Return the ledger's table as known on a day, with derived columns.

    Every ledger gains ``as_of``. A ledger with a life cycle also gains ``received_on`` (null for
    rows that are no matters, so that counts leave them out), ``closed_on`` (null while the matter
    is open), ``closing_known`` (whether a closing date was written down), ``due_on`` (as written,
    or else by the due rule) and ``overdue_on`` (the day after ``due_on``; null while the matter is
    open with an extended term).
    """
    table = table.mutate(as_of=as_of)
    cycle = ledger.life_cycle
    if cycle is None:
        return table
    matter = ibis.literal(True) if cycle.matter is None else row[cycle.matter].notnull()
    said_closed = row[cycle.status].isin(cycle.closing) if cycle.closing else ibis.literal(False)
    for name in cycle.closing_columns:
        said_closed = said_closed.fill_null(False) | row[name].notnull()
    said_closed = said_closed.fill_null(False)
    dated = row[cycle.closed]
    if cycle.closed_else:
        other = ibis.greatest(*[row[name] for name in cycle.closed_else])
        silent = row[cycle.status].isnull()
        dated = dated.coalesce(ibis.ifelse(said_closed | silent, other, ibis.null("date")))
    received, *others = (row[name] for name in ledger.other_days)
    happened = [ibis.ifelse(day <= row.as_of, day, ibis.null("date")) for day in others]
    latest = ibis.greatest(received, *happened) if happened else received
    undated = ibis.ifelse(said_closed, latest, ibis.null("date"))
    due = row[cycle.due]
    if cycle.due_from:
        ruled = (row[cycle.due_from] + ibis.interval(months=cycle.due_months)).cast("date")
        due = due.coalesce(ruled)
    closed = dated.coalesce(undated)
    table = table.mutate(
        received_on=ibis.ifelse(matter, row[cycle.received], ibis.null("date")),
        closed_on=ibis.ifelse(closed <= row.as_of, closed, ibis.null("date")),
        due_on=due,
    )
    extended = ibis.literal(False)
    if cycle.extension:
        said_extended = (row[cycle.status] == cycle.extension).fill_null(False)
        extended = said_extended & row.closed_on.isnull()
    late = row.due_on.notnull() & ~extended
    return table.mutate(
        closing_known=dated.notnull() & row.closed_on.notnull(),
        overdue_on=ibis.ifelse(late, row.due_on + ibis.interval(days=1), None).cast("date"),
    )
