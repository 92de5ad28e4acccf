"""The page of grids: the map, the goals of grids, and a profile opened by a choice or a link."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import opened, read, said
from tests.small_store import day, publish


def grids(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    return opened(store, monkeypatch, **link).switch_page("grids.py").run()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two grids, the second without a place on the map; three settled disputes."""
    publish(
        tmp_path / "store",
        grid=[
            {"code": "g1", "name": "红旗一网格", "tile_row": 1, "tile_column": 1},
            {"code": "g2", "name": "红旗二网格"},
        ],
        dispute=[
            {"received": day("01-05"), "closed": day("06-30"), "outcome": "调解成功", "grid": grid}
            for grid in ("g1", "g2", "g2")
        ],
        visit=[{"date": day("03-01"), "grid": "g1", "way": "入户走访", "deputies": ["D1"]}],
        deputy=[{"code": "D1", "name": "林知远"}],
        goal=[{"indicator": "household_visits", "period": "2025", "grid": "g1", "value": 2.0}],
    )
    return tmp_path / "store"


def test_the_map_the_quarters_and_the_goals(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grids(store, monkeypatch)
    text = said(app)
    assert not app.exception
    assert "2025年上半年，排查化解矛盾纠纷3起；共1项网格目标：1项达到序时进度。" in text
    assert "不在图上 红旗二网格 2起" in text
    assert "网格目标：入户走访" in text
    assert "序时进度差 = 完成率 − 时间进度（2025年49.6%）" in text


@pytest.mark.slow
def test_another_indicator_stays_chosen(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grids(store, monkeypatch)
    app.selectbox(key="pick_grids").select("disputes_settlement_rate").run()
    assert "2025年上半年，纠纷化解率100%（3/3）" in said(app)
    app.switch_page("overview.py").run().switch_page("grids.py").run()
    assert "纠纷化解率100%（3/3）" in said(app)


@pytest.mark.slow
def test_a_profile_by_choice_and_back(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grids(store, monkeypatch)
    app.selectbox(key="profile").select("红旗一网格").run()
    assert not app.exception
    assert "红旗一网格2025年上半年，排查化解矛盾纠纷1起；入户走访超序时进度0.4个百分点" in said(app)
    assert read(app).figures["disputes_settled"] == "1"
    next(button for button in app.button if "返回全部网格" in button.label).click().run()
    assert "排查化解矛盾纠纷3起" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["红旗一网格", "g1"])
def test_a_profile_by_link(name: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grids(store, monkeypatch, profile=name)
    assert app.selectbox(key="profile").value == "红旗一网格"
    assert "基本情况" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"profile": "红旗九网格"}, "没有名为“红旗九网格”的网格。"),
        ({"profile": "红旗一网格", "grid": "红旗二网格"}, "“红旗一网格”不在所选的网格之内。"),
    ],
)
def test_a_link_to_a_grid_that_is_not_there(
    link: dict[str, str | list[str]], told: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = grids(store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)
    assert read(app).figures == {}


@pytest.mark.slow
def test_a_deputy_is_shown_without_judgement(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grids(store, monkeypatch, deputy="林知远")
    assert "林知远，2025年上半年；以下为在各网格参与的数量，不作评判和比较。" in said(app)
    assert "序时进度差" not in said(app)
    app.selectbox(key="profile").select("红旗一网格").run()
    assert "以下为在红旗一网格参与的数量" in said(app)
    assert "滞后" not in said(app)


@pytest.mark.slow
def test_an_office_without_grids_is_told_what_to_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "store")
    app = grids(tmp_path / "store", monkeypatch)
    assert not app.exception
    assert "网格名册里还没有网格" in said(app)
