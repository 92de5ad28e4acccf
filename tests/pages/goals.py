"""The page of goals in AppTest, and a small store with goals for it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import opened
from tests.small_store import day, publish


def goals(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    monkeypatch.setenv("GRIDLENS_USER", "张文")
    return opened(store, monkeypatch, **{"span": "全年", **link}).switch_page("goals.py").run()


def visits(store: Path) -> Path:
    """Return a store of three visits by the end of June; the year's goal is 8, the quarters' 7."""
    parts = {"2025": 8.0, "2025Q1": 2.0, "2025Q2": 2.0, "2025Q3": 2.0, "2025Q4": 1.0}
    publish(
        store,
        grid=[{"code": "g1", "name": "红旗一网格"}, {"code": "g2", "name": "红旗二网格"}],
        visit=[
            {"date": day(date), "grid": "g1", "way": "入户走访"}
            for date in ("02-01", "03-01", "06-30")
        ],
        goal=[
            {"indicator": "household_visits", "period": key, "value": value, "lead": "各社区"}
            for key, value in parts.items()
        ],
    )
    return store
