"""Free questions: a ledger's records or one of its indicators, grouped, under conditions.

A question has one or two groups. The declaration of the ledger decides what may be asked. A
question is checked before it is answered, so that a link with forged names ends in a sentence
for the reader. ``outcomes`` computes the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from gridlens.errors import GridLensError, Refused
from gridlens.figures import conditions
from gridlens.figures.beside.left import undated
from gridlens.figures.beside.untold import apart
from gridlens.figures.dimensions import DIMENSIONS, IN_TIME, groupable, tells_apart
from gridlens.figures.numbers import unit_of
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Comparison, Condition, Filters, Scope
from gridlens.kinds import Choice, Day, Decimal, Reference
from gridlens.ledgers import activity_ledgers, indicators_of, record_counts
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import ledger as find_ledger
from gridlens.period import parse_period
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.version import Version, find_deputy, find_grids
from gridlens.translation import _

MOST_GROUPS = 2
MOST_CONDITIONS = 8
_WORDS, _LIMITS = (Comparison.IS, Comparison.HAS), (Comparison.FROM, Comparison.UNTIL)


@dataclass(frozen=True)
class FreeQuestion:
    """A free question: a ledger, the indicator asked, the groups, and the conditions."""

    ledger: str
    indicator: str
    by: tuple[str, ...]
    where: tuple[Condition, ...] = ()


def measures(ledger: Ledger) -> dict[str, str]:
    """Return the indicators a question may ask of a ledger as label by key, its records first."""
    count = record_counts()[f"{ledger.key}_records"][0]
    return {one.key: _(one.label) for one in (count, *indicators_of(ledger))}


def dimensions(ledger: Ledger) -> dict[str, str]:
    """Return the dimensions and columns that may group a ledger, as title by name."""
    there = {
        "grid": bool(ledger.grid),
        "community": bool(ledger.grid),
        **dict.fromkeys(("deputy", "taking_part"), bool(ledger.deputies)),
        "quarter": True,
        "month": True,
        "category": ledger.category is not None,
        "group": ledger.has("group"),
        "station": ledger.has("station"),
        "age": ledger.life_cycle is not None,
    }
    found = {name: _(title) for name, title in DIMENSIONS.items() if there[name]}
    taken = {*DIMENSIONS, ledger.category, *ledger.deputies}
    return found | {
        column.name: _(column.title)
        for column in ledger.columns
        if column.name not in taken and groupable(column.name, ledger)
    }


def conditionals(ledger: Ledger, scope: Scope) -> dict[str, tuple[Comparison, ...]]:
    """Return the columns that the scope may set conditions on, each with its comparisons."""
    return {
        column.name: hows
        for column in ledger.columns
        if (scope.personal or not column.personal) and (hows := _hows(column))
    }


def choices(ledger: Ledger, column: str) -> tuple[str, ...]:
    """Return the values that a column of options allows; empty for any other column."""
    kind = ledger.column(column).kind
    return kind.values if isinstance(kind, Choice) else ()


def listed(column: Column) -> bool:
    """Tell whether a column's values can be chosen from a list: options, grids, deputies."""
    return isinstance(column.kind, Choice | Reference)


def checked(question: FreeQuestion, scope: Scope) -> FreeQuestion:
    """Return the question, each group once; raise ``GridLensError`` that says what is wrong."""
    ledger = find_ledger(question.ledger)
    if ledger.key not in activity_ledgers():
        raise GridLensError(_("“{ledger}”是名册，不能自助分析。").format(ledger=_(ledger.title)))
    if question.indicator not in measures(ledger):
        raise GridLensError(
            _("“{ledger}”里没有指标“{name}”。").format(
                ledger=_(ledger.title), name=question.indicator
            )
        )
    by = tuple(dict.fromkeys(question.by))
    unknown = [name for name in by if name not in dimensions(ledger)]
    if unknown:
        raise GridLensError(_("不能按“{name}”分组。").format(name=unknown[0]))
    if not 1 <= len(by) <= MOST_GROUPS:
        raise GridLensError(_("请选一个或两个分组。"))
    if set(by) == set(IN_TIME):
        raise GridLensError(_("不能同时按季度和月份分组。"))
    if len(question.where) > MOST_CONDITIONS:
        raise GridLensError(_("筛选条件最多{n}个。").format(n=MOST_CONDITIONS))
    if len({(one.column, one.how) for one in question.where}) < len(question.where):
        raise GridLensError(_("同一列的同一种筛选只能有一个。"))
    where = tuple(_checked(one, ledger, scope) for one in question.where)
    return replace(question, by=by, where=where)


def answer(
    version: Version, scope: Scope, filters: Filters, question: FreeQuestion
) -> pd.DataFrame:
    """Return the outcomes of a question; raise ``GridLensError`` if it cannot be asked."""
    asked = checked(question, scope)
    return outcomes(
        version, scope, replace(filters, where=asked.where), [asked.indicator], asked.by
    )


def begun(question: FreeQuestion, filters: Filters, table: pd.DataFrame) -> pd.DataFrame:
    """Return an answer without the quarters or months that begin after the as-of date."""
    times = [name for name in question.by if name in IN_TIME]
    if not times:
        return table
    return table[[parse_period(group).start <= filters.as_of for group in table[times[0]]]]


def labels(
    version: Version, question: FreeQuestion, name: str, groups: Sequence[str | None]
) -> dict[str | None, str]:
    """Return the words for the groups of a dimension: names, periods, and 未填… for no value."""
    ledger = find_ledger(question.ledger)
    nobody = apart(dimensions(ledger)[name], tells_apart(name, *find_indicator(question.indicator)))
    known: dict[str, str] = {}
    if name == "grid":
        known = version.grid_names
    if name == "deputy":
        known = version.deputy_names
    if name in IN_TIME:
        known = {group: parse_period(group).label for group in groups if group}
    return {group: nobody if group is None else known.get(group, _(group)) for group in groups}


def shown(version: Version, question: FreeQuestion, table: pd.DataFrame) -> pd.DataFrame:
    """Return an answer as people read it, with exact figures.

    The first group gives the rows. The second group, if there is one, gives the columns.
    """
    titles = dimensions(find_ledger(question.ledger))
    first, *second = question.by
    named = {
        name: labels(version, question, name, list(dict.fromkeys(table[name])))
        for name in question.by
    }
    if not second:
        unit = unit_of(question.indicator)
        value = measures(find_ledger(question.ledger))[question.indicator]
        head = _("{value}（{unit}）").format(value=value, unit=unit) if unit else value
        lines = zip([named[first][g] for g in table[first]], table["value"], strict=True)
        return pd.DataFrame(lines, columns=[titles[first], head], dtype=object)
    (across,) = second
    cells = {(a, b): v for a, b, v in table[[first, across, "value"]].itertuples(index=False)}
    rows = [
        (words, *(cells.get((group, other)) for other in named[across]))
        for group, words in named[first].items()
    ]
    return pd.DataFrame(rows, columns=[titles[first], *named[across].values()], dtype=object)


def with_n(version: Version, question: FreeQuestion, table: pd.DataFrame) -> pd.DataFrame:
    """Return an answer with one row for each group (or pair of groups).

    Numerator, denominator (n) and what is left out stand beside the value, where there are any.
    """
    titles = dimensions(find_ledger(question.ledger))
    lines = pd.DataFrame(index=table.index)
    for name in question.by:
        named = labels(version, question, name, list(dict.fromkeys(table[name])))
        lines[titles[name]] = [named[group] for group in table[name]]
    if question.indicator not in record_counts():
        lines[_("分子")], lines[_("n（分母）")] = table["numerator"], table["denominator"]
        lines[undated(question.indicator)] = table["left_out"].replace(0, None)
    lines[measures(find_ledger(question.ledger))[question.indicator]] = table["value"]
    return lines.dropna(axis="columns", how="all")


def names(version: Version) -> dict[str, str]:
    """Return the names of all grids and deputies by code; conditions may name these codes."""
    rosters = (version.grids, version.deputies)
    return {c: n for table in rosters for c, n in zip(table["code"], table["name"], strict=True)}


def question_phrase(question: FreeQuestion, names: Mapping[str, str] = conditions.NO_NAMES) -> str:
    """Return a question in words: the measure, the groups, the conditions.

    ``names`` gives the names that replace codes in the conditions.
    """
    ledger = find_ledger(question.ledger)
    titles = dimensions(ledger)
    text = _("{measure}，按{groups}").format(
        measure=measures(ledger)[question.indicator],
        groups=_("和").join(titles[name] for name in question.by),
    )
    where = conditions.conditions_phrase(ledger, question.where, names)
    return _("{text}，{where}").format(text=text, where=where) if where else text


def link(question: FreeQuestion) -> str:
    """Return a question as the query of a link; ``parse`` reads such a query."""
    given = [("ledger", question.ledger), ("indicator", question.indicator)]
    given += [("by", name) for name in question.by]
    given += conditions.link(question.where)
    return urlencode(given)


def parse(given: Mapping[str, Sequence[str]], scope: Scope) -> FreeQuestion:
    """Return the question in the query of a link; raise ``GridLensError`` if it is forged."""
    question = FreeQuestion(
        ledger="".join(given.get("ledger", [])[:1]),
        indicator="".join(given.get("indicator", [])[:1]),
        by=tuple(given.get("by", [])),
        where=conditions.parse(given.get("where", [])),
    )
    return checked(question, scope)


def checked_conditions(
    version: Version, scope: Scope, ledger: Ledger, where: Sequence[Condition]
) -> tuple[Condition, ...]:
    """Return conditions as the engine reads them, with grids and deputies as codes.

    Raises ``GridLensError`` for a condition that the ledger does not allow, and for a grid or
    deputy that no roster knows.
    """
    return tuple(_named(version, ledger, _checked(one, ledger, scope)) for one in where)


def _named(version: Version, ledger: Ledger, one: Condition) -> Condition:
    """Return a condition in which codes replace the names of grids or deputies."""
    kind = ledger.column(one.column).kind
    if not isinstance(kind, Reference) or one.how is not Comparison.IS:
        return one
    codes = [value and _code(version, kind, value) for value in one.values]
    return replace(one, values=tuple(dict.fromkeys(codes)))


def _code(version: Version, kind: Reference, name: str) -> str:
    return find_deputy(version, name) if kind.to == "deputy" else find_grids(version, [name])[0]


def _hows(column: Column) -> tuple[Comparison, ...]:
    storage = column.kind.storage
    if storage in ("string", "array<string>"):
        return _WORDS
    return _LIMITS if storage in ("date", "int64", "float64") else ()


def _checked(one: Condition, ledger: Ledger, scope: Scope) -> Condition:
    """Return a condition with its number or date as the engine reads it.

    Raises ``GridLensError`` if the column, the comparison or the value is not allowed.
    """
    known = conditionals(ledger, scope)
    if one.column not in known or one.how not in known[one.column]:
        raise GridLensError(_("不能按“{name}”筛选。").format(name=one.column))
    title = _(ledger.column(one.column).title)
    if not one.values or (one.how is not Comparison.IS and len(one.values) > 1):
        raise GridLensError(_("“{title}”的筛选应有一个值。").format(title=title))
    values = choices(ledger, one.column) if one.how is Comparison.IS else ()
    if values and (strange := [value for value in one.values if value not in ("", *values)]):
        raise GridLensError(
            _("“{title}”没有“{value}”这一项。").format(title=title, value=strange[0]),
            _("可用：{names}").format(names="、".join(values)),
        )
    if one.how is Comparison.HAS and not one.values[0].strip():
        raise GridLensError(_("“{title}”要包含的文字不能为空。").format(title=title))
    if one.how not in _LIMITS:
        return one
    is_day = ledger.column(one.column).kind.storage == "date"
    kind = Day() if is_day else Decimal(least=-(10**9))
    try:
        return replace(one, values=(str(kind.parse(one.values[0])),))
    except Refused as refused:
        raise GridLensError(
            _("“{title}”的筛选“{value}”不可用：{why}。").format(
                title=title, value=one.values[0], why=refused
            )
        ) from refused
