"""``python -m gridlens funnel``: grids against the count that their exposure leads to expect."""

import pytest
from scipy.special import chdtri

from tests.gridlens.commands.conftest import Objects, Run

ASK = ("funnel", "--indicator", "disputes_received", "--period", "2025H1")
KEYS = (
    *("grid", "observed", "exposure", "expected", "ratio"),
    *("lower95", "upper95", "lower998", "upper998", "signal"),
)


@pytest.mark.parametrize("exposure", ["households", "residents", "enterprises"])
def test_its_keys_and_the_exact_limits(objects: Objects, exposure: str) -> None:
    rows = objects(*ASK, "--exposure", exposure, "--no-overdispersion")
    assert len(rows) == 20
    total = sum(row["observed"] for row in rows) / sum(row["exposure"] for row in rows)
    for row in rows:
        assert tuple(row) == KEYS
        expected = row["exposure"] * total
        assert row["expected"] == pytest.approx(expected)
        assert row["ratio"] == pytest.approx(row["observed"] / expected)
        limits = [
            chdtri(2 * expected, 0.975) / 2 / expected,
            chdtri(2 * expected + 2, 0.025) / 2 / expected,
            chdtri(2 * expected, 0.999) / 2 / expected,
            chdtri(2 * expected + 2, 0.001) / 2 / expected,
        ]
        assert [row[key] for key in KEYS[5:9]] == pytest.approx(limits)


def test_the_observed_are_the_figures_of_outcomes(objects: Objects) -> None:
    figures = objects("outcomes", *ASK[1:], "--by", "grid")
    assert [(r["grid"], r["observed"]) for r in objects(*ASK)] == [
        (f["grid"], f["value"]) for f in figures if f["grid"]
    ]


def test_for_people_it_names_grids_and_says_the_sentence(run: Run) -> None:
    code, out, _err = run(*ASK)
    assert code == 0
    assert "红旗一网格纠纷受理21起，按户数推算约7起，超出正常波动范围" in out
    _code, out, _err = run("funnel", "--indicator", "入户走访", "--period", "2025H1")
    assert "各网格差异均在正常波动范围内。" in out


def test_mistakes(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("funnel", "--indicator", "disputes_closing_rate", "--period", "2025H1")
    assert (code, out) == (2, "")
    assert "“纠纷办结率”不能按网格比较" in err
    with pytest.raises(SystemExit):
        run(*ASK, "--exposure", "shops")
    assert "shops" in capsys.readouterr().err
