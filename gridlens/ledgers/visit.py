"""联系选民群众: one row is a reception at station or pavilion, or a household visit."""

from ibis import _ as row

from gridlens import columns as c
from gridlens.kinds import Option
from gridlens.schema import Direction, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

STATION, STUDIO, PAVILION, HOUSEHOLD = "联络站接待", "工作室接待", "廊亭接待", "入户走访"
WAYS = (
    Option(STATION, ("进站接待", "代表联络站接待", "站点接待", "接待")),
    Option(STUDIO, ("代表工作室接待",)),
    Option(PAVILION, ("议事廊亭接待", "议事廊亭")),
    Option(HOUSEHOLD, ("入户", "走访", "上门走访", "走访入户", "联系走访")),
)
RECEPTIONS = (STATION, STUDIO, PAVILION)

LEDGER = Ledger(
    key="visit",
    title=N_("联系选民群众"),
    row=N_("一次接待或走访"),
    place=20,
    sheet_names=("走访", "联系群众", "联系选民", "接待走访", "接待选民", "联系选民群众台账"),
    number="number",
    date="date",
    category="way",
    subject=("way", "summary"),
    results=("matter",),
    natural_key=("date", "grid", "way", "deputies", "people", "summary"),
    columns=(
        c.number("ZF2025-001", "走访编号", "接待编号"),
        c.day(
            "date",
            N_("接待走访日期"),
            N_("接待或走访的日期。"),
            "日期",
            "走访日期",
            "走访时间",
            "接待日期",
            "接待时间",
            required=True,
            span="first",
        ),
        c.grid(),
        c.choice(
            "way",
            N_("方式"),
            N_("在哪里接待，还是入户走访。"),
            WAYS,
            "联系方式分类",
            "形式",
            "类型",
            "走访方式",
        ),
        c.station(),
        c.deputies(part=N_("参与联系群众")),
        c.count("households", N_("户数"), N_("走访的户数。"), "走访户数", unit="户"),
        c.count(
            "people",
            N_("人数"),
            N_("接待或走访的人数。"),
            "接待人数",
            "走访人数",
            "群众人数",
            unit="人",
        ),
        c.text(
            "resident",
            N_("群众姓名"),
            N_("来访或受访群众；显示时遮盖。"),
            "王某",
            "选民姓名",
            "来访人",
            personal=Personal.NAME,
        ),
        c.text(
            "summary",
            N_("反映情况"),
            N_("群众反映的主要情况。"),
            "路灯不亮",
            "反映问题",
            "主要内容",
            "走访情况",
            "内容",
            personal=Personal.TEXT,
            long=True,
        ),
        c.text(
            "matter",
            N_("转办诉求编号"),
            N_("转为群众诉求的，填群众诉求台账的编号。"),
            "SQ2025-001",
            "诉求编号",
            "转办编号",
        ),
        *c.reporting(),
    ),
    indicators=(
        Indicator(
            key="receptions",
            label=N_("接待选民群众"),
            unit=N_("次"),
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="date",
            where=row.way.isin(RECEPTIONS),
            approximate=True,
            definition=N_("期内代表在联络站、工作室、议事廊亭接待选民群众的次数，按日期计。"),
        ),
        Indicator(
            key="household_visits",
            label=N_("入户走访"),
            unit=N_("次"),
            measure=Measure.FLOW,
            direction=Direction.HIGHER,
            at="date",
            where=row.way == HOUSEHOLD,
            approximate=True,
            definition=N_("期内代表入户走访的次数，按日期计。"),
        ),
        Indicator(
            key="visit_people",
            label=N_("联系群众人次"),
            unit=N_("人次"),
            measure=Measure.FLOW,
            at="date",
            numerator=row.people,
            approximate=True,
            definition=N_("期内接待和走访的人数之和，未填人数的不计。"),
        ),
        Indicator(
            key="visit_matters",
            label=N_("走访转办诉求"),
            unit=N_("件"),
            measure=Measure.DISTINCT,
            at="date",
            distinct=row.matter,
            definition=N_("期内接待走访中转为群众诉求的不同事项数，按转办诉求编号去重。"),
        ),
    ),
)
