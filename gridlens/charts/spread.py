"""What figures side by side say in a few words: between what they lie, or which kind is largest.

Grids, deputies and units are never set above one another: of them the range alone is said.
"""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from gridlens.figures.dimensions import DIMENSIONS
from gridlens.figures.numbers import unit_of, written
from gridlens.ledgers import indicator as find_indicator
from gridlens.schema.ledger import Measure
from gridlens.translation import _

_IN = "in_"
_KINDS = "category"  # the one dimension whose groups are kinds of matters, not people or places
_AT_MOST = 2  # so many kinds that share the largest figure are still named


def spread(
    ids: Sequence[str],
    labels: Sequence[str],
    values: Sequence[float | None],
    counts: Sequence[float | None] = (),
) -> str:
    """Return the finding of the figures of one indicator by group; empty if there is none.

    ``ids`` are the marks of the figures (``gridlens.figures.rows.address.mark``), ``counts`` the n
    of rates and medians. Figures of no group, such as matters without a grid, are left out.
    """
    given = [dict(parse_qsl(mark, keep_blank_values=True)) for mark in ids]
    grouped = [place for place, names in enumerate(given) if names and all(_groups(names).values())]
    known = [place for place in grouped if values[place] is not None]
    if len(known) < 2:
        return ""
    first = given[known[0]]
    key = first["indicator"]
    counted = find_indicator(key)[0].measure not in (Measure.RATE, Measure.MEDIAN)
    if counted and _groups(first).keys() == {_KINDS}:
        return _largest(key, [(labels[place], values[place] or 0) for place in known])
    what = "".join(_("各{what}").format(what=_named(name, key)) for name in _groups(first))
    told = what + _between(key, [values[place] or 0 for place in known])
    n = [counts[place] for place in known] if counts else []
    told += _n([one for one in n if one is not None])
    unknown = len(grouped) - len(known)
    return told + (_("，{n}个没有数字").format(n=unknown) if unknown else "")


def _groups(names: dict[str, str]) -> dict[str, str]:
    """Return the groups that a mark names: dimension or column, and its value."""
    return {name.removeprefix(_IN): one for name, one in names.items() if name.startswith(_IN)}


def _named(name: str, key: str) -> str:
    """Return the name of a dimension or a column, as people read it."""
    return _(DIMENSIONS[name] if name in DIMENSIONS else find_indicator(key)[1].column(name).title)


def _between(key: str, values: Sequence[float]) -> str:
    """Return the least and the largest figure, and how many figures are 0."""
    low, high = written(min(values), key), written(max(values), key)
    if low == high:
        return _("都是{value}{unit}").format(value=low, unit=unit_of(key))
    told = _("{low}至{high}{unit}").format(low=low, high=high, unit=unit_of(key))
    nothing = sum(not value for value in values)
    return told + (_("，其中{n}个为0").format(n=nothing) if nothing else "")


def _n(counts: Sequence[float]) -> str:
    """Return between what the n of rates lie: where they are small, a range says little."""
    if not counts:
        return ""
    low, high = written(min(counts)), written(max(counts))
    span = low if low == high else _("{low}至{high}").format(low=low, high=high)
    return _("（各{span}件）").format(span=span)


def _largest(key: str, kinds: Sequence[tuple[str, float]]) -> str:
    """Return the kind of which there are most, or the few that share the largest figure."""
    high = max(value for _label, value in kinds)
    names = "、".join(_("“{name}”").format(name=label) for label, value in kinds if value == high)
    if not high or sum(value == high for _label, value in kinds) > _AT_MOST:
        return ""
    return _("{names}最多，{value}{unit}").format(
        names=names, value=written(high, key), unit=unit_of(key)
    )
