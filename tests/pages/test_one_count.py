"""The goals are counted in one sentence, the same on every page that counts them."""

from pathlib import Path

import pytest

from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.goals.goal import goals
from gridlens.goals.judge import judge
from gridlens.goals.told import count_sentence
from gridlens.period import parse_period
from gridlens.store.version import current
from tests.pages.app import opened, said

PERIODS = {"2025H1": "2025年上半年", "2025Q2": "2025年二季度", "2025-05": "2025年5月"}


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS)
def test_four_pages_count_the_goals_alike(
    period: str, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current(sample_store)
    asked = Filters(parse_period(period), version.as_of)
    whole, grids = (
        count_sentence(judge(version, EVERYTHING, asked, goals(version), every_grid=every))
        for every in (False, True)
    )
    app = opened(sample_store, monkeypatch, period=period)
    assert PERIODS[period] in said(app)
    for page in ("overview.py", "goals.py", "review.py"):
        assert whole in said(app.switch_page(page).run()), page
    assert grids.replace("目标", "网格目标", 1) in said(app.switch_page("grids.py").run())
