"""What a clerk chooses for a briefing: period, comparison, sections and their order, privacy."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from gridlens.briefing.occasion import USUAL
from gridlens.errors import GridLensError
from gridlens.figures.beside.change import Against
from gridlens.period import Period
from gridlens.translation import N_, _

SECTIONS = {
    "groups": N_("工作开展情况"),
    "contact": N_("联系群众情况"),
    "trends": N_("主要指标走势"),
    "goals": N_("目标进展"),
    "grids": N_("网格情况"),
    "cases": N_("典型案例"),
    "open": N_("未办结事项"),
    "problems": N_("存在的问题"),
    "next": N_("下步打算"),
}
COMPARISONS = {"none": None, "previous": Against.PERIOD_BEFORE, "last-year": Against.YEAR_BEFORE}


@dataclass(frozen=True)
class BriefingChoice:
    """The choice for one briefing; ``sections`` has keys of ``SECTIONS`` in the order wanted.

    Grids are named only with ``grids``. Records are included only with ``records``. If ``as_of``
    is None, the as-of date of the data is used. ``occasion`` is a key of ``OCCASIONS``.
    ``problems`` has a tone for the key of a problem that is not told as the rules propose it (see
    ``gridlens.briefing.problems``). ``figures`` are the indicators of the one page; if it is empty,
    a rule takes them.
    """

    period: Period
    comparison: Against | None = Against.YEAR_BEFORE
    sections: tuple[str, ...] = tuple(SECTIONS)
    records: bool = False
    grids: bool = False
    as_of: dt.date | None = None
    occasion: str = USUAL
    problems: tuple[tuple[str, str], ...] = ()
    figures: tuple[str, ...] = ()


def parse_sections(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of sections named by key or heading, each once.

    Raises ``GridLensError`` for an unknown name, and if no section is named.
    """
    known = {_(heading): key for key, heading in SECTIONS.items()} | {key: key for key in SECTIONS}
    unknown = [name for name in keys if name not in known]
    if unknown or not keys:
        raise GridLensError(
            _("没有名为“{name}”的部分。").format(name=unknown[0])
            if unknown
            else _("至少要选一个部分。"),
            _("可用：{names}。").format(
                names="、".join(f"{key}（{_(heading)}）" for key, heading in SECTIONS.items())
            ),
        )
    return tuple(dict.fromkeys(known[name] for name in keys))
