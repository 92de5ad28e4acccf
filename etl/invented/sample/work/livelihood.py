"""Matters raised by residents: eight that were all closed in June 2025, and those of 2024."""

from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import Row, reported
from etl.invented.sample.office.days import LAST, plus
from etl.invented.sample.table import cells_of, day

# accepted, closed, days allowed, grid, source, category, unit, matter
MATTERS = cells_of(
    """
    2024-03-06 2024-04-11 60 建设二 意见本 环境卫生 社区居委会 垃圾投放点离单元门太近，希望移位
    2024-04-09 2024-05-23 60 红旗三 代表联络站 交通出行 城管执法队 学校门口拥堵，希望设临时停靠区
    2024-05-15 2024-06-26 60 中山一 议事廊亭 公共设施 城建办 小广场地面破损，老人容易绊倒
    2024-06-25 2024-08-08 60 新风一 入户走访 供水供电供暖 供水服务站 顶层夏季水压低，早晚用水困难
    2024-08-13 2024-09-19 60 光明三 意见本 物业管理 社区居委会 电动车棚不足，希望增设充电位
    2024-09-24 2024-12-05 60 康乐三 代表工作室 养老助残 民政办 高龄老人助浴不便，希望上门服务
    2024-10-16 2024-11-14 60 中山四 代表联络站 公共设施 市政管理所 巷内无路名牌，急救车找不到门
    2025-03-18 2025-06-12 60 新风二 议事廊亭 公共设施 城建办 廊亭旁空地希望增设健身器材
    2025-04-02 2025-06-20 90 中山三 代表联络站 环境卫生 区环卫中心 巷口公厕陈旧，希望改造后全天开放
    2025-04-16 2025-06-06 60 红旗二 意见本 公共设施 社区居委会 林荫道旁缺少休闲长椅
    2025-04-23 2025-06-18 60 康乐一 意见本 养老助残 民政办 老年食堂希望增加送餐到家
    2025-05-07 2025-06-05 60 建设一 入户走访 环境卫生 市政管理所 3号楼前污水井反复堵塞外溢
    2025-05-14 2025-06-24 60 光明一 代表工作室 交通出行 城管执法队 小区外乱停车，希望划定停车泊位
    2025-05-21 2025-06-27 60 建设三 议事廊亭 交通出行 区交通运输局 公交站没有候车亭和座椅
    2025-06-04 2025-06-30 30 中山一 代表联络站 养老助残 城建办 单元门台阶希望加装无障碍坡道
    """
)
HEARD_BY_DEPUTIES = {
    "代表联络站": "联络站接待",
    "代表工作室": "工作室接待",
    "议事廊亭": "廊亭接待",
    "入户走访": "入户走访",
}


def rows() -> list[Row]:
    """Return all matters, numbered within each year."""
    rng = Random("livelihood")
    counts: dict[int, int] = {}
    found = []
    for accepted_on, closed_on, allowed, short, source, category, unit, matter in MATTERS:
        accepted, closed, grid = day(accepted_on), day(closed_on), f"{short}网格"
        counts[accepted.year] = counts.get(accepted.year, 0) + 1
        found.append(
            {
                "number": f"SQ{accepted.year}-{counts[accepted.year]:03}",
                "accepted": accepted,
                "grid": grid,
                "source": source,
                "resident": people.resident(rng),
                "phone": people.phone(rng),
                "matter": matter,
                "category": category,
                "deputies": people.some(rng, grid, accepted),
                "assigned": plus(accepted, rng.randint(1, 2)),
                "level": "区级" if unit.startswith("区") else "街道",
                "responsible_unit": unit,
                "due": plus(accepted, int(allowed)),
                "closed": closed,
                "feedback": min(plus(closed, rng.randint(0, 3)), LAST),
                "status": "已反馈",
                "satisfaction": rng.choices(("满意", "基本满意"), (4, 1))[0],
                **reported(grid),
            }
        )
    return found
