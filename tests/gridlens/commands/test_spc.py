"""``python -m gridlens spc``: the months of an indicator with limits and signals."""

import csv
import datetime as dt
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest

from gridlens.__main__ import main
from gridlens.store.office.notes import Note, keep
from tests.gridlens.commands.conftest import Objects, Run

ASK = ("spc", "--indicator", "enterprise_visits", "--period", "2024-01-01..2025-06-30")


def test_its_keys_and_its_values(objects: Objects) -> None:
    rows = objects(*ASK)
    assert len(rows) == 18
    assert {tuple(row) for row in rows} == {
        ("period", "value", "centre", "lower", "upper", "signal")
    }
    figures = objects("outcomes", *ASK[1:], "--by", "month")
    assert [(r["period"], r["value"]) for r in rows] == [(f["month"], f["value"]) for f in figures]
    values = [row["value"] for row in rows]
    assert rows[0]["centre"] == pytest.approx(sum(values) / 18)


def test_signals_have_names_and_none_is_null_or_nothing(objects: Objects, run: Run) -> None:
    signals = {row["signal"] for row in objects(*ASK)}
    assert signals == {None, "outside", "two_of_three"}
    _code, out, _err = run(*ASK, "--format", "csv")
    assert {row["signal"] for row in csv.DictReader(io.StringIO(out))} == {
        "",
        "outside",
        "two_of_three",
    }


def test_for_people_it_says_what_the_months_tell(run: Run) -> None:
    code, out, _err = run("spc", "--indicator", "纠纷受理", "--period", "2025H1")
    assert code == 0
    assert "纠纷受理：各月都在正常波动范围内。不足12个月，界限为试行界限。" in out


def test_limits_of_a_count_do_not_go_below_nothing(objects: Objects) -> None:
    rows = objects("spc", "--indicator", "free_clinics", "--period", "2024-01-01..2025-06-30")
    values = [row["value"] for row in rows]
    ranges = [abs(b - a) for a, b in pairwise(values)]
    usual = sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < 3.267 * usual]
    assert sum(values) / len(values) - 2.66 * sum(kept) / len(kept) < 0
    assert {row["lower"] for row in rows} == {0}


def test_mistakes(run: Run) -> None:
    code, out, err = run("spc", "--indicator", "没有", "--period", "2025")
    assert (code, out) == (2, "")
    assert "没有名为“没有”的指标" in err


def test_a_note_that_rebases_gives_a_level_of_its_own(
    sample_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    store.mkdir()
    for path in sample_store.iterdir():
        if path.is_file():
            (store / path.name).write_bytes(path.read_bytes())
    keep(store, Note(dt.date(2025, 1, 10), "大走访", True, "enterprise_visits"), "王某")
    assert main([*ASK, "--store", str(store), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len({row["centre"] for row in rows[:12]}) == 1
    assert rows[11]["centre"] != rows[12]["centre"]
