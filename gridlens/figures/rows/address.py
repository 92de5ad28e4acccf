"""The name of a figure in a link: its indicator, its groups, and the period it was asked over."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from gridlens.errors import GridLensError
from gridlens.figures.dimensions import DIMENSIONS
from gridlens.figures.rows.records import Group
from gridlens.period import Period, parse_period
from gridlens.translation import _

_IN, _KNOWN = "in_", "known"


def mark(key: str, groups: Mapping[Any, Any], over: str = "", known: dt.date | None = None) -> str:
    """Return the name of a figure for a link; a group of None becomes an empty value.

    ``over`` is the key of the period that the figure's groups of time cut up; if it is empty, the
    period of the filters is meant. ``known`` is the as-of date; it is needed only where it is not
    the last day of the data.
    """
    named = [(_IN + name, group or "") for name, group in groups.items()]
    more = [("over", over)] if over else []
    more += [(_KNOWN, known.isoformat())] if known else []
    return urlencode([("indicator", key), *named, *more])


def parse_mark(given: Mapping[str, str]) -> tuple[str, Group]:
    """Return the indicator and the groups that ``mark`` wrote into a link."""
    named = {name.removeprefix(_IN): group for name, group in given.items() if name.startswith(_IN)}
    order = [*(name for name in DIMENSIONS if name in named), *sorted(named.keys() - DIMENSIONS)]
    return given.get("indicator", ""), tuple((name, named[name] or None) for name in order)


def over(given: Mapping[str, str]) -> Period | None:
    """Return the period that a link asks over; None means the period of the filters.

    Raises ``GridLensError`` for a period that cannot be read.
    """
    return parse_period(given["over"]) if given.get("over") else None


def known(given: Mapping[str, str]) -> dt.date | None:
    """Return the link's as-of date; None means the data's.

    Raises ``GridLensError`` for a text that is no date.
    """
    if not given.get(_KNOWN):
        return None
    try:
        return dt.date.fromisoformat(given[_KNOWN])
    except ValueError:
        raise GridLensError(
            _("链接里的截至日期“{day}”无法识别。").format(day=given[_KNOWN])
        ) from None
