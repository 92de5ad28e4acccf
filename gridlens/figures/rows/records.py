"""The rows behind a figure, or a ledger's rows in a period, with their file, sheet and row.

Records are selected by the same expressions as figures (see ``facts``), so the list that a figure
opens has as many rows as the figure counts. Personal columns come masked unless the scope may see
them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ibis
import pandas as pd
from ibis import _ as row

from gridlens.errors import GridLensError
from gridlens.figures import variables
from gridlens.figures.dimensions import aged, prepared
from gridlens.figures.facts import (
    answers,
    applies,
    counted_on,
    facts,
    knows_grids,
    members,
    number,
    placed,
)
from gridlens.figures.rows.masking import mask, names_in
from gridlens.figures.scope import Filters, Scope
from gridlens.figures.sql import lean_sql
from gridlens.kinds.names.made import shown_code
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Indicator, Ledger, Measure, Personal
from gridlens.schema.lineage import LINEAGE, LINEAGE_TITLES
from gridlens.store.version import Version
from gridlens.translation import _

Group = tuple[tuple[str, str | None], ...]
ADDED, OF_MATTERS = ("adds", "below"), ("due_on", "closed_on")


@dataclass(frozen=True)
class Listing:
    """What to list of a ledger: all records or those an indicator counts; all columns or some.

    Raises ``GridLensError`` for an unknown ledger, or for an indicator of another ledger.
    """

    ledger: str
    indicator: str | None = None
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that the indicator belongs to the ledger."""
        if self.indicator is not None and find_indicator(self.indicator)[1] is not self.found:
            raise GridLensError(_("指标“{name}”不属于这本台账。").format(name=self.indicator))

    @property
    def found(self) -> Ledger:
        """The ledger's declaration."""
        return find_ledger(self.ledger)

    def answers(self, narrowed: frozenset[str]) -> bool:
        """Tell whether there are rows for a question that is narrowed like this."""
        if self.indicator is None:
            return applies(self.found, narrowed)
        return answers(*find_indicator(self.indicator), narrowed)

    @property
    def nothing(self) -> pd.DataFrame:
        """The table of this listing without any records."""
        every = [*(column.name for column in self.found.columns), *LINEAGE]
        added = _added(self.found) if self.indicator else ()
        return pd.DataFrame(columns=list(self.columns) or [*every, *added])


def records(
    version: Version,
    scope: Scope,
    filters: Filters,
    ledger: str,
    indicator: str | None = None,
    within: Group = (),
    columns: Sequence[str] = (),
) -> pd.DataFrame:
    """Return a ledger's records dated in the period, or the records that an indicator counts.

    With an indicator, ``within`` narrows the records to one group of each dimension named
    (dimensions of time excepted); None stands for the records without a group.

    The columns are the ledger's canonical names, then file, sheet, row and load. An indicator adds
    ``adds`` and ``below``, what each row adds above and below the line, and for matters ``due_on``,
    the due date as written or by the due rule, and ``closed_on``, the day on which it was closed if
    somebody wrote it down. If ``columns`` are named, only these are returned,
    which is quicker.

    Rosters give every entry. References stay codes; ``shown`` turns the table into what people
    read. Raises ``GridLensError`` for an indicator of another ledger.
    """
    listing = Listing(ledger, indicator, tuple(columns))
    return listed(version, scope, filters, [listing], within)[0]


def listed(
    version: Version,
    scope: Scope,
    filters: Filters,
    listings: Sequence[Listing],
    within: Group = (),
) -> list[pd.DataFrame]:
    """Return the records of several listings, all asked at once; see ``records``."""
    narrowed = variables.narrowed(scope, filters)
    bindings = variables.bindings(scope, filters)
    bindings |= {f"within_{name}": ("VARCHAR", group) for name, group in within}
    shape = tuple((name, group is None) for name, group in within)
    there = [one for one in listings if filters.elapsed and one.answers(narrowed)]
    found = version.frames([_query(one, narrowed, shape) for one in there], bindings)
    tables = dict(zip(there, found, strict=True))
    return [_as_seen(one, tables[one], scope) if one in tables else one.nothing for one in listings]


def _as_seen(listing: Listing, table: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return a table as the scope may see it, without columns that only masking needed."""
    table = table if scope.personal else masked(listing.found, table)
    return table[list(listing.columns)] if listing.columns else table


def _names(ledger: Ledger, columns: Sequence[str]) -> list[str]:
    """Return the name columns that must be read in order to mask the columns asked for."""
    if not any(c.personal for c in ledger.columns if c.name in columns):
        return []
    return [c.name for c in ledger.columns if c.personal is Personal.NAME]


def _added(ledger: Ledger) -> tuple[str, ...]:
    """Return the columns that an indicator adds to a ledger's."""
    return ADDED + (OF_MATTERS if ledger.life_cycle else ())


@cache
def _query(listing: Listing, narrowed: frozenset[str], within: tuple[tuple[str, bool], ...]) -> str:
    ledger = listing.found
    needed = tuple(dict.fromkeys([*listing.columns, *_names(ledger, listing.columns)]))

    def build(base: ibis.Table) -> ibis.Table:
        table = facts(ledger, narrowed, base)
        return _listed(ledger, table, listing.indicator, within, needed)

    return lean_sql(ledger, build)


def _listed(
    ledger: Ledger,
    table: ibis.Table,
    indicator_key: str | None,
    within: tuple[tuple[str, bool], ...],
    columns: tuple[str, ...],
) -> ibis.Table:
    names = [column.name for column in ledger.columns] + list(LINEAGE)
    if indicator_key is not None:
        indicator = find_indicator(indicator_key)[0]
        table = _in_groups(members(table, indicator), ledger, indicator, within)
        table = _adding(table, indicator)
        if ledger.life_cycle:
            known = ibis.ifelse(row.closing_known, row.closed_on, ibis.null("date"))
            table = table.mutate(closed_on=known)
        names += _added(ledger)
    elif ledger.date:
        table = table.filter(placed(table, ledger.date))
    latest = [ibis.desc(row[ledger.date])] if ledger.date else []
    ordered = table.order_by(*latest, row.source_file, row.source_sheet, row.source_row)
    return ordered.select(*(columns or names))


def _in_groups(
    table: ibis.Table, ledger: Ledger, indicator: Indicator, within: tuple[tuple[str, bool], ...]
) -> ibis.Table:
    """Return the rows of an indicator that belong to one group of each dimension."""
    by = tuple(name for name, _nobody in within)
    grouped = prepared(ledger, table, by, knows_grids(indicator, ledger))
    if "age" in by:
        grouped = aged(grouped, ledger, counted_on(indicator))
    for name, nobody in within:
        column = grouped[name]
        wanted = column.isnull() if nobody else column == variables.name(f"within_{name}")
        grouped = grouped.filter(wanted)
    return grouped


def _adding(table: ibis.Table, indicator: Indicator) -> ibis.Table:
    """Return the rows that add to the figure, with what each adds above and below the line."""
    if indicator.distinct is not None:
        named = indicator.distinct(table)
        several = named.type().is_array()
        table = table.filter(named.length() > 0 if several else named.notnull())
        named = indicator.distinct(table)
        return table.mutate(adds=named.join("、") if several else named, below=ibis.null("int64"))
    above, below = indicator.numerator, indicator.denominator
    table = table.mutate(
        adds=1 if above is None else number(above(table)),
        below=ibis.null("int64") if below is None else number(below(table)),
    )
    if indicator.measure is Measure.FLOW:
        return table.filter(row.adds > 0)
    return table


def masked(ledger: Ledger, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with personal columns masked; a row's names are masked in its texts."""
    table = table.copy()
    personal = {c.name: c.personal for c in ledger.columns if c.personal and c.name in table}
    named = [name for name, kind in personal.items() if kind is Personal.NAME]
    people = [
        tuple(person for cell in cells if isinstance(cell, str) for person in names_in(cell))
        for cells in table[named].itertuples(index=False, name=None)
    ]
    for name, kind in personal.items():
        table[name] = [
            mask(cell, kind, names) if isinstance(cell, str) else None
            for cell, names in zip(table[name], people, strict=True)
        ]
    return table


def shown(version: Version, ledger: Ledger, table: pd.DataFrame) -> pd.DataFrame:
    """Return records as people read them: Chinese titles, names instead of codes, lists joined."""
    names = version.grid_names | version.deputy_names
    read = pd.DataFrame(index=table.index)
    for column in ledger.columns:
        cells = table[column.name]
        if column.kind.storage == "date":
            cells = pd.to_datetime(cells).dt.date
        elif column.kind.storage.startswith("array<string>"):
            cells = cells.map(
                lambda some: "、".join(names.get(s, s) for s in some) or None, na_action="ignore"
            )
        elif column.kind.storage.startswith("array"):
            cells = cells.map(
                lambda some: "、".join(s["name"] for s in some) or None, na_action="ignore"
            )
        elif column.name == ledger.number == "code":
            cells = cells.map(shown_code, na_action="ignore")
        elif column.name == ledger.grid and column.name == "grid":
            cells = cells.map(lambda code: names.get(code, code), na_action="ignore")
        read[_(column.title)] = cells
    for name, title in LINEAGE_TITLES.items():
        read[_(title)] = table[name]
    return read


def matching(table: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return the rows in which a cell contains the text; upper and lower case are the same.

    An empty text returns all rows.
    """
    wanted = text.strip().casefold()
    if not wanted or table.empty:
        return table
    held = [
        any(wanted in str(cell).casefold() for cell in cells if pd.notna(cell))
        for cells in table.itertuples(index=False, name=None)
    ]
    return table[held]


def subject(ledger: Ledger, record: Mapping[Any, Any]) -> str:
    """Return what a record is about: 用电安全：充电棚插座松动.

    Empty cells are left out. If the record must be masked, the caller masks it first.
    """
    cells = [record[name] for name in ledger.subject]
    return _("：").join(cell for cell in cells if isinstance(cell, str) and cell)
