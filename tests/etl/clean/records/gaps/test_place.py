"""Grids told by places, where a table has no column of grids."""

from pathlib import Path

import duckdb

from tests.etl.office import csv, put

GRIDS = """网格名称,社区
东湖网格,东湖社区
红旗一网格,红旗社区
红旗二网格,红旗社区
"""
VISITS = """走访日期,走访代表,走访对象,家庭住址,走访内容
2025-04-03,张某,困难户,东湖社区3栋,用电安全
2025-04-05,张某,老人,东湖网格5号楼,送医
2025-04-06,张某,老人,红旗社区2栋,送医
"""


def _grids(store: Path) -> list[str | None]:
    newest = max(store.glob("v*.duckdb"), key=lambda path: int(path.stem[1:]))
    with duckdb.connect(str(newest), read_only=True) as con:
        return [
            name
            for (name,) in con.sql(
                "SELECT coalesce(grid.name, visit.grid) FROM visit"
                " LEFT JOIN grid ON visit.grid = grid.code ORDER BY visit.source_row"
            ).fetchall()
        ]


def test_an_address_tells_the_grid_by_the_roster_and_says_so(tmp_path: Path) -> None:
    store = tmp_path / "store"
    put(store, csv(tmp_path, "网格名册.csv", GRIDS))
    (sheet,) = put(store, csv(tmp_path, "走访登记.csv", VISITS)).sheets
    assert sheet.loaded == 3
    assert _grids(store) == ["东湖网格", "东湖网格", None]  # 红旗社区 has two
    assert any("表中没有“网格”列，按“家庭住址”里写的认" in p.reason for p in sheet.problems)


def test_without_a_roster_a_community_spelled_out_is_the_name(tmp_path: Path) -> None:
    store = tmp_path / "store"
    put(store, csv(tmp_path, "走访登记.csv", VISITS))
    assert _grids(store) == ["东湖社区", None, "红旗社区"]


def test_a_number_alone_is_told_by_the_community_beside_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    put(store, csv(tmp_path, "网格名册.csv", GRIDS))
    text = (
        "走访日期,走访代表,走访村（社区）,走访网格,走访内容\n2025-04-03,张某,红旗社区,一网格,春耕\n"
    )
    put(store, csv(tmp_path, "走访登记.csv", text))
    assert _grids(store) == ["红旗一网格"]
