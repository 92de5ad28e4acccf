"""The figures of the charts in a Word document or on slides, as the rows of a table.

A chart keeps the numbers that it shows beside its drawing. A row is a category, a column a series,
so that a chart is read as a table is.
"""

from lxml import etree

from gridlens.figures.numbers import percent
from gridlens.proofread.document.package import parsed

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST = 200  # categories of a chart that is read


def chart_lines(content: bytes) -> list[str]:
    """Return the title of a chart part, then its rows.

    Nothing is returned of a chart without numbers, nor of one without a title or a named series:
    nobody could tell what its numbers are about. Raises ``etree.XMLSyntaxError`` for a part that is
    no XML.
    """
    root = parsed(content)
    series = list(root.iter(f"{_CHART}ser"))
    columns = [_points(one, "val", "yVal") for one in series]
    places = sorted(set().union(*columns))[:_MOST] if columns else []
    if not places:
        return []
    names = [_name(one) for one in series]
    labels = _points(series[0], "cat", "xVal")
    rows = [
        "\t".join([labels.get(at, ""), *(column.get(at, "") for column in columns)])
        for at in places
    ]
    title = next(root.iter(f"{_CHART}title"), None)
    written = "" if title is None else "".join(t.text or "" for t in title.iter(f"{_DRAWING}t"))
    heading = _plain(written) or "、".join(filter(None, names))
    return [heading, "\t".join(["", *names]), *rows] if heading else []


def _name(series: etree._Element) -> str:
    found = series.find(f"{_CHART}tx")
    return "" if found is None else "".join(v.text or "" for v in found.iter(f"{_CHART}v"))


def _points(series: etree._Element, *names: str) -> dict[int, str]:
    """Return the text of each point of a series by its place, as its number format shows it."""
    holder = next((one for name in names for one in series.iter(f"{_CHART}{name}")), None)
    if holder is None:
        return {}
    shares = "%" in (next((f.text for f in holder.iter(f"{_CHART}formatCode")), "") or "")
    return {
        int(point.get("idx", "0")): _shown(_plain(point.findtext(f"{_CHART}v") or ""), shares)
        for point in holder.iter(f"{_CHART}pt")
    }


def _shown(text: str, shares: bool) -> str:
    """Return a number as the chart writes it: 0.9594 in per cent is 95.9%."""
    try:
        return percent(float(text)) if shares else text
    except ValueError:
        return text


def _plain(text: str) -> str:
    return text.replace("\t", " ").replace("\n", "").strip().removesuffix(".0")
