"""The committee's private list: deputies without a record of three duties, in roster order."""

from pathlib import Path

from gridlens.duty.unrecorded import not_yet
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.store.version import Version
from tests.small_store import day, publish

NAMES = {"D1": "甲某", "D2": "乙某", "D3": "丙某", "D4": "旧某"}
AS_OF = day("2025-06-30")


def office(folder: Path, **rows: list[dict[str, object]]) -> Version:
    """An office of three deputies and one who left in 2024."""
    roster = [{"code": code, "name": name} for code, name in NAMES.items()]
    roster[3]["until"] = day("2024-12-10")
    return publish(folder, deputy=roster, **rows)


def visit(on: str, way: str, *codes: str) -> dict[str, object]:
    return {"date": day(on), "way": way, "deputies": list(codes)}


def session(on: str, type_: str, *codes: str) -> dict[str, object]:
    return {"date": day(on), "type": type_, "deputies": list(codes)}


def named(version: Version) -> list[tuple[str, ...]]:
    return [one.names for one in not_yet(version, EVERYTHING, AS_OF)]


def test_each_duty_has_its_rule(tmp_path: Path) -> None:
    version = office(
        tmp_path,
        visit=[
            visit("03-01", "联络站接待", "D1"),
            visit("03-02", "廊亭接待", "D2"),
            visit("03-03", "入户走访", "D3"),
        ],
        session=[session("04-01", "代表进站", "D2"), session("05-01", "代表述职", "D3", "D1")],
    )
    came, received, reported = named(version)
    assert came == ("丙某",)  # 甲某 received at the station, 乙某 came to a session
    assert received == ("丙某",)  # a household visit is no reception
    assert reported == ("乙某",)


def test_only_this_calendar_year_up_to_the_day(tmp_path: Path) -> None:
    version = office(
        tmp_path,
        visit=[
            visit("2024-12-31", "联络站接待", "D1"),
            visit("01-01", "联络站接待", "D2"),
            visit("07-01", "联络站接待", "D3"),
        ],
    )
    assert named(version)[0] == ("甲某", "丙某")


def test_a_duty_that_no_ledger_records_names_nobody(tmp_path: Path) -> None:
    reported = not_yet(office(tmp_path), EVERYTHING, AS_OF)[2]
    assert reported.names == ()
    assert "还没有“代表述职”的记录" in reported.unkept


def test_only_for_the_committee(tmp_path: Path) -> None:
    version = office(tmp_path)
    assert not_yet(version, Scope(deputy="D1"), AS_OF) == []
    assert not_yet(version, Scope(grids=frozenset({"g1"})), AS_OF) == []
