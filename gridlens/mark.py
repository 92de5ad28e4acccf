"""The name of a figure in a link: its indicator, its groups, and the period it was asked over."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from gridlens.groups import DIMENSIONS
from gridlens.period import Period, parse_period
from gridlens.records import Group

_IN = "in_"


def mark(key: str, groups: Mapping[Any, Any], over: str = "") -> str:
    """Return the name of a figure, a group of None as an empty value.

    ``over`` is the key of the period its groups of time cut up; without it, that of the filters.
    """
    named = [(_IN + name, group or "") for name, group in groups.items()]
    return urlencode([("indicator", key), *named, *([("over", over)] if over else [])])


def parse_mark(given: Mapping[str, str]) -> tuple[str, Group]:
    """Return the indicator and groups that a link names as ``mark`` wrote them."""
    named = {name.removeprefix(_IN): group for name, group in given.items() if name.startswith(_IN)}
    order = [*(name for name in DIMENSIONS if name in named), *sorted(named.keys() - DIMENSIONS)]
    return given.get("indicator", ""), tuple((name, named[name] or None) for name in order)


def over(given: Mapping[str, str]) -> Period | None:
    """Return the period a link asks over, None for that of the filters; raise ``GridLensError``."""
    return parse_period(given["over"]) if given.get("over") else None
