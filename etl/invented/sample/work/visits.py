"""Receptions and household visits by quarter and grid; one grid has none in the last quarter."""

import datetime as dt
from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import (
    GRID,
    HOUSEHOLDS,
    STATION,
    STATION_OF,
    Row,
    demo,
    reported,
)
from etl.invented.sample.office.days import FIRST, LAST, draw, plus, quarter
from etl.invented.sample.office.goals import HOUSEHOLD_VISITS_BY_GRID
from etl.invented.sample.spread import apportion, bag, uneven
from etl.invented.sample.work import livelihood

HOUSEHOLD, AT_STATION = "入户走访", "联络站接待"
_WINTER = (11, 12, 1, 2)
QUARTERS = ((2024, 1), (2024, 2), (2024, 3), (2024, 4), (2025, 1), (2025, 2))
HOUSEHOLD_VISITS = (104, 110, 108, 114, 112, 118)
RECEPTIONS = (43, 45, 38, 42, 41, 42)
SILENT, SILENT_IN = "康乐二网格", (2025, 2)

LAMPS_REPORTED: Row = {
    "date": dt.date(2025, 4, 7),
    "grid": "中山三网格",
    "way": AT_STATION,
    "deputies": ["贺春岚", "乔若溪"],
    "people": 5,
    "resident": "胡玉柱",
    "summary": "胡玉柱等5名居民反映槐荫巷南段路灯多日不亮，夜间出行不便，老人孩子不敢走",
}
RAISED = (
    "反映楼道声控灯不亮，已告知物业",
    "咨询医保异地备案怎么办理，现场说明",
    "家中老人行动不便，想了解居家养老补贴，联系电话{phone}",
    "反映早市占道，希望规范摊位",
    "对社区环境表示满意，没有其他意见",
    "建议在小区门口增设快递柜",
    "反映隔壁{name}家装修时间过早",
    "咨询孩子入学片区划分",
    "反映雨后路面积水",
    "希望增加夜间巡逻",
    "建议老旧小区加装电梯，愿意配合",
    "反映宠物粪便清理不及时",
    "了解灵活就业社保补贴政策",
    "独居老人，核对紧急联系人电话{phone}",
    "建议多办几场健康讲座",
    "反映楼下门面夜间音响扰民，{name}愿意一起去沟通",
    "退役军人{name}，了解优待证办理",
    "反映楼顶防水开裂，雨天渗漏",
    "了解就业招聘信息，联系电话{phone}",
    "建议把旧车棚改成晾衣和休息的地方",
    "反映路口信号灯时间偏短，老人过街赶不上",
    "低保户，核对近期生活情况",
    "对代表督促修好井盖表示感谢",
    "希望老年食堂增加软烂菜品",
    "反映单元门禁损坏，陌生人随意进出",
)
RAISED_IN_WINTER = (
    "反映暖气温度偏低，网格员{name}已登记",
    "独居老人用煤炉取暖，提醒通风并留电话{phone}",
    "反映背阴路段结冰，希望及时撒盐",
)


def rows() -> list[Row]:
    """Return all receptions and visits, numbered within each year in order of date."""
    rng = Random("visits")
    told = [_told(rng, row) for row in livelihood.rows() if _heard(row)] + [dict(LAMPS_REPORTED)]
    found = [
        row | _where(row) | _who(row)
        for row in (*told, *_household(rng, told), *_received(rng, told))
    ]
    found.sort(key=lambda row: row["date"])
    counts: dict[int, int] = {}
    for row in found:
        year = row["date"].year
        counts[year] = counts.get(year, 0) + 1
        row["number"] = f"ZF{year}-{counts[year]:03}"
    return found


def _heard(matter: Row) -> bool:
    return matter["source"] in livelihood.HEARD_BY_DEPUTIES


def _told(rng: Random, matter: Row) -> Row:
    """Return the reception or visit at which a matter was raised."""
    way = livelihood.HEARD_BY_DEPUTIES[matter["source"]]
    return {
        "date": matter["accepted"],
        "grid": matter["grid"],
        "way": way,
        "deputies": matter["deputies"],
        "households": 1 if way == HOUSEHOLD else None,
        "people": rng.randint(1, 4),
        "resident": matter["resident"],
        "summary": matter["matter"],
        "matter": matter["number"],
    }


def _household(rng: Random, told: list[Row]) -> list[Row]:
    """Return the household visits; in the last half-year they follow the goals of the grids."""
    found = []
    for when, total in zip(QUARTERS, HOUSEHOLD_VISITS, strict=True):
        by_goal = when[0] == 2025
        weights = dict(HOUSEHOLD_VISITS_BY_GRID if by_goal else HOUSEHOLDS)
        if when == SILENT_IN:
            del weights[SILENT]
        counts = apportion(total, uneven(rng, weights, 0.02 if by_goal else 0.2))
        for row in told:
            if row["way"] == HOUSEHOLD and quarter(row["date"]) == when:
                counts[row["grid"]] -= 1
        for grid in bag(rng, counts):
            found.append(_one(rng, _some_day(rng, when), grid, HOUSEHOLD))
    return found


def _received(rng: Random, told: list[Row]) -> list[Row]:
    found = []
    for when, total in zip(QUARTERS, RECEPTIONS, strict=True):
        weights = dict(HOUSEHOLDS)
        if when == SILENT_IN:
            del weights[SILENT]
        done = sum(row["way"] != HOUSEHOLD and quarter(row["date"]) == when for row in told)
        counts = apportion(total - done, uneven(rng, weights, 0.5))
        for grid in bag(rng, counts):
            from_elsewhere = rng.random() < 0.1
            way = rng.choices((AT_STATION, "工作室接待", "廊亭接待"), (6, 2, 3))[0]
            found.append(_one(rng, _some_day(rng, when), None if from_elsewhere else grid, way))
    return found


def _some_day(rng: Random, when: tuple[int, int]) -> dt.date:
    year, number = when
    first = dt.date(year, number * 3 - 2, 1)
    after = dt.date(year + number // 4, number * 3 % 12 + 1, 1)
    return draw(rng, max(first, FIRST), min(plus(after, -1), LAST))


def _one(rng: Random, day: dt.date, grid: str | None, way: str) -> Row:
    topics = RAISED + (RAISED_IN_WINTER if day.month in _WINTER else ())
    households = rng.randint(1, 6) if way == HOUSEHOLD else None
    met = 2 * households + rng.randint(0, 3) if households else rng.randint(1, 6)
    return {
        "date": day,
        "grid": grid,
        "way": way,
        "deputies": people.some(rng, grid, day, 0.92),
        "households": households,
        "people": met,
        "resident": people.resident(rng),
        "summary": rng.choice(topics).format(name=people.resident(rng), phone=people.phone(rng)),
    }


def _where(row: Row) -> Row:
    """Return the station of a row: None unless the reception was at a station.

    It is the station of the grid's community; if that has none, the station of the sub-district.
    """
    if row["way"] != AT_STATION:
        return {"station": None}
    community = GRID[row["grid"]].community if row["grid"] else None
    return {"station": STATION_OF.get(community or "", STATION)}


def _who(row: Row) -> Row:
    """Return who reported a row: the grid's worker for a household visit, else the station."""
    if row["way"] == HOUSEHOLD:
        return reported(row["grid"])
    return reported(None, demo(STATION), "梁思齐")


def community(row: Row) -> str | None:
    """Return the community of a household visit; None for a reception."""
    return GRID[row["grid"]].community if row["way"] == HOUSEHOLD else None
