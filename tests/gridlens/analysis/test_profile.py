"""A grid's profile: its people, figures, open matters and latest records."""

from typing import Any

import pytest

from gridlens.analysis.profile import Profile, profile, sentence
from gridlens.errors import UnknownName
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.goals.goal import goals
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.sample_store import EIGHT
from tests.small_store import day, publish


def tenure(grid: str, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    return {"name": grid, "since": since and day(since), "until": until and day(until)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Two grids. The first has a settled dispute, an overdue dispute and an open hazard."""
    return publish(
        tmp_path_factory.mktemp("profile"),
        grid=[
            {
                "code": "g1",
                "name": "红旗一网格",
                "community": "红旗社区",
                "worker": "赵丽萍",
                "households": 385,
                "since": day("2022-03-01"),
            },
            {"code": "g2", "name": "红旗二网格"},
        ],
        deputy=[
            {"code": "D1", "name": "林知远", "grids": [tenure("g1", "2022-03-01")]},
            {
                "code": "D2",
                "name": "温树声",
                "grids": [tenure("g1", None, "2025-03-31"), tenure("g2")],
            },
            {"code": "D3", "name": "乔若溪", "grids": [tenure("g1")], "until": day("2024-12-31")},
            {"code": "D4", "name": "倪春燕", "grids": [tenure("g1", "2025-07-01")]},
        ],
        dispute=[
            {"number": "JF1", "received": day("01-10"), "closed": day("02-01"), "grid": "g1"}
            | {"outcome": "调解成功", "category": "邻里", "summary": "漏水"},
            {"number": "JF2", "received": day("05-01"), "due": day("06-10"), "grid": "g1"}
            | {"category": "邻里", "summary": "王大力反映噪音", "parties": "王大力"},
        ],
        hazard=[
            {"number": "YH1", "found": day("06-01"), "due": day("07-02"), "grid": "g1"}
            | {"category": "消防安全", "responsible_unit": "城建办"},
            {"number": "YH2", "found": day("06-02"), "due": day("06-03"), "grid": "g2"},
        ],
        livelihood=[
            {"number": "SQ1", "accepted": day("06-01"), "due": day("06-05"), "grid": "g2"}
            | {"status": "延期"},
        ],
        visit=[
            {"date": day(f"0{n}-05"), "grid": "g1", "way": "入户走访", "deputies": ["D1"]}
            for n in range(1, 6)
        ],
        goal=[
            {"indicator": "household_visits", "period": "2025", "grid": "g1", "value": 20.0},
            {"indicator": "household_visits", "period": "2025", "value": 100.0},
        ],
    )


def seen(store: Version, code: str = "g1", scope: Scope = EVERYTHING, **more: Any) -> Profile:
    return profile(store, scope, about("2025H1", **more), goals(store), code)


@pytest.mark.slow
def test_the_entry_of_the_roster(store: Version) -> None:
    found = seen(store)
    assert (found.name, found.community, found.worker) == ("红旗一网格", "红旗社区", "赵丽萍")
    assert (found.households, found.residents) == (385, None)
    assert (found.since, found.until) == (day("2022-03-01"), None)


@pytest.mark.slow
def test_deputies_in_place_come_first_then_those_who_left(store: Version) -> None:
    told = [(d.name, d.since, d.until) for d in seen(store).deputies]
    assert told == [
        ("林知远", day("2022-03-01"), None),
        ("温树声", None, day("2025-03-31")),
        ("乔若溪", None, day("2024-12-31")),  # a time in a grid ends with the office
    ]  # 倪春燕 begins in July


@pytest.mark.slow
def test_a_goal_of_the_grid_s_own_is_what_it_is_judged_by(store: Version) -> None:
    card = seen(store).cards["household_visits"]
    assert card.pace
    assert (card.value, card.pace.goal.value, card.pace.share) == (5, 20, 0.25)
    assert seen(store, "g2").cards["household_visits"].pace is None


@pytest.mark.slow
def test_main_figures_are_those_counted_by_grid(store: Version) -> None:
    keys = list(seen(store).cards)
    assert keys[0] == "household_visits"
    assert {"disputes_settled", "hazards_rectified", "livelihood_settled"} <= set(keys)
    assert not {"policy_lectures", "motions_submitted", "inspections_joined"} & set(keys)


@pytest.mark.slow
def test_open_matters_have_the_most_overdue_first(store: Version) -> None:
    told = [(m.number, m.late, m.unit, m.source.file, m.source.row) for m in seen(store).matters]
    assert told == [
        ("JF2", 20, "", "dispute.xlsx", 3),
        ("YH1", -2, "城建办", "hazard.xlsx", 2),
    ]


@pytest.mark.slow
def test_an_extended_term_is_not_late(store: Version) -> None:
    found = seen(store, "g2")
    assert [(m.number, m.due, m.late) for m in found.matters] == [
        ("YH2", day("06-03"), 27),
        ("SQ1", day("06-05"), None),
    ]
    assert "未办结事项2项，其中1项已过期限" in sentence(found, about("2025H1"))


@pytest.mark.slow
def test_texts_about_residents_are_masked(store: Version) -> None:
    assert seen(store).matters[0].subject == "邻里：王**反映噪音"
    clear = seen(store, scope=Scope(personal=True))
    assert clear.matters[0].subject == "邻里：王大力反映噪音"


@pytest.mark.slow
def test_the_last_record_of_each_ledger(store: Version) -> None:
    told = {latest.ledger.key: (latest.day, latest.subject) for latest in seen(store).latest}
    assert {key: latest for key, latest in told.items() if key in EIGHT} == {
        "visit": (day("05-05"), "入户走访"),
        "inspection": (None, ""),
        "dispute": (day("05-01"), "邻里：王**反映噪音"),
        "hazard": (day("06-01"), "消防安全"),
        "enterprise_visit": (None, ""),
        "livelihood": (None, ""),
    }


@pytest.mark.slow
def test_the_first_sentence(store: Version) -> None:
    filters = about("2025H1")
    # 5 of 20 is 25 %, 181 of 365 days are 49.6 %; JF2 was due on 10 June
    assert sentence(seen(store), filters) == (
        "2025年上半年，排查化解矛盾纠纷1起；入户走访滞后序时进度24.6个百分点，差4次；"
        "未办结事项2项，其中1项已过期限，最长20天。"
    )
    early = about("2024Q1")
    found = profile(store, EVERYTHING, early, goals(store), "g1")
    assert sentence(found, early) == "2024年一季度，没有未办结事项。"


@pytest.mark.slow
def test_with_a_deputy_it_says_what_they_took_part_in(store: Version) -> None:
    found = seen(store, deputy="D1")
    assert found.cards["household_visits"].value == 5
    assert found.cards["household_visits"].pace is None
    assert sentence(found, about("2025H1", deputy="D1"), "林知远") == (
        "林知远，2025年上半年；以下为在红旗一网格参与的数量，不作评判和比较。"
    )


def test_a_grid_outside_the_scope_is_unknown(store: Version) -> None:
    for code, scope in (("g9", EVERYTHING), ("g1", Scope(grids=frozenset({"g2"})))):
        with pytest.raises(UnknownName):
            seen(store, code, scope)
