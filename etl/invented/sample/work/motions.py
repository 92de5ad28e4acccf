"""Motions and proposals: submitted at the session each January, and between sessions in 2024."""

import datetime as dt
from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import Row, reported
from etl.invented.sample.office.days import draw, plus
from etl.invented.sample.table import cells_of, day
from gridlens.period import shifted

# submitted, at the session or between sessions, kind, category, title, units (the first leads),
# result
MOTIONS = cells_of(
    """
    2024-01-17 大会 议案 城市建设 关于加快背街小巷改造的议案 区住建局、区财政局 A
    2024-01-17 大会 建议 教育卫生 关于增设社区托幼点的建议 区教育局 B
    2024-01-17 大会 建议 社会保障 关于扩大老年助餐覆盖面的建议 区民政局 A
    2024-01-18 大会 建议 平安法治 关于加强电动车集中充电管理的建议 区消防大队、区城管局 A
    2024-01-18 大会 建议 环境保护 关于整治餐饮油烟扰民的建议 区生态环境分局 A
    2024-01-18 大会 建议 城市建设 关于规范背街停车的建议 区城管局、区交警大队 B
    2024-01-18 大会 建议 经济发展 关于支持小微企业用工的建议 区人社局 A
    2024-01-18 大会 建议 教育卫生 关于家庭医生签约服务提质的建议 区卫健委 C
    2024-04-23 闭会 建议 城市建设 关于疏通东河沿排水管网的建议 区住建局 A
    2024-05-28 闭会 建议 平安法治 关于增设校园周边减速设施的建议 区交警大队 A
    2024-07-16 闭会 建议 社会保障 关于高温期间关爱独居老人的建议 区民政局 A
    2024-09-10 闭会 建议 环境保护 关于规范装修垃圾收运的建议 区城管局 B
    2024-11-19 闭会 建议 城市建设 关于提前检修供暖管线的建议 区住建局 A
    2025-01-14 大会 议案 城市建设 关于推进老旧小区雨污分流的议案 区住建局、区财政局、区水利局 B
    2025-01-14 大会 议案 社会保障 关于建设社区嵌入式养老服务设施的议案 区民政局、区财政局 A
    2025-01-14 大会 建议 平安法治 关于完善网格矛盾纠纷联动化解的建议 区司法局 A
    2025-01-15 大会 建议 城市建设 关于补齐背街小巷照明的建议 区城管局、区供电公司 A
    2025-01-15 大会 建议 教育卫生 关于校园操场课后向社区开放的建议 区教育局 B
    2025-01-15 大会 建议 环境保护 关于公厕改造和全天开放的建议 区城管局 A
    2025-01-15 大会 建议 经济发展 关于简化个体工商户注销手续的建议 区市场监管局 A
    2025-01-16 大会 建议 经济发展 关于搭建企业用工对接平台的建议 区人社局 A
    2025-01-16 大会 建议 社会保障 关于增加社区义诊频次的建议 区卫健委 C
    2025-01-16 大会 建议 城市建设 关于打通丰年路断头段的建议 区住建局、区自然资源局 —
    """
)
_REPLY_MONTHS = 3
_PUT_OFF_TO = dt.date(2025, 7, 31)
_JOINT_TO_A_MOTION = 10


def rows() -> list[Row]:
    """Return all motions and proposals; the last is still open and its due date was put off."""
    rng = Random("motions")
    counts: dict[int, int] = {}
    found = []
    for submitted_on, occasion, kind, category, title, units, result in MOTIONS:
        submitted = day(submitted_on)
        year = submitted.year
        counts[year] = counts.get(year, 0) + 1
        at_session = occasion == "大会"
        assigned = draw(rng, plus(submitted, 20), plus(submitted, 30) if at_session else submitted)
        joint = _JOINT_TO_A_MOTION if kind == "议案" else rng.randint(1, 4)
        lead, *others = rng.sample(people.on_duty(submitted), joint + 1)
        found.append(
            {
                "number": f"YA{year}-{counts[year]:02}",
                "submitted": submitted,
                "session": "区十届四次会议" if year == 2024 else "区十届五次会议",
                "occasion": f"{occasion}期间",
                "kind": kind,
                "title": title,
                "category": category,
                "lead_deputies": [lead],
                "joint_deputies": others,
                "assigned": assigned,
                "responsible_unit": units.split("、")[0],
                "joint_units": units.split("、")[1:],
                **_answer(rng, assigned, result),
                **reported(None),
            }
        )
    return found


def _answer(rng: Random, assigned: dt.date, result: str) -> Row:
    """Return the answer to a motion: when it is due, when it was replied to, result, status."""
    if not result:
        return {"due": _PUT_OFF_TO, "status": "延期"}
    satisfaction = rng.choices(("满意", "基本满意"), (3, 1))[0]
    return {
        "due": shifted(assigned, _REPLY_MONTHS),
        "replied": draw(rng, plus(assigned, 30), plus(assigned, 86)),
        "result": result,
        "status": "代表已反馈",
        "satisfaction": "不满意" if result == "C" and assigned.year == 2024 else satisfaction,
    }
