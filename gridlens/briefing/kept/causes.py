"""Which loads changed a figure since a briefing was frozen: those that said a record of it anew.

The records behind the figure then are compared with those now. A record that came, went or counts
otherwise was changed by the load that says it now, or by the load that said it then and was taken
back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gridlens.briefing import loads
from gridlens.briefing.kept.frozen import Frozen, rows_then
from gridlens.briefing.kept.named import ledger_keys
from gridlens.briefing.kept.rows import Rows, differing, in_force, rows_of
from gridlens.briefing.loads import Load
from gridlens.briefing.sentence import Figure, Role
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.store.version import Version

GOALS = "goal"
_AIMED = (Role.SHARE, Role.GAP)


@dataclass(frozen=True, eq=False)
class Causes:
    """What is asked for causes: the data now, who asks, and the briefing as it was frozen."""

    version: Version
    scope: Scope
    kept: Frozen

    def of(self, changed: Iterable[Figure]) -> dict[str, list[str]]:
        """Return a phrase for each load that changed a figure, by the figure's key.

        A count over several indicators was changed by what changed these. A briefing of which no
        rows were kept names each load of the figure's ledger.
        """
        changed = list(changed)
        found = {figure.key: self._of_figure(figure, changed) for figure in changed}
        every = set().union(*(found[one.key] for one in changed if one.indicator), set())
        for figure in changed:
            if not figure.indicator and "absent" not in dict(figure.groups) and every:
                found[figure.key] = every
        return {
            figure.key: loads.told(self.kept.loads, self._now, found[figure.key], _ledgers(figure))
            for figure in changed
        }

    @cached_property
    def _now(self) -> Mapping[int, Load]:
        return loads.loads(self.version)

    @cached_property
    def _then_rows(self) -> Mapping[str, Rows]:
        return rows_then(self.version.folder, self.kept.name)

    def _of_figure(self, figure: Figure, changed: list[Figure]) -> set[int]:
        if figure.role is Role.GOAL:
            return self._touching((GOALS,))
        if not figure.indicator or not self._then_rows:
            return self._touching(ledger_keys(figure))
        found = self._by_rows(figure)
        if figure.role is Role.CHANGE:
            values = (one for one in changed if _compared(one, figure, self.kept))
            found |= set().union(*map(self._by_rows, values))
        if figure.role in _AIMED and any(_aim(one, figure) for one in changed):
            found |= self._touching((GOALS,))
        return found

    def _by_rows(self, figure: Figure) -> set[int]:
        then = self._then_rows.get(figure.mark, {})
        filters = Filters(self.kept.choice.period, self.kept.as_of)
        now = rows_of(self.version, self.scope, filters, [figure])[figure.mark]
        ledger = find_indicator(figure.indicator)[1].key
        found: set[int] = set()
        unsure = False
        said_now = in_force(self.version, ledger) if then.keys() - now.keys() else {}
        for key in differing(then, now):
            present = now[key][1] if key in now else said_now.get(key)
            before = then[key][1] if key in then else None
            if present is not None and present not in self.kept.loads:
                found.add(present)
            elif before is not None and before not in self._now:
                found.add(before)
            else:
                unsure = True
        return found | self._touching((ledger,)) if unsure and not found else found

    def _touching(self, ledger: Iterable[str]) -> set[int]:
        """Return the loads of some ledgers that came since or were taken back."""
        keys = list(ledger)
        came = {n for n, one in self._now.items() if n not in self.kept.loads and one.touches(keys)}
        went = {n for n, one in self.kept.loads.items() if n not in self._now and one.touches(keys)}
        return came | went


def _ledgers(figure: Figure) -> tuple[str, ...]:
    return (GOALS,) if figure.role is Role.GOAL else ledger_keys(figure)


def _compared(value: Figure, change: Figure, kept: Frozen) -> bool:
    """Tell whether a figure is the value of the briefing's period that a change compares."""
    same = (value.indicator, value.groups) == (change.indicator, change.groups)
    return same and value.role is Role.VALUE and value.period == kept.choice.period.key


def _aim(goal: Figure, figure: Figure) -> bool:
    """Tell whether a figure is the goal by which another is judged."""
    return goal.role is Role.GOAL and goal.indicator == figure.indicator
