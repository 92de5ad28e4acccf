"""Native charts as the XML that PowerPoint, Word and WPS share: editable, in theme colours.

A goal is a line chart on the axes of the columns. If it is one number over all columns, a trend
line extends it by half a column on both sides, so that it does not end in the middle of a bar.
"""

from dataclasses import dataclass

from gridlens.render.native import book as chart_book
from gridlens.render.native.plot import Drawn, Plot, number_format
from gridlens.render.office_theme import ACCENT, GROUND, LANGUAGE, LINE, TEXT, fill, fonts
from gridlens.render.writable import in_xml

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LABEL_AXIS, _VALUE_AXIS = "111111111", "222222222"
_AXES = f'<c:axId val="{_LABEL_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_LABEL_HEIGHT = 0.09  # of the highest value: about the height of a label above its bar
_MOST_LABELLED = 14  # with more points, only the last point of a line shows its value


@dataclass(frozen=True)
class ChartLook:
    """Sizes in points: of labels, of the values at bars and points, and of a goal's tick."""

    labels: float = 12
    values: float = 14
    tick: int = 20


@dataclass(frozen=True)
class _Label:
    """The number format, the position and the colour of a value at its bar or point."""

    code: str
    position: str
    colour: str

    def xml(self, look: ChartLook) -> str:
        return (
            f'<c:numFmt formatCode="{self.code}" sourceLinked="0"/>{_NO_FILL}'
            f"{_text(look.values, self.colour, bold=True)}"
            f'<c:dLblPos val="{self.position}"/>{_SHOWN.format(1)}'
        )


def chart_xml(plot: Plot, look: ChartLook, book: str = "") -> bytes:
    """Return the chart part; ``book`` is the id of the relationship to its workbook, if any."""
    series = "".join(_series(plot, place, drawn, look) for place, drawn in enumerate(plot.drawn))
    if plot.line:
        body = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    else:
        gap = 60 if plot.horizontal else max(45, 220 - 25 * len(plot.labels))
        body = (
            f'<c:barChart><c:barDir val="{"bar" if plot.horizontal else "col"}"/>'
            f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{gap}"/>{_AXES}</c:barChart>'
        )
    if plot.goal:
        body += (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{_goal(plot, plot.goal, look)}<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    data = f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData>' if book else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{LANGUAGE}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{body}'
        f"{_label_axis(plot, look)}{_value_axis(plot)}{_NO_FILL}</c:plotArea>{_legend(plot)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NO_FILL}{_text(look.labels)}{data}</c:chartSpace>"
    ).encode()


def _text(size: float, colour: str = TEXT, *, bold: bool = False, upright: bool = False) -> str:
    """Return the text properties of a part of the chart; ``size`` is in points."""
    weight = int(bold)
    body = '<a:bodyPr rot="0" vert="horz"/>' if upright else "<a:bodyPr/>"
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" '
        f'b="{weight}">{fill(colour)}{fonts()}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )


def _series(plot: Plot, place: int, drawn: Drawn, look: ChartLook) -> str:
    main = drawn.fills[-1]
    if plot.line:
        line = f'<a:ln w="31750" cap="rnd">{main}<a:round/></a:ln>'
        shape = (
            f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="7"/>'
            f"<c:spPr>{main}<a:ln>{fill('bg1')}</a:ln></c:spPr></c:marker>"
        )
        points, end = "", '<c:smooth val="0"/>'
    else:
        shape = f'<c:spPr>{main}</c:spPr><c:invertIfNegative val="0"/>'
        points = "".join(
            f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"<c:spPr>{colour}</c:spPr></c:dPt>"
            for at, colour in enumerate(drawn.fills)
            if colour != main
        )
        end = ""
    labels = _values_shown(plot, drawn, look)
    data = _data(plot, place, drawn)
    return f"<c:ser>{_head(place, drawn)}{shape}{points}{labels}{data}{end}</c:ser>"


def _goal(plot: Plot, goal: Drawn, look: ChartLook) -> str:
    """Return the series of the goal: a line if all labels have the same goal, else ticks.

    A line between different goals would show goals that do not exist: half-way between two
    columns, or in quarters without a goal.
    """
    if len(goal.values) > 1 and None not in goal.values and len(set(goal.values)) == 1:
        line = f'<a:ln w="25400" cap="flat">{fill(TEXT)}</a:ln>'
        mark = '<c:symbol val="none"/>'
        more = (
            f"<c:trendline><c:name>{in_xml(goal.name)}</c:name><c:spPr>{line}</c:spPr>"
            '<c:trendlineType val="linear"/><c:forward val="0.5"/><c:backward val="0.5"/>'
            '<c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
        )
    else:
        line, more = _NO_LINE, ""
        mark = (
            f'<c:symbol val="dash"/><c:size val="{look.tick}"/>'
            f"<c:spPr>{fill(TEXT)}{_NO_LINE}</c:spPr>"
        )
    place = len(plot.drawn)
    return (
        f"<c:ser>{_head(place, goal)}<c:spPr>{line}</c:spPr><c:marker>{mark}</c:marker>"
        f'{more}{_data(plot, place, goal)}<c:smooth val="0"/></c:ser>'
    )


def _head(place: int, drawn: Drawn) -> str:
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef>'
        f'<c:f>{chart_book.name_at(place)}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{in_xml(drawn.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _values_shown(plot: Plot, drawn: Drawn, look: ChartLook) -> str:
    """Return the values at bars and points; a long line shows only the value of its last point."""
    known = [at for at, value in enumerate(drawn.values) if value is not None]
    usual = _Label(number_format(0, plot.rate), "t" if plot.line else "outEnd", TEXT)
    crowded = plot.line and len(known) > _MOST_LABELLED
    single = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{label.xml(look)}</c:dLbl>'
        for at in (known[-1:] if crowded else known)
        if (label := _label(plot, drawn, at)) != usual or crowded
    )
    if crowded:
        return f"<c:dLbls>{single}{_SHOWN.format(0)}</c:dLbls>"
    return f"<c:dLbls>{single}{usual.xml(look)}</c:dLbls>"


def _label(plot: Plot, drawn: Drawn, at: int) -> _Label:
    """Return how one value is shown: inside its bar if the goal would otherwise cross it."""
    value = drawn.values[at] or 0.0
    code = number_format(value, plot.rate)
    if plot.line:
        return _Label(code, "t", TEXT)
    goal = plot.goal.values[at] if plot.goal else None
    top = max(one for part in chart_book.columns(plot) for one in part.values if one is not None)
    if goal is None or not 0 < goal - value <= _LABEL_HEIGHT * top:
        return _Label(code, "outEnd", TEXT)
    pale = drawn.fills[at] != fill(ACCENT)
    return _Label(code, "inEnd", TEXT if pale else GROUND)


def _data(plot: Plot, place: int, drawn: Drawn) -> str:
    labels = "".join(
        f'<c:pt idx="{at}"><c:v>{in_xml(label)}</c:v></c:pt>'
        for at, label in enumerate(plot.labels)
    )
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{float(value)!r}</c:v></c:pt>'
        for at, value in enumerate(drawn.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(plot.labels)}"/>'
    code = number_format(0, plot.rate)
    return (
        f"<c:cat><c:strRef><c:f>{chart_book.labels_at(plot)}</c:f><c:strCache>{count}{labels}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>"
        f"{chart_book.values_at(plot, place)}</c:f><c:numCache><c:formatCode>{code}"
        f"</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
    )


def _label_axis(plot: Plot, look: ChartLook) -> str:
    turned = "maxMin" if plot.horizontal else "minMax"
    return (
        f'<c:catAx><c:axId val="{_LABEL_AXIS}"/><c:scaling><c:orientation val="{turned}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if plot.horizontal else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="12700">{fill(LINE)}</a:ln></c:spPr>{_text(look.labels, upright=True)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plot: Plot) -> str:
    """Return a hidden axis from zero: the bars show their values themselves."""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"t" if plot.horizontal else "l"}"/>'
        f'<c:numFmt formatCode="{number_format(0, plot.rate)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_LABEL_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _legend(plot: Plot) -> str:
    """Return a legend if several series need names; else an empty text."""
    if len(plot.drawn) == 1:
        return ""
    return '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
