"""The sample's files: the same each time, marked as invented, and loaded completely."""

import datetime as dt
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from etl.invented.sample import write
from tests.etl.invented.sample.sample_files import (
    CSV_ENCODINGS,
    DUE,
    LAST,
    SAMPLE,
    WORKBOOKS,
    all_of,
    day,
    read,
)


@pytest.mark.slow
def test_writing_again_gives_the_committed_files(tmp_path: Path) -> None:
    written = {path.name: path for path in write(tmp_path)}
    assert sorted(written) == sorted([*WORKBOOKS, *CSV_ENCODINGS])
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted(written)
    for name, path in written.items():
        if path.suffix == ".csv":
            assert path.read_bytes() == (SAMPLE / name).read_bytes(), name
            continue
        with zipfile.ZipFile(path) as new, zipfile.ZipFile(SAMPLE / name) as committed:
            assert new.namelist() == committed.namelist(), name
            for member in new.namelist():
                assert new.read(member) == committed.read(member), (name, member)


def test_the_sample_is_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 1_000_000


def test_nothing_but_a_due_date_lies_after_the_last_day() -> None:
    latest = max(
        when
        for row in all_of(*WORKBOOKS, *CSV_ENCODINGS)
        for header, value in row.items()
        if header not in DUE and (when := day(value))
    )
    assert latest == LAST


def test_every_row_says_that_it_is_sample_data() -> None:
    rows = all_of(*WORKBOOKS, *CSV_ENCODINGS)
    assert len(rows) > 2500
    assert all(row["填报单位"].endswith("（演示）") and row["填报人"] for row in rows)


STEPS = {
    "安全隐患台账.csv": ("上报时间", "现场查看日期", "整改日期", "复查日期", "销号时间"),
    "走访企业台账.csv": ("服务日期", "解决日期"),
    "矛盾纠纷台账-2024.xlsx": ("登记日期", "化解日期"),
    "矛盾纠纷台账-2025.xlsx": ("受理日期", "办结日期"),
    "调研视察台账.xlsx": ("视察日期", "整改日期"),
    "群众诉求台账.xlsx": ("受理日期", "交办日期", "办结日期", "反馈日期"),
    "议案建议台账.xlsx": ("提出日期", "交办日期", "答复日期"),
}


@pytest.mark.parametrize("file", STEPS)
def test_the_steps_of_a_matter_follow_one_another(file: str) -> None:
    for row in all_of(file):
        days = [when for step in STEPS[file] if (when := day(row[step]))]
        due = next((when for name in DUE if (when := day(row.get(name, "")))), None)
        assert days == sorted(days), row
        assert due is None or due >= days[0], row
        closed, state = row[STEPS[file][-1]], row.get("状态", "")
        assert not state or bool(closed) == state.startswith(("已", "代表已", "化解")), row


def test_deputies_are_named_only_while_in_office() -> None:
    terms = {
        r["姓名"]: (day(r["任职日期"]), day(r["离任日期"]) or dt.date.max)
        for r in read("名册.xlsx")["代表名册"]
    }
    headers = {"代表", "参与代表", "领衔人", "附议代表"}
    for row in all_of(*WORKBOOKS[2:], *CSV_ENCODINGS):
        when = next(when for value in row.values() if (when := day(value)))
        named = [name for header in headers for name in row.get(header, "").split("、") if name]
        for name in named:
            since, until = terms[name]
            assert since is not None
            assert since <= when < until, row


def test_numbers_codes_and_names_are_unique() -> None:
    rosters = read("名册.xlsx")
    for sheet, column in (("网格名册", "网格编码"), ("代表名册", "代表编号"), ("代表名册", "姓名")):
        values = [row[column] for row in rosters[sheet]]
        assert len(set(values)) == len(values), column
    assert all(re.fullmatch(r"\d{15}", row["网格编码"]) for row in rosters["网格名册"])
    inspections = {"SC"}  # problems of one inspection share its number
    numbers = [
        number
        for row in all_of(*WORKBOOKS[2:], *CSV_ENCODINGS)
        if (number := row.get("编号") or row.get("件号")) and number[:2] not in inspections
    ]
    assert len(numbers) > 2400
    assert len(set(numbers)) == len(numbers)


@pytest.mark.slow
def test_the_loader_takes_every_row(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", str(SAMPLE), "--store", str(tmp_path), "--json"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=SAMPLE.parents[1])
    assert done.returncode == 0, done.stderr
    sheets = json.loads(done.stdout)["sheets"]
    assert [s["problems"] for s in sheets if s["problems"]] == []
    assert sum(s["loaded"] for s in sheets) == len(all_of(*WORKBOOKS, *CSV_ENCODINGS))
