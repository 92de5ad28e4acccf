"""The sample's matters and visits as plain records, read from its files without our own code."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import pandas as pd

from tests.etl.invented.sample.sample_files import Record, all_of, day, disputes, read

PREFIXES = ("disputes", "hazards", "findings", "needs", "matters", "motions")


@dataclass(frozen=True)
class Matter:
    """One matter: the days it was received, closed and due, its grid, whether it was extended."""

    received: dt.date
    closed: dt.date | None
    due: dt.date | None
    grid: str | None
    extended: bool = False

    def closed_by(self, as_of: dt.date) -> bool:
        return self.closed is not None and self.closed <= as_of

    def open_on(self, when: dt.date, as_of: dt.date) -> bool:
        closed = self.closed_by(as_of) and self.closed is not None and self.closed <= when
        return self.received <= when and not closed


@cache
def grids() -> dict[str, str]:
    """Return the code of each grid by its code, its name and every alias."""
    return {
        name: row["网格编码"]
        for row in read("名册.xlsx")["网格名册"]
        for name in (row["网格编码"], row["网格名称"], *row["别名"].split("、"))
        if name
    }


@cache
def communities() -> dict[str, str]:
    return {row["网格编码"]: row["社区"] for row in read("名册.xlsx")["网格名册"]}


@cache
def deputies() -> dict[str, str]:
    return {row["姓名"]: row["代表编号"] for row in read("名册.xlsx")["代表名册"]}


def codes(row: Record, *headers: str) -> list[str]:
    """Return the codes of all deputies whom a row names, each once."""
    names = [name for header in headers for name in row.get(header, "").split("、") if name]
    return list(dict.fromkeys(deputies()[name] for name in names))


def _matters(rows: list[Record], received: str, closed: str, due: str) -> list[Matter]:
    found = []
    for row in rows:
        begun = day(row[received])
        assert begun
        limit = day(row[due])
        if limit is None and (assigned := day(row.get("交办日期", ""))) and "答复日期" in row:
            limit = (pd.Timestamp(assigned) + pd.DateOffset(months=3)).date()
        grid = grids()[row["网格"]] if row.get("网格") else None
        found.append(Matter(begun, day(row[closed]), limit, grid, "延期" in row.values()))
    return found


@cache
def matters() -> dict[str, list[Matter]]:
    """Return all matters of the sample by the prefix of their indicators."""
    findings = [row for row in all_of("调研视察台账.xlsx") if row["存在问题"]]
    needs = [row for row in all_of("走访企业台账.csv") if row["反映问题"]]
    return {
        "disputes": _matters(disputes(), "受理日期", "办结日期", "办理期限"),
        "hazards": _matters(all_of("安全隐患台账.csv"), "上报时间", "销号时间", "整改期限"),
        "findings": _matters(findings, "视察日期", "整改日期", "整改期限"),
        "needs": _matters(needs, "服务日期", "解决日期", "办理期限"),
        "matters": _matters(all_of("群众诉求台账.xlsx"), "受理日期", "办结日期", "办理期限"),
        "motions": _matters(all_of("议案建议台账.xlsx"), "提出日期", "答复日期", "办理期限"),
    }


@dataclass(frozen=True)
class Visit:
    """One reception or household visit."""

    when: dt.date
    way: str
    grid: str | None
    deputies: tuple[str, ...]
    people: int


@cache
def visits() -> list[Visit]:
    """Return all receptions and household visits in the files of both years."""
    found = []
    for row in all_of("联系选民群众台账-2024.csv", "联系选民群众台账-2025.xlsx"):
        when = next(when for value in row.values() if (when := day(value)))
        people = row.get("人数") or row.get("接待人数") or "0"
        grid = grids()[row["网格"]] if row.get("网格") else None
        named = tuple(codes(row, "代表", "参与代表"))
        found.append(Visit(when, row.get("方式") or row["走访方式"], grid, named, int(people)))
    return found
