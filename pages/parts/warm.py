"""What is done once before the first visitor: heavy imports, first answers, a chart drawn."""

import logging

from gridlens import chart, funnel
from gridlens.errors import GridLensError
from gridlens.period import half_of
from gridlens.render.palette import LIGHT
from gridlens.render.plotly_chart import figure
from gridlens.scope import Filters, Scope
from pages.parts import first
from pages.parts.asking import Asked, version

log = logging.getLogger("gridlens")


def warm() -> None:
    """Ask what a first visit asks. What fails here fails before the visitor, who is told calmly."""
    try:
        _ask()
    except GridLensError:
        return
    except Exception:
        log.exception("warm-up")


def _ask() -> None:
    pinned = version()
    filters = Filters(half_of(pinned.as_of), pinned.as_of)
    funnel.band(1.0)
    now = Asked(pinned, Scope(), filters, LIGHT, "")
    first.ask(now)
    table = now.outcomes((first.RATE,), ("quarter",), filters.over(now.run))
    figure(chart.bars(first.RATE, table, [str(quarter) for quarter in table["quarter"]]), LIGHT)
