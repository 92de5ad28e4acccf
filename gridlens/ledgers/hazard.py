"""安全隐患: one row is a safety hazard."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

STATES = (
    Option("登记", ("已登记", "待整改", "未整改")),
    Option("整改中", ("正在整改", "整改", *c.OPEN_WORDS)),
    Option("待复查", ("待验收", "复查中")),
    Option("退回", ("已退回",)),
    Option(c.EXTENDED, ("已延期",)),
    Option(
        "已销号", ("已整改", "整改完成", "已复查", *(w for w in c.CLOSED_WORDS if w != "已销号"))
    ),
)
MAJOR = "重大"  # the graver of the two grades that the law knows
CATEGORIES = (
    Option("消防安全", ("消防", "消防隐患", "火灾隐患")),
    Option("燃气安全", ("燃气", "燃气隐患")),
    Option("用电安全", ("用电", "飞线充电", "私拉乱接")),
    Option("房屋建筑", ("房屋", "危房", "建筑")),
    Option("道路设施", ("道路", "市政设施", "路灯", "井盖")),
    Option("食品药品", ("食品", "药品", "食品安全")),
    Option("生产经营", ("安全生产", "企业", "九小场所")),
    Option("生态环境", ("环境", "环保")),
    Option("防汛防灾", ("防汛", "地质灾害", "自然灾害")),
    Option("其他", ("其它",)),
)

LEDGER = Ledger(
    key="hazard",
    title=N_("安全隐患"),
    row=N_("一处隐患"),
    place=50,
    sheet_names=("隐患", "安全隐患排查", "隐患排查整改", "安全隐患台账"),
    number="number",
    date="found",
    category="category",
    subject=("category", "summary"),
    alike=("grid", "location"),
    natural_key=("found", "grid", "category", "location", "summary"),
    columns=(
        c.number("YH2025-001", "隐患编号"),
        c.day(
            "found",
            N_("发现日期"),
            N_("发现或接到隐患的日期。"),
            *(
                "发现时间",
                "排查日期",
                "排查时间",
                "上报时间",
                "上报日期",
                "登记日期",
                "登记时间",
                "日期",
            ),
            required=True,
        ),
        c.grid(),
        c.choice(
            "category", N_("隐患类别"), N_("隐患的类别。"), CATEGORIES, "类别", "隐患类型", "类型"
        ),
        c.choice(
            "grade",
            N_("隐患等级"),
            N_("法律规定的两级：一般、重大。"),
            (
                Option("一般", ("一般隐患", "一般事故隐患")),
                Option(MAJOR, ("重大隐患", "重大事故隐患")),
            ),
            *("等级", "隐患级别", "级别"),
        ),
        c.text(
            "location",
            N_("地点"),
            N_("隐患所在的地方。"),
            "中山路3号院",
            "位置",
            "隐患地点",
            "隐患位置",
            personal=Personal.TEXT,
        ),
        c.text(
            "summary",
            N_("隐患描述"),
            N_("隐患的主要情况。"),
            "楼道堆放杂物",
            *("隐患情况", "隐患内容", "问题描述", "内容"),
            personal=Personal.TEXT,
            long=True,
        ),
        c.text("source", N_("来源"), N_("从哪里得知。"), "代表联络站", "隐患来源", "线索来源"),
        c.deputies(part=N_("推动整改")),
        c.day(
            "seen",
            N_("现场查看日期"),
            N_("到现场查看的日期。"),
            "现场查看时间",
            "查看日期",
            "核查日期",
        ),
        c.text(
            "responsible_unit",
            N_("责任单位"),
            N_("负责整改的单位。"),
            "市政管理所",
            "整改单位",
            "整改责任单位",
        ),
        c.day(
            "due", N_("整改期限"), N_("应当整改完的日期。"), "期限", "限期", "整改时限", "截止日期"
        ),
        c.day(
            "rectified",
            N_("整改日期"),
            N_("整改完成的日期。"),
            "整改完成日期",
            "整改时间",
            "整改完成时间",
        ),
        c.day("rechecked", N_("复查日期"), N_("复查的日期。"), "复查时间", "验收日期"),
        c.day(
            "closed",
            N_("销号日期"),
            N_("复查合格、予以销号的日期；没有填的按复查日期、整改日期中较晚的计。"),
            *("销号时间", "办结日期", "办结时间", "结案日期", "完成日期"),
        ),
        c.status(STATES, "整改状态", "整改情况"),
        *c.reporting(),
    ),
    life_cycle=LifeCycle(
        noun=N_("隐患"),
        nouns=("隐患",),
        closed_words=("整改",),
        unit=N_("条"),
        prefix="hazards",
        counted_by=("hazards_rectified",),
        steps=N_("登记 → 整改 → 复查 → 销号"),
        received="found",
        closed="closed",
        closed_else=("rechecked", "rectified"),
        due="due",
        closing=("已销号",),
        extension=c.EXTENDED,
        closed_word=N_("销号"),
        grave=("grade", MAJOR),
    ),
    indicators=(
        Indicator(
            key="hazards_rectified",
            said=(
                "整改 隐患|整改销号 隐患|整改到位 隐患|排查整改 隐患|"
                "消除 隐患|治理 隐患|整治 隐患|闭环 隐患|"
                "完成整改 隐患|排除 隐患|化解 隐患|排查治理 隐患|排查整治 隐患|"
                "排查消除 隐患"
            ),
            beside="hazards_on_time_rate",
            label=N_("排查整改安全隐患"),
            unit=N_("条"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.FLOW,
            at="closed_on",
            approximate=True,
            definition=N_(
                "期内整改完成并销号的安全隐患，按销号日期计；未填的按复查日期、整改日期中较晚的计；"
                "都未填的按发现日期、现场查看日期中较晚的计。"
            ),
        ),
        Indicator(
            key="hazards_major_found",
            said="重大隐患|重大安全隐患|重大事故隐患|重大 隐患",
            label=N_("发现重大隐患"),
            unit=N_("条"),
            measure=Measure.FLOW,
            at="found",
            where=lambda row: row.grade == MAJOR,
            definition=N_("期内发现的重大事故隐患，按发现日期计。"),
        ),
    ),
)
