"""The files of the office: workbooks and CSV files, as different people keep them."""

from dataclasses import dataclass

from etl.invented.sample.office import area, goals, people
from etl.invented.sample.office.area import GRIDS, Row
from etl.invented.sample.papers.sheets import (
    SampleSheet,
    as_cell,
    dashed,
    dotted,
    in_characters,
    slashed,
)
from etl.invented.sample.work import (
    disputes,
    enterprises,
    hazards,
    inspections,
    livelihood,
    motions,
    sessions,
    visits,
)


@dataclass(frozen=True)
class File:
    """One file: a workbook of sheets, or one sheet as CSV if it has an ``encoding``."""

    name: str
    sheets: tuple[SampleSheet, ...]
    encoding: str | None = None


def files() -> list[File]:
    """Return all files of the sample office."""
    return [_rosters(), _goals(), *_activities(), *_visits(), *_disputes(), *_matters()]


def _rosters() -> File:
    return File(
        "名册.xlsx",
        (
            SampleSheet("网格名册", "grid", area.grid_rows(), title="示范街道网格名册"),
            SampleSheet("代表名册", "deputy", people.deputy_rows(), dashed),
            SampleSheet("阵地名册", "facility", area.facility_rows(), in_characters),
        ),
    )


def _goals() -> File:
    office_words = {"indicator": "指标名称", "lead": "责任单位"}
    return File(
        "目标.xlsx",
        (
            SampleSheet("年度目标", "goal", goals.year_rows(), title="2025年度工作目标"),
            SampleSheet("季度目标", "goal", goals.quarter_rows(), headers=office_words),
            SampleSheet("网格目标", "goal", goals.grid_rows(), headers={"grid": "所属网格"}),
        ),
    )


def _activities() -> list[File]:
    held = sessions.rows()
    said = {"理论宣讲": "党的创新理论宣讲", "代表进站": "进站活动", "外出观摩": "外出学习观摩"}
    return [
        File(
            "会议活动台账.xlsx",
            (
                SampleSheet("2024年", "session", _of(held, "date", 2024), slashed, spellings=said),
                SampleSheet("2025年", "session", _of(held, "date", 2025), as_cell),
            ),
        ),
        File(
            "调研视察台账.xlsx",
            (
                SampleSheet(
                    "调研视察",
                    "inspection",
                    inspections.rows(),
                    title="示范街道人大代表调研视察台账",
                    headers={"problem": "存在问题", "group": "视察小组", "closed": "整改日期"},
                ),
            ),
        ),
    ]


def _visits() -> list[File]:
    seen = visits.rows()
    latest = _of(seen, "date", 2025)
    communities = list(dict.fromkeys(grid.community for grid in GRIDS))
    words = {"date": "走访日期", "way": "走访方式", "summary": "走访情况", "deputies": "参与代表"}
    by_community = [
        SampleSheet(
            name,
            "visit",
            [row for row in latest if visits.community(row) == name],
            title=f"{name}联系选民群众台账（2025年）",
            headers=words,
        )
        for name in communities
    ]
    receptions = [row for row in latest if visits.community(row) is None]
    at_station = {"date": "接待日期", "summary": "反映问题", "people": "接待人数"}
    return [
        File(
            "联系选民群众台账-2024.csv",
            (
                SampleSheet(
                    "",
                    "visit",
                    _of(seen, "date", 2024),
                    in_characters,
                    spellings={"红旗一网格": "红旗1网格", "中山四网格": "铁路家属院网格"},
                ),
            ),
            "utf-8-sig",
        ),
        File(
            "联系选民群众台账-2025.xlsx",
            (SampleSheet("代表联络站", "visit", receptions, headers=at_station), *by_community),
        ),
    ]


def _disputes() -> list[File]:
    found = disputes.rows()
    dated = {"received": "登记日期", "closed": "化解日期", "summary": "简要情况"}
    said = {"邻里": "邻里纠纷", "物业管理": "物业纠纷", "已化解": "化解成功", "调解成功": "成功"}
    return [
        File(
            "矛盾纠纷台账-2024.xlsx",
            (
                SampleSheet(
                    "矛盾纠纷",
                    "dispute",
                    _of(found, "received", 2024),
                    title="2024年矛盾纠纷排查化解台账",
                    headers=dated,
                    spellings=said,
                ),
            ),
        ),
        File(
            "矛盾纠纷台账-2025.xlsx",
            (SampleSheet("矛盾纠纷", "dispute", _of(found, "received", 2025), slashed),),
        ),
    ]


def _matters() -> list[File]:
    hazard_words = {"found": "上报时间", "summary": "隐患情况", "closed": "销号时间"}
    said = {"消防安全": "消防", "用电安全": "用电", "一般": "一般隐患", "重大": "重大隐患"}
    return [
        File(
            "安全隐患台账.csv",
            (SampleSheet("", "hazard", hazards.rows(), dotted, None, hazard_words, said),),
            "gb18030",
        ),
        File(
            "走访企业台账.csv",
            (
                SampleSheet(
                    "",
                    "enterprise_visit",
                    enterprises.rows(),
                    slashed,
                    headers={"date": "服务日期", "need": "反映问题", "closed": "解决日期"},
                ),
            ),
            "utf-8-sig",
        ),
        File(
            "群众诉求台账.xlsx",
            (
                SampleSheet(
                    "急难愁盼", "livelihood", livelihood.rows(), headers={"matter": "诉求内容"}
                ),
            ),
        ),
        File(
            "议案建议台账.xlsx",
            (
                SampleSheet(
                    "议案建议",
                    "motion",
                    motions.rows(),
                    dashed,
                    headers={"title": "案由", "lead_deputies": "领衔人", "number": "件号"},
                ),
            ),
        ),
    ]


def _of(rows: list[Row], dated: str, year: int) -> list[Row]:
    """Return the records of one year."""
    return [row for row in rows if row[dated].year == year]
