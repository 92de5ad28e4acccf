"""Words that deck and report share: the facts about the data, days, and chart subtitles."""

import datetime as dt
from itertools import groupby

from gridlens.briefing.content import Appendix, Picture
from gridlens.charts.spec import Bars
from gridlens.figures.numbers import percent, rounded
from gridlens.render.measure import ems
from gridlens.settings import settings
from gridlens.translation import _


def facts(appendix: Appendix) -> tuple[tuple[str, str], ...]:
    """Return the facts about the data as pairs of name and value: version, as-of date, maker."""
    made = appendix.made_at
    return (
        (_("数据版本"), _("第{number}版").format(number=appendix.version)),
        (_("数据截至"), day(appendix.as_of)),
        (_("生成时间"), f"{day(made.date())}{made:%H:%M}"),
        (_("制作"), appendix.made_by or settings().office),
    )


def day(one: dt.date) -> str:
    """Return a day in full: 2025年6月30日."""
    return _("{year}年{month}月{day}日").format(year=one.year, month=one.month, day=one.day)


_MOST = 30  # characters


def subtitle(picture: Picture) -> str:
    """Return the subtitle of a chart, with the values of its goals if short: 横线为目标（48次）."""
    chart = picture.chart
    if not isinstance(chart, Bars) or not any(chart.goals):
        return chart.subtitle
    unit = next((figure.unit for figure in picture.figures), "")
    given = [
        (percent(goal) if chart.rate else rounded(goal, 1) + unit, label.replace("<br>", ""))
        for label, goal in zip(chart.labels, chart.goals, strict=True)
        if goal is not None
    ]
    parts = [
        (text, [label for _text, label in some])
        for text, some in groupby(given, lambda one: one[0])
    ]
    if len(parts) == 1:
        told = parts[0][0]
    else:
        told = "，".join(f"{'、'.join(labels)}{text}" for text, labels in parts)
    if ems(told) > _MOST:
        return chart.subtitle
    return _("{subtitle}（{told}）").format(subtitle=chart.subtitle, told=told)
