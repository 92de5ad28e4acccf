"""What nobody can tell is None, never 0: no grid, no deputy, not begun, not kept yet."""

from pathlib import Path

import pytest

from gridlens.figures.beside.untold import briefly, why
from gridlens.figures.outcomes import outcomes
from gridlens.figures.rows.records import records
from gridlens.figures.rows.trace import trace, trace_sentence
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.ledgers import indicators
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

STREET_WIDE = ("policy_lectures", "laws_studied", "session_attendance_rate", "inspections_joined")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Two grids; two lectures, one of them sent in by a grid; disputes kept from May 2024 on."""
    lecture = {"type": "理论宣讲", "laws": ["宪法"], "present": 3, "expected": 4}
    return publish(
        tmp_path_factory.mktemp("untold"),
        grid=[
            {"code": "g1", "name": "一网格", "community": "红旗社区"},
            {"code": "g2", "name": "二网格", "community": "光明社区"},
        ],
        deputy=[{"code": "D1", "name": "张某"}],
        facility=[{"kind": "党员监督岗", "name": "一岗", "community": "红旗社区"}],
        session=[
            lecture | {"date": day("01-10"), "grid": "g1"},
            lecture | {"date": day("2024-01-10"), "deputies": ["D1"]},
            lecture | {"date": day("03-10"), "deputies": ["D1"]},
        ],
        inspection=[{"date": day("02-10"), "topic": "消防", "problem": "灯不亮", "grid": "g1"}],
        dispute=[
            {"received": day("2024-05-20"), "closed": day("2024-06-01"), "grid": "g1"},
            {"received": day("02-10"), "grid": "g1"},
        ],
        motion=[{"submitted": day("01-15"), "lead_deputies": ["D1"]}],
    )


@pytest.mark.parametrize("key", STREET_WIDE)
def test_what_is_of_the_whole_street_has_no_figure_for_a_grid(store: Version, key: str) -> None:
    for narrowed in ({"grids": ("g1",)}, {"scope": Scope(grids=frozenset({"g1"}))}):
        for measure in ("value", "numerator", "denominator", "left_out"):
            assert ask(store, key, "2025H1", measure=measure, **narrowed) is None
    asked = about("2025H1", grids=("g1",))
    found = trace(store, EVERYTHING, asked, key)
    assert (found.value, len(found.rows)) == (None, 0)


def test_what_knows_grids_still_answers_and_so_does_their_roster(store: Version) -> None:
    assert ask(store, "disputes_received", "2025H1", grids=("g1",)) == 1
    assert ask(store, "disputes_received", "2025H1", grids=("g2",)) == 0
    assert ask(store, "findings_received", "2025H1", grids=("g1",)) == 1
    assert ask(store, "grids", "2025H1", grids=("g1",)) == 1
    assert ask(store, "grids", "2025H1", "grid") == {"g1": 1, "g2": 1}


def test_by_grid_what_knows_no_grid_stands_under_none(store: Version) -> None:
    unknown = {"g1": None, "g2": None}
    assert ask(store, "policy_lectures", "2025H1", "grid") == unknown | {None: 2}
    assert ask(store, "laws_studied", "2025H1", "grid") == unknown | {None: 1}
    assert ask(store, "inspections_joined", "2025H1", "grid") == unknown | {None: 1}
    assert ask(store, "motions_submitted", "2025H1", "grid") == unknown | {None: 1}
    assert ask(store, "supervision_posts", "2025H1", "grid") == unknown | {None: 1}
    assert ask(store, "deliberation_meetings", "2025H1", "grid") == unknown | {None: 0}
    assert ask(store, "findings_received", "2025H1", "grid") == {"g1": 1, "g2": 0}
    by_community = {"红旗社区": None, "光明社区": None, None: 2}
    assert ask(store, "policy_lectures", "2025H1", "community") == by_community
    assert ask(store, "supervision_posts", "2025H1", "community") == {"红旗社区": 1, "光明社区": 0}
    assert ask(store, "policy_lectures", "2025H1", "quarter", "grid") == {
        ("2025Q1", "g1"): None,
        ("2025Q1", "g2"): None,
        ("2025Q1", None): 2,
        ("2025Q2", "g1"): None,
        ("2025Q2", "g2"): None,
        ("2025Q2", None): 0,
    }


def test_by_deputy_a_roster_stands_under_none(store: Version) -> None:
    assert ask(store, "grids", "2025H1", "deputy") == {"D1": None, None: 2}
    assert ask(store, "deputies", "2025H1", "deputy") == {"D1": None, None: 1}
    assert ask(store, "policy_lectures", "2025H1", "deputy") == {"D1": 1, None: 1}


@pytest.mark.slow
def test_a_group_answers_as_its_filter_does(store: Version) -> None:
    for name, filtered, codes in (("grid", "grids", ("g1", "g2")), ("deputy", "deputy", ("D1",))):
        by = outcomes(store, EVERYTHING, about("2025H1"), None, [name]).set_index(
            ["indicator", name]
        )["value"]
        for code in codes:
            value = (code,) if filtered == "grids" else code
            alone = outcomes(store, EVERYTHING, about("2025H1", **{filtered: value}))
            for key, figure in zip(alone["indicator"], alone["value"], strict=True):
                assert by[(key, code)] == figure or (by[(key, code)] is None and figure is None), (
                    key,
                    code,
                )


def test_the_rows_of_a_group_are_those_of_its_figure(store: Version) -> None:
    asked = about("2025H1")
    for group, value in (("g1", None), (None, 2)):
        found = trace(store, EVERYTHING, asked, "policy_lectures", (("grid", group),))
        assert (found.value, len(found.rows)) == (value, value or 0)
    rows = records(store, EVERYTHING, about("2025H1", grids=("g1",)), "session", "policy_lectures")
    assert rows.empty
    assert len(records(store, EVERYTHING, about("2025H1", grids=("g1",)), "session")) == 1


def test_a_time_that_has_not_begun_tells_nothing(store: Version) -> None:
    assert ask(store, "policy_lectures", "2025H2") is None
    assert ask(store, "policy_lectures", "2025", "quarter") == {
        "2025Q1": 2,
        "2025Q2": 0,
        "2025Q3": None,
        "2025Q4": None,
    }
    assert trace(store, EVERYTHING, about("2025H2"), "policy_lectures").value is None


def test_a_ledger_tells_nothing_of_the_time_before_it_was_kept(store: Version) -> None:
    key = "disputes_received"
    quarters = ask(store, key, "2024-01-01..2025-06-30", "quarter")
    assert list(quarters.values()) == [None, 1, 0, 0, 1, 0]
    assert ask(store, key, "2024Q1") is None
    assert ask(store, "disputes_open", "2024Q1") is None
    assert ask(store, "disputes_closing_rate", "2024Q1", measure="denominator") is None
    assert ask(store, key, "2024H1") == 1
    assert ask(store, "disputes_carried_over", "2024Q2") == 0
    months = ask(store, key, "2024Q2", "month")
    assert months == {"2024-04": None, "2024-05": 1, "2024-06": 0}
    both = ask(store, key, "2024H1", "quarter", "month")
    assert both[("2024Q1", "2024-03")] is None
    assert both[("2024Q2", "2024-06")] == 0
    assert ask(store, key, "2024Q1", "grid") == {"g1": None, "g2": None}
    assert ask(store, "policy_lectures", "2024Q1") == 1
    assert trace(store, EVERYTHING, about("2024Q1"), key).value is None
    assert ask(store, "grids", "2023") == 2


def test_what_is_told_of_nothing_has_no_part_either(tmp_path: Path) -> None:
    store = publish(tmp_path, dispute=[{"received": day("05-20")}])
    table = outcomes(store, EVERYTHING, about("2025Q1"))
    mine = [key for key, (_one, ledger) in indicators().items() if ledger.key == "dispute"]
    told = table[table["indicator"].isin(mine)][["numerator", "denominator", "value", "left_out"]]
    assert told.isna().all().all()


def test_a_ledger_without_a_record_tells_nothing(store: Version) -> None:
    for key in ("household_visits", "hazards_open", "hazards_overdue"):
        assert ask(store, key, "2025H1") is None
    assert ask(store, "deputies", "2025H1") == 1  # a roster tells its own days


@pytest.mark.parametrize(
    ("key", "asked", "told"),
    [
        ("policy_lectures", about("2025H1", grids=("g1",)), "“党的创新理论宣讲”不分网格。"),
        ("motions_submitted", about("2025H1", grids=("g1",)), "“议案建议”不分网格。"),
        ("grids", about("2025H1", deputy="D1"), "“基层网格”不记代表。"),
        ("motions_submitted", about("2025H1", groups=("调解组",)), "没有所选筛选的栏目"),
        ("disputes_received", about("2025H2"), "2025年下半年还没有开始。"),
        ("disputes_received", about("2024Q1"), "“矛盾纠纷”台账从2024年5月起才有记录。"),
        ("hazards_open", about("2025H1"), "“安全隐患”台账还没有记录。"),
        ("disputes_received", about("2024-05"), ""),
        ("disputes_received", about("2025H1", grids=("g2",)), ""),
        ("supervision_posts", about("2020"), ""),
    ],
)
def test_why(store: Version, key: str, asked: Filters, told: str) -> None:
    found = why(store, EVERYTHING, asked, key)
    assert told in found if told else found == ""
    short = briefly(store, EVERYTHING, asked, key)
    assert found.endswith(f"{short}。") if told else short == ""
    assert bool(told) == (outcomes(store, EVERYTHING, asked, [key])["value"].iloc[0] is None)


def test_the_list_of_rows_says_why(store: Version) -> None:
    def said(group: str | None) -> str:
        within = (("grid", group),)
        found = trace(store, EVERYTHING, about("2025H1"), "policy_lectures", within)
        return trace_sentence(store, found)

    assert said("g1").endswith("：“党的创新理论宣讲”不分网格。")
    assert said(None) == "2025年上半年，不分网格，党的创新理论宣讲2次：即下列2条记录。"
    early = trace(store, EVERYTHING, about("2024Q1"), "disputes_open")
    assert trace_sentence(store, early).endswith("“矛盾纠纷”台账从2024年5月起才有记录。")
