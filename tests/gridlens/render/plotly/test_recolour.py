"""A dark figure with the differences applied is the light figure, value by value."""

import json
from typing import Any

from gridlens.charts.spec import Heat
from gridlens.render.palette import DARK, LIGHT
from gridlens.render.plotly.chart import figure
from gridlens.render.plotly.recolour import differences
from tests.gridlens.render.plotly.test_chart import some_bars

HEAT = Heat(
    "热",
    "单位",
    ("甲", "乙"),
    ("一", "二"),
    ((1, 2), (3, 4)),
    (("1", "2"),) * 2,
    (("甲", "乙"),) * 2,
)


def _applied(figure: Any, changes: dict[str, Any]) -> Any:
    for path, value in changes.items():
        *names, last = path.split(".")
        at = figure
        for name in names:
            at = at[int(name)] if isinstance(at, list) else at[name]
        at[int(last) if isinstance(at, list) else last] = value
    return figure


def _plain(figure: Any) -> Any:
    return json.loads(figure.to_json())


def test_only_what_differs_is_said() -> None:
    drawn = {"data": [{"x": [1, 2], "marker": {"color": ["#000"]}}], "layout": {"height": 3}}
    other = {"data": [{"x": [1, 2], "marker": {"color": ["#fff"]}}], "layout": {"height": 3}}
    assert differences(drawn, other) == {"data.0.marker.color": ["#fff"]}


def test_a_dark_figure_becomes_the_light_one() -> None:
    for spec in (some_bars(10, 20, goals=[None, 50]), HEAT):
        dark, light = _plain(figure(spec, DARK)), _plain(figure(spec, LIGHT))
        found = differences(dark, light)
        assert found
        assert all("color" in path for path in found)
        assert _applied(dark, found) == light
