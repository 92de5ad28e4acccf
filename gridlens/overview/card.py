"""What a leader reads of one indicator: figure, goal, pace, change, and the run of quarters.

The figures of all cards, in all the periods that the cards compare, are asked for at once. When the
question is about a deputy, cards have no pace and no comparison: they show what the deputy took
part in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from gridlens.figures.beside.change import Against, Change, changes, other_filters
from gridlens.figures.beside.taking_part import taking_part
from gridlens.figures.outcomes import MEASURES, several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goals
from gridlens.goals.judge import Judged, case
from gridlens.goals.pace import Pace
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, quarter_of, shifted
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.store.version import Version

RUN_QUARTERS = 6


@dataclass(frozen=True)
class Card:
    """One indicator as it stands: ``run`` has its value in each of the last quarters, in order.

    ``left_out`` is how many closed matters the figure leaves out for want of a closing date,
    ``not_due`` how many of a rate's matters are open and not yet due.
    ``taking_part`` is how many of its records name a deputy; None where nothing is said.
    ``judged`` is how it stands against its goal. ``beside`` is the card of the rate shown under it.
    """

    indicator: Indicator
    ledger: Ledger
    value: float | None
    numerator: float | None
    denominator: float | None
    left_out: float | None = None
    not_due: float | None = None
    taking_part: float | None = None
    judged: Judged | None = None
    year_change: Change | None = None
    period_change: Change | None = None
    run: tuple[float | None, ...] = ()
    beside: "Card | None" = None

    @property
    def pace(self) -> Pace | None:
        """The pace towards the goal; None without a goal or a figure."""
        return self.judged.pace if self.judged else None


def run_period(version: Version, filters: Filters) -> Period:
    """Return the last six quarters up to the end of the period, or as many as have data.

    They end on the as-of day while the period goes on, and where it has not begun.
    """
    end = min(filters.period.end, filters.as_of)
    start = shifted(quarter_of(end).start, -3 * (RUN_QUARTERS - 1))
    first = quarter_of(max(start, min(version.first_day, end))).start
    return Period(first, end)


def cards(
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    keys: Sequence[str],
    with_run: bool = True,
) -> dict[str, Card]:
    """Return a card for each indicator asked for, with the declared rate beside it.

    Several grids together have no goal, so their cards are not judged; each grid has its own.
    Without ``with_run`` no quarters are asked for, which is much quicker for many indicators.
    """
    asked = list(keys)
    for key in keys:
        beside = find_indicator(key)[0].beside
        if beside and beside not in asked:
            asked.append(beside)
    of_one = scope.deputy is not None or filters.deputy is not None
    others = {} if of_one else {a: f for a in Against if (f := other_filters(version, filters, a))}
    aims = case(version, scope, filters, goals, asked)
    to_judge = [] if aims.by else aims.questions
    quarters = run_period(version, filters).quarters() if with_run else []
    run = [filters.over(part) for part in quarters]
    found = several(version, scope, [filters, *others.values(), *to_judge, *run], asked)
    now = found[filters]
    judged = {} if aims.by else {x.indicator.key: x for x in aims.verdict(found).lines}
    change = {against: changes(version, now, found[other]) for against, other in others.items()}
    runs = [dict(zip(found[part]["indicator"], found[part]["value"], strict=True)) for part in run]
    figures, theirs = figure_cards(now), taking_part(version, scope, filters, asked)
    made: dict[str, Card] = {}
    for key in reversed(asked):
        indicator = figures[key].indicator
        made[key] = replace(
            figures[key],
            taking_part=theirs.get(key),
            judged=judged.get(key),
            year_change=change.get(Against.YEAR_BEFORE, {}).get(key),
            period_change=change.get(Against.PERIOD_BEFORE, {}).get(key),
            run=tuple(values[key] for values in runs),
            beside=made.get(indicator.beside or ""),
        )
    return {key: made[key] for key in keys}


def figure_cards(now: pd.DataFrame) -> dict[str, Card]:
    """Return cards that have only the figures in ``now``, a table of outcomes without groups."""
    measured = now[["indicator", *MEASURES]].itertuples(index=False, name=None)
    return {
        key: Card(*find_indicator(key), value, numerator, denominator, left_out, not_due)
        for key, numerator, denominator, value, left_out, not_due in measured
    }
