"""志愿服务: one row is a voluntary service."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.ledger import Direction, FourType, Indicator, Ledger, Measure
from gridlens.translation import N_

KINDS = (
    Option("环境整治", ("清扫街道", "卫生清扫")),
    Option("敬老助残", ("敬老", "助残")),
    Option("其他", ("其它",)),
)

LEDGER = Ledger(
    key="volunteering",
    title=N_("志愿服务"),
    row=N_("一次志愿服务"),
    place=90,
    sheet_names=("志愿活动", "志愿服务台账"),
    number="number",
    date="date",
    category="kind",
    subject=("kind", "topic"),
    results=("people", "hours"),
    natural_key=("date", "grid", "topic"),
    columns=(
        c.number("ZY2025-001", "服务编号"),
        c.day("date", N_("服务日期"), N_("服务的日期。"), "日期", required=True),
        c.grid(),
        c.choice("kind", N_("服务类别"), N_("服务的类别。"), KINDS, "类别"),
        c.text("topic", N_("服务内容"), N_("服务的内容。"), "清扫红旗街", "内容"),
        c.text("team", N_("服务队"), N_("来服务的志愿队。"), "红旗志愿服务队", "志愿队"),
        c.deputies(part=N_("参加志愿服务")),
        c.count("people", N_("志愿者人数"), N_("参加的志愿者人数。"), "人数", unit="人"),
        c.count("expected", N_("招募人数"), N_("招募的志愿者人数。"), unit="人"),
        c.count("hours", N_("服务时长"), N_("志愿者服务的工时之和。"), "时长", unit="工时"),
        *c.reporting(),
    ),
    indicators=(
        Indicator(
            key="services",
            said="志愿服务|志愿活动",
            beside="service_turnout_rate",
            phrase=N_("开展志愿服务"),
            label=N_("志愿服务场次"),
            unit=N_("场"),
            group=FourType.ACTION,
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="date",
            definition=N_("期内开展的志愿服务场次，按服务日期计。"),
        ),
        Indicator(
            key="service_teams",
            after="services",
            said="志愿队|志愿服务队",
            label=N_("参与志愿队"),
            unit=N_("支"),
            measure=Measure.DISTINCT,
            at="date",
            distinct=lambda row: row.team,
            definition=N_("期内来服务过的不同志愿队数。"),
        ),
        Indicator(
            key="service_hours",
            contact=8,
            said="志愿服务时长|服务时长",
            label=N_("志愿服务时长"),
            unit=N_("工时"),
            measure=Measure.FLOW,
            at="date",
            numerator=lambda row: row.hours,
            definition=N_("期内各次服务的时长之和，未填时长的不计。"),
        ),
        Indicator(
            key="service_turnout_rate",
            said="到岗率",
            label=N_("志愿者到岗率"),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="date",
            where=lambda row: row.people.notnull() & row.expected.notnull(),
            numerator=lambda row: row.people,
            denominator=lambda row: row.expected,
            definition=N_("期内志愿者人数之和 ÷ 招募人数之和，只计两项都填的服务。"),
        ),
    ),
)
