"""议案建议: one row is a motion or a proposal."""

from gridlens.kinds import Option, Several
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Column, Direction, FourType, Indicator, Ledger, Measure
from gridlens.schema.theme import Theme
from gridlens.translation import N_

MOTION, PROPOSAL = "议案", "建议"
BETWEEN = "闭会期间"
STATES = (
    Option("交办", ("已交办", "待交办", "登记", "已登记")),
    Option("承办", ("办理中", "承办中", *(w for w in c.OPEN_WORDS if w != "办理中"))),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
    Option("已答复", ("答复", *c.CLOSED_WORDS)),
    Option("代表已反馈", ("代表反馈", "已反馈")),
)
RESULTS = (
    Option("A", ("A类", "甲", "甲类", "已解决或采纳")),
    Option("B", ("B类", "乙", "乙类", "正在解决", "列入计划")),
    Option("C", ("C类", "丙", "丙类", "暂不能解决")),
    Option("D", ("D类", "丁", "丁类", "留作参考")),
)
CATEGORIES = (
    Option("城市建设", ("城建", "城乡建设")),
    Option("环境保护", ("环保", "生态环境")),
    Option("教育卫生", ("教育", "卫生", "教科文卫")),
    Option("社会保障", ("民生保障", "社会事业")),
    Option("平安法治", ("法治", "平安建设", "公共安全")),
    Option("经济发展", ("经济", "财政经济", "营商环境")),
    Option("其他", ("其它",)),
)

LEDGER = Ledger(
    key="motion",
    title=N_("议案建议"),
    row=N_("一件议案或建议"),
    place=80,
    sheet_names=("议案", "建议", "代表建议", "议案建议台账"),
    number="number",
    date="submitted",
    category="category",
    by_deputies=True,
    subject=("kind", "title"),
    results=("result",),
    natural_key=("submitted", "title", "lead_deputies"),
    columns=(
        c.number("YA2025-01", "议案编号", "建议编号", "件号"),
        c.day(
            "submitted",
            N_("提出日期"),
            N_("提出的日期。"),
            "日期",
            "提交日期",
            "提出时间",
            "提交时间",
            required=True,
            stands_in="assigned",
        ),
        c.text(
            "session",
            N_("届次"),
            N_("在哪次会议上或之后提出。"),
            "区十届五次会议",
            "会议届次",
            "会议",
        ),
        c.choice(
            "occasion",
            N_("提出时机"),
            N_("大会期间还是闭会期间提出。"),
            (
                Option("大会期间", ("会议期间", "会上", "大会")),
                Option(BETWEEN, ("闭会", "会后", "平时")),
            ),
            "时机",
            "提出阶段",
        ),
        c.choice(
            "kind",
            N_("种类"),
            N_("议案，还是建议、批评和意见。"),
            (Option(MOTION), Option(PROPOSAL, ("代表建议", "建议批评意见", "建议、批评和意见"))),
            "类型",
            "文种",
        ),
        c.text(
            "title",
            N_("标题"),
            N_("议案或建议的标题。"),
            "关于增设路灯的建议",
            "案由",
            "名称",
            "题目",
            "内容",
        ),
        c.choice(
            "category",
            N_("类别"),
            N_("内容的类别。"),
            CATEGORIES,
            "内容类别",
            "议案类别",
            "建议类别",
        ),
        c.deputies(
            N_("领衔代表"),
            "lead_deputies",
            "领衔人",
            "提出代表",
            "提出人",
            "代表",
            "代表姓名",
            part=N_("领衔提出"),
        ),
        c.deputies(
            N_("附议代表"), "joint_deputies", "联名代表", "附议人", "联名人", part=N_("附议")
        ),
        c.day("assigned", N_("交办日期"), N_("交给承办单位的日期。"), "交办时间"),
        c.text(
            "responsible_unit",
            N_("主办单位"),
            N_("主办的单位。"),
            "区住建局",
            "承办单位",
            "牵头单位",
            "责任单位",
        ),
        Column(
            name="joint_units",
            title=N_("会办单位"),
            kind=Several(),
            help=N_("会同办理的单位，多个用顿号隔开。"),
            headers=("协办单位",),
            accepts=(("区财政局、区城管局", ["区财政局", "区城管局"]),),
        ),
        c.day(
            "due",
            N_("办理期限"),
            N_("应当答复的日期；留空的按交办后三个月计。"),
            "期限",
            "答复期限",
            "截止日期",
        ),
        c.day(
            "replied",
            N_("答复日期"),
            N_("书面答复代表的日期。"),
            "答复时间",
            "办结日期",
            "办结时间",
            "完成日期",
        ),
        c.choice(
            "result",
            N_("办理结果"),
            N_("A 已解决或采纳，B 正在解决，C 暂不能解决，D 留作参考。"),
            RESULTS,
            "答复类别",
            "结果",
            "办理类别",
        ),
        c.status(STATES),
        c.satisfaction(),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("议案建议"),
        received_words=("交办", "承办"),
        nouns=("议案建议", "议案", "建议"),
        unit=N_("件"),
        prefix="motions",
        counted_by=("motions_submitted",),
        steps=N_("交办 → 承办 → 答复 → 代表反馈"),
        received="submitted",
        closed="replied",
        due="due",
        closing=("已答复", "代表已反馈"),
        extension=c.EXTENDED,
        due_from="assigned",
        due_months=3,
        received_word=N_("交办"),
        closed_word=N_("答复"),
    ),
    indicators=(
        Indicator(
            key="motions_submitted",
            theme=Theme.DEPUTIES,
            phrase=N_("会议期间提出议案建议"),
            said=(
                "议案建议|提出 议案建议|议案和建议|议案、建议|代表议案建议|意见建议 大会|议案及建议"
            ),
            beside="motions_closing_rate",
            label=N_("议案建议"),
            unit=N_("件"),
            group=FourType.LOYALTY,
            measure=Measure.FLOW,
            at="submitted",
            where=lambda row: (row.occasion != BETWEEN) | row.occasion.isnull(),
            street_wide=True,
            definition=N_(
                "期内向会议提出的议案和建议，合并计数，按提出日期计；闭会期间提出的不计，"
                "提出时机没有填的算大会期间提出。"
            ),
        ),
        Indicator(
            key="motions_only",
            after="motions_submitted",
            phrase=N_("期内提出议案"),
            said="议案|议案 提出|提交议案|提出议案",
            label=N_("议案"),
            unit=N_("件"),
            measure=Measure.FLOW,
            at="submitted",
            where=lambda row: row.kind == MOTION,
            street_wide=True,
            definition=N_("期内提出的议案，按提出日期计。"),
        ),
        Indicator(
            key="proposals_only",
            after="motions_submitted",
            phrase=N_("建议、批评和意见（含闭会期间）"),
            said="代表建议|建议 提出|建议 议案|建议|提出建议|建议批评意见|建议、批评和意见",
            label=N_("代表建议"),
            unit=N_("件"),
            measure=Measure.FLOW,
            at="submitted",
            where=lambda row: row.kind == PROPOSAL,
            street_wide=True,
            definition=N_("期内提出的建议、批评和意见，含闭会期间，按提出日期计。"),
        ),
        Indicator(
            key="motions_solved_rate",
            said=(
                "A类占比|占比 A类|占已答复 A类|解决率 议案建议|解决率 建议|解决率 议案|"
                "解决率|办成率 建议"
            ),
            label=N_("议案建议解决率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            where=lambda row: row.result.notnull(),
            numerator=lambda row: row.result == "A",
            denominator=lambda row: row.key.notnull(),
            street_wide=True,
            definition=N_("期内答复的议案建议中，办理结果为A（已解决或采纳）的 ÷ 有办理结果的。"),
        ),
        Indicator(
            key="motions_satisfaction_rate",
            said=(
                "代表满意率|代表满意度|满意率 代表|满意度 代表|满意率 议案|"
                "满意率 建议|满意度 建议|满意度 议案"
            ),
            label=N_("议案建议代表满意率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            where=lambda row: row.satisfaction.notnull(),
            numerator=lambda row: row.satisfaction.isin(("满意", "基本满意")),
            denominator=lambda row: row.key.notnull(),
            street_wide=True,
            definition=N_("期内答复且代表有评价的议案建议中，满意和基本满意的 ÷ 全部有评价的。"),
        ),
    ),
)
