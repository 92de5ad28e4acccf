"""目标: one row is a target for an indicator, for the whole or for a grid, in a period."""

from gridlens.kinds import PeriodName, Reference, Split, Target
from gridlens.schema import columns as c
from gridlens.schema.ledger import Column, Ledger
from gridlens.translation import N_

LEDGER = Ledger(
    key="goal",
    title=N_("目标"),
    row=N_("一项目标"),
    place=140,
    sheet_names=("年度目标", "工作目标", "目标任务", "目标台账"),
    natural_key=("indicator", "grid", "period"),
    split_over=("shares", "period"),
    columns=(
        Column(
            name="indicator",
            title=N_("指标"),
            kind=Reference(to="indicator"),
            help=N_("指标的名称，与指标口径一致。"),
            headers=("指标名称", "目标任务", "工作任务", "项目"),
            required=True,
            accepts=(("上门服务企业", "上门服务企业"),),
        ),
        Column(
            name="grid",
            title=N_("网格"),
            kind=Reference(to="grid"),
            help=N_("给某个网格定的目标填网格；全街道的目标留空。"),
            headers=("范围", "所属网格"),
            accepts=(("红旗一网格", "红旗一网格"),),
        ),
        Column(
            name="period",
            title=N_("期间"),
            kind=PeriodName(),
            help=N_("年度、半年或季度。"),
            headers=("年度", "年份", "时间", "目标期间"),
            required=True,
            accepts=(
                ("2025", "2025"),
                ("2025年二季度", "2025Q2"),
                ("2025年上半年", "2025H1"),
                ("2025Q3", "2025Q3"),
            ),
            refuses=("今年", "2025Q5", "2025-13"),
        ),
        Column(
            name="value",
            title=N_("目标值"),
            kind=Target(),
            help=N_("目标数；比率写成95%或0.95。"),
            headers=("目标", "目标数", "任务数"),
            required=True,
            accepts=(("180", 180.0), ("95%", 0.95), ("1,200", 1200.0)),
            refuses=("-5", "若干"),
        ),
        c.text(
            "lead",
            N_("责任人"),
            N_("牵头负责的人或单位。"),
            "综合办",
            "责任单位",
            "牵头单位",
            "牵头人",
        ),
        Column(
            name="shares",
            title=N_("分期比例"),
            kind=Split(),
            help=N_("计划不均匀的目标，每季度或每月填一个百分比，合计100；不填按天数平均。"),
            headers=("季度比例", "月度比例", "分月比例", "分季比例"),
            accepts=(("20、30、25、25", "20、30、25、25"),),
            refuses=("20、30、一半", "20、30、25、20"),
        ),
        c.text("note", N_("备注"), N_("需要说明的情况。"), "含重点企业", "说明"),
        *c.reporting(),
    ),
)
