"""``python -m gridlens outcomes``: figures as text, for people and for programs."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridlens.__main__ import main
from tests.gridlens.figures.outcomes.test_sample import REFERENCE
from tests.small_store import day, publish

ROOT = Path(__file__).parents[3]
KEYS = {"indicator", "label", "unit", "period", "numerator", "denominator", "value"}
KEYS |= {"left_out", "not_due"}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process over the sample; return its exit code, output and errors."""

    def asked(*arguments: str) -> tuple[int, str, str]:
        code = main(["outcomes", "--store", str(sample_store), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return asked


def objects(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, err = run("--format", "json", *arguments)
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.slow
def test_the_module_gives_the_reference_figures_as_json(sample_store: Path) -> None:
    command = [sys.executable, "-m", "gridlens", "outcomes", "--period", "2025H1"]
    done = subprocess.run(
        [*command, "--format", "json", "--store", str(sample_store)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(done.stdout)
    assert done.stderr == ""
    found = {row["indicator"]: row["value"] for row in answer}
    assert {key: found[key] for key in REFERENCE} == REFERENCE
    assert all(set(row) == KEYS for row in answer)
    assert all(row["period"] == "2025H1" for row in answer)


def test_whole_numbers_rates_and_nothing_as_json(run: Run) -> None:
    ask = ("--indicator", "disputes_settled", "--indicator", "disputes_settlement_rate")
    settled, rate = objects(run, "--period", "2025H1", *ask)
    assert settled == {
        "indicator": "disputes_settled",
        "label": "排查化解矛盾纠纷",
        "unit": "起",
        "period": "2025H1",
        "numerator": 142,
        "denominator": None,
        "value": 142,
        "left_out": None,
        "not_due": None,
    }
    assert (rate["numerator"], rate["denominator"], rate["unit"]) == (142, 148, "%")
    assert rate["value"] == 142 / 148
    _settled, rate = objects(run, "--period", "2023", *ask)
    # Disputes are kept from January 2024 on.
    assert (rate["numerator"], rate["denominator"], rate["value"]) == (None, None, None)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("quarter", ["2025Q1", "2025Q2"]),
        ("month", [f"2025-0{n}" for n in range(1, 7)]),
        ("community", None),
        ("category", None),
        ("grid", None),
        ("deputy", None),
    ],
)
def test_each_dimension_is_a_key_of_its_own(run: Run, by: str, groups: list[str] | None) -> None:
    rows = objects(run, "--period", "2025H1", "--indicator", "hazards_rectified", "--by", by)
    assert all(set(row) == KEYS | {by} for row in rows)
    assert groups is None or [row[by] for row in rows] == groups
    if by != "deputy":
        assert sum(row["value"] for row in rows) == 306


def test_a_record_without_a_grid_is_under_null_and_in_the_sums(run: Run) -> None:
    rows = objects(run, "--period", "2025H1", "--indicator", "hazards_received", "--by", "grid")
    nowhere = [row["value"] for row in rows if row["grid"] is None]
    assert len(nowhere) == 1
    assert nowhere[0] > 0
    assert all(len(row["grid"]) == 15 for row in rows if row["grid"])
    assert len(rows) == 21
    assert sum(row["value"] for row in rows) == 308


def test_two_dimensions(run: Run) -> None:
    ask = ("--indicator", "household_visits", "--by", "grid", "--by", "quarter")
    rows = objects(run, "--period", "2025H1", *ask)
    assert all(set(row) == KEYS | {"grid", "quarter"} for row in rows)
    assert sum(row["value"] for row in rows) == 230


def test_no_month_stands_under_another_quarter(run: Run) -> None:
    ask = ("--indicator", "household_visits", "--by", "quarter", "--by", "month")
    rows = objects(run, "--period", "2025H1", *ask)
    assert [(row["quarter"], row["month"]) for row in rows] == [
        *(("2025Q1", f"2025-0{n}") for n in (1, 2, 3)),
        *(("2025Q2", f"2025-0{n}") for n in (4, 5, 6)),
    ]


def test_grids_and_deputies_by_code_name_or_alias(run: Run) -> None:
    ask = ("--period", "2025H1", "--indicator", "入户走访")
    by_name, by_code, by_alias = (
        objects(run, *ask, "--grid", grid) for grid in ("红旗一网格", "990101001001001", "红旗一")
    )
    assert by_name == by_code == by_alias
    assert objects(run, *ask, "--deputy", "林知远") == objects(run, *ask, "--deputy", "D001")


def test_as_of_a_day(run: Run) -> None:
    ask = ("--period", "2025H1", "--indicator", "enterprise_visits")
    (part,) = objects(run, *ask, "--as-of", "2025-03-31")
    (quarter,) = objects(run, "--period", "2025Q1", *ask[2:])
    assert part["value"] == quarter["value"] < 63


def test_the_forms_agree(run: Run) -> None:
    ask = ("--period", "2025H1", "--by", "quarter", "--indicator", "disputes_settled")
    _code, out, _err = run("--format", "csv", *ask)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["quarter"], row["value"], row["denominator"]) for row in rows] == [
        ("2025Q1", "67", ""),
        ("2025Q2", "75", ""),
    ]
    _code, out, _err = run(*ask)
    lines = [line.split() for line in out.splitlines() if "2025Q" in line]
    assert lines == [
        ["排查化解矛盾纠纷", "2025Q1", "67", "起", "67", "—"],
        ["排查化解矛盾纠纷", "2025Q2", "75", "起", "75", "—"],
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "2025H3"), "“2025H3”不是可用的期间"),
        (("--period", "2025", "--grid", "红旗九网格"), "没有名为“红旗九网格”的网格"),
        (("--period", "2025", "--deputy", "某某"), "没有名为“某某”的代表"),
        (("--period", "2025", "--indicator", "grid"), "没有名为“grid”的指标"),
    ],
)
def test_a_mistake_is_told_on_standard_error(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_without_a_store_it_says_how_to_load(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["outcomes", "--period", "2025", "--store", str(tmp_path)]) == 2
    assert "请先导入台账：python -m etl load" in capsys.readouterr().err


def test_what_a_rate_leaves_out_stands_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {"found": day("04-01"), "due": day("04-20")}
    publish(tmp_path, hazard=[*[found | {"status": "已销号"}] * 9, found])
    asked = ["outcomes", "--store", str(tmp_path), "--period", "2025H1", "--as-of", "2025-06-30"]
    assert main([*asked, "--indicator", "hazards_on_time_rate"]) == 0
    *_head, line, _end = capsys.readouterr().out.splitlines()
    assert line.split() == ["隐患按期销号率", "—", "0", "1", "9条未填销号日期、复查日期和整改日期"]
