"""The figures that a draft is compared with. They come from ``outcomes``, each asked only once."""

import datetime as dt
from dataclasses import dataclass, field, replace

from gridlens.figures.beside.change import Against, kept, other_filters
from gridlens.figures.beside.taking_part import taking_part
from gridlens.figures.beside.untold import why
from gridlens.figures.outcomes import figure
from gridlens.figures.scope import EVERYTHING, Comparison, Condition, Filters
from gridlens.goals.goal import Goals, goals
from gridlens.goals.judge import Judged, judge
from gridlens.kinds import Choice
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period
from gridlens.proofread.meaning.question import Topic
from gridlens.schema.ledger import Measure
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass
class Figures:
    """The figures of one version as known on the as-of date."""

    version: Version
    as_of: dt.date
    _found: dict[tuple[Filters, str], float | None] = field(default_factory=dict)
    _goals: Goals | None = None

    def value(self, asked: Topic) -> float | None:
        """Return the value of the topic's indicator; None if the data has none."""
        value = self._value(self.filters(asked), asked.indicator)
        if value is None or not asked.taking_part:
            return value
        filters, key = self.filters(asked), asked.indicator
        return taking_part(self.version, EVERYTHING, filters, [key]).get(key)

    def of_part(self, asked: Topic) -> float | None:
        """Return the value of a topic whose ledger was kept for a part of the period only.

        None where the ledger covers the whole period, or nothing of it.
        """
        begins = self.version.first_day.replace(day=1)
        if not asked.period.start < begins <= asked.period.end:
            return None
        rest = replace(asked, period=Period(begins, asked.period.end))
        return self.value(rest)

    def is_filled(self, asked: Topic) -> bool:
        """Tell whether the columns that a topic is narrowed by are filled at all in its period."""
        if not asked.where:
            return True
        every = [
            Condition(one.column, Comparison.IS, tuple(_options(asked.indicator, one.column)))
            for one in asked.where
        ]
        return bool(self.value(replace(asked, where=tuple(every))))

    def other(self, asked: Topic, against: Against | Period) -> float | None:
        """Return the value that a change is measured from; None if there is none."""
        filters = self.filters(asked)
        other = (
            filters.over(against)
            if isinstance(against, Period)
            else other_filters(self.version, filters, against)
        )
        compared = other is not None and self._kept(asked, other.period)
        return self._value(other, asked.indicator) if other and compared else None

    def value_then(self, asked: Topic, against: Against | Period) -> float | None:
        """Return the value of the other period with all that is known on the as-of date.

        It includes, for example, what was closed since. None if that period is not yet over.
        """
        if isinstance(against, Period):
            period = against
        else:
            year = against is Against.YEAR_BEFORE
            period = asked.period.year_before() if year else asked.period.before()
        over = period.end <= self.as_of and self._kept(asked, period)
        return self.value(replace(asked, period=period)) if over else None

    def why_none(self, asked: Topic) -> str:
        """Return why nobody can tell a topic's figure; empty where there is one, or no reason."""
        told = why(self.version, EVERYTHING, self.filters(asked), asked.indicator)
        return told or (_("这类记录里没有填过代表。") if asked.taking_part else "")

    def parts(self, asked: Topic) -> tuple[float, float]:
        """Return the numerator and denominator of a rate that has a value."""
        told = figure(self.version, EVERYTHING, self.filters(asked), asked.indicator)
        return float(told["numerator"]), float(told["denominator"])

    def goals(self, asked: Topic) -> list[Judged]:
        """Return the goals that a draft may mean, as judged: that of the period, that of the year.

        The list is empty for several grids together, for a deputy and for some records only.
        """
        if len(asked.whom.grids) > 1 or asked.whom.deputy or asked.where:
            return []
        filters = self.filters(asked)
        end = filters.elapsed.end if filters.elapsed else self.as_of
        both = [filters, filters.over(asked.period.year, end)]
        found = [self._judged(one, asked.indicator) for one in both]
        apart = {line.goal.period: line for line in reversed(found) if line}
        return list(reversed(apart.values()))

    def _judged(self, filters: Filters, indicator: str) -> Judged | None:
        if self._goals is None:
            self._goals = goals(self.version)
        grid = filters.grids[0] if filters.grids else None
        return judge(self.version, EVERYTHING, filters, self._goals, [indicator]).of(
            indicator, grid
        )

    def _kept(self, asked: Topic, period: Period) -> bool:
        """Tell whether the ledger was kept from the period's first day, so that it compares."""
        return kept(self.version, find_indicator(asked.indicator)[1], period.start)

    def filters(self, asked: Topic) -> Filters:
        """Return the filters that a topic stands for."""
        whom = asked.whom
        return Filters(asked.period, self.as_of, whom.grids, whom.deputy, where=asked.where)

    def _value(self, filters: Filters, indicator: str) -> float | None:
        begins = self.version.first_day.replace(day=1)
        told = find_indicator(indicator)[0]
        lasting = told.measure is Measure.STOCK and not told.opening
        first = filters.period.end if lasting else filters.period.start
        if first < begins or filters.elapsed is None:
            return None
        key = (filters, indicator)
        if key not in self._found:
            value = figure(self.version, EVERYTHING, filters, indicator)["value"]
            self._found[key] = None if value is None or value != value else float(value)
        return self._found[key]


def _options(indicator: str, column: str) -> list[str]:
    kind = find_indicator(indicator)[1].column(column).kind
    return [option.value for option in kind.options] if isinstance(kind, Choice) else []
