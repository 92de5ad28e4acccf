"""A Plotly figure in the making: it holds what is drawn, and is checked when it is complete."""

import pytest

from gridlens.render.plotly.drawing import Drawing

LINE = {"color": "#123456", "width": 1}


def test_traces_lines_notes_and_layout_stand_in_the_figure_without_a_template() -> None:
    drawn = Drawing()
    drawn.trace("bar", x=[0, 1], y=[3, 4])
    drawn.trace("scatter", x=[0], y=[3], mode="markers")
    drawn.line((0, 1), (3, 4), LINE)
    drawn.level(2, LINE)
    drawn.upright(1, LINE)
    drawn.box((0, 1), (2, 3), LINE)
    drawn.note("大走访", x=1, y=3)
    drawn.arrange(height=300)
    drawn.arrange(barmode="stack")
    made = drawn.figure()
    assert [trace.type for trace in made.data] == ["bar", "scatter"]
    assert [(s.type, s.x0, s.x1, s.xref) for s in made.layout.shapes] == [
        ("line", 0, 1, None),
        ("line", 0, 1, "x domain"),
        ("line", 1, 1, None),
        ("rect", 0, 1, None),
    ]
    assert [(s.y0, s.y1, s.yref) for s in made.layout.shapes][:3] == [
        (3, 4, None),
        (2, 2, None),
        (0, 1, "y domain"),
    ]
    (note,) = made.layout.annotations
    assert (note.text, note.showarrow) == ("大走访", False)
    assert (made.layout.height, made.layout.barmode) == (300, "stack")
    assert "template" not in made.to_dict()["layout"]


def test_a_wrong_value_is_refused() -> None:
    drawn = Drawing()
    drawn.trace("bar", width="wide")
    with pytest.raises(ValueError, match="width"):
        drawn.figure()
