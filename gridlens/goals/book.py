"""The book of goals: the goals that people keep in the application, in the form offices know.

The book shows every goal as it stands; an edited goal also shows the loaded one below it. A change
names the version at which the goal was read. When two people edit at once, the second is told so
and sees both values. Each change stays in the trail: who, when, old and new value.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gridlens.errors import GridLensError, Refused
from gridlens.figures.numbers import percent, rounded
from gridlens.goals.goal import (
    KIND,
    Goal,
    Key,
    as_written,
    edited,
    edited_goal,
    key_of,
    loaded_goals,
    name_of,
    says_the_same,
    standing_key,
)
from gridlens.goals.shares import Shares, checked
from gridlens.kinds import Decimal, PeriodName
from gridlens.kinds.base import halfwidth, is_empty
from gridlens.ledgers import declared_indicator, indicators
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, parse_period
from gridlens.schema.ledger import Direction, Indicator, Measure
from gridlens.store.office.state import State, StateChange
from gridlens.store.version import Version
from gridlens.translation import _

MOST = 10_000_000
LONGEST = 200


@dataclass(frozen=True)
class BookLine:
    """One goal of the book: as it stands, as it was loaded, and who edited it when.

    ``standing`` is None where an edit says that there is no goal. ``lead``, ``note`` and ``shares``
    are those of the goal that stands; an emptied goal keeps them for its return. ``version`` is the
    version at which the line was read; a change must name it.
    """

    key: Key
    standing: Goal | None
    loaded: Goal | None
    version: int = 0
    changed_by: str = ""
    changed_at: dt.datetime | None = None
    lead: str = ""
    note: str = ""
    shares: Shares = ()

    @property
    def edited(self) -> bool:
        """Whether an edit in the application, not the ledger, says how the goal stands."""
        return self.changed_at is not None


@dataclass(frozen=True)
class Edit:
    """What a person typed; an empty ``value`` means that there is no goal.

    ``grid`` is a code or None. ``version`` is the version at which the line was read, 0 for a new
    goal.
    """

    indicator: str
    period: str
    value: str
    grid: str | None = None
    lead: str = ""
    note: str = ""
    shares: Shares = ()
    version: int = 0


def book(version: Version, at: int | None = None) -> list[BookLine]:
    """Return every goal: in the order of indicators, the whole before grids, long periods first.

    ``at`` is the stamp of the state to read; None reads the state of now.
    """
    state, loaded = State(version.folder), loaded_goals(version)
    entries, versions = edited(version, at), state.versions(KIND, at)
    keys = set(loaded) | set(entries)
    lines = []
    for key in sorted(keys, key=_place):
        entry = entries.get(key)
        said = entry.value if entry else as_written(loaded.get(key))
        lines.append(
            BookLine(
                key=key,
                standing=edited_goal(key, entry.value) if entry else loaded.get(key),
                loaded=loaded.get(key),
                version=versions.get(name_of(key), 0),
                changed_by=entry.changed_by if entry else "",
                changed_at=entry.changed_at if entry else None,
                lead=said["lead"],
                note=said["note"],
                shares=tuple(said["shares"]),
            )
        )
    return lines


def key(version: Version, edit: Edit) -> Key:
    """Return which goal a change is about; raise ``GridLensError`` for what does not exist."""
    indicator, ledger = declared_indicator(edit.indicator)
    try:
        period = PeriodName().parse(edit.period)
    except Refused as refused:
        raise GridLensError(
            _("目标期间“{period}”不可用：{why}。").format(period=edit.period, why=refused)
        ) from refused
    if edit.grid is not None:
        if edit.grid not in set(version.grids["code"]):
            raise GridLensError(_("名册里没有编码为“{grid}”的网格。").format(grid=edit.grid))
        if indicator.street_wide or not ledger.grid:
            raise GridLensError(
                _("“{label}”属于全街道，不能给网格定目标。").format(label=_(indicator.label))
            )
    return indicator.key, edit.grid, period


def amount(indicator: Indicator, text: str) -> float | None:
    """Return the goal that a person typed; None for an empty cell.

    Raises ``GridLensError`` that says what is wrong: text, a negative number, 0 unless lower is
    better, too large a number, a fraction of a count, a rate above 100 %.
    """
    if is_empty(text):
        return None
    wrong = _("“{label}”的目标“{text}”不可用：").format(label=_(indicator.label), text=text.strip())
    if halfwidth(text).startswith("-"):
        raise GridLensError(wrong + _("不能为负。"))
    try:
        value = Decimal(most=math.inf).parse(text)
    except Refused as refused:
        raise GridLensError(wrong + f"{refused}。") from refused
    if value == 0 and indicator.direction is not Direction.LOWER:
        raise GridLensError(wrong + _("不能为0。"), _("不设目标请留空。"))
    if indicator.is_rate and value > 1:
        raise GridLensError(wrong + _("比率不能超过100%。"), _("请写成95%或0.95。"))
    if value > MOST:
        raise GridLensError(wrong + _("数字过大，最多{most}。").format(most=rounded(MOST, 0)))
    whole = not indicator.is_rate and indicator.measure is not Measure.MEDIAN
    if whole and value != int(value):
        raise GridLensError(wrong + _("应为整数。"))
    return value


def save(version: Version, edits: Sequence[Edit], who: str) -> None:
    """Write changes: all of them, or none if one is not possible.

    What says the same as what stands is no change: it leaves no entry and no trace in the trail.
    Raises ``GridLensError`` for a change that is not possible, and ``Overtaken`` when somebody was
    faster.
    """
    entries, loaded = edited(version), loaded_goals(version)
    named: set[str] = set()
    values = {}
    for edit in edits:
        about = key(version, edit)
        indicator = find_indicator(about[0])[0]
        value = amount(indicator, edit.value)
        shares = checked(parse_period(about[2]), edit.shares)
        if shares and not indicator.has_pace:
            raise GridLensError(
                _("“{label}”没有序时进度，不用分期比例。").format(label=_(indicator.label))
            )
        for words in (edit.lead, edit.note):
            if len(words) > LONGEST:
                raise GridLensError(_("责任和备注最多{n}个字。").format(n=LONGEST))
        name = name_of(about)
        if name in named:
            raise GridLensError(
                _("“{label}”同一期间的目标填了两次。").format(label=_(indicator.label))
            )
        named.add(name)
        told: dict[str, Any] = {"value": value, "shares": list(shares)}
        told |= {"lead": edit.lead.strip(), "note": edit.note.strip()}
        entry = entries.get(about)
        if says_the_same(told, entry.value if entry else as_written(loaded.get(about))):
            if entry is None or entry.name != name:
                continue
            told = entry.value  # written again, so that its version is checked
        values[name] = (told, edit.version)
    if values:
        State(version.folder).put_all(KIND, values, who)


def restore(version: Version, about: Key, read_at: int, who: str) -> None:
    """Undo an edit: the loaded goal stands again, or no goal where none was loaded."""
    state = State(version.folder)
    for name, at in state.versions(KIND).items():
        if standing_key(version, key_of(name)) == about and name != name_of(about):
            state.put(KIND, name, None, at, who)
    state.put(KIND, name_of(about), None, read_at, who)


def trail(version: Version, about: Key | None = None, at: int | None = None) -> list[StateChange]:
    """Return the changes of all goals, or of one goal, up to a stamp, the latest first."""
    return State(version.folder).trail(KIND, name_of(about) if about else None, at)


def questions(edits: Iterable[Edit]) -> list[str]:
    """Return the questions to ask a person before saving.

    A number set as goal for a neutral indicator is questioned, because it would act as a quota.
    """
    asked = []
    for edit in edits:
        indicator = find_indicator(edit.indicator)[0]
        counted = not indicator.is_rate and indicator.measure is not Measure.MEDIAN
        if not is_empty(edit.value) and counted and indicator.direction is Direction.NEUTRAL:
            asked.append(
                _(
                    "“{label}”数的是发现和办理的情况，多少本身不说明好坏；给它定数量目标等于定指标任务，"
                    "容易造成凑数或少报。建议改定办结率、按期率等目标。确定要设吗？"
                ).format(label=_(indicator.label))
            )
    return list(dict.fromkeys(asked))


def goal_text(goal: Goal | None) -> str:
    """Return the value of a goal with its unit; 不设目标 where there is no goal."""
    if goal is None:
        return _("不设目标")
    indicator = find_indicator(goal.indicator)[0]
    if indicator.is_rate:
        return percent(goal.value)
    return rounded(goal.value, 1) + _(indicator.unit)


def _place(about: Key) -> tuple[int, str, int, Period]:
    indicator, grid, named = about
    order, period = list(indicators()), parse_period(named)
    place = order.index(indicator) if indicator in order else len(order)
    return place, grid or "", -period.months, period
