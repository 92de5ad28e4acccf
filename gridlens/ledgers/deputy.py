"""代表名册: one row is a deputy."""

import datetime as dt

from gridlens.kinds import Code, Option, Tenures
from gridlens.schema import columns as c
from gridlens.schema.ledger import Column, Indicator, Ledger, Measure
from gridlens.translation import N_

LEDGER = Ledger(
    key="deputy",
    title=N_("代表名册"),
    row=N_("一名代表"),
    place=120,
    sheet_names=("代表", "代表花名册", "代表信息"),
    number="code",
    natural_key=("code",),
    in_order=(("since", "until"),),
    columns=(
        Column(
            name="code",
            title=N_("代表编号"),
            kind=Code(),
            help=N_("代表的唯一编号。"),
            headers=("编号", "编码", "代表证号"),
            required=True,
            accepts=(("D001", "D001"), ("d００1", "D001")),
            refuses=("1.2E+10",),
        ),
        c.text("name", N_("姓名"), N_("代表姓名。"), "张某", "代表姓名", required=True),
        c.choice(
            "level",
            N_("代表层级"),
            N_("哪一级的人大代表。"),
            (Option("市级", ("市", "市人大代表")), Option("区级", ("区", "区人大代表", "县级"))),
            "层级",
            "级别",
        ),
        c.text("term", N_("届别"), N_("第几届。"), "区第十届", "届次"),
        c.text("district", N_("选区"), N_("所在选区。"), "第12选区", "所在选区"),
        c.text("delegation", N_("代表团"), N_("所在代表团。"), "示范街道代表团"),
        c.text("deputy_group", N_("代表小组"), N_("所在代表小组。"), "第一代表小组", "小组"),
        c.text(
            "station",
            N_("联络站"),
            N_("所属代表联络站。"),
            "示范街道代表联络站",
            "所属联络站",
            "代表联络站",
        ),
        Column(
            name="groups",
            title=N_("专项小组"),
            kind=Tenures(),
            help=N_("参加的专项小组，可注明起止。"),
            headers=("所在专项小组",),
            accepts=(("安全环保组", [{"name": "安全环保组", "since": None, "until": None}]),),
            refuses=("安全环保组（去年起）",),
        ),
        Column(
            name="grids",
            title=N_("联系网格"),
            kind=Tenures(to="grid"),
            help=N_("联系的网格，可注明起止，多个用顿号隔开。"),
            headers=("所在网格", "责任网格", "网格"),
            accepts=(
                (
                    "红旗一网格（2024-01-01至今）",
                    [{"name": "红旗一网格", "since": dt.date(2024, 1, 1), "until": None}],
                ),
            ),
            refuses=("红旗一网格（2025-01-01至2024-01-01）",),
        ),
        c.day(
            "since",
            N_("任职日期"),
            N_("当选或到任的日期；留空表示一直都是。"),
            "当选日期",
            "起始日期",
            month="first",
        ),
        c.day(
            "until",
            N_("离任日期"),
            N_("离任的日期；在任的留空。"),
            "终止日期",
            "辞职日期",
            month="last",
        ),
        *c.reporting(),
    ),
    indicators=(
        Indicator(
            key="deputies",
            said="在任代表|现有代表|现任代表|代表 现有|人大代表|代表 在任|代表 共有",
            label=N_("在任代表"),
            unit=N_("名"),
            measure=Measure.STOCK,
            at="since",
            until="until",
            street_wide=True,
            definition=N_("期末在任的代表人数，按代表名册的任职和离任日期计。"),
        ),
    ),
)
