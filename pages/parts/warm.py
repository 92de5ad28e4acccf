"""What is done once before the first visitor: heavy imports, SQL compiled, a chart drawn."""

from gridlens import chart
from gridlens.errors import GridLensError
from gridlens.ledgers import indicators
from gridlens.outcomes import outcomes
from gridlens.period import half_of
from gridlens.render.palette import LIGHT
from gridlens.render.plotly_chart import figure
from gridlens.scope import EVERYTHING, Filters
from pages.parts.asking import version


def warm() -> None:
    """Ask the overview's questions once; a store that cannot be opened is told to the visitor."""
    try:
        pinned = version()
    except GridLensError:
        return
    filters = Filters(half_of(pinned.as_of), pinned.as_of)
    first = next(iter(indicators()))
    for by in ((), ("quarter",), ("grid", "quarter")):
        found = outcomes(pinned, EVERYTHING, filters, by=by)
    table = found[found["indicator"] == first]
    figure(chart.bars(first, table, [str(quarter) for quarter in table["quarter"]]), LIGHT)
