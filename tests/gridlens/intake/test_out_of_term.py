"""Records before or after the term of the grid or the deputy that they name."""

from pathlib import Path
from typing import Any

from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.intake.out_of_term import out_of_term
from gridlens.store.version import current
from tests.small_store import day, publish

GRIDS: list[dict[str, Any]] = [
    {"code": "g1", "name": "甲网格", "since": day("02-01"), "until": day("03-31")},
    {"code": "g2", "name": "乙网格"},
]
DEPUTIES: list[dict[str, Any]] = [
    {"code": "D1", "name": "张某", "since": day("02-01")},
    {"code": "D2", "name": "李某", "until": day("03-31")},
]


def test_each_record_is_named_with_its_term_and_its_source(tmp_path: Path) -> None:
    hazards = [
        {"found": day("01-31"), "grid": "g1"},  # row 2: before the grid began
        {"found": day("02-01"), "grid": "g1"},
        {"found": day("03-31"), "grid": "g1"},  # the last day belongs to the term
        {"found": day("04-01"), "grid": "g1"},  # row 5: after it ended
        {"found": day("04-01"), "grid": "g2"},
        {"found": day("04-01"), "grid": "g2", "deputies": ["D1", "D2"]},  # row 7
        {"found": day("04-01")},
    ]
    motions = [{"submitted": day("01-10"), "lead_deputies": ["D1"], "joint_deputies": ["D1", "D2"]}]
    store = publish(tmp_path, grid=GRIDS, deputy=DEPUTIES, hazard=hazards, motion=motions)
    found = out_of_term(store, EVERYTHING)
    assert found.total == 4
    assert [(one.place, one.day, one.reason) for one in found.records] == [
        ("《hazard.xlsx》“1”第7行", day("04-01"), "李某于2025-03-31离任"),
        ("《hazard.xlsx》“1”第2行", day("01-31"), "甲网格自2025-02-01起启用"),
        ("《hazard.xlsx》“1”第5行", day("04-01"), "甲网格于2025-03-31停用"),
        ("《motion.xlsx》“1”第2行", day("01-10"), "张某自2025-02-01起任职"),
    ]


def test_who_sees_a_part_is_told_nothing_of_the_whole(tmp_path: Path) -> None:
    hazards = [{"found": day("01-31"), "grid": "g1"}]
    store = publish(tmp_path, grid=GRIDS, hazard=hazards)
    assert out_of_term(store, EVERYTHING).total == 1
    assert out_of_term(store, Scope(grids=frozenset({"g2"}))).total == 0


def test_the_sample_has_none(sample_store: Path) -> None:
    assert out_of_term(current(sample_store), EVERYTHING).total == 0
