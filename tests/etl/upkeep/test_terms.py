"""What a load says of records outside the term of the grid or the deputy they name."""

import json
from pathlib import Path

from rich.console import Console

from etl.commands.report import as_json, show
from tests.etl.office import csv, put

ROSTER = "网格编码,网格名称,启用日期\n411101001001001,红旗一网格,2025-04-01\n"
HAZARDS = "编号,发现日期,网格\nYH-1,2025-03-31,红旗一网格\nYH-2,2025-04-01,红旗一网格\n"


def test_a_load_names_the_records_it_brought(store: Path, tmp_path: Path) -> None:
    roster = csv(tmp_path / "files", "网格名册.csv", ROSTER)
    hazards = csv(tmp_path / "files", "安全隐患.csv", HAZARDS)
    outcome = put(store, roster, hazards)
    assert outcome.exit_code == 0
    assert json.loads(as_json(outcome))["out_of_term"] == {
        "total": 1,
        "records": [
            {
                "ledger": "hazard",
                "day": "2025-03-31",
                "reason": "红旗一网格自2025-04-01起启用",
                "place": "《安全隐患.csv》“安全隐患”第2行",
            }
        ],
    }
    console = Console(record=True, width=100)
    show(outcome, console)
    text = console.export_text()
    assert "有1条记录的日期不在所填网格的启用期或代表的任期内（照样计入），请核对：" in text
    assert "《安全隐患.csv》“安全隐患”第2行：2025-03-31，红旗一网格自2025-04-01起启用" in text

    other = csv(tmp_path / "files", "议案建议.csv", "编号,提出日期,标题\nYA-1,2025-03-01,路灯\n")
    later = put(store, other)  # says nothing of what an earlier load brought
    assert later.published and "out_of_term" not in json.loads(as_json(later))

    ended = ROSTER.replace("启用日期", "停用日期").replace("2025-04-01", "2025-03-31")
    again = put(store, csv(tmp_path / "files", "网格名册.csv", ended))
    (record,) = json.loads(as_json(again))["out_of_term"]["records"]  # by the roster of this load
    assert record["place"].endswith("第3行")
