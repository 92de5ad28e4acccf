"""The material for the sections of a briefing: cards, goals and runs, each computed once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from gridlens.analysis.assurance import Assured, assured
from gridlens.briefing.choice import BriefingChoice
from gridlens.errors import GridLensError
from gridlens.figures.beside.change import Against, Change, other_filters
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goals, goals
from gridlens.goals.judge import Verdict, judge
from gridlens.ledgers import indicators
from gridlens.overview.card import Card, cards, figure_cards, run_period
from gridlens.period import Period
from gridlens.schema.ledger import Measure
from gridlens.store.office.notes import notes
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True, eq=False)
class Material:
    """The answers that sections share. One ``Material`` serves one briefing while it is made.

    ``at`` is the stamp of the state at which goals are read; None reads them as they stand now.
    """

    version: Version
    scope: Scope
    choice: BriefingChoice
    at: int | None = None

    @cached_property
    def filters(self) -> Filters:
        """The filters for the whole office over the period chosen."""
        return Filters(self.choice.period, self.choice.as_of or self.version.as_of)

    @cached_property
    def end(self) -> dt.date:
        """The last day of the period, or the as-of date while the period goes on."""
        return (self.filters.elapsed or self.filters.period).end

    @cached_property
    def goals(self) -> Goals:
        """Every goal that is set."""
        return goals(self.version, self.at)

    @cached_property
    def verdict(self) -> Verdict:
        """How every goal of the whole office stands."""
        return judge(self.version, self.scope, self.filters, self.goals)

    @cached_property
    def assured(self) -> dict[str, Assured]:
        """Whether each rate with a goal will meet it, by its months; notes as they stand now."""
        goals = [line.goal for line in self.verdict.lines]
        found = notes(self.version.folder)
        return assured(self.version, self.scope, self.filters, goals, found)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The card of every indicator whose ledger has data, by key; medians are left out."""
        keys = [k for k, (i, _of) in indicators().items() if i.measure is not Measure.MEDIAN]
        known = cards(self.version, self.scope, self.filters, self.goals, keys, with_run=False)
        return {key: card for key, card in known.items() if self._kept(card)}

    def _kept(self, card: Card) -> bool:
        """Tell whether a card has something to say and its ledger has any record.

        A rate without a value still says how many closed matters it leaves out.
        """
        if card.value is None and not card.left_out:
            return False
        return card.ledger.key in self.version.first_days or bool(
            card.ledger.is_roster and card.value
        )

    @cached_property
    def compared(self) -> Filters | None:
        """The filters for the period compared with; None if there is no comparison."""
        against = self.choice.comparison
        return other_filters(self.version, self.filters, against) if against else None

    def before(self, keys: Sequence[str]) -> dict[str, Card]:
        """Return the cards of indicators in the period compared with; {} without a comparison."""
        if self.compared is None or not keys:
            return {}
        return figure_cards(outcomes(self.version, self.scope, self.compared, keys))

    def change(self, card: Card) -> Change | None:
        """Return the change of a card from the period compared with; None without a comparison."""
        if self.compared is None:
            return None
        of_year = self.choice.comparison is Against.YEAR_BEFORE
        return card.year_change if of_year else card.period_change

    @cached_property
    def run(self) -> Period:
        """The last quarters up to the end of the period, which the charts show."""
        return run_period(self.version, self.filters)

    def by_quarter(self, keys: Sequence[str]) -> pd.DataFrame:
        """Return the outcomes of indicators over ``run``, by quarter."""
        return outcomes(self.version, self.scope, self.filters.over(self.run), keys, ["quarter"])

    def check(self) -> None:
        """Raise ``GridLensError`` if the period has no data or no record."""
        period, first = self.filters.period, self.version.first_day
        span = _("台账的日期从{first}到{last}。").format(
            first=first.isoformat(), last=self.version.as_of.isoformat()
        )
        if self.filters.elapsed is None or self.end < first:
            raise GridLensError(
                _("{period}没有数据，不能生成汇报材料。").format(period=period.label), span
            )
        if not any(
            card.value
            for card in self.cards.values()
            if card.indicator.measure in (Measure.FLOW, Measure.DISTINCT)
        ):
            raise GridLensError(
                _("{period}台账里没有记录，不能生成汇报材料。").format(period=period.label), span
            )
