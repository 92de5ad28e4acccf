"""Columns that several ledgers share, each declared once."""

import datetime as dt
from dataclasses import replace
from typing import Any

from gridlens.kinds import Choice, Code, Day, Finding, Option, Reference, Several, Text, Whole
from gridlens.kinds.dates.day import End
from gridlens.schema.ledger import Column, Personal
from gridlens.translation import N_


def day(
    name: str,
    title: str,
    help: str,
    *headers: str,
    required: bool = False,
    span: End | None = None,
    month: End | None = None,
    stands_in: str = "",
) -> Column:
    """Return a date column.

    ``span`` says which day counts when a cell holds a range of days, ``month`` which day counts
    when it holds a month without a day. Without them the column refuses these cells. ``stands_in``
    is the date that is taken where a table has no such column.
    """
    kind = Day(span=span, month=month)
    accepts = [("2025-04-03", dt.date(2025, 4, 3)), ("2025年4月3日", dt.date(2025, 4, 3))]
    if span:
        accepts.append(("2025.4.3-4.5", dt.date(2025, 4, 3 if span == "first" else 5)))
    if month:
        accepts.insert(1, ("2025年4月", dt.date(2025, 4, 1 if month == "first" else 30)))
    refuses = ["2025-02-30", "四月初", "民国114年4月3日"]
    refuses += [] if span else ["2025.4.3-4.5"]
    refuses += [] if month else ["2025年4月"]
    return Column(
        name=name,
        title=title,
        kind=kind,
        help=help,
        headers=headers,
        required=required,
        stands_in=stands_in,
        accepts=tuple(accepts),
        refuses=tuple(refuses),
    )


def text(name: str, title: str, help: str, example: str, *headers: str, **more: Any) -> Column:
    """Return a column of free text."""
    return Column(
        name=name,
        title=title,
        kind=Text(),
        help=help,
        headers=headers,
        accepts=((f" {example}\u3000", example),),
        refuses=("字" * 32_768,),
        **more,
    )


def finding(name: str, title: str, help: str, example: str, *headers: str, **more: Any) -> Column:
    """Return a column of problems or needs; 未发现问题 and its like leave it empty."""
    column = replace(text(name, title, help, example, *headers, **more), kind=Finding())
    return replace(column, accepts=(*column.accepts, ("未发现问题", None)))


def count(name: str, title: str, help: str, *headers: str, unit: str = "") -> Column:
    """Return a column of whole numbers from 0 up."""
    return Column(
        name=name,
        title=title,
        kind=Whole(unit=unit),
        help=help,
        headers=headers,
        accepts=(("12", 12), (f"１２{unit}", 12)),
        refuses=("约20", "-3", "1.5", *(["12户"] if unit == "人" else [])),
    )


def choice(
    name: str, title: str, help: str, options: tuple[Option, ...], *headers: str, **more: Any
) -> Column:
    """Return a column that accepts a fixed list of values.

    Every spelling of every option becomes an example of what the column accepts.
    """
    spelled = tuple((s, o.value) for o in options for s in (o.value, *o.spellings))
    return Column(
        name=name,
        title=title,
        kind=Choice(options=options),
        help=help,
        headers=headers,
        accepts=spelled,
        refuses=("？？",),
        **more,
    )


def number(
    example: str,
    *headers: str,
    help: str = N_("本条的唯一编号；没有编号的，按日期和其他关键列识别。"),
) -> Column:
    """Return the ``number`` column: the number that the office gave the record."""
    return Column(
        name="number",
        title=N_("编号"),
        kind=Code(),
        help=help,
        headers=("序列号", "登记编号", *headers),
        accepts=((example, example), (f"{example} ", example)),
        refuses=("4.11E+14",),
    )


def status(options: tuple[Option, ...], *headers: str) -> Column:
    """Return the ``status`` column, which offices call 状态."""
    return choice(
        "status",
        N_("状态"),
        N_("办理到哪一步；已办结的请同时填写办结日期。"),
        options,
        *("办理状态", "当前状态", "办理情况", "进度", "办理进度", *headers),
    )


EXTENDED = "延期"
OPEN_WORDS = ("处置中", "办理中", "未办结", "在办", "正在办理", "待办", "未办", "进行中", "办理")
CLOSED_WORDS = (
    "已办结",
    "已结",
    "办结",
    "已完成",
    "完成",
    "结案",
    "已结案",
    "已销号",
    "销号",
    "已处置",
)


def grid() -> Column:
    """Return the ``grid`` column, which names the record's grid."""
    return Column(
        name="grid",
        title=N_("网格"),
        kind=Reference(to="grid"),
        help=N_("网格名册中的名称、别名或编码；不属于某个网格的留空。"),
        headers=("所属网格", "网格名称", "网格编码", "所在网格", "责任网格", "网格编号"),
        accepts=(("红旗一网格", "红旗一网格"), ("411101001001005", "411101001001005")),
    )


def deputies(
    title: str = N_("代表"), name: str = "deputies", *headers: str, part: str = N_("参与")
) -> Column:
    """Return a column that names the deputies who took part; ``part`` says what they did."""
    return Column(
        name=name,
        title=title,
        kind=Reference(to="deputy", several=True),
        help=N_("参与的代表，写代表名册中的姓名或编码，多人用顿号隔开。"),
        headers=headers
        or ("参与代表", "参加代表", "人大代表", "代表姓名", "参与人大代表", "责任代表"),
        part=part,
        accepts=(("张某、李某", ["张某", "李某"]), ("张某，李某；张某", ["张某", "李某"])),
    )


def station() -> Column:
    """Return the ``station`` column, which names the liaison station."""
    return text(
        "station",
        N_("联络站"),
        N_("在哪个代表联络站；不在联络站的留空。"),
        "示范街道代表联络站",
        *("所在联络站", "站点", "站点名称", "接待站点"),
    )


def satisfaction() -> Column:
    """Return the ``satisfaction`` column: how the person concerned judged the outcome."""
    return choice(
        "satisfaction",
        N_("满意度"),
        N_("当事人或群众的评价。"),
        (
            Option("满意", ("很满意", "非常满意", "A")),
            Option("基本满意", ("较满意", "一般", "B")),
            Option("不满意", ("很不满意", "C")),
        ),
        "满意情况",
        "评价",
        "满意程度",
    )


def reporting() -> tuple[Column, Column]:
    """Return the two columns at the end of every ledger: the reporting unit and the reporter."""
    return (
        text(
            "reporting_unit",
            N_("填报单位"),
            N_("填报本条的单位。"),
            "建设社区",
            "上报单位",
            "报送单位",
        ),
        text(
            "reporter",
            N_("填报人"),
            N_("填报本条的人。"),
            "赵某",
            "上报人",
            "报送人",
            "登记人",
            personal=Personal.NAME,
        ),
    )


def several(name: str, title: str, help: str, example: str, *headers: str) -> Column:
    """Return a column whose cells hold several short texts, such as the laws of a study session."""
    return Column(
        name=name,
        title=title,
        kind=Several(),
        help=help,
        headers=headers,
        accepts=((f"{example}、乙；{example}", [example, "乙"]),),
    )
