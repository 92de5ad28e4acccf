"""Names that no roster has, collected from the problems of checked sheets."""

from pathlib import Path
from typing import Any

import pytest

from gridlens.intake.names import Unknown, roster_labels, unknown_names
from gridlens.store.office.aliases import record
from gridlens.store.version import Version
from tests.small_store import publish


@pytest.fixture
def store(tmp_path: Path) -> Version:
    return publish(
        tmp_path,
        grid=[
            {"code": "G1", "name": "红旗一网格", "aliases": ["红旗1"]},
            {"code": "G2", "name": "红旗二网格"},
            {"code": "G3", "name": "建设网格"},
        ],
        deputy=[{"code": "D1", "name": "张某"}],
    )


def sheet(*problems: tuple[int, str, str]) -> dict[str, Any]:
    said = [{"row": r, "column": c, "found": f, "reason": ""} for r, c, f in problems]
    columns = {"grid": "所属网格", "deputies": "参与代表", "summary": "内容"}
    return {
        "file": "一.csv",
        "sheet": "一",
        "ledger": "hazard",
        "columns": columns,
        "problems": said,
    }


def test_each_name_once_with_its_rows_and_the_nearest(store: Version) -> None:
    found = unknown_names(
        store,
        store.path.parent,
        [
            sheet(
                (2, "所属网格", "红旗一网个"),
                (3, "所属网格", "红旗一网个"),
                (4, "参与代表", "张某、王五"),
                (5, "内容", "红旗九网格"),
                (6, "所属网格", " 红旗 1 "),
            )
        ],
    )
    assert found == [
        Unknown("grid", "红旗一网个", 2, ("G1", "G2"), (("一.csv", "一"),)),
        Unknown("deputy", "王五", 1, (), (("一.csv", "一"),)),
    ]


def test_a_recorded_alias_is_known(store: Version) -> None:
    checked = [sheet((2, "所属网格", "一号片区"))]
    assert [one.name for one in unknown_names(store, store.path.parent, checked)] == ["一号片区"]
    record(store.path.parent, "grid", "一号片区", "G1", "测试")
    assert unknown_names(store, store.path.parent, checked) == []


def test_an_empty_roster_asks_nothing(tmp_path: Path) -> None:
    empty = publish(tmp_path / "empty")
    assert unknown_names(empty, tmp_path / "empty", [sheet((2, "所属网格", "红旗"))]) == []


def test_sheets_that_no_ledger_was_found_for_have_no_names(store: Version) -> None:
    unread = sheet((2, "所属网格", "红旗九")) | {"ledger": None, "columns": None}
    assert unknown_names(store, store.path.parent, [unread]) == []


def test_entries_are_told_apart_by_their_codes(store: Version) -> None:
    assert roster_labels(store, "deputy") == {"D1": "张某（D1）"}
