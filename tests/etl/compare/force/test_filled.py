"""A sheet of which more can be read than before: its rows stay the records that they were."""

from pathlib import Path

from gridlens.store.office.answers import HEADER, Answer
from tests.etl.office import csv, put, query

VISITS = """走访日期,何处,走访方式,走访户数
2025-04-03,红旗一网格,入户,3
2025-04-03,红旗二网格,入户,4
2025-04-05,红旗一网格,入户,2
"""


def test_an_answer_about_a_header_updates_the_rows_without_number(tmp_path: Path) -> None:
    store = tmp_path / "store"
    file = csv(tmp_path, "入户走访.csv", VISITS)
    assert put(store, file).sheets[0].loaded == 3
    answer = Answer(HEADER, "visit", "", "何处", "grid")
    (sheet,) = put(store, file, answered=[answer]).sheets
    assert (sheet.loaded, sheet.updated, sheet.vanished) == (0, 3, 0)
    assert query(store, "SELECT grid, households FROM visit ORDER BY source_row") == [
        ("红旗一网格", 3),
        ("红旗二网格", 4),
        ("红旗一网格", 2),
    ]


def test_another_row_at_the_same_place_is_another_record(tmp_path: Path) -> None:
    store = tmp_path / "store"
    put(store, csv(tmp_path / "a", "入户走访.csv", VISITS))
    later = VISITS.replace("2025-04", "2025-05").replace("何处", "网格")
    (sheet,) = put(store, csv(tmp_path / "b", "入户走访.csv", later)).sheets
    assert (sheet.loaded, sheet.updated, sheet.vanished) == (3, 0, 3)
