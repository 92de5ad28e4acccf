"""What a link asks for, checked before the filters see it.

Streamlit's widgets drop an unknown value and then show everything. So a link with an unknown value
stops the page with a message. A link may give keys and codes (2025Q2, a grid's code) in place of
the labels that widgets use.
"""

import datetime as dt

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.period import Period, parse_period
from gridlens.store.version import Version, find_deputy, find_grids
from gridlens.translation import _


def settle(
    version: Version,
    periods: dict[str, Period],
    grids: dict[str, tuple[str, ...]],
    deputies: dict[str, str],
    own: str,
) -> None:
    """Put the labels of what the link gives by key or code into the widgets' state.

    ``periods``, ``grids`` and ``deputies`` map each label to what it stands for. ``own`` is the
    label of the choice to set both dates oneself. Raises ``GridLensError`` for anything unknown.
    """
    asked = st.query_params
    given: dict[str, object] = {}
    if (text := asked.get("period")) and text not in periods and text != own:
        found = parse_period(text)
        if found.label in periods:
            given["period"] = found.label
        else:
            ends = [found.start.isoformat(), found.end.isoformat()]
            _check_range(ends, version)
            given |= {"period": own, "range": (found.start, found.end)}
    names = asked.get_all("grid")
    if any(name not in grids for name in names):
        by_code = {some[0]: label for label, some in grids.items() if len(some) == 1}
        found_codes = [name if name in grids else find_grids(version, [name])[0] for name in names]
        given["grid"] = [by_code.get(name, name) for name in found_codes]
    if (name := asked.get("deputy")) and name not in deputies:
        code = find_deputy(version, name)
        given["deputy"] = next(label for label, known in deputies.items() if known == code)
    days = asked.get_all("range")
    if "range" not in given and asked.get("period") == own:
        _check_range(days, version)
    elif days and "range" not in st.session_state:  # else of a choice just left
        raise GridLensError(
            _("链接里有起止日期“{days}”，期间却不是“{own}”，看不出要看哪一段。").format(
                days="，".join(days), own=own
            ),
            _("请在链接里写上 period={own}，或删去起止日期。").format(own=own),
        )
    for key, value in given.items():
        st.session_state[key] = value
    if given:
        st.session_state["relabelled"] = given


def bounds(version: Version) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the years with data, between which an own range lies."""
    return dt.date(version.first_day.year, 1, 1), dt.date(version.as_of.year, 12, 31)


def _check_range(days: list[str], version: Version) -> None:
    """Check that a range in the link has two dates, in order, within the years with data.

    Raises ``GridLensError`` if not; an absent range passes.
    """
    if not days:
        return
    told = "，".join(days)
    try:
        ends = [dt.date.fromisoformat(day) for day in days]
    except ValueError:
        raise GridLensError(_("链接里的起止日期“{days}”无法识别。").format(days=told)) from None
    if len(ends) != 2 or ends[0] > ends[1]:
        raise GridLensError(_("链接里的起止日期不完整或先后颠倒：{days}。").format(days=told))
    first, last = bounds(version)
    if ends[0] < first or ends[1] > last:
        raise GridLensError(
            _("链接里的起止日期超出数据的年份：{days}。").format(days=told),
            _("可用 {first} 至 {last} 之间的日期。").format(first=first, last=last),
        )
