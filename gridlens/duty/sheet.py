"""The texts and tables of a record of duty, the same on a page and in a duty sheet (履职登记表).

They are the facts of the person, activities by kind and quarter, the records, and the notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gridlens.duty.record import Duty, Entry
from gridlens.duty.roster import Person, Spell
from gridlens.figures.numbers import NOTHING, rounded
from gridlens.kinds.names.made import shown_code
from gridlens.period import Period
from gridlens.translation import N_, _

TITLE = N_("代表履职登记表")
RULE = N_("只记参与和推动的事实，不计分、不排名、不比较；事项的结果由承办单位办理，按台账列出。")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class About:
    """Where a sheet comes from: the office, the version, and whether its data is invented.

    ``within`` has the names of the grids that the sheet was narrowed to; empty means all.
    """

    office: str
    version: int
    sample: bool
    within: tuple[str, ...] = ()


def duty_sentence(duty: Duty) -> str:
    """Return a sentence: how much a deputy took part in, and the last activity or matter."""
    words = {"name": duty.person.name, "period": duty.period.label}
    if not duty.taken:
        return _("{name}，{period}，台账里没有记载参与的事项。").format(**words)
    last = duty.taken[0]
    return _("{name}，{period}，参与和推动{n}项，涉及{m}类；最近一项是{day}的“{kind}”。").format(
        **words,
        n=rounded(duty.activities, 0),
        m=len({count.kind.name for count in duty.counts}),
        day=_("{month}月{day}日").format(month=last.day.month, day=last.day.day)
        if last.day.year == duty.period.end.year
        else last.day.isoformat(),
        kind=last.kind.name,
    )


def lead_of_all(shown: Sequence[Entry], period: Period, narrowed: bool) -> str:
    """Return a sentence: how many deputies are listed, and how many of them the ledgers name.

    ``narrowed`` tells that only the deputies of some grids are listed.
    """
    if not shown:
        if narrowed:
            return _("{period}，所选网格没有联系代表。").format(period=period.label)
        return _("{period}，代表名册里没有在任代表。").format(period=period.label)
    who = _("联系所选网格的代表") if narrowed else _("在任代表")
    named = sum(1 for entry in shown if entry.ledgers)
    how = _("均有") if named == len(shown) else _("{m}名有").format(m=named)
    return _("{period}，{who}{n}名，{how}参与或推动的记录；点姓名看履职档案。").format(
        period=period.label, who=who, n=len(shown), how=how
    )


def facts(person: Person) -> list[tuple[str, str]]:
    """Return the facts about the person as pairs of label and value; an empty value is —."""
    pairs = [
        (_("姓名"), person.name),
        (_("代表层级"), person.level),
        (_("届别"), person.term),
        (_("选区"), person.district),
        (_("代表团"), person.delegation),
        (_("代表小组"), person.group),
        (_("联络站"), person.station),
        (_("任职"), person.office.dates),
        (_("专项小组"), spells(person.special_groups)),
        (_("联系网格"), spells(person.grids)),
    ]
    return [(label, value or NOTHING) for label, value in pairs]


def spells(some: Sequence[Spell]) -> str:
    """Return the spells with their dates, joined: 红旗一网格（2022-03-01至今）、…"""
    return "、".join(spell.said for spell in some)


def count_table(duty: Duty) -> pd.DataFrame:
    """Return the number of activities by kind and quarter, with their sum, ready to show."""
    quarters = [quarter.label for quarter in duty.quarters]
    rows = [(c.kind.name, c.kind.part, *c.by_quarter, c.total) for c in duty.counts]
    return pd.DataFrame(rows, columns=[_("种类"), _("参与方式"), *quarters, _("合计")])


def record_table(duty: Duty) -> pd.DataFrame:
    """Return the records, the newest first, each with its file, sheet and row."""
    titles = [
        _("日期"),
        _("种类"),
        _("内容"),
        _("参与方式"),
        _("事项结果"),
        _("来源文件"),
        _("工作表"),
        _("行号"),
    ]
    rows = [
        (t.day, t.kind.name, t.what, t.kind.part, t.outcome, t.file, t.sheet, t.row)
        for t in duty.taken
    ]
    return pd.DataFrame(rows, columns=titles)


def notes(duty: Duty, about: About) -> list[str]:
    """Return the notes of a sheet: period, as-of date, version, and what the sheet leaves out."""
    told = _("期间：{period}；数据截至 {day}；第 {number} 版；台账记录{n}条，合{m}项。").format(
        period=duty.period.label,
        day=duty.as_of.isoformat(),
        number=about.version,
        n=len(duty.taken),
        m=duty.activities,
    )
    within = [_("只含这些网格的记录：{grids}。").format(grids="、".join(about.within))]
    return [
        *([sample_mark()] if about.sample else []),
        told,
        *(within if about.within else []),
        _(RULE),
        _("一次视察发现几个问题的，记录逐条列出，只计一项；个人信息已遮盖。"),
    ]


def sample_mark() -> str:
    """Return the words that mark everything made from invented data."""
    return _("演示数据（虚构）")


def file_names(duties: Sequence[Duty]) -> list[str]:
    """Return a file name without ending for each sheet; equal names get the deputy's code."""
    plain = [
        _FORBIDDEN.sub("_", f"{_('履职登记表')}-{d.person.name}-{d.period.label}") for d in duties
    ]
    return [
        name if plain.count(name) == 1 else _FORBIDDEN.sub("_", f"{name}-{shown_code(code)}")
        for name, code in zip(plain, (duty.person.code for duty in duties), strict=True)
    ]
