"""网格名册: one row is a grid."""

from gridlens.kinds import Code, Several
from gridlens.schema import columns as c
from gridlens.schema.ledger import Column, FourType, Indicator, Ledger, Measure, Personal
from gridlens.translation import N_

COMMUNITIES = (
    *("所属社区", "社区名称", "所在社区", "村社区", "所属村社区", "所在村社区", "村社区名称"),
    *("社区村", "所属社区村", "村", "村名", "村名称", "所属村", "所在村", "行政村", "所属行政村"),
    *("行政村名称", "村居", "所属村居", "村居名称", "村委会", "居委会", "所属居委会", "所属村委会"),
    *("社区居委会", "所属社区名称", "村级", "所属村名称"),
)

LEDGER = Ledger(
    key="grid",
    title=N_("网格名册"),
    row=N_("一个网格"),
    place=110,
    sheet_names=("网格", "网格花名册", "网格信息", "网格基本情况", "网格划分", "网格一览表"),
    number="code",
    natural_key=("community", "name"),
    in_order=(("since", "until"),),
    grid_column="code",
    columns=(
        Column(
            name="code",
            title=N_("网格编码"),
            kind=Code(digits=15),
            help=N_("社区的12位统计用区划代码加3位顺序号，按文本填写；没有编码的留空，由系统编。"),
            headers=("编码", "网格编号", "网格代码", "网格统一编码", "统一编码", "网格码"),
            or_empty=True,
            accepts=(
                ("411101001001005", "411101001001005"),
                ("DH-01", "DH-01"),
                ("411101001001005.0", "411101001001005"),
            ),
            refuses=("41110100100100", "4.11101E+14"),
        ),
        c.text(
            "name",
            N_("网格名称"),
            N_("网格的名称。"),
            "红旗一网格",
            *("名称", "网格", "网格名", "所属网格", "所在网格", "网格名称及编号", "综合网格"),
            *("网格全称", "基础网格", "网格划分"),
            required=True,
            stands_in="community",  # where a village is a grid, its name is all that there is
        ),
        Column(
            name="aliases",
            title=N_("别名"),
            kind=Several(),
            help=N_("台账里对同一网格的其他写法，多个用顿号隔开。"),
            headers=("简称", "曾用名", "别称", "网格别名", "网格简称", "又名", "俗称"),
            accepts=(("红旗一、红旗1网格", ["红旗一", "红旗1网格"]),),
        ),
        c.text("community", N_("社区"), N_("所属社区。"), "红旗社区", *COMMUNITIES),
        c.count(
            "households",
            N_("户数"),
            N_("网格内的户数。"),
            *("总户数", "户籍户数", "常住户数", "居民户数", "住户数", "家庭户数", "网格户数"),
            *("居民总户数", "实有户数", "户数合计", "覆盖户数", "辖区户数"),
            unit="户",
        ),
        c.count(
            "residents",
            N_("人口"),
            N_("网格内的常住人口。"),
            *("人口数", "常住人口", "常住人口数", "总人口", "总人口数", "人口总数", "居民人数"),
            *("实有人口", "人数", "总人数", "网格人口", "居住人口", "辖区人口", "户籍人口"),
            unit="人",
        ),
        c.count(
            "enterprises",
            N_("企业数"),
            N_("网格内的企业和商户数。"),
            *("企业", "市场主体数", "商户数", "企业商户数", "商铺数", "门店数", "企业数量"),
            *("商户", "市场主体", "经营主体数", "经营主体", "企业单位数", "辖区企业数"),
            unit="家",
        ),
        c.text(
            "buildings",
            N_("楼栋"),
            N_("网格包含的楼栋或范围。"),
            "红旗小区1至5号楼",
            *("楼栋数", "楼栋号", "楼栋范围", "包含楼栋", "网格范围", "管辖范围", "四至范围"),
            *("覆盖范围", "包含小区", "所辖小区", "小区名称", "小区", "楼幢", "楼栋数量"),
        ),
        c.text(
            "leader",
            N_("网格长"),
            N_("网格长姓名。"),
            "钱某",
            *("网格长姓名", "网格负责人", "负责人", "总网格长", "网格长及电话"),
            personal=Personal.NAME,
        ),
        c.text(
            "worker",
            N_("网格员"),
            N_("网格员姓名。"),
            "赵某",
            *("专职网格员", "网格员姓名", "专职网格员姓名", "网格管理员", "专兼职网格员"),
            *("兼职网格员", "基础网格员", "网格员名单"),
            personal=Personal.NAME,
        ),
        c.count("tile_row", N_("图上行"), N_("方格地图上的行，从1起。")),
        c.count("tile_column", N_("图上列"), N_("方格地图上的列，从1起。")),
        c.day(
            "since",
            N_("启用日期"),
            N_("网格开始运行的日期；留空表示一直都有。"),
            *("设立日期", "起始日期", "启用时间", "设立时间", "划分日期", "划分时间", "成立时间"),
            month="first",
        ),
        c.day(
            "until",
            N_("停用日期"),
            N_("网格撤并的日期；仍在运行的留空。"),
            *("撤销日期", "终止日期", "停用时间", "撤销时间", "撤并日期", "撤并时间"),
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
