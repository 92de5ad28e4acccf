"""The one long table of outcomes: what counts, which groups appear, and who is counted where."""

from pathlib import Path

import pandas as pd
import pytest

from gridlens.errors import GridLensError, UnknownName
from gridlens.figures.outcomes import figure, outcomes, several
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

GRIDS = [
    {"code": "g1", "name": "红旗一网格", "community": "红旗社区"},
    {"code": "g2", "name": "红旗二网格", "community": "红旗社区"},
    {"code": "g3", "name": "光明一网格", "community": "光明社区"},
]
DEPUTIES = [{"code": "D1", "name": "张某"}, {"code": "D2", "name": "李某"}]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Five household visits and one reception; one visit has no grid and one has no deputy."""
    household = {"way": "入户走访"}
    return publish(
        tmp_path_factory.mktemp("office"),
        grid=GRIDS,
        deputy=DEPUTIES,
        visit=[
            household | {"date": day("01-10"), "grid": "g1", "deputies": ["D1"], "people": 3},
            household | {"date": day("02-10"), "grid": "g1", "deputies": ["D1", "D2"], "people": 4},
            household | {"date": day("04-10"), "grid": "g3", "deputies": ["D2"]},
            household | {"date": day("04-11"), "grid": "g3", "people": 5},
            household | {"date": day("06-30"), "deputies": ["D1"], "people": 0},
            {"date": day("05-01"), "way": "联络站接待", "grid": "g2", "deputies": ["D9"]},
            household | {"date": day("07-01"), "grid": "g1", "deputies": ["D1"], "people": 9},
            household | {"date": day("2024-12-31"), "grid": "g1"},
        ],
        motion=[
            {"submitted": day("01-15"), "lead_deputies": ["D1"], "joint_deputies": ["D1", "D2"]}
        ],
    )


def test_the_table_names_the_indicator_its_unit_and_the_period(store: Version) -> None:
    table = outcomes(store, EVERYTHING, about("2025H1"), ["household_visits"], ["grid", "quarter"])
    assert list(table.columns) == [
        *("indicator", "label", "unit", "period", "grid", "quarter"),
        *("numerator", "denominator", "value", "left_out", "not_due"),
    ]
    assert table.iloc[0].to_dict() == {
        "indicator": "household_visits",
        "label": "入户走访",
        "unit": "次",
        "period": "2025H1",
        "grid": "g1",
        "quarter": "2025Q1",
        "numerator": 2,
        "denominator": None,
        "value": 2,
        "left_out": None,
        "not_due": None,
    }


def test_rows_stand_in_the_order_asked_and_a_label_serves_for_a_key(store: Version) -> None:
    table = outcomes(store, EVERYTHING, about("2025"), ["入户走访", "motions_only", "receptions"])
    assert list(table["indicator"]) == ["household_visits", "motions_only", "receptions"]


def test_first_and_last_day_of_the_period_count(store: Version) -> None:
    assert ask(store, "household_visits", "2025H1") == 5
    assert ask(store, "household_visits", "2025-01-10..2025-04-10") == 3
    assert ask(store, "household_visits", "2025-01-11..2025-04-09") == 1


def test_a_flow_may_add_up_a_column_where_empty_adds_nothing(store: Version) -> None:
    assert ask(store, "visit_people", "2025H1") == 12
    assert ask(store, "visit_people", "2025H1", "grid") == {"g1": 7, "g2": 0, "g3": 5, None: 0}


def test_every_group_is_there_and_records_without_one_stand_under_none(store: Version) -> None:
    assert ask(store, "household_visits", "2025H1", "grid") == {"g1": 2, "g2": 0, "g3": 2, None: 1}
    by_community = {"红旗社区": 2, "光明社区": 2, None: 1}
    assert ask(store, "household_visits", "2025H1", "community") == by_community
    ways = {"联络站接待": 1, "工作室接待": 0, "廊亭接待": 0, "入户走访": 0}
    assert ask(store, "receptions", "2025H1", "category") == ways
    assert ask(store, "household_visits", "2025H1", "quarter") == {"2025Q1": 2, "2025Q2": 3}
    months = {"2025-01": 1, "2025-02": 1, "2025-03": 0, "2025-04": 2, "2025-05": 0, "2025-06": 1}
    assert ask(store, "household_visits", "2025H1", "month") == months


def test_two_dimensions_give_every_pair(store: Version) -> None:
    found = ask(store, "household_visits", "2025H1", "quarter", "grid")
    assert found == {
        ("2025Q1", "g1"): 2,
        ("2025Q1", "g2"): 0,
        ("2025Q1", "g3"): 0,
        ("2025Q1", None): 0,
        ("2025Q2", "g1"): 0,
        ("2025Q2", "g2"): 0,
        ("2025Q2", "g3"): 2,
        ("2025Q2", None): 1,
    }


def test_a_dimension_asked_twice_is_one(store: Version) -> None:
    table = outcomes(store, EVERYTHING, about("2025H1"), ["household_visits"], ["grid", "grid"])
    assert list(table.columns).count("grid") == 1


def test_a_record_with_two_deputies_counts_once_and_once_for_each(store: Version) -> None:
    found = ask(store, "household_visits", "2025H1", "deputy")
    assert found == {"D1": 3, "D2": 2, "D9": 0, None: 1}
    assert ask(store, "household_visits", "2025H1") == 5


def test_a_deputy_whom_the_roster_does_not_know_is_a_group_all_the_same(store: Version) -> None:
    assert ask(store, "receptions", "2025H1", "deputy") == {"D1": 0, "D2": 0, "D9": 1, None: 0}


def test_who_leads_and_joins_one_motion_counts_once(store: Version) -> None:
    assert ask(store, "motions_submitted", "2025H1", "deputy") == {"D1": 1, "D2": 1}
    assert ask(store, "motions_submitted", "2025H1", deputy="D1") == 1


def test_a_deputy_filter_leaves_what_they_took_part_in(store: Version) -> None:
    assert ask(store, "household_visits", "2025H1", deputy="D2") == 2
    assert ask(store, "household_visits", "2025H1", "deputy", deputy="D2") == {"D2": 2}
    assert ask(store, "household_visits", "2025H1", "grid", deputy="D2") == {
        "g1": 1,
        "g2": 0,
        "g3": 1,
    }


def test_a_grid_filter_leaves_out_records_without_a_grid(store: Version) -> None:
    assert ask(store, "household_visits", "2025H1", grids=("g1",)) == 2
    assert ask(store, "household_visits", "2025H1", grids=("g1", "g3")) == 4
    assert ask(store, "household_visits", "2025H1", "grid", grids=("g3", "g2")) == {
        "g2": 0,
        "g3": 2,
    }
    only = ask(store, "household_visits", "2025H1", "community", grids=("g2",))
    assert only == {"红旗社区": 0}


def test_a_ledger_without_grids_has_no_answer_for_a_grid(store: Version) -> None:
    assert ask(store, "motions_submitted", "2025H1", grids=("g1",)) is None
    assert ask(store, "motions_submitted", "2025H1", "grid", grids=("g1",)) in ({}, {"g1": None})
    assert ask(store, "grids", "2025H1", deputy="D1") is None
    assert ask(store, "grids", "2025H1", grids=("g1", "g2")) == 2


def test_a_ledger_without_grids_stands_under_none(store: Version) -> None:
    found = ask(store, "motions_submitted", "2025H1", "grid")
    assert found == {"g1": None, "g2": None, "g3": None, None: 1}


def test_a_scope_of_grids_holds_whatever_the_filters_ask(store: Version) -> None:
    own = Scope(grids=frozenset({"g1"}))
    assert ask(store, "household_visits", "2025H1", scope=own) == 2
    assert ask(store, "household_visits", "2025H1", scope=own, grids=("g3",)) == 0
    assert ask(store, "household_visits", "2025H1", "grid", scope=own) == {"g1": 2}
    assert ask(store, "motions_submitted", "2025H1", scope=own) is None
    assert ask(store, "household_visits", "2025H1", scope=Scope(grids=frozenset())) == 0


def test_a_scope_of_a_deputy_shows_their_own_record_only(store: Version) -> None:
    own = Scope(deputy="D2")
    assert ask(store, "household_visits", "2025H1", scope=own) == 2
    assert ask(store, "household_visits", "2025H1", scope=own, deputy="D1") == 1
    assert ask(store, "household_visits", "2025H1", "deputy", scope=own) == {"D2": 2}


def test_a_dissolved_grid_appears_while_it_was_there(tmp_path: Path) -> None:
    left = {"code": "g0", "name": "老网格", "until": day("2025-03-15")}
    new = {"code": "g9", "name": "新网格", "since": day("2025-04-01")}
    found = publish(tmp_path, grid=[left, new, GRIDS[0]])
    assert set(ask(found, "household_visits", "2025Q1", "grid")) == {"g0", "g1"}
    assert set(ask(found, "household_visits", "2025H1", "grid")) == {"g0", "g1", "g9"}
    assert set(ask(found, "household_visits", "2025Q2", "grid")) == {"g1", "g9"}


@pytest.mark.slow
def test_an_empty_store_counts_its_rosters_and_tells_nothing_else(tmp_path: Path) -> None:
    table = outcomes(publish(tmp_path), EVERYTHING, about("2025H1"))
    told = table[table["value"].notna()]
    assert set(told["value"]) == {0}
    assert all(find_indicator(key)[1].is_roster for key in told["indicator"])
    assert {"grids", "deputies", "supervision_posts"} <= set(told["indicator"])


def test_figure_is_the_whole(store: Version) -> None:
    assert figure(store, EVERYTHING, about("2025H1"), "household_visits")["value"] == 5


@pytest.mark.slow
def test_several_periods_asked_at_once_are_answered_as_if_asked_one_by_one(
    sample: Version,
) -> None:
    questions = [
        about("2025H1"),
        about("2024H1", "2024-06-30"),
        about("2024H1"),
        about("2025Q2", "2025-05-10"),
        about("2026", "2025-06-30"),
    ]
    for by in ((), ("quarter",), ("grid", "age")):
        found = several(sample, EVERYTHING, questions, None, by)
        assert list(found) == questions
        for question in questions:
            alone = outcomes(sample, EVERYTHING, question, None, by)
            pd.testing.assert_frame_equal(found[question], alone)


def test_an_unknown_dimension_or_indicator_says_what_there_is(store: Version) -> None:
    with pytest.raises(GridLensError, match=r"不能按“week”分组.*grid"):
        outcomes(store, EVERYTHING, about("2025H1"), ["grids"], ["week"])
    with pytest.raises(UnknownName, match=r"没有名为“household_visit”的指标.*household_visits"):
        outcomes(store, EVERYTHING, about("2025H1"), ["household_visit"])
