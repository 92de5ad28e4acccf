"""The first screen: groups in balanced halves, no tile alone, sparks that state their range."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from gridlens.charts.spec import Bars, ColourMeaning
from gridlens.ledgers import indicators
from gridlens.schema.ledger import FourType
from pages.parts.show import spark
from pages.parts.show.cards import abreast, halves

FIRST, SECOND, THIRD, FOURTH = FourType


@pytest.mark.parametrize(
    ("counted", "left"),
    [
        ((4, 2, 6, 2), [FIRST, SECOND]),  # six and eight: no choice is nearer with the first left
        ((1, 1, 1, 3), [FIRST, SECOND, THIRD]),
        ((0, 0, 0, 0), [FIRST]),
    ],
)
def test_groups_stand_in_two_halves_of_about_as_many_rows(
    counted: tuple[int, ...], left: list[FourType]
) -> None:
    rows = dict(zip(FourType, counted, strict=True))
    here, there = halves(rows)
    assert [*here, *there] != [] and {*here, *there} == {*FourType}
    uneven = abs(sum(rows[one] for one in here) - sum(rows[one] for one in there))
    expected = abs(sum(rows.values()) - 2 * sum(rows[one] for one in left))
    assert uneven <= expected


@pytest.mark.parametrize(
    ("many", "wide", "narrow"),
    [(1, 1, 1), (2, 2, 2), (3, 3, 1), (4, 4, 2), (5, 3, 1), (6, 4, 2), (7, 4, 1), (9, 3, 1)],
)
def test_no_tile_stands_alone_in_its_row(many: int, wide: int, narrow: int) -> None:
    assert abreast(many, 4) == wide
    assert abreast(many, 2) == narrow
    for columns in (abreast(many, 4), abreast(many, 2)):
        assert many == 1 or columns == 1 or many % columns != 1


def bars(*values: float, horizontal: bool = True) -> Bars:
    return Bars(
        title="办结",
        subtitle="",
        labels=tuple("甲乙丙丁"[: len(values)]),
        values=values,
        words=tuple(f"{value:g}起" for value in values),
        hover=("",) * len(values),
        meanings=(ColourMeaning.CURRENT,) * len(values),
        horizontal=horizontal,
    )


def test_one_bar_among_zeros_gives_way_to_a_sentence() -> None:
    assert bars(0, 6, 0, 0).alone == 1
    assert bars(0, 6, 1, 0).alone is None
    assert bars(0, 6).alone is None  # two bars compare
    assert bars(0, 6, 0, 0, horizontal=False).alone is None  # a course of time
    assert bars(0, 0, 0).alone is None
    assert replace(bars(0, 6, 0), values=(None, 6, None)).alone == 1


@pytest.fixture
def accent(monkeypatch: pytest.MonkeyPatch) -> None:
    question = SimpleNamespace(colours=SimpleNamespace(accent="#123456"))
    monkeypatch.setattr(spark, "asked", lambda: question)


COUNT, RATE = (indicators()[key][0] for key in ("disputes_settled", "disputes_settlement_rate"))


@pytest.mark.usefixtures("accent")
@pytest.mark.parametrize(
    ("run", "indicator", "range_", "shape"),
    [
        ((1, 2, 3), COUNT, "0–3", "rect"),  # small counts are columns, from 0
        ((40, 60, 75), COUNT, "0–75", "polyline"),
        ((0.9, 0.85, 0.971), RATE, "85–97.1%", "polyline"),
        ((0.9, 0.9, 0.9), RATE, "90%", "polyline"),
        ((0, 0, 0), COUNT, "0", "rect"),
    ],
)
def test_a_spark_states_its_range(
    run: tuple[float, ...], indicator: object, range_: str, shape: str
) -> None:
    drawn = spark.spark(run, indicator)  # type: ignore[arg-type]
    assert f"近3个季度，{range_}" in drawn
    assert f"%3C{shape}" in drawn


@pytest.mark.usefixtures("accent")
def test_a_spark_needs_three_values() -> None:
    assert spark.spark((1, None, 2), COUNT) == ""
