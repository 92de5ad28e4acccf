"""网格名册: one row is a grid."""

from gridlens.kinds import Code, Several
from gridlens.schema import columns as c
from gridlens.schema.ledger import Column, FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

LEDGER = Ledger(
    key="grid",
    title=N_("网格名册"),
    row=N_("一个网格"),
    place=110,
    sheet_names=("网格", "网格花名册", "网格信息"),
    number="code",
    natural_key=("code",),
    in_order=(("since", "until"),),
    grid_column="code",
    columns=(
        Column(
            name="code",
            title=N_("网格编码"),
            kind=Code(digits=15),
            help=N_("社区的12位统计用区划代码加3位顺序号，按文本填写。"),
            headers=("编码", "网格编号", "网格代码"),
            required=True,
            accepts=(
                ("411101001001005", "411101001001005"),
                ("411101001001005.0", "411101001001005"),
            ),
            refuses=("41110100100100", "4.11101E+14"),
        ),
        c.text("name", N_("网格名称"), N_("网格的名称。"), "红旗一网格", "名称", required=True),
        Column(
            name="aliases",
            title=N_("别名"),
            kind=Several(),
            help=N_("台账里对同一网格的其他写法，多个用顿号隔开。"),
            headers=("简称", "曾用名"),
            accepts=(("红旗一、红旗1网格", ["红旗一", "红旗1网格"]),),
        ),
        c.text("community", N_("社区"), N_("所属社区。"), "红旗社区", "所属社区", "社区名称"),
        c.count("households", N_("户数"), N_("网格内的户数。"), "总户数", unit="户"),
        c.count("residents", N_("人口"), N_("网格内的常住人口。"), "人口数", "常住人口", unit="人"),
        c.count(
            "enterprises",
            N_("企业数"),
            N_("网格内的企业和商户数。"),
            "企业",
            "市场主体数",
            unit="家",
        ),
        c.text(
            "worker", N_("网格员"), N_("网格员姓名。"), "赵某", "专职网格员", personal=Personal.NAME
        ),
        c.count("tile_row", N_("图上行"), N_("方格地图上的行，从1起。")),
        c.count("tile_column", N_("图上列"), N_("方格地图上的列，从1起。")),
        c.day(
            "since",
            N_("启用日期"),
            N_("网格开始运行的日期；留空表示一直都有。"),
            "设立日期",
            "起始日期",
            month="first",
        ),
        c.day(
            "until",
            N_("停用日期"),
            N_("网格撤并的日期；仍在运行的留空。"),
            "撤销日期",
            "终止日期",
            month="last",
        ),
        *c.reporting(),
    ),
    indicators=(
        Indicator(
            key="grids",
            phrase=N_("{end}有基层网格"),
            said="基层网格|网格|划分 网格",
            label=N_("基层网格"),
            unit=N_("个"),
            group=FourType.RESPONSIBILITY,
            measure=Measure.STOCK,
            at="since",
            until="until",
            street_wide=True,
            definition=N_("期末在运行的网格数，按网格名册的启用和停用日期计。"),
        ),
    ),
)
