"""Likely duplicates across sheets are listed for a person; nothing is merged silently."""

import json
import shutil
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.upkeep.duplicates import Record, duplicates
from etl.upkeep.history import history, undo
from etl.upkeep.merge import different, same
from gridlens.errors import GridLensError
from tests.etl.office import NOW, csv, current, put, put_text, query

HEADER = "活动日期,活动类型,主题,活动地点,代表,群众人数\n"
LECTURE = "2025-04-03,理论宣讲,学习二十届三中全会精神,{place},{who},{people}\n"


def found(store: Path) -> list[list[Record]]:
    return duplicates(store / current(store)["file"], store)


@pytest.fixture(scope="module")
def three_grids(rosters_loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one lecture in the sheets of three grids, each telling it in its own way."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(rosters_loaded, folder / "store")
    told = [
        LECTURE.format(place="会议室", who="张某", people=30),
        LECTURE.format(place="红旗社区", who="李某", people="").replace("二十届", "“二十届”"),
        LECTURE.format(place="", who="张某、李某", people=31).replace("精神", "精神宣讲"),
    ]
    files = [
        csv(folder, f"会议活动{n}网格.csv", HEADER + row) for n, row in enumerate(told, start=1)
    ]
    put(folder / "store", *files)
    return folder


@pytest.fixture
def lectures(three_grids: Path, store: Path) -> Path:
    """A copy of that store, for one test."""
    shutil.copytree(three_grids / "store", store)
    return store


def test_one_lecture_in_three_sheets_is_listed(lectures: Path) -> None:
    ((first, second, third),) = found(lectures)
    assert [(r.file, r.row, r.load) for r in (first, second, third)] == [
        (f"会议活动{n}网格.csv", 2, 2) for n in (1, 2, 3)
    ]
    assert first.known_by == {
        "活动日期": "2025-04-03",
        "活动类型": "理论宣讲",
        "主题": "学习二十届三中全会精神",
    }
    assert query(lectures, "SELECT count(*) FROM session") == [(3,)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "other",
    [
        "2025-04-04,理论宣讲,学习二十届三中全会精神,,,\n",
        "2025-04-03,法律学习,学习二十届三中全会精神,,,\n",
        "2025-04-03,理论宣讲,学习二十届四中全会精神,,,\n",
        "2025-04-03,理论宣讲,消防安全知识讲座,,,\n",
        "2025-04-03,理论宣讲,,会议室,,\n",
    ],
)
def test_what_differs_in_day_type_number_or_subject_is_not(
    known: Path, tmp_path: Path, other: str
) -> None:
    one = csv(tmp_path, "会议活动1.csv", HEADER + LECTURE.format(place="", who="", people=""))
    put(known, one, csv(tmp_path, "会议活动2.csv", HEADER + other))
    assert found(known) == []


@pytest.mark.slow
def test_rows_of_one_sheet_and_those_of_different_grids_are_not(
    known: Path, tmp_path: Path
) -> None:
    header = "编号,发现日期,网格,隐患类别,隐患描述\n"
    row = "{n},2025-04-03,{grid},消防,楼道堆物\n"
    one = "".join(row.format(n=n, grid="红旗一网格") for n in (1, 2))
    two = row.format(n=3, grid="红旗二网格")
    put(
        known,
        csv(tmp_path, "安全隐患1.csv", header + one),
        csv(tmp_path, "安全隐患2.csv", header + two),
    )
    assert found(known) == []
    put_text(known, "安全隐患3.csv", header + row.format(n=4, grid="红旗一网格"))
    assert [len(group) for group in found(known)] == [3]


@pytest.mark.slow
def test_found_to_be_one_they_stay_one_however_often_their_sheets_come(
    lectures: Path, three_grids: Path
) -> None:
    before = current(lectures)["content_hash"]
    ((first, second, third),) = found(lectures)
    same(lectures, [first.id, second.id, third.id], NOW)
    one = "SELECT place, deputies, residents, source_file, source_row FROM session"
    assert query(lectures, one) == [("会议室", ["D001", "D002"], 30, "会议活动1网格.csv", 2)]
    assert found(lectures) == []
    sheet = put(lectures, three_grids / "会议活动2网格.csv").sheets[0]
    assert (sheet.rows, sheet.unchanged, sheet.loaded) == (1, 1, 0)
    assert (
        sheet.problems[-1].reason
        == "已认定与《会议活动1网格.csv》“会议活动1网格”第2行是同一条，按一条计"
    )
    corrected = LECTURE.format(place="红旗社区", who="", people=9).replace("二十届", "“二十届”")
    assert put_text(lectures, "会议活动2网格.csv", HEADER + corrected).unchanged == 1
    assert len(query(lectures, one)) == 1
    assert [entry.told and entry.told.kind for entry in history(lectures)[1]][:3] == [
        *("load", "load", "same")
    ]
    for load in range(current(lectures)["loads"][-1], 2, -1):
        undo(lectures, load, NOW)
    assert (current(lectures)["content_hash"], len(found(lectures))) == (before, 1)


@pytest.mark.slow
def test_found_to_be_one_also_when_the_rosters_are_taken_back(lectures: Path) -> None:
    ((first, second, _third),) = found(lectures)
    same(lectures, [first.id, second.id], NOW)
    undo(lectures, 1, NOW)
    assert query(lectures, "SELECT deputies FROM session ORDER BY source_file") == [
        (["张某", "李某"],),
        (["张某", "李某"],),
    ]


def test_found_to_be_different_they_are_listed_no_more(lectures: Path) -> None:
    ((first, second, third),) = found(lectures)
    different(lectures, [first.id, second.id, third.id])
    assert found(lectures) == []
    different(lectures, [first.id, second.id])
    assert query(lectures, "SELECT count(*) FROM session") == [(3,)]


def test_what_cannot_be_decided_is_said(lectures: Path) -> None:
    ((first, *_others),) = found(lectures)
    with pytest.raises(GridLensError, match=r"没有这些记录：00000000.*duplicates"):
        same(lectures, [first.id, "00000000"], NOW)
    with pytest.raises(GridLensError, match="至少两条不同的记录"):
        same(lectures, [first.id, first.id], NOW)


@pytest.mark.slow
def test_the_command_line(lectures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--store", str(lectures)]
    capsys.readouterr()
    assert main(["duplicates", *at]) == 0
    said = capsys.readouterr().out
    assert "主题 学习二十届三中全会精神（《会议活动1网格.csv》“会议活动1网格”第2行）" in said
    assert "可能重复的记录共1组。" in said
    assert main(["duplicates", *at, "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["duplicates"]
    ids = [record["id"] for record in group]
    assert main(["duplicates", "same", *ids[:2], *at]) == 0
    assert "已认定2条为同一条，保留《会议活动1网格.csv》" in capsys.readouterr().out
    assert main(["duplicates", "different", ids[0], ids[2], *at]) == 0
    assert main(["duplicates", "same", ids[0], ids[1], *at]) == 2
