"""One law, place, firm or inspection counts once however it is written, and two count twice."""

from pathlib import Path

import pytest

from gridlens.figures.rows.trace import trace
from gridlens.figures.scope import EVERYTHING
from gridlens.schema.sameness import LAW, NAME
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish


def test_a_law_counts_once_with_and_without_its_marks_and_the_state_before_it(
    tmp_path: Path,
) -> None:
    sessions = [
        {"date": day("01-10"), "laws": ["《代表法》", "《选举法》"]},
        {"date": day("02-10"), "laws": ["代表法", "中华人民共和国 选举法"]},
        {"date": day("04-10"), "laws": ["《中华人民共和国代表法》", "《宪法》"]},
    ]
    store = publish(tmp_path, session=[one | {"type": "法律学习"} for one in sessions])
    assert ask(store, "laws_studied", "2025H1") == 3
    assert ask(store, "laws_studied", "2025H1", "quarter") == {"2025Q1": 2, "2025Q2": 2}
    found = trace(store, EVERYTHING, about("2025Q1"), "laws_studied")
    assert found.distinct == ["《代表法》", "《选举法》"]
    assert sorted(found.rows["adds"]) == ["《代表法》、《选举法》", "代表法、中华人民共和国 选举法"]


def test_a_place_and_a_firm_count_once_with_spaces_and_full_width_forms(tmp_path: Path) -> None:
    places = [["某区 某街道", "示范园（东区）"], ["某区某街道", "示范园(东区)"], ["示范园（西区）"]]
    sessions = [
        {"date": day("03-01"), "type": "外出观摩", "places_visited": some} for some in places
    ]
    firms = ["示范机械厂", "示范 机械厂", "ＡＢ科技", "ab科技", "示范机械二厂", None]
    visits = [{"date": day("03-01"), "firm": firm} for firm in firms]
    store = publish(tmp_path, session=sessions, enterprise_visit=visits)
    assert ask(store, "study_visits", "2025H1") == 3
    assert ask(store, "enterprises_visited", "2025H1") == 3
    assert ask(store, "enterprise_visits", "2025H1") == 6


@pytest.fixture
def inspected(tmp_path: Path) -> Version:
    def found(number: str | None, when: str, topic: str, problem: str) -> dict[str, object]:
        return {"number": number, "date": day(when), "topic": topic, "problem": problem}

    return publish(
        tmp_path,
        inspection=[
            found("1", "02-10", "安全生产", "甲"),
            found("1", "02-10", "安全生产", "乙"),  # the same inspection
            found("1", "03-10", "营商环境、消防", "丙"),  # March begins its numbers anew
            found("1", "03-10", "物业管理", "丁"),  # as does another group's sheet
            found(None, "03-10", "物业管理", "戊"),
        ],
    )


def test_inspections_that_share_a_number_are_told_apart(inspected: Version) -> None:
    assert ask(inspected, "inspections_joined", "2025Q1") == 4
    months = {"2025-01": None, "2025-02": 1, "2025-03": 3}
    assert ask(inspected, "inspections_joined", "2025Q1", "month") == months
    found = trace(inspected, EVERYTHING, about("2025Q1"), "inspections_joined")
    assert (found.value, len(found.rows), len(found.distinct)) == (4, 5, 4)


def test_the_engine_and_python_see_the_same(tmp_path: Path) -> None:
    names = ["《 代表法》", "中华人民共和国宪法", "《》", "ＡＢ（c）", "中华人民共和国", "a\u3000B"]
    rows = [{"date": day("01-10"), "laws": [name], "firm": name} for name in names]
    sessions = [{"date": row["date"], "laws": row["laws"]} for row in rows]
    visits = [{"date": row["date"], "firm": row["firm"]} for row in rows]
    store = publish(tmp_path, session=sessions, enterprise_visit=visits)
    assert ask(store, "laws_studied", "2025H1") == len({*map(LAW.form, names)})
    assert ask(store, "enterprises_visited", "2025H1") == len({*map(NAME.form, names)})
