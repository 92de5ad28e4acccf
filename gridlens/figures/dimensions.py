"""The dimensions by which figures may be asked, and the groups of each dimension."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ibis
import pandas as pd
from ibis import _ as row

from gridlens.figures.facts import grouped, knows_grids, participants, unbound
from gridlens.figures.scope import Filters, Scope
from gridlens.kinds import Choice, Code
from gridlens.ledgers import ledgers
from gridlens.period import Period, month_of, quarter_of
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.store.version import Version
from gridlens.translation import N_

DIMENSIONS = {
    "grid": N_("网格"),
    "community": N_("社区"),
    "deputy": N_("代表"),
    "taking_part": N_("代表参与"),
    "quarter": N_("季度"),
    "month": N_("月份"),
    "category": N_("类别"),
    "group": N_("专项小组"),
    "station": N_("联络站"),
    "age": N_("逾期时间"),
}
AGES = (
    (N_("未到期限"), 0),
    (N_("逾期1–15天"), 15),
    (N_("逾期16–30天"), 30),
    (N_("逾期30天以上"), 10**6),
)
EXTENDED = N_("已延期")
UNDATED = N_("没有期限")
CLOSED = N_("已办结")
EVERY_AGE = (*(age for age, _days in AGES), EXTENDED, UNDATED)
RULE_AGES = N_(
    "逾期时间按期末那天算，结转的按期初的前一天，还没有过完的期间按截至日："
    "那天已经办结的是“已办结”，没有期限的是“没有期限”，还没有过期限的是“未到期限”，"
    "过了期限又办了延期的是“已延期”，其余按过了期限几天分为1–15天、16–30天和30天以上。"
)
BEGINS = N_(
    "台账从第一条记录所在的月份起才有数字，更早的期间显示“—”而不是0；还没有记录的台账都显示“—”。"
)
IN_TIME = ("quarter", "month")
WITH_DEPUTIES, WITHOUT_DEPUTIES = N_("有代表参与"), N_("没有代表")
TAKING_PART = (WITH_DEPUTIES, WITHOUT_DEPUTIES)
_NOBODY = ibis.literal([None], type="array<string>")
_NO_NAMES = ibis.literal([], type="array<string>")


def groupable(name: str, ledger: Ledger) -> bool:
    """Tell whether a ledger's figures may be grouped by a dimension or a column with that name.

    Only columns of words make groups. Columns with personal data, codes, long texts, numbers or
    dates do not.
    """
    if name in DIMENSIONS:
        return True
    if not ledger.has(name):
        return False
    column = ledger.column(name)
    words = column.kind.storage in ("string", "array<string>") and not isinstance(column.kind, Code)
    return words and not column.personal and not column.long


def tells_apart(name: str, indicator: Indicator, ledger: Ledger) -> bool:
    """Tell whether an indicator can be told apart by a dimension whose groups a roster names.

    A lecture for the whole street has no grid, and an entry of a roster has no deputy.
    """
    if name in ("deputy", "taking_part"):
        return bool(ledger.deputies)
    if name == "community" and ledger.has("community"):
        return True
    return name not in ("grid", "community") or knows_grids(indicator, ledger)


def prepared(
    ledger: Ledger, table: ibis.Table, by: tuple[str, ...], in_grids: bool = True
) -> ibis.Table:
    """Return the table with a column for each dimension asked for, except time and age.

    Without ``in_grids`` the rows belong to the whole street: they stand under no grid.
    A row with several deputies stands once under each of them; a row without deputies stands under
    None. Other columns that hold lists are treated the same way. By ``taking_part``, each row
    stands once, whether it names one deputy, several or none.
    """
    nothing = ibis.null("string")
    columns: dict[str, Any] = {}
    grid = ledger.grid if in_grids else None
    if "grid" in by:
        columns["grid"] = row[grid] if grid else nothing
    if "category" in by:
        columns["category"] = grouped(ledger, row, ledger.category) if ledger.category else nothing
    columns |= {
        name: nothing for name in ("group", "station") if name in by and not ledger.has(name)
    }
    if "community" in by and not ledger.has("community"):
        if grid:
            roster = unbound(ledgers()["grid"]).select(roster_code="code", community="community")
            table = table.left_join(roster, table[grid] == roster.roster_code)
        else:
            columns["community"] = nothing
    if {"deputy", "taking_part"} & {*by}:
        people = participants(ledger, table) if ledger.deputies else _NO_NAMES
        nobody = people.length() == 0
        several = ibis.ifelse(nobody, _NOBODY, people).unnest()
        one = ibis.ifelse(nobody, WITHOUT_DEPUTIES, WITH_DEPUTIES) if ledger.deputies else nothing
        found = {"deputy": several, "taking_part": one}
        columns |= {name: column for name, column in found.items() if name in by}
    columns |= {name: _column(ledger, name) for name in by if name not in DIMENSIONS}
    return table.mutate(**columns) if columns else table


def _column(ledger: Ledger, name: str) -> Any:
    """Return one of the ledger's own columns as a dimension; null where the ledger lacks it."""
    if not ledger.has(name):
        return ibis.null("string")
    if ledger.column(name).kind.storage.startswith("array"):
        some = row[name].fill_null(_NO_NAMES)
        return ibis.ifelse(some.length() == 0, _NOBODY, some).unnest()
    return grouped(ledger, row, name)


def aged(table: ibis.Table, ledger: Ledger, day: Any) -> ibis.Table:
    """Return the table with an ``age`` column: how far past due a matter was at a day's close.

    A matter that was closed by then has no such age, and stands apart. So does a matter past the
    date that was written, but with an extended term.
    """
    if ledger.life_cycle is None:
        return table.mutate(age=ibis.null("string"))
    days = day.delta(table.due_on, unit="day")
    (due, *overdue) = [(days <= most, age) for age, most in AGES]
    apart = ((table.closed_on <= day, CLOSED), (table.due_on.isnull(), UNDATED))
    extended = (table.overdue_on.isnull(), EXTENDED)
    return table.mutate(age=ibis.cases(*apart, due, extended, *overdue))


def parts(period: Period, by: tuple[str, ...]) -> list[Period]:
    """Return the parts into which the finest dimension of time asked for cuts a period."""
    if "month" in by:
        return period.month_parts()
    return period.quarters() if "quarter" in by else [period]


def part_labels(some: list[Period], by: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the key of every part, for each dimension of time asked for."""
    of = {"quarter": quarter_of, "month": month_of}
    return {name: [of[name](part.end).key for part in some] for name in by if name in IN_TIME}


def possible(
    filters: Filters, by: tuple[str, ...], every: Iterable[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """Return the groups that can exist: a month is paired only with the quarter that it lies in."""
    if not set(IN_TIME) <= set(by):
        return list(every)
    labels = part_labels(parts(filters.period, by), by)
    pairs = set(zip(*(labels[name] for name in IN_TIME), strict=True))
    places = [by.index(name) for name in IN_TIME]
    return [group for group in every if tuple(group[place] for place in places) in pairs]


def told(
    version: Version,
    ledger: Ledger,
    filters: Filters,
    by: tuple[str, ...],
    every: Sequence[tuple[Any, ...]],
) -> list[bool]:
    """Tell which groups stand for a time of which the ledger can tell something.

    That time has begun by the as-of date, and did not end before the month in which the ledger
    begins; a ledger without a record tells nothing. ``every`` has the groups as tuples, in the
    order of ``by``.
    """
    cut = parts(filters.period, by)
    labels = part_labels(cut, by)
    first = begins(version, ledger)
    kept = [ledger.is_roster or (first is not None and part.end >= first) for part in cut]
    if not labels:
        early = [not kept[0]] * len(every)
    else:
        pairs = zip(zip(*labels.values(), strict=True), kept, strict=True)
        there = {group for group, one in pairs if one}
        places = [by.index(name) for name in labels]
        early = [tuple(group[place] for place in places) not in there for group in every]
    now = begun(filters, by, every)
    return [there and not before for there, before in zip(now, early, strict=True)]


def begins(version: Version, ledger: Ledger) -> dt.date | None:
    """Return the day from which a ledger tells something: the first of its first record's month.

    None for a ledger without a dated record, and for rosters, which tell their own days.
    """
    first = version.first_days.get(ledger.key)
    return first and first.replace(day=1)


def begun(filters: Filters, by: tuple[str, ...], every: Sequence[tuple[Any, ...]]) -> list[bool]:
    """Tell which groups stand for a part of the period that had begun by the as-of date."""
    elapsed = filters.elapsed
    if elapsed is None:
        return [False] * len(every)
    labels = part_labels(parts(elapsed, by), by)
    known = [(place, set(labels[name])) for place, name in enumerate(by) if name in labels]
    return [all(group[place] in some for place, some in known) for group in every]


def domain(
    version: Version,
    ledger: Ledger,
    scope: Scope,
    filters: Filters,
    name: str,
    observed: Mapping[str, Iterable[Any]],
) -> list[Any]:
    """Return every group of a dimension, in order: the known ones, then others found in the data.

    Groups outside the scope are left out, because they would be shown with a 0 that is not their
    figure.
    """
    known = _known(version, ledger, filters, name)
    if name == "deputy" and (one := filters.deputy or scope.deputy):
        return [one]
    if name == "grid" and scope.grids is not None:
        known = [code for code in known if code in scope.grids]
    met = list(dict.fromkeys(observed[name]))
    others = sorted((group for group in met if group not in known), key=lambda g: (g is None, g))
    return [*known, *others]


def _known(version: Version, ledger: Ledger, filters: Filters, name: str) -> list[Any]:
    if name in IN_TIME:
        return list(dict.fromkeys(part_labels(parts(filters.period, (name,)), (name,))[name]))
    if name == "category":
        return list(ledger.categories)
    if name == "taking_part":
        return [*TAKING_PART] if ledger.deputies else []
    if name not in ("grid", "community", "deputy", "age"):
        kind = ledger.column(name).kind if ledger.has(name) else None
        return list(kind.values) if isinstance(kind, Choice) else []
    if name == "age":
        return [*EVERY_AGE] if ledger.life_cycle else []
    if name == "deputy":
        people = _there(version.deputies, filters.period)
        return [c for c in people["code"] if filters.deputy in (None, c)]
    grids = _there(version.grids, filters.period)
    if filters.grids:
        grids = grids[grids["code"].isin(filters.grids)]
    return list(grids["code"] if name == "grid" else grids["community"].dropna().unique())


def _there(roster: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the roster entries that existed on at least one day of the period."""
    begun = roster["since"].isna() | (roster["since"] <= pd.Timestamp(period.end))
    ended = roster["until"].notna() & (roster["until"] < pd.Timestamp(period.start))
    return roster[begun & ~ended]
