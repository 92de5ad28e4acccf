"""What is done once before the first visitor: heavy imports, first answers, a chart drawn."""

from gridlens import chart
from gridlens.errors import GridLensError
from gridlens.period import half_of
from gridlens.render.palette import LIGHT
from gridlens.render.plotly_chart import figure
from gridlens.scope import Filters, Scope
from pages.parts import first
from pages.parts.asking import Asked, version


def warm() -> None:
    """Ask what a first visit asks; a store that cannot be opened is told to the visitor."""
    try:
        pinned = version()
    except GridLensError:
        return
    filters = Filters(half_of(pinned.as_of), pinned.as_of)
    now = Asked(pinned, Scope(), filters, LIGHT, "")
    first.ask(now)
    table = now.outcomes((first.RATE,), ("quarter",), filters.over(now.run))
    figure(chart.bars(first.RATE, table, [str(quarter) for quarter in table["quarter"]]), LIGHT)
