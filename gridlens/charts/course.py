"""The way to a goal as a chart: reached and planned, last year's way, and what lies ahead."""

import datetime as dt
from dataclasses import dataclass

from gridlens.figures.numbers import rounded, unit_of
from gridlens.goals.course import Ahead, Course, course_sentence
from gridlens.goals.pace import gap_worded
from gridlens.translation import _

Line = tuple[tuple[dt.date, float], ...]


@dataclass(frozen=True)
class Way:
    """Totals by day: ``reached``, ``planned``, ``before`` (last year's) and the band ``ahead``.

    ``goal`` is the height to reach. ``assumption`` says what the band assumes. ``headline`` says
    how far the figure is from its plan, short enough for a title.
    """

    title: str
    subtitle: str
    reached: Line
    planned: Line
    before: Line
    ahead: tuple[Ahead, ...]
    goal: float
    goal_word: str
    unit: str
    sentence: str
    assumption: str
    headline: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.reached


def way(found: Course) -> Way:
    """Return the way to a goal as a chart."""
    unit = unit_of(found.indicator.key)
    forecast = found.forecast if found.days_left else None
    return Way(
        title=_(found.indicator.label),
        subtitle=_("累计，单位：{unit}{ahead}").format(
            unit=unit, ahead=_("；浅色带为按至今速度推算的九成范围") if found.ahead else ""
        ),
        reached=found.reached,
        planned=found.planned,
        before=found.before,
        ahead=found.ahead,
        goal=found.goal.value,
        goal_word=_("目标{goal}{unit}").format(goal=rounded(found.goal.value, 1), unit=unit),
        unit=unit,
        sentence=course_sentence(found),
        assumption=forecast.assumption(found.days_left) if forecast else "",
        headline=_(found.indicator.label) + gap_worded(found.pace),
    )
