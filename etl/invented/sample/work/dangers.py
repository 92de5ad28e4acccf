"""What the hazards are: category, place, account and the unit that must put them right."""

from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import GRID, Row

# category: weight, unit, accounts
STORIES: dict[str, tuple[int, str, tuple[str, ...]]] = {
    "消防安全": (
        30,
        "消防工作站",
        (
            "楼道堆放杂物，占用疏散通道",
            "灭火器压力不足，已过检验期",
            "消防通道被私家车占用，车主{name}电话{phone}",
            "安全出口指示灯不亮",
            "商铺卷帘门内住人，未设逃生窗",
        ),
    ),
    "用电安全": (
        18,
        "供电服务站",
        (
            "居民{name}从窗口拉线给电动车充电",
            "配电箱门损坏，线路裸露",
            "楼道内电表箱线路老化发热",
            "充电棚插座松动，有打火痕迹",
        ),
    ),
    "道路设施": (
        12,
        "市政管理所",
        ("井盖松动有异响", "人行道地砖塌陷约一平方米", "路沿石破损翘起", "减速带缺失露出螺钉"),
    ),
    "燃气安全": (
        10,
        "燃气服务站",
        (
            "住户{name}家燃气软管老化，超过使用年限",
            "餐馆未安装可燃气体报警器",
            "燃气表后私自改管",
        ),
    ),
    "房屋建筑": (
        8,
        "城建办",
        ("外墙瓷砖空鼓，有坠落风险", "楼顶护栏锈蚀松动", "自建房外挂楼梯无扶手"),
    ),
    "生产经营": (
        9,
        "应急办",
        ("小作坊切割机无防护罩", "仓库货物堆放过高，通道不足", "电焊作业人员未随身携带证件"),
    ),
    "食品药品": (4, "市场监管所", ("食堂留样记录不全", "小超市临期食品未分区摆放")),
    "生态环境": (4, "生态环境办", ("汽修店废机油桶露天存放", "餐馆油烟净化器未开启")),
    "防汛防灾": (3, "城建办", ("雨水箅子被落叶堵塞", "地下车库入口沙袋不足")),
    "其他": (2, "社区居委会", ("健身器材转轴松动", "宣传栏玻璃破裂")),
}
PLACES = {
    "红旗社区": ("和顺里", "机床厂家属院"),
    "中山社区": ("槐荫巷", "丰年路"),
    "新风社区": ("晨光街", "廊桥里"),
    "建设社区": ("集贤路", "纺机厂家属院"),
    "光明社区": ("学府里", "明德街"),
    "康乐社区": ("东河沿", "康宁里"),
}
_HEATING, _SUMMER = (11, 12, 1, 2), (6, 7, 8)

GAS: Row = {
    "category": "燃气安全",
    "location": "丰年路综合市场负一层",
    "summary": "多家餐饮商户共用的瓶组间与人员密集场所未隔开，需整体改造",
    "responsible_unit": "燃气服务站",
}


def tell(rng: Random, month: int, grid: str | None) -> Row:
    """Return a hazard's category, place, account and responsible unit.

    Gas is more frequent in winter, electricity and floods in summer.
    """
    weights = {category: story[0] for category, story in STORIES.items()}
    if month in _HEATING:
        weights["燃气安全"] *= 2
    if month in _SUMMER:
        weights["用电安全"] *= 2
        weights["防汛防灾"] *= 3
    category = rng.choices(list(weights), list(weights.values()))[0]
    _weight, unit, accounts = STORIES[category]
    account = rng.choice(accounts)
    community = GRID[grid].community if grid else rng.choice(list(PLACES))
    return {
        "category": category,
        "location": f"{rng.choice(PLACES[community])}{rng.randint(1, 60)}号",
        "summary": account.format(name=people.resident(rng), phone=people.phone(rng)),
        "responsible_unit": unit,
    }
