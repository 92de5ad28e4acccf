"""What is written of a record of duty, on a page and in a duty sheet (履职登记表): one wording.

Facts of the person, activities by kind and quarter, the records, and what must be known of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gridlens.duty.record import Duty, DutyCount
from gridlens.duty.roster import Person, Spell
from gridlens.figures.numbers import NOTHING, rounded
from gridlens.period import Period
from gridlens.translation import N_, _

TITLE = N_("代表履职登记表")
RULE = N_("只记参与和推动的事实，不计分、不排名、不比较；事项的结果由承办单位办理，按台账列出。")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class About:
    """Where a sheet comes from: the office, the version, and whether its data is invented.

    ``within`` names the grids it was narrowed to, empty for all.
    """

    office: str
    version: int
    sample: bool
    within: tuple[str, ...] = ()


def duty_sentence(duty: Duty) -> str:
    """Say in one sentence what a deputy took part in, and when last."""
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


def lead_of_all(shown: Sequence[DutyCount], period: Period, narrowed: bool) -> str:
    """Say in one sentence whom the roster lists and how many of them the ledgers name."""
    if not shown:
        if narrowed:
            return _("{period}，所选网格没有联系代表。").format(period=period.label)
        return _("{period}，代表名册里没有在任代表。").format(period=period.label)
    who = _("联系所选网格的代表") if narrowed else _("在任代表")
    named = sum(1 for entry in shown if entry.activities)
    how = _("均有") if named == len(shown) else _("{m}名有").format(m=named)
    return _("{period}，{who}{n}名，{how}参与或推动的记录；点姓名看履职档案。").format(
        period=period.label, who=who, n=len(shown), how=how
    )


def facts(person: Person) -> list[tuple[str, str]]:
    """Return what is known of the person as pairs of label and value, — for nothing."""
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
    """Return belongings with their days, joined: 红旗一网格（2022-03-01至今）、…"""
    return "、".join(spell.said for spell in some)


def count_table(duty: Duty) -> pd.DataFrame:
    """Return the activities by kind and quarter, with their sum, ready to show."""
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
    """Return what must be known of the sheet: period, as-of date, version, and its limits."""
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
    """Return the words that stand on everything made of invented data."""
    return _("演示数据（虚构）")


def file_names(duties: Sequence[Duty]) -> list[str]:
    """Return a name without ending for each sheet; where two would be one, the code is added."""
    plain = [
        _FORBIDDEN.sub("_", f"{_('履职登记表')}-{d.person.name}-{d.period.label}") for d in duties
    ]
    return [
        name if plain.count(name) == 1 else _FORBIDDEN.sub("_", f"{name}-{duty.person.code}")
        for name, duty in zip(plain, duties, strict=True)
    ]
