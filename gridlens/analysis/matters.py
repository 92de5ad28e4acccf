"""未办结事项: every matter open at the end of a period, over all ledgers with a life cycle.

The rows are those that each ledger's indicator ``{prefix}_open`` counts. So the list has as many
matters as the figures say, in all and by grid, category and age.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import pandas as pd

from gridlens.figures.dimensions import AGES, EVERY_AGE, EXTENDED, UNDATED, begins
from gridlens.figures.rows.records import records, subject
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import activity_ledgers
from gridlens.ledgers import ledger as find_ledger
from gridlens.period import Period
from gridlens.schema.ledger import Ledger
from gridlens.schema.lineage import LINEAGE_TITLES
from gridlens.store.version import Version
from gridlens.translation import N_, _

TITLES = {
    "ledger": N_("台账"),
    "number": N_("编号"),
    "grid": N_("网格"),
    "category": N_("类别"),
    "what": N_("事项"),
    "place": N_("地点"),
    "unit": N_("责任单位"),
    "status": N_("办理状态"),
    "received": N_("收到日期"),
    "due": N_("办理期限"),
    "days_overdue": N_("逾期天数"),
    "days_open": N_("已办天数"),
    "age": N_("逾期时间"),
} | {name: LINEAGE_TITLES[name] for name in ("source_file", "source_sheet", "source_row")}
NO_UNIT, NO_GRID, NO_CATEGORY = N_("未填责任单位"), N_("未分网格"), N_("未分类")
_LEADS = ("responsible_unit", "reporting_unit")


def ledgers_of_matters() -> dict[str, Ledger]:
    """Return the ledgers with a life cycle, by key."""
    return {key: ledger for key, ledger in activity_ledgers().items() if ledger.life_cycle}


def open_matters(version: Version, scope: Scope, filters: Filters) -> pd.DataFrame:
    """Return the matters open at the end of the period, the worst first.

    The columns are those of ``TITLES``. ``ledger`` is a key, ``grid`` a code or None.
    ``category`` and ``unit`` are None where nobody wrote one. Dates are dates or None, days are
    whole numbers. The worst matter is the one longest overdue, then the one longest open. Texts
    are masked as the scope demands.
    """
    parts = [
        _of_ledger(version, scope, filters, ledger) for ledger in ledgers_of_matters().values()
    ]
    known = [part for part in parts if not part.empty]
    if not known:
        return pd.DataFrame(columns=list(TITLES))
    table = pd.concat(known, ignore_index=True)
    order = table.sort_values(["days_overdue", "days_open"], ascending=False, kind="stable")
    return order.reset_index(drop=True)


def on_the_day(filters: Filters) -> Filters:
    """Return the same filters over the as-of day alone: what is open that day, for any period."""
    return filters.over(Period(filters.as_of, filters.as_of))


def lead_column(ledger: Ledger) -> str:
    """Return the column that names who has a matter in hand.

    In a ledger without 责任单位, that is the unit that reports the matter.
    """
    return next(name for name in _LEADS if ledger.has(name))


def unit_rule() -> str:
    """Return a sentence that names the ledgers without 责任单位, and what is used instead.

    The text is empty if every ledger has that column.
    """
    others = [o for o in ledgers_of_matters().values() if lead_column(o) != _LEADS[0]]
    if not others:
        return ""
    titles = "、".join(_(ledger.title) for ledger in others)
    return _("“{ledgers}”台账没有“责任单位”一栏，按填报单位列。").format(ledgers=titles)


def narrowed(
    table: pd.DataFrame,
    ledgers: Collection[str] = (),
    units: Collection[str] = (),
    categories: Collection[str] = (),
    overdue: bool = False,
) -> pd.DataFrame:
    """Return the matters that match every filter; an empty filter lets all matters pass.

    ``ledgers`` are keys. ``units`` and ``categories`` are names as ``named`` gives them.
    ``overdue`` keeps only the matters that are overdue.
    """
    kept = pd.Series(True, index=table.index)
    if ledgers:
        kept &= table["ledger"].isin(ledgers)
    for column, wanted in (("unit", units), ("category", categories)):
        if wanted:
            kept &= table[column].map(lambda name, of=column: named(of, name)).isin(wanted)
    if overdue:
        kept &= table["days_overdue"] > 0
    return table[kept]


def named(column: str, value: Any) -> str:
    """Return the name of a group of ``grid``, ``unit`` or ``category``, or the words for none."""
    missing = {"grid": NO_GRID, "unit": NO_UNIT, "category": NO_CATEGORY}
    return value if isinstance(value, str) else _(missing[column])


def groups_of(table: pd.DataFrame, column: str) -> list[str]:
    """Return the names of the groups of a column in order, the words for a missing name last."""
    names = {named(column, value): not isinstance(value, str) for value in table[column]}
    return sorted(names, key=lambda name: (names[name], name))


def counted(
    table: pd.DataFrame, column: str, names: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return how many matters each group of a column has: group, name, open, overdue.

    ``names`` gives the name of each group by code, and the order of the rows (for grids, the
    order of the roster). Without ``names`` they come by name: units are not ranked.
    """
    rows = []
    for value, part in table.groupby(column, dropna=False, sort=True):
        group = value if isinstance(value, str) else None
        name = named(column, (names or {}).get(group or "", group))
        rows.append((group, name, len(part), int((part["days_overdue"] > 0).sum())))
    if names:
        places = {code: place for place, code in enumerate(names)}
        rows.sort(key=lambda row: places.get(row[0] or "", len(places)))
    else:
        rows.sort(key=lambda row: (row[0] is None, row[1]))
    return pd.DataFrame(rows, columns=["group", "name", "open", "overdue"])


def by_age(table: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of matters by ledger and age, with columns indicator, age and value.

    This is the shape that ``outcomes`` gives. Ages without a matter have the value 0.
    """
    sizes = table.groupby(["ledger", "age"]).size()
    rows = [
        (f"{ledger.life_cycle.prefix}_open", age, int(sizes.get((key, age), 0)))
        for key, ledger in ledgers_of_matters().items()
        if ledger.life_cycle
        for age in EVERY_AGE
    ]
    return pd.DataFrame(rows, columns=["indicator", "age", "value"])


def shown(version: Version, table: pd.DataFrame) -> pd.DataFrame:
    """Return the matters as people read them: Chinese titles, names instead of keys and codes."""
    names = version.grid_names
    read = table.copy()
    read["ledger"] = [_(find_ledger(key).title) for key in table["ledger"]]
    read["grid"] = [names.get(code, code) for code in table["grid"]]
    read["unit"] = [named("unit", unit) for unit in table["unit"]]
    read["age"] = [_(age) for age in table["age"]]
    return read.rename(columns={name: _(title) for name, title in TITLES.items()})


def kept(version: Version, filters: Filters) -> bool:
    """Tell whether any ledger of matters was kept by the end of the elapsed period."""
    end = filters.elapsed.end if filters.elapsed else None
    first = [begins(version, ledger) for ledger in ledgers_of_matters().values()]
    return end is not None and any(day is not None and day <= end for day in first)


def matters_sentence(
    version: Version, table: pd.DataFrame, filters: Filters, deputy: str = ""
) -> str:
    """Return a sentence: how many matters are open in each ledger, and how many are overdue.

    For a deputy it only says in how many open matters the deputy took part. Where no ledger of
    matters was kept yet, or the period has not begun, it says so.
    """
    words = {"period": filters.period.label, "n": len(table), "name": deputy}
    if filters.elapsed is None:
        return _("{period}还没有开始。").format(**words)
    if not kept(version, filters):
        return _("{period}，期末还没有事项台账，无从说明。").format(**words)
    if deputy and table.empty:
        return _("{name}，{period}；期末没有参与而仍在办理的事项。").format(**words)
    if deputy:
        text = _(
            "{name}，{period}；期末仍在办理的事项中，参与的有{n}项，可继续推动；不作评判和比较。"
        )
        return text.format(**words)
    if table.empty:
        return _("{period}，期末没有未办结的事项。").format(**words)
    sizes = table["ledger"].value_counts()
    listed = "，".join(
        _("{noun}{n}{unit}").format(noun=_(cycle.noun), n=sizes[key], unit=_(cycle.unit))
        for key, ledger in ledgers_of_matters().items()
        if (cycle := ledger.life_cycle) and key in sizes
    )
    late = table["days_overdue"]
    ending = _("都没有逾期")
    if (late > 0).any():
        ending = _("其中{n}项已过办理期限，最长{days}天").format(
            n=(late > 0).sum(), days=late.max()
        )
    return _("{period}，期末未办结{n}项（{listed}），{ending}。").format(
        **words, listed=listed, ending=ending
    )


def _of_ledger(version: Version, scope: Scope, filters: Filters, ledger: Ledger) -> pd.DataFrame:
    """Return one ledger's open matters with the columns of ``TITLES``."""
    cycle, elapsed = ledger.life_cycle, filters.elapsed
    assert cycle is not None
    columns = [*(column.name for column in ledger.columns), *LINEAGE_TITLES, "due_on", "overdue_on"]
    rows = records(version, scope, filters, ledger.key, f"{cycle.prefix}_open", columns=columns)
    if rows.empty or elapsed is None:
        return pd.DataFrame(columns=list(TITLES))
    end = pd.Timestamp(elapsed.end)
    late = [0 if pd.isna(day) else max((end - day).days + 1, 0) for day in rows["overdue_on"]]
    cells = {
        "ledger": ledger.key,
        "number": _cells(rows, ledger.number or "number"),
        "grid": _cells(rows, ledger.grid),
        "category": _cells(rows, ledger.category),
        "what": [_what(ledger, record) for record in rows.to_dict("records")],
        "place": _cells(rows, "location"),
        "unit": _cells(rows, lead_column(ledger)),
        "status": _cells(rows, cycle.status),
        "received": _days(rows[cycle.received]),
        "due": _days(rows["due_on"]),
        "days_overdue": late,
        "days_open": [(end - received).days for received in rows[cycle.received]],
        "age": [_age(due, days, end) for due, days in zip(rows["due_on"], late, strict=True)],
    }
    lineage = {name: rows[name] for name in ("source_file", "source_sheet", "source_row")}
    return pd.DataFrame(cells | lineage)


def _what(ledger: Ledger, record: Mapping[Hashable, Any]) -> str:
    return subject(ledger, {str(name): cell for name, cell in record.items()})


def _age(due: Any, late: int, end: pd.Timestamp) -> str:
    """Return the age of a matter at a day's close that has been overdue for some days."""
    if pd.isna(due):
        return UNDATED
    if not late and due < end:
        return EXTENDED
    return next(age for age, most in AGES if late <= most)


def _cells(rows: pd.DataFrame, name: str | None) -> list[str | None]:
    cells = rows[name] if name in rows else [None] * len(rows)
    return [cell if isinstance(cell, str) and cell else None for cell in cells]


def _days(column: "pd.Series[Any]") -> list[Any]:
    return [None if pd.isna(day) else day.date() for day in column]
