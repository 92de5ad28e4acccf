"""What has changed since a briefing was frozen, figure by figure, and why.

The same question is asked again: the same choice and the same as-of date, but of the data now in
force. There are two kinds of reasons: a load that changed a record of the figure, and a goal that
was edited.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridlens.briefing.kept.causes import Causes
from gridlens.briefing.kept.frozen import Frozen
from gridlens.briefing.kept.named import named
from gridlens.briefing.make import briefing
from gridlens.briefing.sentence import Figure, Role
from gridlens.errors import GridLensError
from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import NOTHING, out_of, unit_of, written
from gridlens.figures.scope import Scope
from gridlens.goals.goal import KIND as GOAL
from gridlens.goals.goal import key_of
from gridlens.ledgers import indicators
from gridlens.store.office.state import State, StateChange
from gridlens.store.version import Version
from gridlens.translation import _

_SAME = 1e-9


@dataclass(frozen=True)
class Difference:
    """One figure that has changed; ``now`` is None if the briefing no longer has this figure."""

    label: str
    then: Figure
    now: Figure | None
    why: tuple[str, ...]

    @property
    def then_text(self) -> str:
        """The figure as it was, with its exact value."""
        return exactly(self.then)

    @property
    def now_text(self) -> str:
        """The figure as it is, with its exact value."""
        return exactly(self.now) if self.now else NOTHING


def differences(version: Version, scope: Scope, kept: Frozen) -> list[Difference]:
    """Return the figures that have changed, each with its reasons.

    Figures of the whole come before figures of a grid or a quarter.
    """
    present = _figures(version, scope, kept)
    edits = [c for c in State(version.folder).trail(GOAL) if c.changed_at >= kept.frozen_at]
    names = version.grid_names
    changed = [one for key, one in kept.figures.items() if _changed(one, present.get(key))]
    causes = Causes(version, scope, kept).of(changed) if changed else {}
    found = []
    for then in changed:
        now = present.get(then.key)
        why = causes[then.key] + _edited(then, edits)
        told = why or [_("没有相关的导入或目标修改，可能来自名册、别名或程序更新。")]
        found.append(Difference(named(then, names), then, now, tuple(told)))
    return sorted(found, key=lambda one: len(one.then.groups) if one.then.indicator else 0)


def differences_sentence(found: Sequence[Difference], kept: Frozen, version: Version) -> str:
    """Return a sentence: both versions, and how many figures have changed."""
    words = {"then": kept.version, "now": version.number, "all": len(kept.figures)}
    if not found:
        return _("冻结时是第{then}版，现在是第{now}版；{all}个数字都没有变化。").format(**words)
    return _("冻结时是第{then}版，现在是第{now}版；{all}个数字中有{n}个变了。").format(
        n=len(found), **words
    )


def exactly(figure: Figure) -> str:
    """Return a value with its unit, written exactly; any other figure as it read."""
    if figure.role is not Role.VALUE or figure.value is None:
        return figure.text
    unit = unit_of(figure.indicator)
    text = written(figure.value, figure.indicator) + unit
    rate = indicators()[figure.indicator][0].is_rate and figure.n is not None
    n = out_of(figure.value, figure.n, figure.indicator) if rate else ""
    return text + noted(figure.indicator, figure.value, n, figure.left_out)


def _figures(version: Version, scope: Scope, kept: Frozen) -> dict[str, Figure]:
    """Return the figures of the same briefing made now; empty if the period has no data now."""
    try:
        choice = replace(kept.choice, records=False)
        return briefing(version, scope, choice, "", dt.datetime.min).figures
    except GridLensError:
        return {}


def _changed(then: Figure, now: Figure | None) -> bool:
    return now is None or not (_same(then.value, now.value) or exactly(then) == exactly(now))


def _same(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is now
    return abs(then - now) <= _SAME


def _edited(figure: Figure, edits: Sequence[StateChange]) -> list[str]:
    """Return a sentence for each edit of the goal that a figure is judged by."""
    if figure.role not in (Role.GOAL, Role.SHARE, Role.GAP) and figure.page != "goals":
        return []
    return [
        _("目标已修改（{who}，{day}）").format(
            who=edit.changed_by or _("未署名"), day=edit.changed_at.date().isoformat()
        )
        for edit in edits
        if figure.indicator in ("", key_of(edit.name)[0])
    ]
