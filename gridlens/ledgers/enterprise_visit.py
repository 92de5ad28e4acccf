"""走访企业: one row is a visit to a firm, with the need it raised."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

STATES = (
    Option("登记", ("已登记", "待交办")),
    Option("办理中", ("已交办", *(w for w in c.OPEN_WORDS if w != "办理中"))),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
    Option("已办结", ("已解决", "解决", *(w for w in c.CLOSED_WORDS if w != "已办结"))),
)
KINDS = (
    Option("融资", ("融资需求", "贷款")),
    Option("用工", ("用工需求", "招工")),
    Option("用地用房", ("用地", "用房", "场地")),
    Option("政策咨询", ("政策", "惠企政策")),
    Option("手续办理", ("手续", "证照", "审批")),
    Option("周边环境", ("环境", "道路", "停车")),
    Option("市场拓展", ("市场", "销路")),
    Option("其他", ("其它",)),
)

LEDGER = Ledger(
    key="enterprise_visit",
    title=N_("走访企业"),
    row=N_("走访一家企业一次"),
    place=60,
    sheet_names=("企业走访", "服务企业", "上门服务企业", "走访企业台账"),
    number="number",
    date="date",
    category="need_kind",
    subject=("firm", "need"),
    results=("result",),
    natural_key=("date", "firm", "need"),
    columns=(
        c.number("QY2025-001", "走访编号"),
        c.day(
            "date",
            N_("走访日期"),
            N_("走访企业的日期。"),
            "日期",
            "走访时间",
            "服务日期",
            "服务时间",
            required=True,
            span="first",
        ),
        c.grid(),
        c.text(
            "firm", N_("企业名称"), N_("走访的企业。"), "示范机械厂", "企业", "单位名称", "走访企业"
        ),
        c.deputies(part=N_("参与走访")),
        c.finding(
            "need",
            N_("企业需求"),
            N_("企业提出的需求；没有的留空。"),
            "招不到技工",
            "需求",
            "反映问题",
            "诉求",
            "提出问题",
            personal=Personal.TEXT,
            long=True,
        ),
        c.choice(
            "need_kind", N_("需求类别"), N_("需求的类别。"), KINDS, "类别", "需求类型", "诉求类别"
        ),
        c.text(
            "responsible_unit",
            N_("责任单位"),
            N_("负责办理的单位。"),
            "经济发展办",
            "承办单位",
            "办理单位",
        ),
        c.day("due", N_("办理期限"), N_("应当办结的日期。"), "期限", "截止日期"),
        c.day("closed", N_("办结日期"), N_("需求办结的日期。"), "办结时间", "解决日期", "完成日期"),
        c.status(STATES, "需求状态", "解决情况"),
        c.text(
            "result",
            N_("办理结果"),
            N_("怎样办理的。"),
            "已对接招聘会",
            "结果",
            "处理结果",
            personal=Personal.TEXT,
            long=True,
        ),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("企业需求"),
        nouns=(
            "企业需求",
            "需求",
            "企业难题",
            "企业诉求",
            "问题 企业",
            "难题 企业",
            "困难 企业",
        ),
        unit=N_("件"),
        prefix="needs",
        steps=N_("登记 → 交办 → 办理 → 办结"),
        received="date",
        closed="closed",
        due="due",
        closing=("已办结",),
        extension=c.EXTENDED,
        matter="need",
    ),
    indicators=(
        Indicator(
            key="enterprise_visits",
            said=(
                "服务企业|走访企业|走进 企业|深入 企业|上门服务|"
                "上门走访|走访服务企业|走访服务|走访 企业|"
                "服务 企业|联系企业|入企|进企业|企业 走访|企业 服务|助企"
            ),
            label=N_("上门服务企业"),
            unit=N_("次"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="date",
            approximate=True,
            definition=N_("期内上门走访服务企业的次数，一家企业走访多次计多次，按走访日期计。"),
        ),
        Indicator(
            key="enterprises_visited",
            said=(
                "走访企业|服务企业|走进 企业|深入 企业|走访 企业|"
                "服务 企业|企业 走访|企业 服务|联系企业|"
                "涉及企业|惠及企业"
            ),
            label=N_("走访企业家数"),
            unit=N_("家"),
            measure=Measure.DISTINCT,
            at="date",
            distinct=lambda row: row.firm,
            names_in="firm",
            approximate=True,
            definition=N_(
                "期内走访过的不同企业数，一家企业走访多次只计一家；"
                "名称只有空格和全角半角不同的算同一家。"
            ),
        ),
    ),
)
