"""Native charts: the goal as a line on the columns' axes, theme colours, texts that stay text."""

from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from gridlens.charts.series import Part, Series
from gridlens.charts.spec import Bars, ColourMeaning
from gridlens.render.native.book import chart_book
from gridlens.render.native.chart import ChartLook, chart_xml
from gridlens.render.native.plot import Plot, number_format, plot

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
WICKED = '=HYPERLINK("http://x/")\x07'


def columns(goals: tuple[float | None, ...] = (), *, rate: bool = False) -> Plot:
    values = (0.5, 0.925, None) if rate else (60.0, 75.0, None)
    words = ("50%<br>(2)", "92.5%<br>(40)", "—") if rate else ("60", "75", "—")
    chart = Bars(
        title=WICKED,
        subtitle="按季度",
        labels=("24年<br>四季", "25年<br>一季", "@SUM(A1)"),
        values=values,
        words=words,
        hover=words,
        meanings=(ColourMeaning.PAST, ColourMeaning.CURRENT, ColourMeaning.CURRENT),
        goals=goals,
        rate=rate,
    )
    return plot(chart, 800, 12)


def drawn(given: Plot) -> etree._Element:
    return etree.fromstring(chart_xml(given, ChartLook()))


def cells(given: Plot) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(chart_book(given)))["Sheet1"].values)


def texts(element: etree._Element, path: str) -> list[str]:
    return [found.text for found in element.findall(path, NAMES)]


def test_columns_with_a_goal_line_on_the_same_axes() -> None:
    chart = drawn(columns((70.0, 70.0, 70.0)))
    bars, line = chart.find(".//c:barChart", NAMES), chart.find(".//c:lineChart", NAMES)
    axes = [[one.get("val") for one in part.findall("c:axId", NAMES)] for part in (bars, line)]
    assert axes[0] == axes[1]
    assert texts(bars, ".//c:val//c:v") == ["60.0", "75.0"]
    assert texts(line, ".//c:val//c:v") == ["70.0"] * 3
    assert texts(line, ".//c:tx//c:v") == ["目标"]
    ends = line.find(".//c:trendline", NAMES)
    assert [ends.find(f"c:{side}", NAMES).get("val") for side in ("forward", "backward")] == [
        "0.5",
        "0.5",
    ]


@pytest.mark.parametrize("goals", [(None, 70.0, 70.0), (60.0, 70.0, 80.0)])
def test_a_goal_that_changes_or_begins_later_is_a_tick_over_its_columns(
    goals: tuple[float | None, ...],
) -> None:
    line = drawn(columns(goals)).find(".//c:lineChart", NAMES)
    assert line.find(".//c:trendline", NAMES) is None
    assert line.find(".//c:symbol", NAMES).get("val") == "dash"
    assert line.find("c:ser/c:spPr/a:ln/a:noFill", NAMES) is not None
    assert texts(line, ".//c:val//c:v") == [str(goal) for goal in goals if goal is not None]


def test_the_workbook_holds_the_same_values_and_texts_stay_text() -> None:
    named = WICKED.replace("\x07", "")
    assert cells(columns((70.0, 70.0, None))) == [
        (None, named, "目标"),
        ("24年四季", 60, 70),
        ("25年一季", 75, 70),
        ("@SUM(A1)", None, None),
    ]
    sheet = openpyxl.load_workbook(BytesIO(chart_book(columns())))["Sheet1"]
    assert (sheet["B1"].data_type, sheet["A4"].data_type) == ("s", "s")


def test_n_of_a_rate_stands_under_its_label_and_values_keep_one_decimal() -> None:
    rate = columns(rate=True)
    assert [row[0] for row in cells(rate)[1:]] == ["24年四季\n(2)", "25年一季\n(40)", "@SUM(A1)"]
    codes = [code.get("formatCode") for code in drawn(rate).findall(".//c:dLbls//c:numFmt", NAMES)]
    assert codes == ["0.0%", "0%"]
    assert [number_format(value, False) for value in (5.0, 12.5, 1.02)] == [
        "#,##0",
        "#,##0.0",
        "#,##0",
    ]


def test_fonts_language_and_theme_colours() -> None:
    chart = drawn(columns((70.0, 70.0, 70.0)))
    assert chart.find("c:lang", NAMES).get("val") == "zh-CN"
    for properties in chart.findall(".//a:defRPr", NAMES):
        assert properties.find("a:ea", NAMES).get("typeface") == "+mn-ea"
    assert chart.findall(".//a:schemeClr", NAMES)
    assert not chart.findall(".//a:srgbClr", NAMES)


def test_a_value_the_goal_would_cross_stands_inside_its_bar() -> None:
    labels = drawn(columns((62.0, 62.0, 62.0))).findall(".//c:barChart//c:dLbl", NAMES)
    assert [(one.find("c:idx", NAMES).get("val"), one.find("c:dLblPos", NAMES).get("val"))
            for one in labels] == [("0", "inEnd")]  # fmt: skip


def test_series_are_lines_or_columns_with_a_legend() -> None:
    parts = tuple(Part(name, (1.0, 2.0), ("", ""), ("", "")) for name in ("甲", "乙"))
    for line, kind in ((True, "lineChart"), (False, "barChart")):
        chart = drawn(plot(Series("题", "", ("一", "二"), parts, line=line, rate=False), 400, 12))
        assert texts(chart.find(f".//c:{kind}", NAMES), ".//c:tx//c:v") == ["甲", "乙"]
        assert chart.find(".//c:legend", NAMES) is not None
