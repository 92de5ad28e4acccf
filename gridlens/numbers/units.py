"""The units after numbers: those that an indicator may count in, and those that never fit."""

from gridlens.ledgers import indicators

PERCENT = "%"
POINTS = "个百分点"
TIMES = "倍"

# Units that offices use in place of the declared unit, by that unit.
FAMILIES = {
    "起": ("起", "件", "宗", "例", "桩", "个"),
    "条": ("条", "处", "个", "项", "件", "起", "宗"),
    "件": ("件", "条", "项", "个", "桩", "起", "份", "宗"),
    "次": ("次", "场次", "场", "回", "趟", "家次", "户次", "期", "轮", "个", "批次"),
    "场": ("场", "场次", "次", "期"),
    "部": ("部", "项", "个"),
    "处": ("处", "个", "地"),
    "个": ("个", "处", "项", "件", "条"),
    "家": ("家", "户", "个", "所"),
    "人次": ("人次", "人", "名", "余人", "名次"),
    "名": ("名", "位", "人", "个"),
    "天": ("天", "日", "个工作日"),
    PERCENT: (PERCENT,),
}
DECLARED = frozenset(indicator.unit for indicator, _ledger in indicators().values())
CLASSIFIERS = DECLARED.union(*FAMILIES.values())
UNCOUNTED = (
    *("万元", "亿元", "元", "平方米", "平方公里", "公里", "公顷", "亩", "米", "吨", "度", "岁"),
    *("周岁", "小时", "分钟", "秒", "周", "个月", "月份", "月", "年", "号楼", "号院", "号", "栋"),
    *("楼", "层", "单元", "室", "路", "页", "盏", "张", "套", "台", "棵", "辆", "把", "支", "本"),
    *("字", "届", "级", "巷", "季度", "组", "类", "种", "步", "点", "块", "座", "间", "面", "篇"),
    *("幅", "句", "代", "道", "颗", "只", "头", "股", "对", "双", "分", "倍"),
)
ALL = tuple(sorted({*CLASSIFIERS, *UNCOUNTED, POINTS, TIMES, "‰"}, key=len, reverse=True))


def counts(unit: str, declared: str) -> bool:
    """Tell whether a unit after a number can stand for the unit that an indicator declares."""
    return unit in FAMILIES.get(declared, (declared,))
