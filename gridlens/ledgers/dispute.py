"""矛盾纠纷: one row is a dispute."""

from typing import Any

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import Clash, LifeCycle
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

SETTLED, UNSETTLED = "调解成功", "调解不成"
OUTCOMES = (
    Option(SETTLED, ("成功", "已化解", "化解", "调解达成")),
    Option(UNSETTLED, ("调解失败", "未成功", "未达成")),
    Option("引导仲裁诉讼", ("引导诉讼", "引导仲裁", "诉讼", "仲裁", "司法途径")),
    Option("移交", ("移送", "转交", "移交其他部门")),
)
OPEN = (
    Option("登记", ("已登记", "待受理")),
    Option("受理", ("已受理",)),
    Option("调解中", ("正在调解", "调处中", *c.OPEN_WORDS)),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
)
STATES = (
    *OPEN,
    Option("已办结", ("已调解", *(w for w in c.CLOSED_WORDS if w != "已办结"))),
    Option("已化解", (SETTLED, "化解成功", "化解")),
)
CATEGORIES = (
    Option("婚姻家庭", ("婚姻家庭纠纷", "家庭", "婚姻", "家庭纠纷")),
    Option("邻里", ("邻里纠纷", "相邻关系")),
    Option("房屋宅基地", ("房屋宅基地纠纷", "房屋", "宅基地")),
    Option("物业管理", ("物业", "物业纠纷", "物业管理纠纷")),
    Option("劳动争议", ("劳动", "劳资", "劳动纠纷", "劳资纠纷", "欠薪")),
    Option("合同债务", ("合同", "债务", "合同纠纷", "债务纠纷", "借贷")),
    Option("损害赔偿", ("赔偿", "损害赔偿纠纷")),
    Option("征地拆迁", ("拆迁", "征地", "征地拆迁纠纷")),
    Option("医疗", ("医疗纠纷", "医患")),
    Option("道路交通", ("交通", "交通事故", "道路交通事故")),
    Option("消费", ("消费纠纷", "消费维权")),
    Option("其他", ("其它", "其他纠纷")),
)


def _settled(row: Any) -> Any:
    return (row.outcome == SETTLED) | (row.outcome.isnull() & (row.status == "已化解"))


LEDGER = Ledger(
    key="dispute",
    title=N_("矛盾纠纷"),
    row=N_("一起纠纷"),
    place=40,
    sheet_names=("纠纷", "矛盾纠纷排查化解", "矛盾纠纷台账", "纠纷调解"),
    number="number",
    date="received",
    category="category",
    subject=("category", "summary"),
    alike=("grid", "parties"),
    results=("outcome",),
    natural_key=("received", "grid", "category", "parties", "summary"),
    columns=(
        c.number("JF2025-001", "纠纷编号", "案件编号"),
        c.day(
            "received",
            N_("受理日期"),
            N_("登记或受理纠纷的日期。"),
            *(
                "登记日期",
                "登记时间",
                "受理时间",
                "上报时间",
                "上报日期",
                "排查日期",
                "发生日期",
                "日期",
            ),
            required=True,
        ),
        c.grid(),
        c.choice(
            "category", N_("纠纷类别"), N_("纠纷的类别。"), CATEGORIES, "类别", "纠纷类型", "类型"
        ),
        c.text(
            "parties",
            N_("当事人"),
            N_("双方当事人姓名；显示时遮盖。"),
            "张某、李某",
            *("当事人姓名", "双方当事人"),
            personal=Personal.NAME,
            joined=True,  # 甲方, 乙方
        ),
        c.text(
            "phone",
            N_("联系电话"),
            N_("当事人电话；显示时遮盖。"),
            "13800001234",
            *("电话", "手机号", "当事人电话"),
            personal=Personal.PHONE,
        ),
        c.text(
            "summary",
            N_("纠纷简况"),
            N_("纠纷的主要情况。"),
            "楼上漏水",
            *("简要情况", "纠纷情况", "主要情况", "事由", "内容"),
            personal=Personal.TEXT,
            long=True,
        ),
        c.text(
            "mediator",
            N_("调解员"),
            N_("主持调解的人。"),
            "王某",
            "调解人",
            "调处人",
            personal=Personal.NAME,
        ),
        c.deputies(part=N_("参与调解")),
        c.text("source", N_("来源"), N_("从哪里得知。"), "网格排查", "线索来源", "纠纷来源"),
        c.day(
            "due",
            N_("办理期限"),
            N_("应当办结的日期。"),
            "期限",
            "限办日期",
            "应办结日期",
            "截止日期",
        ),
        c.choice(
            "outcome",
            N_("调解结果"),
            N_("只有调解成功算化解；引导仲裁诉讼和移交算办结、不算化解。"),
            OUTCOMES,
            *("处理结果", "化解结果", "调处结果", "结果"),
        ),
        c.choice(
            "agreement",
            N_("协议形式"),
            N_("达成的协议是口头还是书面。"),
            (Option("口头", ("口头协议",)), Option("书面", ("书面协议", "调解协议书"))),
            "协议",
        ),
        c.day(
            "closed",
            N_("办结日期"),
            N_("办结的日期，不论结果。"),
            *("化解日期", "化解时间", "办结时间", "结案日期", "结案时间", "调解日期", "完成日期"),
        ),
        c.status(STATES, "调解状态"),
        c.satisfaction(),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("纠纷"),
        nouns=("纠纷", "矛盾", "争议"),
        unit=N_("起"),
        prefix="disputes",
        counted_by=("disputes_settled",),
        steps=N_("登记 → 受理 → 调解 → 结果"),
        received="received",
        closed="closed",
        due="due",
        closing=("已办结", "已化解"),
        extension=c.EXTENDED,
        closing_columns=("outcome",),
        clashes=(
            Clash("outcome", SETTLED, tuple(state.value for state in OPEN)),
            Clash("outcome", UNSETTLED, ("已化解",)),
        ),
    ),
    indicators=(
        Indicator(
            key="disputes_settled",
            said=(
                "化解 纠纷|化解 争议|化解 矛盾|排查化解 纠纷|"
                "调解成功|成功调解|调处 纠纷|调解 纠纷|化解成功"
            ),
            beside="disputes_settlement_rate",
            label=N_("排查化解矛盾纠纷"),
            unit=N_("起"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.FLOW,
            at="closed_on",
            where=_settled,
            definition=N_(
                "期内调解成功的矛盾纠纷，按办结日期计；引导仲裁诉讼、移交和调解不成的不计，"
                "未填办结日期的按受理日期计。"
            ),
        ),
        Indicator(
            key="disputes_settlement_rate",
            said="化解率|调解成功率|调解率|化解成功率",
            label=N_("纠纷化解率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            numerator=_settled,
            denominator=lambda row: row.key.notnull(),
            definition=N_("期内调解成功的纠纷 ÷ 期内办结的纠纷，都按办结日期计。"),
        ),
        Indicator(
            key="disputes_satisfaction_rate",
            said="满意率 纠纷|满意度 纠纷|当事人满意率|当事人满意度|满意率 当事人|满意度 当事人",
            label=N_("纠纷当事人满意率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            where=lambda row: row.satisfaction.notnull(),
            numerator=lambda row: row.satisfaction.isin(("满意", "基本满意")),
            denominator=lambda row: row.key.notnull(),
            definition=N_("期内办结且有评价的纠纷中，评价满意和基本满意的 ÷ 全部有评价的。"),
        ),
    ),
)
