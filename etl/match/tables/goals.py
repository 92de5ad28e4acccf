"""Recognise the tables in which offices break goals down: a line a task, its amounts beside it.

Such a table (任务分解表) has a column for the task, one for the year's amount or several for its
parts, often one for the unit, and no column for the period, which stands in the headers and in the
title. Tables of what was reached look alike; they are left to others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under, texts_under
from etl.match.headers.header import Header, headers, writings
from etl.sheets.problem import Problem
from etl.sheets.sheet import Sheet
from gridlens.ledgers import indicators, ledgers
from gridlens.schema.header import folded
from gridlens.translation import _

WHOLE = ""
"""The part of a year that is all of it; the others are H1, H2 and Q1 to Q4."""

_TASKS = re.compile(
    r"(?:年度|全年|重点|主要|具体|考核|目标|履职|工作)*"
    r"(?:任务|目标|事项|项目|指标|内容|工作)(?:名称|内容|项目|分解|事项|任务)?"
)
_YEAR = re.compile(r"^(20\d{2})年?度?(?=\D)")
_QUARTER = re.compile(r"(?:第?([一二三四1-4])季度?|q([1-4])|([一二三四])季)(?=\D|$)")
_MONTHS = {"1-3": "Q1", "4-6": "Q2", "7-9": "Q3", "10-12": "Q4", "1-6": "H1", "7-12": "H2"}
_IN_MONTHS = re.compile(r"(\d{1,2})月?\s*[-—–~～至]\s*(\d{1,2})月")
_HALVES = (("上半年", "H1"), ("下半年", "H2"))
_AMOUNT = re.compile(
    r"(?:年度?|全年|总|本年度?)?(?:工作)?(?:目标|任务|计划|指标|考核)*(?:值|数|数量|量|任务|目标|数值)?"
)
_AMOUNT_ALONE = frozenset({"全年", "年度", "合计", "总计", "总数", "数量"})
_GOAL_WORDS = re.compile(r"目标|任务|计划|指标")
_GOAL_TITLES = re.compile(r"目标|任务|分解|计划|指标|重点工作|责任制|工作要点")
_REACHED = re.compile(
    r"完成(?!目标|任务)|实际|进展|进度|达成|实绩|累计|同比|得分|分值|权重|时限|时间|期限"
)
_REPORTS = re.compile(r"完成情况|进展|统计|汇总|进度|通报|完成率|落实情况")
_COLUMNS = {
    "lead": (
        *(
            "牵头单位",
            "责任单位",
            "牵头部门",
            "责任部门",
            "责任领导",
            "责任人",
            "牵头领导",
            "牵头人",
        ),
        *(
            "负责人",
            "分管领导",
            "承办单位",
            "责任科室",
            "牵头科室",
            "责任主体",
            "落实单位",
            "包抓领导",
        ),
        *("牵头责任人", "责任单位及责任人", "主要责任人", "责任股室", "责任站所", "责任站办"),
    ),
    "note": ("备注", "说明", "附注"),
    "grid": ("网格", "所属网格", "责任网格", "范围", "网格名称", "实施网格"),
    "period": ("期间", "年份", "目标期间", "年度"),
    "reporting_unit": ("填报单位", "上报单位", "报送单位"),
    "reporter": ("填报人", "上报人", "报送人"),
}
_UNIT = ("单位", "计量单位", "计数单位", "数量单位", "目标单位", "单位数量")
_UNITS = re.compile(
    r"[件起条项宗人户次场处部家名个份期篇位批回场站支万元%‰]{1,3}|人次|百分比|天|小时"
)
_NUMBER = re.compile(r"\d")
_YEARS = re.compile(r"20\d{2}年?度?")
_MOSTLY = 0.5


@dataclass(frozen=True)
class Amounts:
    """Where the amounts of a table of goals stand.

    ``places`` has the place of every column of amounts, with its year (None where the header names
    none) and the part of the year. ``unit`` is the place of the units, if there is such a column.
    """

    places: dict[int, tuple[int | None, str]] = field(default_factory=dict)
    unit: int | None = None


@dataclass
class GoalTable(MatchedSheet):
    """A sheet of goals whose lines have several amounts."""

    amounts: Amounts = field(default_factory=Amounts)


def goal_table(sheet: Sheet) -> GoalTable | None:
    """Return the sheet as a table of goals; None if it is none, or one of our own form."""
    found = [table for header in headers(sheet) if (table := _table(sheet, header))]
    return max(found, key=lambda one: len(one.columns) + len(one.amounts.places), default=None)


def _table(sheet: Sheet, header: Header) -> GoalTable | None:
    said = {place: [*_said(path)] for place, path in enumerate(header.paths) if any(path)}
    if not any(_TASKS.fullmatch(one) for some in said.values() for one in some):
        return None
    rows = rows_under(sheet, header.last)
    cells = {place: texts_under(sheet, rows, place) for place in said}
    columns: dict[str, int] = {}
    for name, known in _COLUMNS.items():
        ranked = [
            (known.index(one), at) for at, some in said.items() for one in some if one in known
        ]
        if name == "period":
            ranked = [one for one in ranked if _are(cells[one[1]], _YEARS.match)]
        if ranked:
            columns[name] = min(ranked)[1]
    unit = next((at for at, some in said.items() if _is_unit(some, cells[at])), None)
    taken = {*columns.values(), unit}
    places = {
        at: part
        for at in said
        if at not in taken and (part := _part(header.paths[at])) and _may_be(part[1], cells[at])
    }
    tasks = [
        at
        for at, some in said.items()
        if at not in taken | {*places}
        and any(map(_TASKS.fullmatch, some))
        and _are_words(cells[at])
    ]
    our_form = "period" in columns and unit is None and {*places.values()} == {(None, WHOLE)}
    our_form = our_form and all(map(_is_declared, cells[tasks[-1]] if tasks else ()))
    if not tasks or not places or our_form or not _speaks_of_goals(sheet, header, places):
        return None
    columns["indicator"] = tasks[-1]  # the last is the most detailed: 类别, 项目, 指标
    columns["value"] = next(iter(places))
    used = {*columns.values(), *places, unit}
    notices = [
        Problem(header.last, header.texts[at], None, _("此列未识别，未导入"))
        for at in said
        if at not in used and "序号" not in said[at]
    ]
    return GoalTable(
        sheet,
        ledgers()["goal"],
        header.last,
        columns,
        notices,
        texts=header.texts,
        amounts=Amounts(_with_year(places), unit),
    )


def _is_declared(text: str) -> bool:
    """Tell whether a text is the key or the label of an indicator."""
    return text in indicators() or any(one.label == text for one, _of in indicators().values())


def _said(path: tuple[str, ...]) -> Iterator[str]:
    """Yield the ways to read a header: whole, and its last part alone."""
    for writing in writings(path):
        yield writing.text


def _part(path: tuple[str, ...]) -> tuple[int | None, str] | None:
    """Return the year, if the header names one, and the part of it that amounts are for."""
    whole = folded("".join(path))
    if _REACHED.search(whole):
        return None
    year = next((int(found[1]) for text in path if (found := _YEAR.match(folded(text)))), None)
    text = _YEAR.sub("", folded(path[-1]))
    if months := _IN_MONTHS.search(path[-1]):
        part = _MONTHS.get(f"{int(months[1])}-{int(months[2])}")
        return (year, part) if part else None
    if quarter := _QUARTER.search(text):
        number = next(filter(None, quarter.groups()))
        return year, f"Q{'一二三四1234'.index(number) % 4 + 1}"
    for word, part in _HALVES:
        if word in text:
            return year, part
    is_amount = text in _AMOUNT_ALONE or (_AMOUNT.fullmatch(text) and _GOAL_WORDS.search(text))
    return (year, WHOLE) if is_amount else None


def _is_unit(said: list[str], cells: list[str]) -> bool:
    return any(one in _UNIT for one in said) and _are(cells, _UNITS.fullmatch)


def _may_be(part: str, cells: list[str]) -> bool:
    """Tell whether cells may hold amounts; in a quarter there may be words, or nothing at all."""
    return part != WHOLE or not cells or _are(cells, _NUMBER.search)


def _with_year(
    places: dict[int, tuple[int | None, str]],
) -> dict[int, tuple[int | None, str]]:
    """Return the columns with the one year that headers name, also where the header names none."""
    years = {year for year, _part in places.values() if year}
    only = years.pop() if len(years) == 1 else None
    return {at: (year or only, part) for at, (year, part) in places.items()}


def _are_words(cells: list[str]) -> bool:
    return bool(cells) and not _are(cells, re.compile(r"[\d.,%]+").fullmatch)


def _are(cells: list[str], test: object) -> bool:
    """Tell whether most cells pass a test; no cell passes none."""
    return bool(cells) and sum(bool(test(one)) for one in cells) >= _MOSTLY * len(cells)  # type: ignore[operator]


def _speaks_of_goals(
    sheet: Sheet, header: Header, places: dict[int, tuple[int | None, str]]
) -> bool:
    """Tell whether headers or names say that amounts are aimed at, not reached."""
    if any(_GOAL_WORDS.search("".join(header.paths[at])) for at in places):
        return True
    above = [text for row in range(1, header.first) for text in sheet.row(row) if text]
    names = "".join([*above, sheet.name, sheet.file])
    return bool(_GOAL_TITLES.search(names)) and not _REPORTS.search(names)
