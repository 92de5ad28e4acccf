"""The work done once before the first visitor: heavy imports, first answers, one chart drawn."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from gridlens.analysis import funnel
from gridlens.briefing.choice import BriefingChoice
from gridlens.charts.bars import bar_chart
from gridlens.errors import GridLensError
from gridlens.figures.scope import Filters, Scope
from gridlens.period import half_of
from gridlens.render.palette import LIGHT
from gridlens.render.plotly.chart import figure
from gridlens.store.version import Version
from pages.parts import firsts
from pages.parts.briefing import made
from pages.parts.frame import readings
from pages.parts.question import Asked, version

log = logging.getLogger("gridlens")
SHOWN = threading.Event()  # the frame sets it when a page has run to its end


def warm() -> None:
    """Ask the questions of a first visit.

    No error is raised: the first visitor meets the same error on the page, which tells it calmly.
    An unexpected error goes to the log as well.
    """
    _calmly(_ask)


def warm_choices() -> None:
    """Ask what the first choice of a grid, of a deputy and of a briefing asks.

    A grid and a deputy each have their own SQL to compile. Without this, the first person to choose
    one would wait the better part of a second, and some seconds for the first briefing.
    """
    _calmly(_choose)
    _calmly(_brief)


def _calmly(ask: Callable[[], None]) -> None:
    try:
        ask()
    except GridLensError:
        return
    except Exception:
        log.exception("warm-up")


def _first_filters(pinned: Version) -> Filters:
    return Filters(half_of(pinned.as_of), pinned.as_of)


def _ask() -> None:
    pinned = version()
    filters = _first_filters(pinned)
    funnel.band(1.0)
    now = Asked(pinned, Scope(), filters, LIGHT, "")
    firsts.ask(now)
    readings.held(now)
    table = now.outcomes((firsts.RATE,), ("quarter",), filters.over(now.run))
    figure(bar_chart(firsts.RATE, table, [str(quarter) for quarter in table["quarter"]]), LIGHT)


def _brief() -> None:
    pinned = version()
    filters = _first_filters(pinned)
    made.made(Asked(pinned, Scope(), filters, LIGHT, ""), BriefingChoice(filters.period))


def _choose() -> None:
    pinned = version()
    filters = _first_filters(pinned)
    some = [filters.within(code) for code in pinned.grids["code"][:1]]
    some += [replace(filters, deputy=code) for code in pinned.deputies["code"][:1]]
    for chosen in some:
        firsts.ask(Asked(pinned, Scope(), chosen, LIGHT, ""))
