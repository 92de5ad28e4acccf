"""信访事项: one row is a petition."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

STATES = (
    Option("受理", ("已受理", "登记")),
    Option("办理中", tuple(word for word in c.OPEN_WORDS if word != "办理中")),
    Option("已办结", ("已答复", *(word for word in c.CLOSED_WORDS if word != "已办结"))),
)
CATEGORIES = (Option("城乡建设", ("建设",)), Option("劳动社保", ("社保",)), Option("其他"))

LEDGER = Ledger(
    key="petition",
    title=N_("信访事项"),
    row=N_("一件信访事项"),
    place=95,
    sheet_names=("信访", "信访台账"),
    number="number",
    date="received",
    category="category",
    subject=("category", "summary"),
    alike=("grid", "petitioner"),
    results=("satisfaction",),
    natural_key=("received", "grid", "category", "petitioner"),
    columns=(
        c.number("XF2025-001", "信访编号"),
        c.day("received", N_("收访日期"), N_("收到信访的日期。"), "来访日期", required=True),
        c.grid(),
        c.choice("category", N_("信访类别"), N_("信访的类别。"), CATEGORIES, "类别"),
        c.text("petitioner", N_("信访人"), N_("信访人的姓名。"), "王某", personal=Personal.NAME),
        c.text("summary", N_("信访内容"), N_("信访的内容。"), "小区停水", "事由", long=True),
        c.deputies(part=N_("参与接访")),
        c.day("due", N_("办理期限"), N_("应当办结的日期。"), "期限"),
        c.day("closed", N_("办结日期"), N_("办结的日期。"), "办结时间"),
        c.status(STATES, "信访状态"),
        c.satisfaction(),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("信访"),
        nouns=("信访", "来信来访"),
        unit=N_("件"),
        prefix="petitions",
        counted_by=("petitions_answered",),
        steps=N_("受理 → 办理 → 办结"),
        received="received",
        closed="closed",
        due="due",
        closing=("已办结",),
    ),
    indicators=(
        Indicator(
            key="petitions_answered",
            beside="petitions_closing_rate",
            said="答复 信访|办结 信访",
            label=N_("办结信访事项"),
            unit=N_("件"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.FLOW,
            at="closed_on",
            definition=N_("期内办结的信访事项，按办结日期计。"),
        ),
        Indicator(
            key="petitions_satisfaction_rate",
            said="满意率 信访|满意度 信访",
            label=N_("信访满意率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            where=lambda row: row.satisfaction.notnull(),
            numerator=lambda row: row.satisfaction.isin(("满意", "基本满意")),
            denominator=lambda row: row.key.notnull(),
            definition=N_("期内办结且有评价的信访中，满意和基本满意的 ÷ 有评价的。"),
        ),
    ),
)
