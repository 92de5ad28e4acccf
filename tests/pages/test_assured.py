"""The assurance of rates on the pages: a quiet line on 目标, in place of a chance on 研判."""

from pathlib import Path

import pytest

from gridlens.store.office.notes import Note, keep
from tests.pages.app import opened, said
from tests.pages.goals import goals
from tests.pages.test_briefing import briefing
from tests.small_store import day, publish

RATE = "disputes_settlement_rate"
TOLD = "～ 逐月有起伏，能否达到尚不稳定（12个月）"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Over twelve months four of five disputes are settled, or all; the goal is 95 %."""
    months = [f"2024-{n:02}" for n in range(7, 13)] + [f"2025-{n:02}" for n in range(1, 7)]
    publish(
        tmp_path / "store",
        grid=[{"code": "g1", "name": "红旗一网格"}],
        deputy=[{"code": "D1", "name": "林知远"}],
        visit=[{"date": day("06-30"), "way": "入户走访"}],  # June is over
        dispute=[
            {
                "received": day(f"{month}-02"),
                "closed": day(f"{month}-20"),
                "status": "已办结",
                "outcome": "调解成功" if n or place % 2 else "调解不成",
                "grid": "g1",
            }
            for place, month in enumerate(months)
            for n in range(5)
        ],
        goal=[
            {"indicator": RATE, "period": "2025", "value": 0.95},
            {"indicator": RATE, "period": "2025", "value": 0.95, "grid": "g1"},
            {"indicator": "disputes_settled", "period": "2025", "value": 50.0},
        ],
    )
    return tmp_path / "store"


def test_goals_have_it_under_how_a_rate_stands(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = goals(store, monkeypatch)
    assert not app.exception
    text = said(app)
    assert f"纠纷化解率95%90%27/30! 接近目标{TOLD}" in text  # half of 2025: 27 of 30
    assert text.count("（12个月）") == 1
    assert "达标把握：满12个月的比率，拿目标与逐月的波动界限比。◎ 常能达到" in text


def test_the_review_has_it_in_place_of_a_chance_and_under_the_months(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settled are 4 and 5 of 5 by turns: 90 % ± 2.66 × 20 points."""
    app = opened(store, monkeypatch, monthly="纠纷化解率").switch_page("review.py").run()
    assert not app.exception
    text = said(app)
    assert f"! 接近目标{TOLD}" in text
    assert (
        "纠纷化解率的达标把握：～ 逐月有起伏，能否达到尚不稳定。目标95%，"
        "2024年7月至2025年6月中12个月的波动界限为36.8%至100%。"
    ) in text


def test_a_note_that_rebases_takes_it_away_until_a_year_has_passed(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert TOLD in said(goals(store, monkeypatch))
    keep(store, Note(day("2024-08-01"), "换了办法", rebase=True, indicator=RATE), "李敏")
    text = said(goals(store, monkeypatch))
    assert TOLD not in text
    assert "达标把握" not in text


@pytest.mark.slow
def test_a_briefing_is_made_anew_after_a_note(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = f"! 接近目标；{TOLD}"
    app = briefing(store, monkeypatch)
    assert not app.exception
    assert told in said(app)
    keep(store, Note(day("2024-08-01"), "换了办法", rebase=True), "李敏")
    assert told not in said(briefing(store, monkeypatch))


@pytest.mark.parametrize("link", [{"grid": "红旗一网格"}, {"deputy": "林知远"}])
def test_neither_a_grid_nor_a_deputy_has_it(
    link: dict[str, str | list[str]], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = goals(store, monkeypatch, **link)
    assert not app.exception
    text = said(app)
    assert "达标把握" not in text and "尚不稳定" not in text
