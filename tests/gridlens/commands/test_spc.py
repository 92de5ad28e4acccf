"""``python -m gridlens spc``: the months of an indicator with limits and signals."""

import csv
import io

import pytest

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


def test_mistakes(run: Run) -> None:
    code, out, err = run("spc", "--indicator", "没有", "--period", "2025")
    assert (code, out) == (2, "")
    assert "没有名为“没有”的指标" in err
