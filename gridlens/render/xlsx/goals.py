"""The goals as a workbook: the table that offices know, every goal, and goals that disagree."""

from gridlens.figures.numbers import percent
from gridlens.figures.scope import Filters, Scope
from gridlens.goals import sheet
from gridlens.goals.book import book
from gridlens.goals.contradictions import compared
from gridlens.goals.goal import goals
from gridlens.goals.pace import RULE, RULE_OTHERS
from gridlens.period import Period
from gridlens.render.xlsx.workbook import workbook
from gridlens.store.version import Version
from gridlens.translation import _


def goal_workbook(
    version: Version, scope: Scope, filters: Filters, year: Period, at: int | None = None
) -> bytes:
    """Return the workbook of a year's goals, with their progress on the filters' as-of date.

    ``at`` is the stamp of the state at which goals are read; None reads them as they stand now.
    """
    known = goals(version, at)
    names = version.grid_names
    ours = [line for line in book(version, at) if line.key[2].startswith(year.key)]
    table = sheet.year_table(version, scope, filters, known, year)
    elapsed = _("{year}已过{share}").format(
        year=year.label, share=percent(year.elapsed(filters.as_of))
    )
    notes = [
        _("{year}目标及进展，数据截至{day}。").format(year=year.label, day=filters.as_of),
        _(RULE).format(elapsed=elapsed),
        _(RULE_OTHERS),
        *(found.sentence for found in compared(known, names).found),
        _("数据版本：第{n}版").format(n=version.number),
    ]
    return workbook({_("年度目标"): table, _("全部目标"): sheet.book_table(ours, names)}, notes)
