"""Native charts of a briefing's workbook; the cells with their numbers are beside them."""

from typing import Any

from gridlens.briefing.content import Picture
from gridlens.charts.spec import Bars, Heat
from gridlens.render.palette import LIGHT
from gridlens.render.xlsx.cells import CellFormats
from gridlens.render.xlsx.workbook import FONT
from gridlens.translation import _

ROWS = 15  # the height of a chart, in rows of the usual height
_WIDTH, _HEIGHT = 460, 290


def draw(book: Any, sheet: Any, cells: CellFormats, row: int, picture: Picture) -> int:
    """Write the numbers and the chart of a picture from a row on; return the row after both."""
    sheet.write_string(row, 0, picture.caption, cells.look(bold=True))
    if picture.claim:
        sheet.write_string(row + 1, 0, picture.claim.text, cells.look(font_color=LIGHT.quiet))
    if isinstance(picture.chart, Heat):
        return _heat(sheet, cells, row + 2, picture)
    if isinstance(picture.chart, Bars):
        return _columns(book, sheet, cells, row + 2, picture)
    return _parts(book, sheet, cells, row + 2, picture)


def height(picture: Picture) -> int:
    """Return how many rows a picture takes, with its caption."""
    spec = picture.chart
    if isinstance(spec, Heat):
        return len(spec.rows) + 5
    return max(ROWS, len(spec.labels) + 2) + 3


def _columns(book: Any, sheet: Any, cells: CellFormats, row: int, picture: Picture) -> int:
    """Write labels, values and goals in columns, and a column chart with the goal as a line."""
    spec = picture.chart
    assert isinstance(spec, Bars)
    goals = spec.goals if any(spec.goals) else ()
    noted = any(figure.n is not None for figure in picture.figures)
    titles = [
        _("项目"),
        spec.title,
        *([picture.line] if goals else []),
        *([_("总数")] if noted else []),
    ]
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, cells.head(column > 0))
    first, last = row + 1, row + len(spec.labels)
    for line, label in enumerate(spec.labels):
        sheet.write_string(first + line, 0, label.replace("<br>", ""), cells.body())
        cells.write(sheet, first + line, 1, picture.figures[line])
        if goals and goals[line] is not None:
            shape = "0.0%" if spec.rate else "#,##0.##"
            sheet.write_number(
                first + line, 2, goals[line], cells.body(align="right", num_format=shape)
            )
        if noted:
            look = cells.body(align="right", num_format="#,##0")
            sheet.write_number(first + line, len(titles) - 1, picture.figures[line].n or 0, look)
    chart = book.add_chart({"type": "column"})
    name = sheet.get_name()
    shape = "0%" if spec.rate else "#,##0"
    chart.add_series(
        {
            "name": [name, row, 1],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            "gap": 60,
            "fill": {"color": LIGHT.accent},
            "points": _points(spec),
            "data_labels": {"value": True, "num_format": shape, "font": _font()},
        }
    )
    if goals:
        line_chart = book.add_chart({"type": "line"})
        line_chart.add_series(
            {
                "name": [name, row, 2],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, 2, last, 2],
                "line": {"color": LIGHT.goal, "width": 1.75},
                "marker": {"type": "long_dash", "size": 12, "border": {"color": LIGHT.goal}},
            }
        )
        chart.combine(line_chart)
    _finish(chart, spec.title, spec.subtitle, spec.rate, bool(goals))
    sheet.insert_chart(row, 4 if noted else 3, chart, {"x_offset": 8, "object_position": 1})
    return row + max(ROWS, len(spec.labels) + 2)


def _parts(book: Any, sheet: Any, cells: CellFormats, row: int, picture: Picture) -> int:
    """Write several series in columns, and their chart: lines, or columns side by side."""
    spec = picture.chart
    assert not isinstance(spec, Bars | Heat)
    for column, title in enumerate([_("项目"), *(part.name or spec.title for part in spec.parts)]):
        sheet.write_string(row, column, title, cells.head(column > 0))
    first, last, each = row + 1, row + len(spec.labels), len(spec.labels)
    for line, label in enumerate(spec.labels):
        sheet.write_string(first + line, 0, label.replace("<br>", ""), cells.body())
        for column in range(len(spec.parts)):
            cells.write(sheet, first + line, column + 1, picture.figures[column * each + line])
    chart = book.add_chart({"type": "line" if spec.line else "column"})
    name = sheet.get_name()
    for column in range(len(spec.parts)):
        colour = LIGHT.series[column % len(LIGHT.series)]
        kind = "line" if spec.line else "fill"
        chart.add_series(
            {
                "name": [name, row, column + 1],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column + 1, last, column + 1],
                kind: {"color": colour},
            }
        )
    _finish(chart, spec.title, spec.subtitle, spec.rate, len(spec.parts) > 1)
    sheet.insert_chart(row, len(spec.parts) + 2, chart, {"x_offset": 8, "object_position": 1})
    return row + max(ROWS, len(spec.labels) + 2)


def _heat(sheet: Any, cells: CellFormats, row: int, picture: Picture) -> int:
    """Write the numbers of a heat map, with a colour scale as conditional format."""
    spec = picture.chart
    assert isinstance(spec, Heat)
    titles = [_("网格"), *(column.replace("<br>", "") for column in spec.columns)]
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, cells.head(column > 0))
    wide = len(spec.columns)
    for line, name in enumerate(spec.rows):
        sheet.write_string(row + 1 + line, 0, name, cells.body())
        for column in range(wide):
            cells.write(sheet, row + 1 + line, column + 1, picture.figures[line * wide + column])
    last = row + len(spec.rows)
    scale = {"type": "2_color_scale", "min_color": LIGHT.scale[0], "max_color": LIGHT.scale[-3]}
    sheet.conditional_format(row + 1, 1, last, wide, scale)
    return last + 2


def _finish(chart: Any, title: str, subtitle: str, rate: bool, legend: bool) -> None:
    told = f"{title}（{subtitle}）" if subtitle else title
    font = _font() | {"size": 12, "bold": True}
    chart.set_title({"name": told, "name_font": font, "overlay": False})
    axis = {"num_font": _font(), "line": {"color": LIGHT.line}}
    chart.set_x_axis(axis)
    chart.set_y_axis(
        axis
        | {
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.line}},
            "num_format": "0%" if rate else "#,##0",
        }
    )
    chart.set_legend({"position": "bottom", "font": _font()} if legend else {"none": True})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})


def _font() -> dict[str, Any]:
    return {"name": FONT, "size": 10, "color": LIGHT.text}


def _points(spec: Bars) -> list[dict[str, Any]]:
    """Return the fill of each bar; those that may still change are hatched."""
    provisional = spec.provisional or (False,) * len(spec.meanings)
    return [
        {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": LIGHT.bars[meaning]}}
        if still
        else {"fill": {"color": LIGHT.bars[meaning]}}
        for meaning, still in zip(spec.meanings, provisional, strict=True)
    ]
