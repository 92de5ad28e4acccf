"""The catalogue names every indicator once, says what it counts and by which dates; its search."""

import pytest

from gridlens.goals.goal import Goal, Goals
from gridlens.ledgers import indicators
from gridlens.overview.catalogue import (
    CatalogueLine,
    catalogue,
    catalogue_sentence,
    in_grid_pictures,
    matching,
)
from gridlens.period import parse_period
from pages.parts.choose import indicator

YEAR = parse_period("2025")
GOALS: Goals = {
    (g.indicator, g.grid, g.period.key): g
    for g in (
        Goal("enterprise_visits", YEAR, 180),
        Goal("enterprise_visits", parse_period("2025Q1"), 40),
        Goal("enterprise_visits", parse_period("2025Q2"), 45),
        Goal("household_visits", YEAR, 22, grid="g1"),
        Goal("household_visits", YEAR, 24, grid="g2"),
        Goal("disputes_on_time_rate", YEAR, 0.955),
        Goal("free_clinics", parse_period("2024"), 6),
    )
}


@pytest.fixture(scope="module")
def entries() -> tuple[CatalogueLine, ...]:
    return catalogue(GOALS, YEAR)


@pytest.fixture(scope="module")
def by_key(entries: tuple[CatalogueLine, ...]) -> dict[str, CatalogueLine]:
    return {entry.indicator.key: entry for entry in entries}


def test_every_indicator_once_with_nothing_left_out(entries: tuple[CatalogueLine, ...]) -> None:
    assert [entry.indicator.key for entry in entries] == list(indicators())
    for entry in entries:
        assert entry.label and entry.definition and entry.dates and entry.unit
        assert entry.measure and entry.direction and entry.approximate
        assert entry.shown


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("policy_lectures", "按“活动日期”落在期内计"),
        ("hazards_received", "按“发现日期”落在期内计"),
        (
            "hazards_rectified",
            "按“销号日期”（已销号没填的用“复查日期”、“整改日期”中较晚的，"
            "都没填的用“发现日期”、“现场查看日期”中较晚的）落在期内计",
        ),
        (
            "disputes_open",
            "在期末当天清点：“受理日期”不晚于这天，"
            "且“办结日期”（已办结没填的用“受理日期”）晚于这天或空着",
        ),
        (
            "motions_overdue",
            "在期末当天清点：“办理期限”（空着的用“交办日期”后3个月）的次日（延期的不算逾期）不晚于这天，"
            "且“答复日期”（已答复没填的用“提出日期”、“交办日期”中较晚的）晚于这天或空着",
        ),
    ],
)
def test_dates_in_words(by_key: dict[str, CatalogueLine], key: str, told: str) -> None:
    assert by_key[key].dates == told


def test_what_is_carried_over_is_counted_on_the_eve(by_key: dict[str, CatalogueLine]) -> None:
    assert by_key["disputes_carried_over"].dates.startswith("在期初前一天清点")
    assert by_key["disputes_carried_over"].measure == "期初存量"


def test_goals_of_the_year_its_parts_and_grids(by_key: dict[str, CatalogueLine]) -> None:
    assert by_key["enterprise_visits"].goals == ("全年180次", "分期目标2个")
    assert by_key["household_visits"].goals == ("2个网格各有目标",)
    assert by_key["disputes_on_time_rate"].goals == ("全年95.5%",)
    assert by_key["free_clinics"].goals == ()


def test_where_it_is_shown(by_key: dict[str, CatalogueLine]) -> None:
    share = "旁注“其中代表参与”"
    assert by_key["disputes_settled"].shown == ("总览·勇担当", "台账页", "网格图", share)
    assert by_key["policy_lectures"].shown == (
        *("总览·铸忠诚", "台账页", "全街道，不分网格"),
        share,
    )
    assert by_key["station_sessions"].shown == ("总览·铸忠诚", "台账页", "全街道，不分网格")
    assert by_key["disputes_settlement_rate"].shown[0] == "总览，在“排查化解矛盾纠纷”下"
    assert by_key["supervision_posts"].shown == ("总览·勇担当", "全街道，不分网格")


def test_grid_pictures_are_those_on_offer() -> None:
    told = [key for key, (i, ledger) in indicators().items() if in_grid_pictures(i, ledger)]
    assert told == indicator.by_grid()


def test_direction_and_remainder(by_key: dict[str, CatalogueLine]) -> None:
    assert by_key["disputes_settled"].direction == "不评价高低"
    assert by_key["hazards_rectified"].approximate == "可写“余”"
    assert by_key["disputes_settled"].approximate == "写准数"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("隐患 重大", ["hazards_major_found"]),
        ("disputes_settlement", ["disputes_settlement_rate"]),
        ("部", ["laws_studied"]),
        ("查无此词", []),
    ],
)
def test_search_wants_every_word(
    entries: tuple[CatalogueLine, ...], text: str, keys: list[str]
) -> None:
    found = [entry.indicator.key for entry in matching(entries, text)]
    assert set(keys) <= set(found)
    assert bool(found) == bool(keys)


def test_filters_by_ledger_and_group(entries: tuple[CatalogueLine, ...]) -> None:
    found = matching(entries, ledgers=["矛盾纠纷"], groups=["勇担当"])
    assert [entry.indicator.key for entry in found] == ["disputes_settled"]
    assert matching(entries, ledgers=["没有这本"]) == ()
    assert len(matching(entries, groups=["铸忠诚"])) == 4
    assert matching(entries) == entries


def test_the_first_sentence(entries: tuple[CatalogueLine, ...]) -> None:
    told = catalogue_sentence(entries, parse_period("2025Q2"))
    n, ledgers = len(indicators()), len({ledger.key for _i, ledger in indicators().values()})
    assert told == (
        f"2025年二季度，可查的指标共{n}项，出自{ledgers}本台账和名册，其中3项有2025年目标；"
        "每项都列明数什么、按哪个日期数。"
    )
    assert "目标" not in catalogue_sentence(catalogue({}, YEAR), YEAR)


@pytest.mark.parametrize("text", ["jfhjl", "jiufenhuajielv", "jiufen hj", "JFHJ"])
def test_letters_find_an_indicator(entries: tuple[CatalogueLine, ...], text: str) -> None:
    assert [entry.label for entry in matching(entries, text)] == ["纠纷化解率"]


def test_characters_in_order_alone_find_nothing(entries: tuple[CatalogueLine, ...]) -> None:
    assert matching(entries, "纠化率") == ()
