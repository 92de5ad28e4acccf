"""The proposed roster, out and back: written from what ledgers name, loaded, and resolved."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.upkeep.history import undo
from tests.etl.office import NOW, csv, put, query

HAZARDS = """编号,发现日期,网格,隐患描述
YH-1,2025-04-03,红旗一网格,杂物
YH-2,2025-04-04,红旗1网格,飞线
YH-3,2025-04-05,红旗一网格,灭火器
YH-4,2025-04-06,红旗社区,楼道
"""
VISITS = "走访日期,网格,企业名称\n2025-04-03,红旗社区第二网格,甲厂\n2025-04-04,东村,乙厂\n"


def named(store: Path, tmp_path: Path) -> None:
    put(store, csv(tmp_path, "安全隐患.csv", HAZARDS), csv(tmp_path, "走访企业.csv", VISITS))


@pytest.mark.slow
def test_what_ledgers_name_becomes_a_roster_and_records_resolve_to_it(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named(store, tmp_path)
    file = tmp_path / "网格名册.xlsx"
    assert main(["roster", str(file), "--store", str(store), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(file)
    assert [(g["name"], g["aliases"], g["community"], g["records"]) for g in told["grids"]] == [
        ("东村", [], "东村", 1),
        ("红旗一网格", ["红旗1网格"], "", 3),
        ("红旗社区第二网格", [], "红旗社区", 1),
    ]
    assert [(d["name"], d["records"], d["ledgers"]) for d in told["doubtful"]] == [
        ("红旗社区", 1, ["安全隐患"])
    ]
    before = query(store, "SELECT DISTINCT grid FROM hazard ORDER BY 1")
    assert before == [("红旗1网格",), ("红旗一网格",), ("红旗社区",)]

    (sheet,) = put(store, file).sheets
    assert (sheet.ledger, sheet.rows, sheet.loaded, sheet.problems) == ("grid", 3, 3, [])
    assert query(store, "SELECT source_file, source_row FROM grid WHERE name = '东村'") == [
        ("网格名册.xlsx", 2)
    ]
    found = "SELECT grid.name, count(*) FROM hazard JOIN grid ON grid.code = hazard.grid GROUP BY 1"
    assert query(store, found) == [("红旗一网格", 3)]
    assert query(store, "SELECT count(*) FROM enterprise_visit v JOIN grid ON code = v.grid") == [
        (2,)
    ]

    undo(store, 2, NOW)
    assert query(store, "SELECT DISTINCT grid FROM hazard ORDER BY 1") == before


def test_nothing_is_proposed_where_every_grid_is_known(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(known, csv(tmp_path, "安全隐患.csv", HAZARDS))
    file = tmp_path / "网格名册.xlsx"
    assert main(["roster", str(file), "--store", str(known)]) == 0
    assert capsys.readouterr().out == "台账里的网格，名册里都有，没有要补的。\n"
    assert not file.exists()


@pytest.mark.slow
def test_what_a_late_roster_lacks_is_proposed_beside_it(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named(store, tmp_path)
    put(store, csv(tmp_path, "名册.csv", "网格名称,社区\n红旗一网格,红旗社区\n"))
    file = tmp_path / "补.xlsx"
    assert main(["roster", str(file), "--store", str(store)]) == 0
    said = capsys.readouterr().out
    assert "拿不准，没有写进名册：“红旗社区”（1条记录，安全隐患）" in said
    assert f"2个网格写入 {file}，请核对后导入：python -m etl load {file}" in said
    put(store, file)
    assert query(store, "SELECT name FROM grid ORDER BY 1") == [
        ("东村",),
        ("红旗一网格",),
        ("红旗社区第二网格",),
    ]


def test_a_file_that_is_there_is_never_written_over(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named(store, tmp_path)
    mine = csv(tmp_path, "网格名册.xlsx", "改好的名册")
    assert main(["roster", str(mine), "--store", str(store)]) == 2
    assert "不会覆盖" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "改好的名册"
    assert main(["roster", str(tmp_path / "名册.csv"), "--store", str(store)]) == 2
    assert "名册要写成 .xlsx 文件" in capsys.readouterr().err
