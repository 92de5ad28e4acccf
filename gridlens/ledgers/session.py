"""会议活动: one row is an activity of the committee or a station."""

from ibis import _ as row

from gridlens import columns as c
from gridlens.kinds import Option, Several
from gridlens.schema import Column, Direction, FourType, Indicator, Ledger, Measure
from gridlens.translation import N_

LECTURE, STATION, DELIBERATION = "理论宣讲", "代表进站", "议政会"
LAW_STUDY, TRAINING, STUDY_VISIT, CLINIC = "法律学习", "业务培训", "外出观摩", "义诊"
DUTY_REPORT = "代表述职"
TYPES = (
    Option(LECTURE, ("党的创新理论宣讲", "宣讲", "创新理论宣讲")),
    Option(STATION, ("进站活动", "代表进站活动", "进站", "代表活动日")),
    Option(DELIBERATION, ("议事会", "协商议事会", "议政")),
    Option(LAW_STUDY, ("学法", "法律法规学习", "集中学法")),
    Option(TRAINING, ("培训", "代表培训", "履职培训")),
    Option(STUDY_VISIT, ("外出学习", "外出学习观摩", "学习观摩", "观摩")),
    Option(CLINIC, ("义诊活动", "健康义诊")),
    Option(DUTY_REPORT, ("述职", "述职评议", "代表述职评议", "向选民述职")),
    Option("其他", ("其它", "其他活动")),
)


def _several(name: str, title: str, help: str, example: str, *headers: str) -> Column:
    return Column(
        name=name,
        title=title,
        kind=Several(),
        help=help,
        headers=headers,
        accepts=((f"{example}、乙；{example}", [example, "乙"]),),
    )


def _held(
    key: str, label: str, unit: str, group: FourType, type_: str, definition: str, said: str
) -> Indicator:
    """Return the count of one type of activity, by its date."""
    return Indicator(
        key=key,
        label=label,
        unit=unit,
        group=group,
        measure=Measure.FLOW,
        direction=Direction.HIGHER,
        at="date",
        where=row.type == type_,
        street_wide=True,
        definition=definition,
        said=said,
    )


LEDGER = Ledger(
    key="session",
    title=N_("会议活动"),
    row=N_("一次活动"),
    place=10,
    sheet_names=("活动", "会议", "会议活动台账", "活动台账", "活动登记"),
    number="number",
    date="date",
    category="type",
    subject=("type", "topic"),
    results=("residents", "opinions", "opinions_handled"),
    natural_key=("date", "type", "topic", "place"),
    columns=(
        c.number("HD2025-001", "活动编号", "会议编号"),
        c.day(
            "date",
            N_("活动日期"),
            N_("举办的日期。"),
            "日期",
            "活动时间",
            "会议日期",
            "会议时间",
            "举办日期",
            required=True,
            span="first",
        ),
        c.choice(
            "type",
            N_("活动类型"),
            N_("活动的类型。"),
            TYPES,
            "类型",
            "会议类型",
            "活动类别",
            "类别",
        ),
        c.text(
            "topic",
            N_("主题"),
            N_("活动的主题。"),
            "学习代表法",
            "活动主题",
            "会议主题",
            "议题",
            "内容",
        ),
        _several(
            "laws",
            N_("学习法律法规"),
            N_("学习的法律法规名称，多部用顿号隔开。"),
            "《代表法》",
            "法律法规",
            "学习内容",
        ),
        _several(
            "places_visited",
            N_("观摩地点"),
            N_("外出学习到过的地方，多处用顿号隔开。"),
            "某区某街道",
            "观摩点",
            "学习地点",
        ),
        _several(
            "hosts", N_("主办单位"), N_("主办的单位。"), "街道人大工委", "组织单位", "承办单位"
        ),
        _several(
            "partners",
            N_("协办单位"),
            N_("参与或协办的单位，如医院。"),
            "市第一医院",
            "参与单位",
            "合作单位",
        ),
        c.station(),
        c.grid(),
        c.deputies(),
        c.text("place", N_("活动地点"), N_("举办的地方。"), "代表联络站", "地点", "会议地点"),
        c.count(
            "present",
            N_("实到人数"),
            N_("实际到场的代表人数。"),
            "参加人数",
            "出席人数",
            "到会人数",
            unit="人",
        ),
        c.count("expected", N_("应到人数"), N_("应当到场的代表人数。"), "应出席人数", unit="人"),
        c.count(
            "residents",
            N_("群众人数"),
            N_("参加的群众人数。"),
            "参与群众",
            "参加群众人数",
            unit="人",
        ),
        c.count(
            "opinions",
            N_("收集意见数"),
            N_("收集到的意见建议条数。"),
            "意见建议数",
            "收集意见",
            unit="条",
        ),
        c.count(
            "opinions_handled",
            N_("意见办理数"),
            N_("已经办理的意见建议条数。"),
            "已办理意见数",
            unit="条",
        ),
        *c.reporting(),
    ),
    indicators=(
        _held(
            "policy_lectures",
            N_("党的创新理论宣讲"),
            N_("次"),
            FourType.LOYALTY,
            LECTURE,
            N_("期内举办的党的创新理论宣讲场次，按活动日期计。"),
            "理论宣讲|宣讲|宣讲活动|宣讲会",
        ),
        _held(
            "station_sessions",
            N_("代表进站活动"),
            N_("次"),
            FourType.LOYALTY,
            STATION,
            N_("期内组织的代表进站活动次数，按活动日期计。"),
            "进站活动|进站|代表进站|进站履职|代表活动日",
        ),
        _held(
            "deliberation_meetings",
            N_("议政会"),
            N_("次"),
            FourType.LOYALTY,
            DELIBERATION,
            N_("期内召开的议政会次数，按活动日期计。"),
            "议政会|议事会|协商议事会",
        ),
        Indicator(
            key="laws_studied",
            said="法律法规|学法|核心法律法规|法律 学习|法规 学习|学习法律",
            label=N_("学习核心法律法规"),
            unit=N_("部"),
            group=FourType.LEARNING,
            measure=Measure.DISTINCT,
            direction=Direction.HIGHER,
            at="date",
            distinct=row.laws,
            street_wide=True,
            definition=N_("期内学习的不同法律法规部数，同一部学习多次只计一部，按活动日期计。"),
        ),
        Indicator(
            key="study_visits",
            said="学习观摩|外出学习|外出观摩|观摩学习|学习考察|观摩 外出|观摩点|先进点位|观摩 学习",
            label=N_("外出学习观摩"),
            unit=N_("处"),
            group=FourType.LEARNING,
            measure=Measure.DISTINCT,
            at="date",
            where=row.type == STUDY_VISIT,
            distinct=row.places_visited,
            street_wide=True,
            definition=N_("期内外出学习观摩到过的不同地方，同一处去多次只计一处，按活动日期计。"),
        ),
        _held(
            "free_clinics",
            N_("义诊"),
            N_("场"),
            FourType.ACTION,
            CLINIC,
            N_("期内举办的义诊场次，按活动日期计。"),
            "义诊|义诊活动|健康义诊",
        ),
        Indicator(
            key="clinic_hospitals",
            said="医院 义诊|医院|医疗机构 义诊",
            label=N_("参与义诊医院"),
            unit=N_("家"),
            measure=Measure.DISTINCT,
            at="date",
            where=row.type == CLINIC,
            distinct=row.partners,
            street_wide=True,
            definition=N_("期内参与义诊的不同医院数，按协办单位去重。"),
        ),
        Indicator(
            key="session_residents",
            said=(
                "参与群众|群众参与|参加群众|服务群众|覆盖群众|惠及群众|受众|吸引群众|"
                "居民参与|参与居民|受教育群众|受益群众|群众受益|受益|参与 群众|参加 群众|"
                "惠及 居民|服务居民"
            ),
            label=N_("活动参与群众"),
            unit=N_("人次"),
            measure=Measure.FLOW,
            at="date",
            numerator=row.residents,
            approximate=True,
            street_wide=True,
            definition=N_("期内各项活动的群众人数之和，未填人数的活动不计。"),
        ),
        Indicator(
            key="session_opinions",
            said="收集 意见|征集 意见|收集 建议|征求 意见|意见建议 收集|听取 意见|征集 建议",
            label=N_("活动收集意见"),
            unit=N_("条"),
            measure=Measure.FLOW,
            at="date",
            numerator=row.opinions,
            approximate=True,
            street_wide=True,
            definition=N_("期内各项活动收集的意见建议条数之和。"),
        ),
        Indicator(
            key="session_opinions_handled_rate",
            said="办理率 意见|办结率 意见|意见办理率|采纳率 意见",
            label=N_("活动意见办理率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="date",
            where=row.opinions.notnull() & row.opinions_handled.notnull(),
            numerator=row.opinions_handled,
            denominator=row.opinions,
            street_wide=True,
            definition=N_("期内活动收集的意见中已办理的条数 ÷ 收集的条数，只计两项都填的活动。"),
        ),
        Indicator(
            key="session_attendance_rate",
            said="到会率|出席率|参会率|参与率",
            label=N_("活动到会率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="date",
            where=row.present.notnull() & row.expected.notnull(),
            numerator=row.present,
            denominator=row.expected,
            street_wide=True,
            definition=N_("期内各项活动实到人数之和 ÷ 应到人数之和，只计两项都填的活动。"),
        ),
    ),
)
