"""Goals edited by hand: they replace loaded ones, and are checked, guarded and kept in a trail."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.goals.book import BookLine, Edit, book, goal_text, questions, restore, save, trail
from gridlens.goals.goal import KIND, Goal, goals
from gridlens.period import parse_period
from gridlens.store.office.state import Overtaken, State
from gridlens.store.version import Version
from tests.small_store import publish

VISITS, RATE, OVERDUE = "household_visits", "disputes_settlement_rate", "disputes_overdue"
KEY = (VISITS, None, "2025")


@pytest.fixture
def store(tmp_path: Path) -> Version:
    return publish(
        tmp_path,
        grid=[{"code": "g1", "name": "一网格"}],
        goal=[
            {"indicator": VISITS, "period": "2025", "value": 400.0, "lead": "综合办"},
            {"indicator": VISITS, "period": "2025Q1", "value": 90.0},
            {"indicator": RATE, "period": "2025", "value": 0.95},
        ],
    )


def line(store: Version, key: tuple[str, str | None, str] = KEY) -> BookLine:
    return next(line for line in book(store) if line.key == key)


def edit(value: str, version: int = 0, **more: object) -> Edit:
    given = {"indicator": VISITS, "period": "2025", "lead": "各社区"} | more
    return Edit(value=value, version=version, **given)  # type: ignore[arg-type]


def test_an_edited_goal_stands_over_the_loaded_one_and_both_are_shown(store: Version) -> None:
    save(store, [edit("480", note="已分解")], "王某")
    assert goals(store)[KEY] == Goal(VISITS, parse_period("2025"), 480, None, "各社区", "已分解")
    found = line(store)
    assert found.standing and found.loaded
    assert (found.standing.value, found.loaded.value, found.edited) == (480, 400, True)
    assert (found.changed_by, found.version) == ("王某", 1)


def test_the_book_is_in_the_order_of_indicators_the_whole_first_and_years_first(
    store: Version,
) -> None:
    save(store, [edit("20", grid="g1")], "王某")
    assert [found.key for found in book(store)] == [
        (VISITS, None, "2025"),
        (VISITS, None, "2025Q1"),
        (VISITS, "g1", "2025"),
        (RATE, None, "2025"),
    ]
    assert not line(store).edited


def test_an_empty_value_sets_that_there_is_no_goal_until_it_is_taken_back(store: Version) -> None:
    save(store, [edit("")], "王某")
    assert KEY not in goals(store)
    found = line(store)
    assert (found.standing, goal_text(found.standing), found.edited) == (None, "不设目标", True)
    restore(store, KEY, found.version, "王某")
    assert goals(store)[KEY].value == 400
    assert (line(store).edited, line(store).version) == (False, 2)
    save(store, [edit("410", version=2)], "王某")
    assert goals(store)[KEY].value == 410


def test_an_emptied_goal_keeps_its_lead_note_and_plan_for_its_return(store: Version) -> None:
    plan = (0.1, 0.2, 0.3, 0.4)
    save(store, [edit("480", lead="各社区", note="已分解", shares=plan)], "王某")
    save(store, [edit("", lead="各社区", note="已分解", shares=plan, version=1)], "王某")
    found = line(store)
    assert found.standing is None
    assert (found.lead, found.note, found.shares) == ("各社区", "已分解", plan)
    save(store, [edit("480", 2, lead=found.lead, note=found.note, shares=found.shares)], "王某")
    assert goals(store)[KEY].lead == "各社区"
    assert line(store, (VISITS, None, "2025Q1")).lead == ""


def test_saving_what_the_ledger_says_is_no_change(store: Version) -> None:
    save(store, [edit("400", lead="综合办")], "王某")
    save(store, [edit("95%", indicator=RATE, lead=" ")], "王某")
    assert [found.edited for found in book(store)] == [False, False, False]
    assert trail(store) == []
    assert not (store.folder / "state.sqlite").exists()
    save(store, [edit("400", lead="综合办", note="不变")], "王某")
    assert line(store).edited


def test_saving_nothing_where_nothing_is_leaves_no_trace(store: Version) -> None:
    save(store, [edit("", lead="", indicator="policy_lectures")], "王某")
    assert [found.key[0] for found in book(store)] == [VISITS, VISITS, RATE]
    assert trail(store) == []


def test_saving_an_edit_again_is_no_change_but_is_told_when_overtaken(store: Version) -> None:
    thirds = (33.3, 33.3, 33.4, 0)
    save(store, [edit("480", shares=thirds)], "王某")
    save(store, [edit("480", version=1, shares=line(store).shares)], "李某")
    assert (line(store).changed_by, len(trail(store))) == ("王某", 1)
    with pytest.raises(Overtaken):
        save(store, [edit("480", version=0, shares=thirds)], "李某")


def test_the_book_and_the_goals_as_they_stood_at_a_stamp(store: Version) -> None:
    save(store, [edit("480")], "王某")
    at = State(store.folder).stamp(KIND)
    save(store, [edit("500", version=1)], "李某")
    assert goals(store, at)[KEY].value == 480
    (found,) = [one for one in book(store, at) if one.edited]
    assert (found.standing and found.standing.value, found.version) == (480, 1)
    assert [change.new["value"] for change in trail(store, KEY, at)] == [480]
    assert goals(store)[KEY].value == 500


def test_of_two_at_once_the_second_is_told_and_loses_nothing(store: Version) -> None:
    save(store, [edit("480")], "王某")
    with pytest.raises(Overtaken, match="刚刚由王某改过") as told:
        save(store, [edit("500", lead="李某")], "李某")
    assert told.value.theirs.value["value"] == 480
    assert goals(store)[KEY].value == 480


def test_several_changes_are_made_all_or_none(store: Version) -> None:
    save(store, [edit("480")], "王某")
    with pytest.raises(Overtaken):
        save(store, [edit("12", indicator="policy_lectures"), edit("500")], "李某")
    with pytest.raises(GridLensError):
        save(store, [edit("12", indicator="policy_lectures"), edit("若干", version=1)], "李某")
    assert ("policy_lectures", None, "2025") not in goals(store)


def test_every_change_stays_with_who_old_and_new(store: Version) -> None:
    save(store, [edit("480")], "王某")
    save(store, [edit("500", version=1)], "李某")
    later, first = trail(store, KEY)
    assert (first.changed_by, first.old, first.new["value"]) == ("王某", None, 480)
    assert (later.changed_by, later.old["value"], later.new["value"]) == ("李某", 480, 500)
    assert len(trail(store)) == 2


@pytest.mark.parametrize(
    ("indicator", "typed", "value"),
    [
        (VISITS, "1,200次", 1200),
        (VISITS, " 480 ", 480),
        (RATE, "95%", 0.95),
        (RATE, "0.95", 0.95),
        (RATE, "100%", 1),
        (OVERDUE, "0", 0),
        ("disputes_median_days", "12.5", 12.5),
    ],
)
def test_what_may_be_typed(store: Version, indicator: str, typed: str, value: float) -> None:
    save(store, [edit(typed, indicator=indicator)], "王某")
    assert goals(store)[indicator, None, "2025"].value == value


@pytest.mark.parametrize(
    ("indicator", "typed", "why"),
    [
        (VISITS, "-5", "“入户走访”的目标“-5”不可用：不能为负"),
        (VISITS, "若干", "不是数字"),
        (VISITS, "0", "不能为0。不设目标请留空"),
        (VISITS, "1000000000", "数字过大，最多10,000,000"),
        (VISITS, "1e9", "不是数字"),
        (VISITS, "=1+1", "不是数字"),
        (VISITS, "12.5", "应为整数"),
        (RATE, "95", "比率不能超过100%。请写成95%或0.95"),
        (RATE, "120%", "比率不能超过100%"),
    ],
)
def test_what_is_no_goal(store: Version, indicator: str, typed: str, why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        save(store, [edit(typed, indicator=indicator)], "王某")
    assert trail(store) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"indicator": "没有"}, "没有名为“没有”的指标"),
        ({"indicator": "visit_records"}, "没有名为“visit_records”的指标"),
        ({"period": "今年"}, "目标期间“今年”不可用"),
        ({"period": "2025-06"}, "应为年度、半年或季度"),
        ({"grid": "g9"}, "名册里没有编码为“g9”的网格"),
        ({"grid": "g1", "indicator": "policy_lectures"}, "不能给网格定目标"),
        ({"lead": "长" * 201}, "最多200个字"),
        ({"shares": (0.5, 0.4)}, "每月或每季度一个"),
        ({"shares": (0.5, 0.3, 0.1, 0.0)}, "合计应为100%"),
        ({"indicator": RATE, "shares": (0.1, 0.2, 0.3, 0.4)}, "没有序时进度"),
    ],
)
def test_what_cannot_be_aimed_at(store: Version, given: dict[str, object], why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        save(store, [edit("95%" if given.get("indicator") == RATE else "5", **given)], "王某")


def test_one_goal_is_not_given_twice(store: Version) -> None:
    with pytest.raises(GridLensError, match="填了两次"):
        save(store, [edit("5"), edit("6", period="2025年")], "王某")


def test_seasonal_shares_are_kept_as_fractions(store: Version) -> None:
    save(store, [edit("480", shares=(10, 20, 30, 40))], "王某")
    assert goals(store)[KEY].shares == (0.1, 0.2, 0.3, 0.4)


def test_a_count_goal_on_a_neutral_indicator_is_asked_about() -> None:
    quota = edit("150", indicator="disputes_settled")
    (asked,) = questions([quota, quota])
    assert "等于定指标任务" in asked
    assert "确定要设吗？" in asked
    for fine in (edit("480"), edit("", indicator="disputes_settled"), edit("90%", indicator=RATE)):
        assert questions([fine]) == []


def test_a_goal_edited_before_a_grid_had_a_code_stays_with_the_grid(tmp_path: Path) -> None:
    row = {"name": "第一网格", "community": "东湖社区"}
    before = publish(tmp_path, 1, grid=[{"code": "~东湖1"} | row])
    save(before, [edit("20", grid="~东湖1")], "王某")
    after = publish(tmp_path, 2, grid=[{"code": "G1"} | row])
    here = (VISITS, "G1", "2025")
    assert goals(after)[here].value == 20
    assert line(after, here).version == 0
    save(after, [edit("30", grid="G1")], "王某")
    assert [found.standing and found.standing.value for found in book(after)] == [30]
    restore(after, here, 1, "王某")
    assert book(after) == []
