"""What is done once before the first visitor: imports, SQL compiled, the first answers cached."""

from gridlens.errors import GridLensError
from gridlens.outcomes import outcomes
from gridlens.period import half_of
from gridlens.render import plotly_chart
from gridlens.scope import EVERYTHING, Filters
from pages.parts.asking import version


def warm() -> None:
    """Ask the overview's questions once; a store that cannot be opened is told to the visitor."""
    assert plotly_chart.figure
    try:
        pinned = version()
    except GridLensError:
        return
    filters = Filters(half_of(pinned.as_of), pinned.as_of)
    for by in ((), ("quarter",), ("grid", "quarter")):
        outcomes(pinned, EVERYTHING, filters, by=by)
