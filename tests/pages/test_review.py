"""The review: its four questions are answered, also in words; its figures equal the outcomes."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.period import parse_period
from gridlens.store.office.notes import Note, keep, notes
from gridlens.store.version import current
from tests.pages.app import opened, said
from tests.small_store import day, publish


def review(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    monkeypatch.setenv("GRIDLENS_USER", "张文")
    return opened(store, monkeypatch, **{"span": "全年", **link}).switch_page("review.py").run()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two grids of equal size: one has a dispute each month since January, the other 60 in June."""
    monthly = [{"received": day(f"{month:02}-05"), "grid": "g1"} for month in range(1, 7)]
    publish(
        tmp_path / "store",
        grid=[
            {"code": "g1", "name": "红旗一网格", "households": 300, "residents": 900},
            {"code": "g2", "name": "红旗二网格", "households": 300, "residents": 90},
        ],
        dispute=[*monthly, *({"received": day("06-30"), "grid": "g2"} for _n in range(60))],
        visit=[{"date": day(date), "grid": "g1", "way": "入户走访"} for date in ("02-01", "06-30")],
        deputy=[{"code": "D1", "name": "林知远"}],
        goal=[{"indicator": "household_visits", "period": "2025", "value": 8.0}],
    )
    return tmp_path / "store"


def test_plan_and_chance(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = review(store, monkeypatch)
    text = said(app)
    assert not app.exception
    assert "2025年，共1项目标：1项滞后较多。" in text
    assert "入户走访8次2次完成25%!! 滞后较多滞后序时进度24.6个百分点，差1次0.2次" in text
    assert "入户走访2次，完成2025年目标8次的25%，时间进度49.6%" in text
    assert "假定余下184天仍按至今的速度进行，数量服从泊松分布" in text


@pytest.mark.slow
def test_a_rate_stands_with_its_n(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(review(sample_store, monkeypatch))
    assert "视察问题办结率90%72.7%8/11，尚有2个未到期 尚未到期" in text
    assert "纠纷按期办结率95%93.3%125/134，尚有8起未到期! 接近目标" in text


@pytest.mark.slow
def test_the_funnel_says_which_grid_in_words(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = review(store, monkeypatch)
    app.toggle(key="adjusted").set_value(False).run()
    told = "红旗二网格纠纷受理60起，按户数推算约33起，超出正常波动范围"
    assert told in said(app)
    assert "异常" not in said(app)
    app.selectbox(key="exposure").select("人口").run()
    assert "红旗二网格纠纷受理60起，按人口推算约6起，超出正常波动范围" in said(app)


def test_names_of_grids_are_for_the_screen_alone_unless_ticked(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = review(store, monkeypatch)
    app.toggle(key="adjusted").set_value(False).run()
    html = "".join(part.proto.body for part in app.get("html"))
    assert '<p class="gl-private">红旗二网格纠纷受理60起' in html
    many = html.count('<p class="gl-private">')
    assert f'<p class="gl-public">{many}个网格超出正常波动，多少不说明好坏。</p>' in html
    app.toggle(key="funnel_named").set_value(True).run()
    html = "".join(part.proto.body for part in app.get("html"))
    assert "<p>红旗二网格纠纷受理60起" in html
    assert "gl-private" not in html


def test_a_signal_s_link_shows_the_funnel_that_gave_it(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = review(store, monkeypatch, compare="disputes_received", exposure="residents")
    app.toggle(key="adjusted").set_value(False).run()
    assert "红旗二网格纠纷受理60起，按人口推算约6起，超出正常波动范围" in said(app)


@pytest.mark.slow
def test_months_in_words_and_notes_that_rebase(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = review(store, monkeypatch)
    assert "纠纷受理：2025年6月超出界限（有变化）。" in said(app)
    assert "不足12个月，界限为试行界限。" in said(app)
    box = next(one for one in app.text_input if one.label.startswith("当天发生了什么"))
    box.set_value("开展集中排查")
    app.date_input[-1].set_value(day("04-01"))
    next(one for one in app.checkbox if one.label == "界限从这里重新计算").check()
    next(one for one in app.button if one.label == "记下").click().run()
    assert "2025-04-01 开展集中排查纠纷受理 · 界限从这里重新计算 · 张文" in said(app)
    assert [note.text for note in notes(store)] == ["开展集中排查"]
    next(one for one in app.button if one.label == "去掉").click().run()
    assert notes(store) == []


@pytest.mark.slow
def test_a_note_without_words_is_refused(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = review(store, monkeypatch)
    next(one for one in app.button if one.label == "记下").click().run()
    assert "说明应为1至60个字。" in app.error[0].value


@pytest.mark.slow
def test_a_note_of_all_indicators_stands_on_each(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, Note(day("03-01"), "换了系统", rebase=False), "李敏")
    app = review(store, monkeypatch, monthly="household_visits")
    assert app.selectbox(key="monthly").value == "入户走访"
    assert "2025-03-01 换了系统所有指标 · 李敏" in said(app)


@pytest.mark.slow
def test_figures_are_those_of_the_outcomes(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current(sample_store)
    keys = ["household_visits", "enterprise_visits", "disputes_on_time_rate", "laws_studied"]
    year = Filters(parse_period("2025"), version.as_of)
    table = outcomes(version, Scope(), year, keys)
    text = said(review(sample_store, monkeypatch))
    for key, value in zip(table["indicator"], table["value"], strict=True):
        assert written(value, key) + unit_of(key) in text
    assert "红旗一网格纠纷受理21起，按户数推算约7起，超出正常波动范围" in text


@pytest.mark.slow
def test_one_grid_has_its_pace_and_no_months(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(review(store, monkeypatch, grid="红旗一网格"))
    assert "2025年，还没有目标。" in text
    assert "逐月的波动图只看全街道" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"compare": "幸福指数"}, "链接里的比较的指标“幸福指数”不在可选之列。"),
        ({"compare": "disputes_settlement_rate"}, "不在可选之列。"),
        ({"exposure": "trees"}, "链接里的推算依据“trees”不在可选之列。"),
        ({"monthly": "grids"}, "不在可选之列。"),
        ({"aim": "disputes_settled"}, "不在可选之列。"),
        ({"span": "13月"}, "链接里的目标期间“13月”无法识别。"),
    ],
)
def test_a_forged_link(
    link: dict[str, str | list[str]], told: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = review(store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)


@pytest.mark.slow
def test_no_data_and_no_deputies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store", deputy=[{"code": "D1", "name": "林知远"}])
    app = review(tmp_path / "store", monkeypatch)
    assert not app.exception
    text = said(app)
    assert "年还没有目标" in text
    assert "所选范围内没有数据" in text
    app = review(tmp_path / "store", monkeypatch, deputy="林知远")
    assert "研判看单位和网格，不按代表分" in said(app)
