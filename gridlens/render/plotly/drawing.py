"""A figure in the making, as plain values. Plotly checks them only once, when it is complete.

The ``add_…`` and ``update_…`` methods of Plotly check at every step. That takes five times as long.
"""

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

Values = dict[str, Any]


@dataclass
class Drawing:
    """Traces, shapes and annotations in the order in which they are drawn, and the layout."""

    traces: list[Values] = field(default_factory=list)
    shapes: list[Values] = field(default_factory=list)
    annotations: list[Values] = field(default_factory=list)
    layout: Values = field(default_factory=dict)

    def trace(self, kind: str, **values: Any) -> None:
        """Add a trace of a kind: ``bar``, ``scatter``, ``heatmap``."""
        self.traces.append({"type": kind, **values})

    def line(self, x: tuple[float, float], y: tuple[float, float], line: Values) -> None:
        """Add a straight line between two points."""
        ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
        self.shapes.append({"type": "line", **ends, "line": line})

    def level(self, y: float, line: Values) -> None:
        """Add a horizontal line across the whole width, at the value ``y``."""
        self.line((0, 1), (y, y), line)
        self.shapes[-1]["xref"] = "x domain"

    def upright(self, x: float, line: Values) -> None:
        """Add a vertical line over the whole height, at ``x``."""
        self.line((x, x), (0, 1), line)
        self.shapes[-1]["yref"] = "y domain"

    def box(self, x: tuple[float, float], y: tuple[float, float], line: Values) -> None:
        """Add the outline of a rectangle; ``x`` and ``y`` are its two ends in each direction."""
        self.line(x, y, line)
        self.shapes[-1]["type"] = "rect"

    def note(self, text: str, **values: Any) -> None:
        """Add a text without an arrow; ``values`` give its place and look."""
        self.annotations.append({"text": text, "showarrow": False, **values})

    def arrange(self, **values: Any) -> None:
        """Set parts of the layout."""
        self.layout |= values

    def figure(self) -> go.Figure:
        """Return the figure, without a template."""
        around = {"shapes": self.shapes, "annotations": self.annotations}
        layout = self.layout | {name: some for name, some in around.items() if some}
        drawn = go.Figure(data=self.traces, layout=layout)
        drawn.layout.template = None
        return drawn
