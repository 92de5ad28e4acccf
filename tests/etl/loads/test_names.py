"""Names of a roster's entries: codes while the roster is in force, else the names as written."""

from pathlib import Path

import pytest

from etl.upkeep.history import redo, undo
from tests.etl.office import DEPUTIES, GRIDS, NOW, csv, current, put, query

TEXT = "受理日期,网格,纠纷类别,当事人,代表\n2025-04-03,红旗1,邻里,赵甲,张 某、李某\n"
NAMES = "SELECT grid, deputies FROM dispute"


@pytest.mark.slow
def test_a_roster_taken_back_leaves_the_names_as_if_it_had_never_been(tmp_path: Path) -> None:
    grids = csv(tmp_path, "网格名册.csv", GRIDS)
    deputies = csv(tmp_path, "代表名册.csv", DEPUTIES)
    disputes = csv(tmp_path, "矛盾纠纷.csv", TEXT)
    put(tmp_path / "without", disputes)
    store = tmp_path / "store"
    put(store, grids)
    put(store, deputies)
    put(store, disputes)
    before = current(store)["content_hash"]
    assert query(store, NAMES) == [("411101001001001", ["D001", "D002"])]
    undo(store, 1, NOW)
    assert query(store, NAMES) == [("红旗1", ["D001", "D002"])]
    undo(store, 2, NOW)
    assert (
        query(store, NAMES) == query(tmp_path / "without", NAMES) == [("红旗1", ["张某", "李某"])]
    )
    assert current(store)["content_hash"] == current(tmp_path / "without")["content_hash"]
    redo(store, 2, NOW)
    redo(store, 1, NOW)
    assert current(store)["content_hash"] == before


@pytest.mark.slow
def test_a_code_stands_when_its_name_is_given_to_another(tmp_path: Path) -> None:
    store = tmp_path / "store"
    put(store, csv(tmp_path, "网格名册.csv", GRIDS), csv(tmp_path, "矛盾纠纷.csv", TEXT))
    renamed = GRIDS.replace("红旗一网格,红旗1、红旗一", "红星网格,").replace(
        "红旗二网格,", "红旗二网格,红旗1"
    )
    put(store, csv(tmp_path, "网格名册.csv", renamed))
    assert query(store, "SELECT grid FROM dispute") == [("411101001001001",)]
