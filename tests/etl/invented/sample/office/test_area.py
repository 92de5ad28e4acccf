"""The sample office has the figures and the stories that it is known for."""

import datetime as dt
from collections import Counter

import pytest

from tests.etl.invented.sample.sample_files import (
    LAST,
    Record,
    all_of,
    day,
    disputes,
    read,
    settled,
    within,
)


def activities(type_: str) -> list[Record]:
    return [
        r for r in all_of("会议活动台账.xlsx") if r["活动类型"] == type_ and within(r["活动日期"])
    ]


def names_in(rows: list[Record], column: str) -> set[str]:
    return {name for row in rows for name in row[column].split("、") if name}


def in_force(rows: list[Record], begun: str, ended: str) -> int:
    return sum(
        (day(r[begun]) or LAST) <= LAST and (day(r.get(ended, "")) or dt.date.max) > LAST
        for r in rows
    )


def figures() -> dict[str, int]:
    """Count the fourteen reference figures of the first half of 2025."""
    rosters = read("名册.xlsx")
    posts = [r for r in rosters["阵地名册"] if r["阵地类型"] == "党员监督岗"]
    held = [r for r in all_of("会议活动台账.xlsx") if within(r["活动日期"])]
    motions = all_of("议案建议台账.xlsx")
    inspections = [r for r in all_of("调研视察台账.xlsx") if within(r["视察日期"])]
    return {
        "motions_submitted": sum(
            within(r["提出日期"]) and r["提出时机"] == "大会期间" for r in motions
        ),
        "policy_lectures": len(activities("理论宣讲")),
        "station_sessions": len(activities("代表进站")),
        "deliberation_meetings": len(activities("议政会")),
        "laws_studied": len(names_in(held, "学习法律法规")),
        "study_visits": len(names_in(activities("外出观摩"), "观摩地点")),
        "supervision_posts": in_force(posts, "设立日期", "撤销日期"),
        "inspections_joined": len({r["编号"] for r in inspections}),
        "grids": in_force(rosters["网格名册"], "启用日期", "停用日期"),
        "disputes_settled": len(settled()),
        "hazards_rectified": sum(within(r["销号时间"]) for r in all_of("安全隐患台账.csv")),
        "enterprise_visits": sum(within(r["服务日期"]) for r in all_of("走访企业台账.csv")),
        "free_clinics": len(activities("义诊")),
        "livelihood_settled": sum(within(r["办结日期"]) for r in all_of("群众诉求台账.xlsx")),
    }


def test_the_fourteen_figures_of_the_reference_period() -> None:
    assert figures() == {
        "motions_submitted": 10,
        "policy_lectures": 6,
        "station_sessions": 5,
        "deliberation_meetings": 2,
        "laws_studied": 9,
        "study_visits": 4,
        "supervision_posts": 6,
        "inspections_joined": 4,
        "grids": 20,
        "disputes_settled": 142,
        "hazards_rectified": 306,
        "enterprise_visits": 63,
        "free_clinics": 3,
        "livelihood_settled": 8,
    }


def test_motions_of_the_half_year_are_only_those_at_the_session() -> None:
    rows = [r for r in all_of("议案建议台账.xlsx") if within(r["提出日期"])]
    assert Counter(r["种类"] for r in rows) == {"议案": 2, "建议": 8}


def test_three_clinics_with_three_hospitals() -> None:
    assert len(names_in(activities("义诊"), "协办单位")) == 3


def test_all_matters_of_2025_are_closed_in_june_and_none_is_open() -> None:
    rows = all_of("群众诉求台账.xlsx")
    assert all(day(r["办结日期"]) for r in rows)
    closed = [day(r["办结日期"]) for r in rows if within(r["受理日期"])]
    assert len(closed) == 8
    assert all(when and when >= dt.date(2025, 6, 1) for when in closed)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (dt.date(2024, 1, 1), dt.date(2024, 3, 31), 60),
        (dt.date(2024, 4, 1), dt.date(2024, 6, 30), 68),
        (dt.date(2024, 7, 1), dt.date(2024, 9, 30), 66),
        (dt.date(2024, 10, 1), dt.date(2024, 12, 31), 64),
        (dt.date(2025, 1, 1), dt.date(2025, 3, 31), 67),
        (dt.date(2025, 4, 1), dt.date(2025, 6, 30), 75),
    ],
)
def test_disputes_settled_by_quarter(first: dt.date, last: dt.date, count: int) -> None:
    assert len(settled(first, last)) == count


def test_the_street_lamps_of_april() -> None:
    (lamps,) = [r for r in all_of("安全隐患台账.csv") if "路灯" in r["隐患情况"]]
    assert (lamps["来源"], lamps["隐患类别"]) == ("代表联络站", "道路设施")
    steps = ("上报时间", "现场查看日期", "整改日期", "复查日期", "销号时间")
    days = [day(lamps[step]) for step in steps]
    assert days == [dt.date(2025, 4, d) for d in (8, 9, 17, 18, 18)]
    heard = [r for r in read("联系选民群众台账-2025.xlsx")["代表联络站"] if "路灯" in r["反映问题"]]
    assert [(day(r["接待日期"]), r["网格"]) for r in heard] == [
        (dt.date(2025, 4, 7), lamps["网格"]),
    ]


def test_one_grid_sent_in_no_visits_in_the_last_quarter() -> None:
    rows = all_of("联系选民群众台账-2025.xlsx")
    spring = [r for r in rows if within(r.get("走访日期") or r["接待日期"], dt.date(2025, 4, 1))]
    grids = {r["网格名称"] for r in read("名册.xlsx")["网格名册"]}
    assert grids - {r["网格"] for r in spring} == {"康乐二网格"}


def test_what_is_open_at_the_end_and_for_how_long_it_is_overdue() -> None:
    def overdue(rows: list[Record], closed: str, due: str) -> tuple[int, list[int]]:
        still = [r for r in rows if not r[closed]]
        ages = [(LAST - (day(r[due]) or LAST)).days for r in still]
        return len(still), sorted(age for age in ages if age > 0)

    hazards = all_of("安全隐患台账.csv")
    assert overdue(disputes(), "办结日期", "办理期限") == (12, [5, 12, 25, 54])
    assert overdue(hazards, "销号时间", "整改期限") == (20, [2, 5, 9, 13, 21, 34, 41])
    oldest = next(r for r in hazards if not r["销号时间"])
    assert oldest["隐患等级"] == "重大隐患"
    findings = [r for r in all_of("调研视察台账.xlsx") if r["存在问题"]]
    assert overdue(findings, "整改日期", "整改期限") == (3, [16])
    needs = [r for r in all_of("走访企业台账.csv") if r["反映问题"]]
    assert overdue(needs, "解决日期", "办理期限") == (6, [6, 22])
