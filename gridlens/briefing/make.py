"""Make a briefing: each chosen section by its rule, in the order chosen.

Sections without data are left out.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import chain

from gridlens.briefing import records
from gridlens.briefing.choice import SECTIONS, BriefingChoice
from gridlens.briefing.content import Briefing, Section, figures_of
from gridlens.briefing.forms.page import page
from gridlens.briefing.forms.report import annex, report
from gridlens.briefing.forms.slides import slides
from gridlens.briefing.forms.speech import speech
from gridlens.briefing.forms.speech import told as prosaic
from gridlens.briefing.forms.work import work
from gridlens.briefing.material import Material
from gridlens.briefing.occasion import OCCASIONS
from gridlens.briefing.problems import proposals
from gridlens.briefing.sections import clerk, goals, grids, groups, open, problems, trends
from gridlens.briefing.sections.appendix import appendix
from gridlens.briefing.sentence import Figure
from gridlens.figures.scope import Scope
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _

_MADE: dict[str, Callable[[Material, str, str], Section | None]] = {
    "goals": goals.section,
    "groups": groups.section,
    "contact": groups.contact,
    "grids": grids.section,
    "trends": trends.section,
    "open": open.section,
    "problems": problems.section,
    "cases": clerk.cases,
    "next": clerk.next_steps,
}
assert _MADE.keys() == SECTIONS.keys()


def briefing(
    version: Version,
    scope: Scope,
    choice: BriefingChoice,
    made_by: str,
    made_at: dt.datetime,
    at: int | None = None,
) -> Briefing:
    """Return the briefing for a choice; raise ``GridLensError`` for a period without data.

    ``at`` is the stamp of the state at which goals are read; None reads them as they stand now.
    """
    material = Material(version, scope, choice, at)
    material.check()
    made = {
        key: found
        for key in choice.sections
        if (found := _MADE[key](material, key, _(SECTIONS[key])))
    }
    sections = tuple(made.values())
    formed = _forms(material, made)
    every = chain(sections, *(of_form for _key, of_form in formed))
    figures: list[Figure] = [figure for section in every for figure in figures_of(section)]
    occasion = OCCASIONS[choice.occasion]
    office, period = settings().office, choice.period
    day = material.filters.as_of
    until = _("数据截至{year}年{month}月{day}日").format(
        year=day.year, month=day.month, day=day.day
    )
    return Briefing(
        office=office,
        title=_("{office}人大工委{period}工作情况汇报").format(office=office, period=period.label),
        subtitle=until,
        period=period,
        sections=sections,
        closing=_("以上数字均由台账汇总，{until}，第{version}版；口径和导入的文件见附录。").format(
            until=until, version=version.number
        ),
        appendix=appendix(material, figures, made_at, made_by),
        sample=version.sample,
        records=records.sheets(material, figures) if choice.records else (),
        forms=formed,
        salutation=_(occasion.salutation),
        close=_(occasion.close),
        proposals=proposals(material),
    )


def _forms(
    material: Material, made: Mapping[str, Section]
) -> tuple[tuple[str, tuple[Section, ...]], ...]:
    """Return the sections of each form; without the sections of the work, it is not told."""
    told = work(material) if "groups" in made else {}
    order = OCCASIONS[material.choice.occasion].order
    ordered = {key: told[key] for key in order if key in told}
    one = page(material, made)
    prose = prosaic(material, ordered, made)
    return (
        ("page", (one,)),
        ("deck", slides(material, one, ordered, made)),
        ("speech", speech(material, ordered, made)),
        ("report", report(prose, ordered, made)),
        ("annex", annex(made)),
    )
