"""A ninth ledger takes one new file in gridlens/ledgers, and no other edit."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.etl.office import csv, query

ROOT = Path(__file__).parents[2]
NINTH = '''"""志愿服务: one row is a voluntary service."""

from gridlens import columns as c
from gridlens.schema.ledger import Ledger

LEDGER = Ledger(
    key="volunteering",
    title="志愿服务",
    row="一次志愿服务",
    place=90,
    number="number",
    date="date",
    natural_key=("date", "grid", "topic"),
    columns=(
        c.number("ZY2025-001", "服务编号"),
        c.day("date", "服务日期", "服务的日期。", "日期", required=True),
        c.grid(),
        c.text("topic", "服务内容", "服务的内容。", "清扫街道", "内容"),
        c.count("people", "志愿者人数", "参加的志愿者人数。", "人数"),
        *c.reporting(),
    ),
)
'''


@pytest.mark.slow
def test_one_file_is_enough(tmp_path: Path) -> None:
    for package in ("gridlens", "etl"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__py*"))
    csv(tmp_path, "gridlens/ledgers/volunteering.py", NINTH)
    text = "服务日期,网格,内容,志愿者人数\n2025-04-03,红旗一网格,清扫街道,12\n"
    path = csv(tmp_path, "志愿服务.csv", text)
    done = subprocess.run(
        [sys.executable, "-m", "etl", "load", str(path), "--store", "store", "--json"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (sheet,) = json.loads(done.stdout)["sheets"]
    assert (sheet["ledger"], sheet["loaded"]) == ("volunteering", 1)
    assert query(tmp_path / "store", "SELECT topic, people FROM volunteering") == [("清扫街道", 12)]
