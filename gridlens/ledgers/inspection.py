"""调研视察: one row is a problem that an inspection found, or an inspection that found none.

The problems of one inspection have the same number, date and topic.
"""

from typing import Any

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure, Personal
from gridlens.schema.theme import Theme
from gridlens.translation import N_

GROUPS = (
    Option("矛盾调解组", ("矛盾纠纷调解组", "矛盾纠纷化解组", "纠纷调解组")),
    Option("公正司法组", ("司法组", "公平正义组")),
    Option("营商环境组", ("优化营商环境组", "营商组")),
    Option("安全环保组", ("安全组", "安全生产组", "安全和环境组", "安全与环境组")),
)
STATES = (
    Option("登记", ("已登记", "待整改")),
    Option("整改中", ("正在整改", *c.OPEN_WORDS)),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
    Option("已办结", ("已整改", "整改完成", *(w for w in c.CLOSED_WORDS if w != "已办结"))),
)


def _inspection(row: Any) -> Any:
    """Return what tells one inspection from another; offices begin their numbers anew by month."""
    topic = row.topic.fill_null("").replace("、", "，")  # 、 parts the entries of a list
    return row.number.fill_null("") + " " + row.date.cast("string") + " " + topic


LEDGER = Ledger(
    key="inspection",
    title=N_("调研视察"),
    row=N_("一次视察中发现的一个问题；没有发现问题的视察也占一行"),
    place=30,
    sheet_names=("视察", "调研", "视察调研", "执法检查", "调研视察台账"),
    number=None,
    shared_number="number",
    date="date",
    category="group",
    subject=("topic", "problem"),
    natural_key=("number", "date", "topic", "problem"),
    columns=(
        c.number(
            "SC2025-01",
            *("视察编号", "调研编号"),
            help=N_(
                "这次视察的编号；同一次视察的几行可以同号，与日期、主题合起来才认得出是哪一次。"
            ),
        ),
        c.day(
            "date",
            N_("视察日期"),
            N_("视察或调研的日期。"),
            "日期",
            "调研日期",
            "视察时间",
            "调研时间",
            "检查日期",
            required=True,
            span="first",
        ),
        c.text(
            "organiser",
            N_("组织单位"),
            N_("组织视察的单位。"),
            "街道人大工委",
            "主办单位",
            "牵头单位",
        ),
        c.choice(
            "group",
            N_("专项小组"),
            N_("开展视察的专项小组。"),
            GROUPS,
            "小组",
            "视察小组",
            "参与小组",
        ),
        c.text(
            "topic",
            N_("视察主题"),
            N_("视察的主题。"),
            "安全生产",
            "主题",
            "视察内容",
            "调研主题",
            "议题",
        ),
        c.grid(),
        c.deputies(part=N_("参与视察")),
        c.finding(
            "problem",
            N_("发现问题"),
            N_("发现的一个问题；没有问题的留空。"),
            "消防通道堵塞",
            "问题",
            "存在问题",
            "问题描述",
            personal=Personal.TEXT,
            long=True,
        ),
        c.text(
            "responsible_unit", N_("责任单位"), N_("负责整改的单位。"), "城管执法队", "整改单位"
        ),
        c.day("due", N_("整改期限"), N_("应当整改完的日期。"), "期限", "截止日期", "整改时限"),
        c.day(
            "closed",
            N_("办结日期"),
            N_("整改办结的日期。"),
            "整改日期",
            "办结时间",
            "完成日期",
            "整改完成日期",
        ),
        c.status(STATES, "整改状态", "整改情况"),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("视察问题"),
        nouns=("视察问题", "问题 视察", "问题 调研", "问题 检查"),
        received_word=N_("发现"),
        closed_words=("整改",),
        unit=N_("个"),
        prefix="findings",
        theme=Theme.SUPERVISION,
        steps=N_("发现 → 交办 → 整改 → 办结"),
        received="date",
        closed="closed",
        due="due",
        closing=("已办结",),
        extension=c.EXTENDED,
        matter="problem",
    ),
    indicators=(
        Indicator(
            key="inspections_joined",
            theme=Theme.SUPERVISION,
            said=(
                "调研视察|视察|视察调研|专题调研|专项视察|参加视察|调研|集中视察|"
                "执法检查|专题视察|视察活动"
            ),
            label=N_("参加调研视察"),
            unit=N_("次"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="date",
            distinct=_inspection,
            street_wide=True,
            definition=N_(
                "期内开展的调研视察次数，按视察日期计；编号、日期和主题都相同的是同一次，"
                "其中的多个问题只计一次；编号按月、按表重新起的，不会并成一次。"
            ),
        ),
    ),
)
