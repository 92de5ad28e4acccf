"""阵地名册: one row is a supervision post, station, studio, pavilion or canteen."""

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.ledger import FourType, Indicator, Ledger, Measure
from gridlens.translation import N_

POST = "党员监督岗"
KINDS = (
    Option(POST, ("监督岗", "党员监督岗点位")),
    Option(
        "代表联络站",
        ("联络站", "人大代表联络站", "代表联系站", "代表之家", "人大代表之家", "代表家站"),
    ),
    Option("代表工作室", ("工作室", "人大代表工作室", "代表个人工作室")),
    Option("议事廊亭", ("廊亭", "议事亭", "议事廊", "议事长廊", "百姓议事廊亭")),
    Option(
        "老年食堂",
        ("社区食堂", "助餐点", "社区老年食堂", "老年助餐点", "幸福食堂", "长者食堂", "爱心食堂"),
    ),
    Option("其他", ("其它",)),
)

LEDGER = Ledger(
    key="facility",
    title=N_("阵地名册"),
    row=N_("一处阵地"),
    place=130,
    sheet_names=("阵地", "阵地台账", "站点名册"),
    category="kind",
    by_kind=True,
    natural_key=("kind", "name"),
    in_order=(("opened", "closed"),),
    columns=(
        c.choice(
            "kind",
            N_("阵地类型"),
            N_("阵地的类型。"),
            KINDS,
            *("类型", "类别", "阵地类别", "阵地种类", "种类", "站点类型", "场所类型"),
            required=True,
            stands_in="name",  # 红旗社区党员监督岗 says what it is
        ),
        c.text(
            "name",
            N_("阵地名称"),
            N_("阵地的名称。"),
            "红旗社区党员监督岗",
            *("名称", "阵地", "站点名称", "站点", "场所名称", "点位名称", "联络站名称"),
            required=True,
        ),
        c.text(
            "community",
            N_("社区"),
            N_("所在社区。"),
            "红旗社区",
            *("所属社区", "所在社区", "社区名称", "村社区", "所在村社区", "所属村社区", "所属村"),
            *("所在村", "村居", "所在村居", "行政村"),
        ),
        c.day(
            "opened",
            N_("设立日期"),
            N_("设立的日期；留空表示一直都有。"),
            *("启用日期", "建成日期", "设立时间", "启用时间", "建成时间", "成立日期", "成立时间"),
            *("挂牌日期", "挂牌时间", "投用时间", "投用日期"),
            month="first",
        ),
        c.day(
            "closed",
            N_("撤销日期"),
            N_("撤销的日期；仍在用的留空。"),
            *("停用日期", "撤销时间", "停用时间", "关闭日期"),
            month="last",
        ),
        *c.reporting(),
    ),
    indicators=(
        Indicator(
            key="supervision_posts",
            phrase=N_("{end}设有党员监督岗"),
            said="党员监督岗|监督岗",
            label=POST,
            unit=N_("个"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.STOCK,
            at="opened",
            until="closed",
            where=lambda row: row.kind == POST,
            street_wide=True,
            definition=N_("期末在用的党员监督岗数，按阵地名册的设立和撤销日期计。"),
        ),
    ),
)
