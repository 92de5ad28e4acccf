"""Grids on a funnel plot: the two outside the limits, what is left out, and the sentences."""

from pathlib import Path

import pytest

from gridlens.analysis.grids import Exposure, Funnel, funnel_table, grid_funnel, sentences
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

DISPUTES = "disputes_received"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Three grids, one of them without households, and a dispute that belongs to no grid."""
    return publish(
        tmp_path_factory.mktemp("funnel"),
        grid=[
            {"code": "g1", "name": "一网格", "households": 100, "residents": 300},
            {"code": "g2", "name": "二网格", "households": 300, "residents": 300},
            {"code": "g3", "name": "三网格", "residents": 300},
        ],
        dispute=[
            {"received": day("02-01"), "grid": grid}
            for grid in ("g1", "g2", "g2", "g2", "g3", None)
        ],
    )


def plot(version: Version, exposure: Exposure = Exposure.HOUSEHOLDS, **more: bool) -> Funnel:
    return grid_funnel(version, EVERYTHING, about("2025H1"), DISPUTES, exposure, **more)


def test_the_two_grids_of_the_sample_that_differ_by_more_than_chance(sample: Version) -> None:
    for adjusted in (True, False):
        found = funnel_table(plot(sample, adjusted=adjusted)).set_index("grid")
        assert len(found) == 20
        assert found["signal"].dropna().to_dict() == {
            "990101001001001": "above",
            "990101001005002": "below",
        }
        assert found["observed"].to_dict() == ask(sample, DISPUTES, "2025H1", "grid")
        assert sum(found["expected"]) == pytest.approx(sum(found["observed"]))


def test_the_sentence_says_what_was_found_and_advises_a_look(sample: Version) -> None:
    assert sentences(plot(sample))[0] == (
        "红旗一网格纠纷受理21起，按户数推算约7起，超出正常波动范围，"
        "可能是排查更细或纠纷较多，建议了解情况。"
    )


def test_where_all_vary_as_chance_has_it(sample: Version) -> None:
    found = grid_funnel(
        sample, EVERYTHING, about("2024", "2025-06-30"), DISPUTES, Exposure.RESIDENTS
    )
    assert sentences(found) == ["各网格差异均在正常波动范围内。"]


def test_what_is_left_out_is_said(small: Version) -> None:
    found = plot(small)
    assert [(p.name, p.spot.expected) for p in found.places] == [("一网格", 1), ("二网格", 3)]
    assert sentences(found) == [
        "各网格差异均在正常波动范围内。",
        "网格较少（2个），界限仅供参考。",
        "名册没有填户数的网格不在图中：三网格。",
        "另有1起没有填网格，不在图中。",
    ]
    assert [p.code for p in plot(small, Exposure.RESIDENTS).places] == ["g1", "g2", "g3"]
    assert plot(small, Exposure.ENTERPRISES).places == ()


@pytest.mark.slow
def test_one_grid_or_none_compares_nothing(small: Version, tmp_path: Path) -> None:
    scoped = Scope(grids=frozenset({"g2"}))
    alone = grid_funnel(small, scoped, about("2025H1"), DISPUTES, Exposure.HOUSEHOLDS)
    assert [place.code for place in alone.places] == ["g2"]
    assert sentences(alone) == ["只有一个网格，无从比较。"]
    empty = plot(publish(tmp_path))
    assert (sentences(empty), funnel_table(empty).empty) == (["没有可以比较的记录。"], True)


def test_a_grid_chosen_is_still_beside_all_others(small: Version) -> None:
    chosen = grid_funnel(
        small, EVERYTHING, about("2025H1", grids=("g1",)), DISPUTES, Exposure.HOUSEHOLDS
    )
    assert [(p.code, p.spot.expected) for p in chosen.places] == [("g1", 1)]
    assert chosen.compared == 2


@pytest.mark.parametrize(
    "key", ["disputes_closing_rate", "disputes_median_days", "policy_lectures", "grids"]
)
def test_only_counts_of_grids_have_a_funnel(small: Version, key: str) -> None:
    with pytest.raises(GridLensError, match="不能按网格比较"):
        grid_funnel(small, EVERYTHING, about("2025H1"), key, Exposure.HOUSEHOLDS)


def test_a_grid_that_ended_within_the_period_weighs_by_its_days(tmp_path: Path) -> None:
    """Both grids have 181 households. The second was there for 90 of 181 days, so it weighs 90.

    Of 271 disputes, 181 are expected in the first and 90 in the second, as they came.
    """
    store = publish(
        tmp_path,
        grid=[
            {"code": "g1", "name": "甲", "households": 181},
            {"code": "g2", "name": "乙", "households": 181, "until": day("2025-03-31")},
        ],
        dispute=[
            {"received": day("2025-02-01"), "grid": grid}
            for grid, n in (("g1", 181), ("g2", 90))
            for _each in range(n)
        ],
    )
    found = plot(store)
    assert [place.spot.expected for place in found.places] == pytest.approx([181, 90])
    assert [place.spot.signal for place in found.places] == [None, None]
    assert "期内启用或撤销的网格按在册天数推算：乙。" in sentences(found)
