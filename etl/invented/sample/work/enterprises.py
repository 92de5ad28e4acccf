"""Visits to firms by month, the needs they raised, and those still open."""

import datetime as dt
from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import ENTERPRISES, Row, demo, reported
from etl.invented.sample.office.days import LAST, MONTHS, before, draw, plus, worked_in
from etl.invented.sample.spread import apportion, bag, uneven
from etl.invented.sample.table import words

VISITS = (5, 5, 10, 9, 10, 9, 9, 10, 11, 8, 10, 8, 7, 7, 13, 11, 12, 13)
BRANDS = words(
    "恒顺 鑫禾 同益 广源 瑞丰 永固 金穗 佳诚 宏达 晨旭 安泰 百合 东盛 福临 国兴 华茂 锦程 "
    "康利 联众 明远 宁和 鹏举 启航 荣昌 尚品 天工 万通 祥云 雅居 泽润 至善 众诚 春晖 大有"
)
TRADES = words(
    "机械加工厂 食品商行 汽车维修部 建材经营部 印刷厂 服装店 物流站 餐饮店 电子商务公司 家政服务部"
)
# kind: weight, unit, needs
NEEDS: dict[str, tuple[int, str, tuple[str, ...]]] = {
    "用工": (24, "社会事务办", ("招不到熟练技工", "节后缺普工十余人", "希望对接实习学生")),
    "融资": (20, "经济发展办", ("流动资金紧张，希望对接银行", "想了解小微企业贷款贴息")),
    "政策咨询": (18, "经济发展办", ("咨询税费减免政策", "想了解技改补贴申报条件")),
    "周边环境": (16, "城管执法队", ("门前道路坑洼，货车进出不便", "周边停车位不足，客户停车难")),
    "手续办理": (10, "便民服务中心", ("经营范围变更手续不熟悉", "食品经营许可证换证")),
    "用地用房": (7, "城建办", ("仓库面积不足，想租用闲置厂房",)),
    "市场拓展": (5, "经济发展办", ("希望参加展销活动",)),
}
_SHARE_WITH_NEED, _LATE = 0.55, 0.06
# days overdue on the last day (below zero: days left) of the needs still open
_STILL_OPEN = (22, 6, -5, -13, -18, -26)
_DAYS_ALLOWED = 30
_UNIT = demo("示范街道经济发展办")


def rows() -> list[Row]:
    """Return all visits to firms, numbered within each year in order of date."""
    rng = Random("visits to firms")
    firms = _firms(rng)
    found = []
    for half in range(3):
        months = range(half * 6, half * 6 + 6)
        total = sum(VISITS[month] for month in months)
        grids = bag(rng, apportion(total, uneven(rng, ENTERPRISES, 0.4)))
        for month in months:
            for _ in range(VISITS[month]):
                grid = grids.pop()
                day = rng.choice(worked_in(*MONTHS[month]))
                found.append(_visit(rng, day, rng.choice(firms[grid]), grid))
    found.sort(key=lambda row: row["date"])
    _leave_open(rng, found)
    counts: dict[int, int] = {}
    for row in found:
        year = row["date"].year
        counts[year] = counts.get(year, 0) + 1
        row["number"] = f"QY{year}-{counts[year]:03}"
    return found


def _firms(rng: Random) -> dict[str, list[str]]:
    """Return the names of firms by grid; their number is in proportion to the enterprises there."""
    names = [f"示范{brand}{TRADES[i * 7 % 10]}" for i, brand in enumerate(BRANDS * 2)]
    names = list(dict.fromkeys(names))
    firms: dict[str, list[str]] = {}
    for name, grid in zip(names, bag(rng, apportion(len(names), ENTERPRISES)), strict=True):
        firms.setdefault(grid, []).append(name)
    return firms


def _visit(rng: Random, day: dt.date, firm: str, grid: str) -> Row:
    row: Row = {
        "date": day,
        "firm": firm,
        "grid": grid,
        "deputies": people.some(rng, grid, day, 0.85),
        **reported(None, _UNIT, "柏思源"),
    }
    due = plus(day, _DAYS_ALLOWED)
    late = rng.random() < _LATE
    closed = draw(rng, plus(due, 1), plus(due, 12)) if late else draw(rng, plus(day, 2), due)
    if rng.random() >= _SHARE_WITH_NEED or closed > LAST:
        return row
    done = {"due": due, "closed": closed, "status": "已办结", "result": "已办理并回访企业"}
    return row | _need(rng) | done


def _need(rng: Random) -> Row:
    kind = rng.choices(list(NEEDS), [weight for weight, _unit, _needs in NEEDS.values()])[0]
    _weight, unit, needs = NEEDS[kind]
    return {"need": rng.choice(needs), "need_kind": kind, "responsible_unit": unit}


def _leave_open(rng: Random, found: list[Row]) -> None:
    """Give some of the last visits a need that is still open on the last day."""
    for overdue in _STILL_OPEN:
        day = before(plus(LAST, -overdue - _DAYS_ALLOWED), 6)
        near = min(
            (row for row in found if row.get("status") != "办理中"),
            key=lambda row: abs((row["date"] - day).days),
        )
        for name in ("closed", "result"):
            near.pop(name, None)
        due = plus(LAST, -overdue)
        near |= _need(rng) | {"due": due, "status": "办理中"}
