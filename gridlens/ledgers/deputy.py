"""代表名册: one row is a deputy."""

import datetime as dt

from gridlens.kinds import Code, Tenures
from gridlens.schema import columns as c
from gridlens.schema.ledger import Column, Indicator, Ledger, Measure
from gridlens.schema.levels import congress_levels
from gridlens.translation import N_

EMPLOYERS = (
    *("任职单位", "所在单位", "单位", "单位名称", "工作单位及职务", "单位及职务", "单位职务"),
    *("工作单位职务", "现工作单位及职务", "任职单位及职务", "所在单位及职务", "现工作单位"),
)
GRIDS = (
    *("所在网格", "责任网格", "网格", "所属网格", "包联网格", "联系网格名称", "挂点网格"),
    *("包保网格", "对应网格", "下沉网格", "入驻网格", "服务网格", "驻点网格", "进驻网格"),
    *("编入网格", "履职网格", "挂联网格", "联系村", "包联村"),
)

LEDGER = Ledger(
    key="deputy",
    title=N_("代表名册"),
    row=N_("一名代表"),
    place=120,
    sheet_names=("代表", "代表花名册", "代表信息", "代表名单", "代表基本情况"),
    number="code",
    natural_key=("name",),
    in_order=(("since", "until"),),
    columns=(
        Column(
            name="code",
            title=N_("代表编号"),
            kind=Code(),
            help=N_("代表的唯一编号；没有编号的留空，由系统编。"),
            headers=("编号", "编码", "代表证号", "代表编码", "代表证编号", "证号", "代表代码"),
            or_empty=True,
            accepts=(("D001", "D001"), ("d００1", "D001")),
            refuses=("1.2E+10",),
        ),
        c.text(
            "name",
            N_("姓名"),
            N_("代表姓名。"),
            "张某",
            *("代表姓名", "代表", "人大代表", "人大代表姓名", "代表名称", "名字"),
            required=True,
        ),
        c.choice(
            "level",
            N_("代表层级"),
            N_("哪一级的人大代表。"),
            congress_levels(),
            *("层级", "级别", "代表级别", "代表类别", "代表类型", "代表身份", "所属层级"),
            *("人大代表级别", "人大代表层级", "类别", "类型"),
            or_empty=True,
        ),
        c.text("employer", N_("工作单位"), N_("代表的工作单位。"), "示范小学", *EMPLOYERS),
        c.text("post", N_("职务"), N_("在工作单位的职务。"), "教师", "现任职务", "担任职务"),
        c.text(
            "term",
            N_("届别"),
            N_("第几届。"),
            "区第十届",
            *("届次", "当选届次", "所属届次", "代表届次", "当选届别"),
        ),
        c.text(
            "district",
            N_("选区"),
            N_("所在选区。"),
            "第12选区",
            *("所在选区", "选区名称", "所属选区", "当选选区", "原选区", "代表选区", "选区号"),
            *("选区选举单位", "选举单位", "选举选区", "选区编号"),
        ),
        c.text(
            "delegation",
            N_("代表团"),
            N_("所在代表团。"),
            "示范街道代表团",
            *("所在代表团", "所属代表团", "代表团名称"),
        ),
        c.text(
            "deputy_group",
            N_("代表小组"),
            N_("所在代表小组。"),
            "第一代表小组",
            *("小组", "所在小组", "所属小组", "所在代表小组", "所属代表小组", "代表小组名称"),
        ),
        c.text(
            "station",
            N_("联络站"),
            N_("所属代表联络站。"),
            "示范街道代表联络站",
            *("所属联络站", "代表联络站", "所在联络站", "联络站名称", "进驻联络站", "所驻联络站"),
            *("所属代表联络站", "所在代表联络站", "编入联络站", "代表之家", "所在站点", "联系站"),
        ),
        Column(
            name="groups",
            title=N_("专项小组"),
            kind=Tenures(),
            help=N_("参加的专项小组，可注明起止。"),
            headers=("所在专项小组", "所属专项小组", "专项工作小组", "专业小组", "专业代表小组"),
            accepts=(("安全环保组", [{"name": "安全环保组", "since": None, "until": None}]),),
            refuses=("安全环保组（去年起）",),
        ),
        Column(
            name="grids",
            title=N_("联系网格"),
            kind=Tenures(to="grid"),
            help=N_("联系的网格，可注明起止，多个用顿号隔开。"),
            headers=GRIDS,
            accepts=(
                (
                    "红旗一网格（2024-01-01至今）",
                    [{"name": "红旗一网格", "since": dt.date(2024, 1, 1), "until": None}],
                ),
            ),
            refuses=("红旗一网格（2025-01-01至2024-01-01）",),
            or_empty=True,
        ),
        c.day(
            "since",
            N_("任职日期"),
            N_("当选或到任的日期；留空表示一直都是。"),
            *("当选日期", "起始日期", "当选时间", "任职时间", "当选年月", "任职年月", "到任日期"),
            month="first",
        ),
        c.day(
            "until",
            N_("离任日期"),
            N_("离任的日期；在任的留空。"),
            *("终止日期", "辞职日期", "离任时间", "终止时间", "辞职时间", "资格终止日期"),
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
