"""群众诉求: one row is a matter that residents raised (急难愁盼)."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure, Personal
from gridlens.schema.levels import handling_levels
from gridlens.translation import N_

STATES = (
    Option("受理", ("已受理", "登记", "已登记")),
    Option("交办", ("已交办", "待交办")),
    Option("处置中", ("办理中", *(w for w in c.OPEN_WORDS if w not in ("处置中", "办理中")))),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
    Option("已办结", ("已解决", "解决", *(w for w in c.CLOSED_WORDS if w != "已办结"))),
    Option("已反馈", ("反馈",)),
)
CATEGORIES = (
    Option("公共设施", ("设施", "市政设施", "基础设施")),
    Option("环境卫生", ("卫生", "环卫")),
    Option("物业管理", ("物业",)),
    Option("交通出行", ("交通", "停车", "出行")),
    Option("养老助残", ("养老", "助残", "为老服务")),
    Option("教育托幼", ("教育", "托幼")),
    Option("医疗卫生", ("医疗",)),
    Option("社会救助", ("救助", "低保")),
    Option("供水供电供暖", ("供水", "供电", "供暖", "水电暖")),
    Option("其他", ("其它",)),
)
SOURCES = (
    Option("意见本", ("群众意见本", "意见簿")),
    Option("议事廊亭", ("廊亭",)),
    Option("代表联络站", ("联络站", "进站接待")),
    Option("代表工作室", ("工作室",)),
    Option("入户走访", ("走访", "入户")),
    Option("其他", ("其它", "热线", "网格上报")),
)

LEDGER = Ledger(
    key="livelihood",
    title=N_("群众诉求"),
    row=N_("群众反映的一件事项"),
    place=70,
    sheet_names=("诉求", "民生诉求", "急难愁盼", "民生事项", "群众诉求台账"),
    number="number",
    date="accepted",
    category="category",
    subject=("category", "matter"),
    alike=("grid",),
    natural_key=("accepted", "grid", "category", "matter"),
    columns=(
        c.number("SQ2025-001", "诉求编号", "事项编号"),
        c.day(
            "accepted",
            N_("受理日期"),
            N_("受理的日期。"),
            "日期",
            "受理时间",
            "登记日期",
            "登记时间",
            "反映日期",
            "反映时间",
            "上报时间",
            "收件日期",
            required=True,
        ),
        c.grid(),
        c.choice("source", N_("来源"), N_("从哪里反映上来。"), SOURCES, "诉求来源", "反映渠道"),
        c.text(
            "resident",
            N_("反映人"),
            N_("反映问题的群众；显示时遮盖。"),
            "王某",
            "群众姓名",
            "诉求人",
            personal=Personal.NAME,
        ),
        c.text(
            "phone",
            N_("联系电话"),
            N_("反映人的电话；显示时遮盖。"),
            "13800001234",
            "电话",
            "手机号",
            personal=Personal.PHONE,
        ),
        c.text(
            "matter",
            N_("诉求事项"),
            N_("反映的事项。"),
            "增设健身器材",
            "事项",
            "事项内容",
            "诉求内容",
            "反映问题",
            "内容",
            personal=Personal.TEXT,
            long=True,
        ),
        c.choice(
            "category",
            N_("诉求类别"),
            N_("事项的类别。"),
            CATEGORIES,
            "类别",
            "诉求类型",
            "事项类别",
            "类型",
        ),
        c.deputies(part=N_("推动办理")),
        c.day(
            "assigned",
            N_("交办日期"),
            N_("交给承办单位的日期。"),
            "交办时间",
            "转办日期",
            "转办时间",
        ),
        c.choice(
            "level",
            N_("办理层级"),
            N_("街道（乡镇）办理，还是报区（县）里办理。"),
            handling_levels(),
            *("层级", "办理级别", "受理层级", "处置层级", "级别"),
            or_empty=True,
        ),
        c.text(
            "responsible_unit",
            N_("承办单位"),
            N_("牵头办理的单位。"),
            "城建办",
            "责任单位",
            "牵头单位",
            "办理单位",
        ),
        c.day("due", N_("办理期限"), N_("应当办结的日期。"), "期限", "截止日期", "限办日期"),
        c.day(
            "closed",
            N_("办结日期"),
            N_("办结的日期；没有填的按反馈日期计。"),
            "办结时间",
            "解决日期",
            "完成日期",
            "结案日期",
        ),
        c.day("feedback", N_("反馈日期"), N_("向群众反馈的日期。"), "反馈时间", "回复日期"),
        c.status(STATES, "诉求状态"),
        c.satisfaction(),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("诉求"),
        nouns=("诉求", "急难愁盼", "民生事项", "群众反映", "民生问题"),
        unit=N_("件"),
        prefix="matters",
        counted_by=("livelihood_settled",),
        steps=N_("受理 → 交办 → 处置 → 办结 → 反馈"),
        received="accepted",
        closed="closed",
        closed_else=("feedback",),
        due="due",
        closing=("已办结", "已反馈"),
        extension=c.EXTENDED,
        stages=("matters_received", "matters_assigned", "matters_closed", "matters_fed_back"),
    ),
    indicators=(
        Indicator(
            key="livelihood_settled",
            phrase=N_("办结群众急难愁盼事项"),
            said=(
                "办结 急难愁盼|解决 急难愁盼|急难愁盼 办结|急难愁盼 解决|办结 诉求|"
                "解决 诉求|办结 民生|解决 民生|办成 实事|办结 事项|解决 事项|"
                "解决 群众反映|办理 急难愁盼|全部办结 急难愁盼|急难愁盼|"
                "事均 解决|事都 解决|事得到 解决|事全部 解决|事已 解决|"
                "解决 民生问题|解决 难题 群众|办结 群众|办实事|民生实事|办好 民生"
            ),
            beside="matters_closing_rate",
            label=N_("群众急难愁盼事项办结"),
            unit=N_("件"),
            group=FourType.ACTION,
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="closed_on",
            definition=N_(
                "期内办结的群众急难愁盼事项，按办结日期计；未填的按反馈日期计；"
                "都未填的按受理日期、交办日期中较晚的计。"
            ),
        ),
        Indicator(
            key="matters_satisfaction_rate",
            after="livelihood_settled",
            said=(
                "满意率 诉求|满意度 诉求|满意率 急难愁盼|满意度 急难愁盼|满意率 民生|"
                "群众满意率|群众满意度|满意率 群众|满意度 群众|满意率 事项"
            ),
            label=N_("诉求群众满意率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="closed_on",
            where=lambda row: row.satisfaction.notnull(),
            numerator=lambda row: row.satisfaction.isin(("满意", "基本满意")),
            denominator=lambda row: row.key.notnull(),
            definition=N_("期内办结且有评价的诉求中，评价满意和基本满意的 ÷ 全部有评价的。"),
        ),
        Indicator(
            key="matters_assigned",
            said="交办 诉求|交办 事项|交办 急难愁盼",
            label=N_("诉求交办"),
            unit=N_("件"),
            measure=Measure.FLOW,
            at="assigned",
            where=lambda row: row.received_on.notnull(),
            definition=N_("期内交给承办单位的诉求，按交办日期计；没有填交办日期的不计。"),
        ),
        Indicator(
            key="matters_fed_back",
            said="反馈 诉求|反馈 事项|反馈 急难愁盼|回访 诉求",
            label=N_("诉求反馈"),
            unit=N_("件"),
            measure=Measure.FLOW,
            at="feedback",
            where=lambda row: row.received_on.notnull(),
            definition=N_("期内向群众反馈的诉求，按反馈日期计；没有填反馈日期的不计。"),
        ),
    ),
)
