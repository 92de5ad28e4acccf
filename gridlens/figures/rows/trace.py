"""From a figure to its rows: the records it is made of, and the proof that they add up to it.

A figure may cover the whole of the filters or one group (a grid, a quarter, a category, an age). A
count has as many rows as its value says. For a sum, the amounts that the rows add make the value. A
rate has its rows above and below the line, a distinct count its different entries, a median the
days of its rows.
"""

from dataclasses import dataclass

import pandas as pd

from gridlens.figures import conditions
from gridlens.figures.beside.left import left_out, without_date
from gridlens.figures.beside.untold import apart, why
from gridlens.figures.dimensions import DIMENSIONS, IN_TIME, tells_apart, told
from gridlens.figures.facts import answers
from gridlens.figures.numbers import rounded, unit_of, written
from gridlens.figures.outcomes import MEASURES, outcomes
from gridlens.figures.rows.records import ADDED, OF_MATTERS, Group, records, shown
from gridlens.figures.rows.within import checked
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.figures.variables import narrowed
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, parse_period
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.schema.lifecycle import instead_of_all
from gridlens.schema.lineage import LINEAGE_TITLES
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True, eq=False)
class Trace:
    """A figure as ``outcomes`` gives it, and its ``rows`` as ``records`` gives them."""

    indicator: Indicator
    ledger: Ledger
    filters: Filters
    within: Group
    numerator: float | None
    denominator: float | None
    value: float | None
    left_out: float | None
    rows: pd.DataFrame

    @property
    def uncounted(self) -> pd.DataFrame:
        """The rows of a rate that add nothing above the line; none for other figures."""
        return self.rows[_uncounted(self.rows)] if self.indicator.is_rate else self.rows[:0]

    @property
    def distinct(self) -> list[str]:
        """The different entries that a distinct count counts, in order; empty for other figures.

        Of an entry written in several ways, one is given.
        """
        if self.indicator.distinct is None:
            return []
        entries = {entry for cell in self.rows["adds"] for entry in str(cell).split("、")}
        return self.indicator.same.firsts(entries)


def trace(
    version: Version, scope: Scope, filters: Filters, indicator: str, within: Group = ()
) -> Trace:
    """Return a figure with its rows; groups of time narrow the period itself.

    The rows of a rate that do not count for it come first. Raises ``GridLensError`` for an unknown
    indicator and for a group that does not exist (see ``within.checked``).
    """
    found, ledger = find_indicator(indicator)
    within = checked(version, scope, ledger, within)
    filters, others = without_time(filters, within)
    by = tuple(name for name, _group in others)
    table = outcomes(version, scope, filters, [found.key], by)
    for name, group in others:
        column = table[name]
        table = table[column.isna() if group is None else column == group]
    nothing = 0 if _known(version, scope, filters, found, ledger, others) else None
    value = None if found.measure in (Measure.RATE, Measure.MEDIAN) else nothing
    empty = dict(zip(MEASURES, (nothing, nothing, value, None, None), strict=True))
    figure = table.iloc[0] if len(table) else empty
    rows = records(version, scope, filters, ledger.key, found.key, others)
    if found.is_rate:
        rows = rows.iloc[(~_uncounted(rows)).to_numpy().argsort(kind="stable")]
    return Trace(
        indicator=found,
        ledger=ledger,
        filters=filters,
        within=others,
        numerator=figure["numerator"],
        denominator=figure["denominator"],
        value=figure["value"],
        left_out=figure["left_out"],
        rows=rows,
    )


def without_time(filters: Filters, within: Group) -> tuple[Filters, Group]:
    """Return the filters with their period narrowed by groups of time, and the other groups.

    Raises ``GridLensError`` for a period that cannot be read.
    """
    times = [parse_period(str(group)) for name, group in within if name in IN_TIME]
    for part in times:
        filters = filters.over(_common(filters.period, part))
    return filters, tuple((name, group) for name, group in within if name not in IN_TIME)


def _known(
    version: Version,
    scope: Scope,
    filters: Filters,
    found: Indicator,
    ledger: Ledger,
    within: Group,
) -> bool:
    """Tell whether a group without records is 0; otherwise nothing can be said about it."""
    apart = all(group is None or tells_apart(name, found, ledger) for name, group in within)
    there = told(version, ledger, filters, (), [()])[0]
    return apart and there and answers(found, ledger, narrowed(scope, filters))


def _common(period: Period, part: Period) -> Period:
    """Return the days of a part that lie in the period, or the part itself if none do."""
    start, end = max(period.start, part.start), min(period.end, part.end)
    return Period(start, end) if start <= end else part


def _uncounted(rows: pd.DataFrame) -> pd.Series:
    return rows["adds"].isna() | (rows["adds"] == 0)


def trace_table(version: Version, found: Trace, uncounted: bool = False) -> pd.DataFrame:
    """Return the rows as people read them, or those of a rate that do not count for it.

    The source comes first, then the dates that decide whether and when a row counts, what the row
    adds, and the rest.
    """
    rows = found.uncounted if uncounted else found.rows
    read = shown(version, found.ledger, rows)
    source = [_(title) for title in LINEAGE_TITLES.values()]
    adds, dates = _titles(found.indicator), _deciding(found)
    for name, title in (dates | adds).items():
        if name in (*ADDED, *OF_MATTERS):
            read[title] = pd.to_datetime(rows[name]).dt.date if name in dates else rows[name]
    first = [*source[:3], *dates.values(), *adds.values()]
    return read[[*first, *(name for name in read.columns if name not in (*first, source[3]))]]


def _deciding(found: Trace) -> dict[str, str]:
    """Return the dates that decide whether a row counts, as title by name; none for rosters.

    They are the date that places a row in the period and, of a matter, the due date by which it is
    judged and the day on which it was closed.
    """
    ledger, cycle = found.ledger, found.ledger.life_cycle
    if cycle is None or not ledger.date:
        return {ledger.date: _(ledger.column(ledger.date).title)} if ledger.date else {}
    at = cycle.received if found.indicator.at == "received_on" else found.indicator.at
    placed = {at: _(ledger.column(at).title)} if ledger.has(at) else {}
    return placed | {
        "due_on": _("期限（据以判断）"),
        "closed_on": _("{closed}日（据以判断）").format(closed=_(cycle.closed_word)),
    }


def _titles(indicator: Indicator) -> dict[str, str]:
    """Return the columns that say what a row adds; none where each row counts for one."""
    if indicator.is_rate:
        return {"adds": _("计入分子"), "below": _("计入分母")}
    if indicator.measure is Measure.MEDIAN:
        return {"adds": _("天数")}
    if indicator.distinct is not None:
        return {"adds": _("计入的项")}
    return {} if indicator.numerator is None else {"adds": _("计入数")}


def trace_sentence(version: Version, found: Trace) -> str:
    """Return a sentence: the figure, what it is about, and how the rows below add up to it."""
    about = "，".join([found.filters.period.label, *_groups(version, found)])
    label, key = _(found.indicator.label), found.indicator.key
    figure = written(found.value, key) + (unit_of(key) if found.value is not None else "")
    text = _("{about}，{label}{figure}：{made}").format(
        about=about, label=label, figure=figure, made=_made(version, found)
    )
    if lacking := left_out(key, found.left_out):
        text += _("另有{lacking}，未计入。").format(lacking=lacking)
    return text + _stand_ins(found)


def _stand_ins(found: Trace) -> str:
    """Return a sentence about the closed matters whose place in time another date of theirs gave.

    Empty where all closes are dated, or where the figure is not placed by the close.
    """
    cycle = found.ledger.life_cycle
    n = int(found.rows["closed_on"].isna().sum()) if found.indicator.at == "closed_on" else 0
    if not n or cycle is None:
        return ""
    text = _("其中{n}{unit}{lacking}，按{other}计。")
    return text.format(
        n=written(n),
        unit=_(cycle.unit),
        lacking=without_date(found.ledger),
        other=instead_of_all(found.ledger),
    )


def _made(version: Version, found: Trace) -> str:
    n = len(found.rows)
    measure = found.indicator.measure
    if found.value is None and found.left_out and n:
        return _("已{closed}的都没有日期，算不出；下列{n}条为已过期限仍未{closed}的。").format(
            closed=_(found.ledger.life_cycle.closed_word) if found.ledger.life_cycle else "", n=n
        )
    if found.value is None:
        key = found.indicator.key
        told = why(version, EVERYTHING, found.filters, key, found.within)
        return told or _("没有可计入的记录。")
    if measure is Measure.RATE:
        return _("{top} ÷ {below}，由下列{n}条记录相加而得。").format(
            top=rounded(found.numerator or 0, 1), below=rounded(found.denominator or 0, 1), n=n
        )
    if measure is Measure.MEDIAN:
        return _("下列{n}条记录的天数排序后居中的值。").format(n=n)
    if found.indicator.distinct is not None:
        return _("来自下列{n}条记录，去重后为：{entries}。").format(
            n=n, entries="、".join(found.distinct) or _("无")
        )
    if found.indicator.numerator is not None:
        return _("由下列{n}条记录相加而得。").format(n=n)
    return _("即下列{n}条记录。").format(n=n)


def _groups(version: Version, found: Trace) -> list[str]:
    """Return the names of the filters and groups that the figure is about."""
    names = version.grid_names | version.deputy_names
    told = []
    if found.filters.grids:
        some = [names.get(code, code) for code in found.filters.grids]
        more = _("等{n}个网格").format(n=len(some)) if len(some) > 3 else ""
        told.append("、".join(some[:3]) + more)
    if found.filters.deputy:
        told.append(_("{name}参与的").format(name=names[found.filters.deputy]))
    told += [conditions.conditions_phrase(found.ledger, found.filters.where, names)]
    for dimension, group in found.within:
        by = tells_apart(dimension, found.indicator, found.ledger)
        nothing = apart(_title(found, dimension), by)
        told.append(nothing if group is None else names.get(group, _(group)))
    return [text for text in told if text]


def _title(found: Trace, dimension: str) -> str:
    """Return the title of a dimension, or of a column by which figures were asked."""
    title = DIMENSIONS.get(dimension)
    return _(title or found.ledger.column(dimension).title)
