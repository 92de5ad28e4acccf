"""Frozen briefings: figures, choice, data version and files kept as they were given out.

They are kept in the office's state, and no later load changes them. The files and the rows behind
the figures are entries of their own, so that a list of briefings need not read them.
"""

import base64
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridlens.briefing import loads
from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.kept import rows
from gridlens.briefing.kept.rows import Rows
from gridlens.briefing.loads import Load
from gridlens.briefing.occasion import USUAL
from gridlens.briefing.sentence import Figure, Role
from gridlens.errors import GridLensError
from gridlens.figures.beside.change import Against
from gridlens.figures.scope import Filters, Scope
from gridlens.period import parse_period
from gridlens.store.office.state import State
from gridlens.store.version import Version
from gridlens.translation import _

KIND, FILES, ROWS = "briefing", "briefing_files", "briefing_rows"
MOST_BYTES = 40_000_000


@dataclass(frozen=True)
class Frozen:
    """A briefing as it was frozen.

    ``figures`` has the figures by key. ``loads`` has the loads that its data version held, by
    number. ``read_at`` is the version of the entry, which ``discard`` gives back.
    """

    name: str
    title: str
    choice: BriefingChoice
    version: int
    as_of: dt.date
    frozen_at: dt.datetime
    frozen_by: str
    figures: Mapping[str, Figure]
    loads: Mapping[int, Load]
    read_at: int


def freeze(
    version: Version,
    scope: Scope,
    briefing: Briefing,
    choice: BriefingChoice,
    files: Mapping[str, bytes],
    who: str,
) -> Frozen:
    """Keep a briefing with its files (bytes by form) and its rows, and return it.

    ``scope`` is that of the briefing. Raises ``GridLensError`` if the files are too
    large to keep, or if the data in force is no longer the version of the briefing.
    """
    known = briefing.appendix
    if known.version != version.number:
        raise GridLensError(_("数据刚刚更新，请看过新的汇报材料后再冻结。"))
    if sum(map(len, files.values())) > MOST_BYTES:
        raise GridLensError(
            _("文件合计超过{n} MB，不能冻结。").format(n=MOST_BYTES // 1_000_000),
            _("请把照片压缩后再试。"),
        )
    name = f"{choice.period.key}_{dt.datetime.now():%Y%m%d%H%M%S}"
    value = {
        "title": briefing.title,
        "choice": _choice_kept(choice, known.as_of),
        "version": known.version,
        "as_of": known.as_of.isoformat(),
        "figures": [_figure_kept(figure) for figure in briefing.figures.values()],
        "loads": loads.kept(loads.loads(version)),
    }
    packed = {ending: base64.b64encode(data).decode("ascii") for ending, data in files.items()}
    state = State(version.folder)
    state.put(FILES, name, packed, 0, who)
    asked = Filters(choice.period, known.as_of)
    figures = briefing.figures.values()
    state.put(ROWS, name, rows.kept(rows.rows_of(version, scope, asked, figures)), 0, who)
    state.put(KIND, name, value, 0, who)
    return next(one for one in frozen(version.folder) if one.name == name)


def frozen(store: Path) -> list[Frozen]:
    """Return every frozen briefing, the latest first."""
    found = [
        Frozen(
            name=name,
            title=entry.value["title"],
            choice=_choice(entry.value["choice"]),
            version=entry.value["version"],
            as_of=dt.date.fromisoformat(entry.value["as_of"]),
            frozen_at=entry.changed_at,
            frozen_by=entry.changed_by,
            figures=_figures(entry.value["figures"]),
            loads=loads.read(entry.value["loads"]),
            read_at=entry.version,
        )
        for name, entry in State(store).entries(KIND).items()
        if entry.changed_at
    ]
    return sorted(found, key=lambda one: (one.frozen_at, one.name), reverse=True)


def files(store: Path, name: str) -> dict[str, bytes]:
    """Return the files of a frozen briefing, as bytes by form, or by ending if kept long ago."""
    packed = State(store).entry(FILES, name).value or {}
    return {ending: base64.b64decode(data) for ending, data in packed.items()}


def rows_then(store: Path, name: str) -> dict[str, Rows]:
    """Return the rows of a frozen briefing by the figure's mark; empty if none were kept."""
    return rows.read(State(store).entry(ROWS, name).value or {})


def discard(store: Path, one: Frozen, who: str) -> None:
    """Take a frozen briefing off the list; its trail remains.

    Raises ``Overtaken`` if somebody else changed it first.
    """
    State(store).put(KIND, one.name, None, one.read_at, who)


def _choice_kept(choice: BriefingChoice, as_of: dt.date) -> dict[str, Any]:
    return {
        "period": choice.period.key,
        "comparison": choice.comparison.name if choice.comparison else None,
        "sections": list(choice.sections),
        "records": choice.records,
        "grids": choice.grids,
        "as_of": as_of.isoformat(),
        "occasion": choice.occasion,
        "problems": [list(one) for one in choice.problems],
        "figures": list(choice.figures),
    }


def _choice(said: Mapping[str, Any]) -> BriefingChoice:
    return BriefingChoice(
        period=parse_period(said["period"]),
        comparison=Against[said["comparison"]] if said["comparison"] else None,
        sections=tuple(said["sections"]),
        records=said["records"],
        grids=said["grids"],
        as_of=dt.date.fromisoformat(said["as_of"]),
        occasion=said.get("occasion", USUAL),
        problems=tuple((key, tone) for key, tone in said.get("problems", ())),
        figures=tuple(said.get("figures", ())),
    )


def _figure_kept(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": figure.value,
        "indicator": figure.indicator,
        "period": figure.period,
        "role": figure.role.value,
        "groups": [list(group) for group in figure.groups],
        "n": figure.n,
        "left_out": figure.left_out,
        "not_due": figure.not_due,
        "unit": figure.unit,
        "page": figure.page,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
    }


def _figures(said: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    found = [
        Figure(
            text=one["text"],
            value=one["value"],
            indicator=one["indicator"],
            period=one["period"],
            role=Role(one["role"]),
            groups=tuple((name, group) for name, group in one["groups"]),
            n=one["n"],
            left_out=one.get("left_out"),
            not_due=one.get("not_due"),
            unit=one["unit"],
            page=one["page"],
            as_of=dt.date.fromisoformat(one["as_of"]) if one["as_of"] else None,
        )
        for one in said
    ]
    return {figure.key: figure for figure in found}
