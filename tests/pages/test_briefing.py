"""The page of briefings: choices, links to rows, what the clerk writes, what is refused."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.briefing.kept.differences import differences
from gridlens.briefing.kept.frozen import files, frozen
from gridlens.figures.scope import EVERYTHING
from gridlens.render.briefing_files import FORMS
from tests.pages.app import opened, said
from tests.small_store import day, publish


def briefing(
    store: Path, monkeypatch: pytest.MonkeyPatch, form: str = "long", **link: str | list[str]
) -> AppTest:
    """Return the page with the preview of one form."""
    app = opened(store, monkeypatch, **link)
    app.session_state["briefing_form"] = form
    return app.switch_page("briefing.py").run()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two disputes settled and one open; three visits towards a goal of ten."""
    folder = tmp_path_factory.mktemp("briefing") / "store"
    settled = {"grid": "g1", "status": "已办结", "outcome": "调解成功"}
    publish(
        folder,
        grid=[{"code": "g1", "name": "红旗一网格"}],
        dispute=[
            {"received": day("02-01"), "closed": day("03-01"), **settled},
            {"received": day("04-01"), "closed": day("05-01"), **settled},
            {"received": day("05-01"), "due": day("06-01"), "grid": "g1"},
        ],
        enterprise_visit=[{"date": day(d), "grid": "g1"} for d in ("01-05", "03-05", "06-30")],
        goal=[{"indicator": "enterprise_visits", "period": "2025", "value": 10.0}],
    )
    return folder


@pytest.mark.slow
def test_the_preview_reads_as_the_files(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = briefing(store, monkeypatch)
    text = said(app)
    assert not app.exception
    assert "示范街道人大工委2025年上半年工作情况汇报" in text
    assert "排查化解矛盾纠纷2起，纠纷化解率100%（2/2）。" in text
    assert "上门服务企业3次，完成2025年目标10次的30%，滞后序时进度19.6个百分点，差1次。" in text
    assert "期末纠纷1起已过办理期限仍未办结。" in text
    assert "四、" in text and "网格情况" not in text
    links = [
        html.value
        for html in app.html
        if "indicator=disputes_settled&amp;over=2025H1" in html.value
    ]
    assert links


@pytest.mark.slow
def test_sections_stand_as_chosen(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = briefing(store, monkeypatch)
    app.multiselect(key="briefing_sections").set_value(["problems", "goals"]).run()
    text = said(app)
    assert text.index("一、存在的问题") < text.index("二、目标进展")
    assert "典型案例" not in text
    app.multiselect(key="briefing_sections").set_value([]).run()
    assert "至少要选一个部分" in said(app)


def test_a_changed_number_is_marked_and_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = briefing(store, monkeypatch)
    app.toggle(key="briefing_editing").set_value(True).run()
    (area,) = [one for one in app.text_area if one.value.startswith("排查化解矛盾纠纷2起")]
    area.set_value("化解矛盾纠纷3起。").run()
    assert "“3起”与台账对不上；本段原有：2起。" in said(app)
    assert "1处改写与数据不符，文件里已标出" in said(app)
    blank = next(one for one in app.text_area if one.label == "下步打算")
    blank.set_value("抓紧走访企业。").run()
    app.toggle(key="briefing_editing").set_value(False).run()
    text = said(app)
    assert "化解矛盾纠纷3起。" in text and "“3起”与台账对不上" in text
    assert "抓紧走访企业。" in text


@pytest.mark.slow
def test_it_speaks_of_the_whole_only(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = briefing(store, monkeypatch, grid=["红旗一网格"])
    assert "已按网格或代表筛选" in said(app)
    assert not app.exception


def test_a_period_without_records_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = briefing(store, monkeypatch, period="2025Q4")
    assert "2025年四季度没有数据，不能生成汇报材料。" in said(app)


@pytest.mark.slow
def test_a_frozen_one_shows_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRIDLENS_USER", "王某")
    visits = [{"date": day("01-05")}, {"date": day("06-30")}]
    publish(tmp_path, enterprise_visit=visits[:1], visit=[{"date": day("06-30")}])
    app = briefing(tmp_path, monkeypatch)
    app.button(key="briefing_freeze").click().run()
    assert not app.exception
    (one,) = frozen(tmp_path)
    assert (one.frozen_by, one.title) == ("王某", "示范街道人大工委2025年上半年工作情况汇报")
    assert set(files(tmp_path, one.name)) == set(FORMS)
    assert said(app).count("已冻结的汇报材料共1份，新的在前") == 1
    later = publish(tmp_path, 2, enterprise_visit=visits, visit=[{"date": day("06-30")}])
    found = differences(later, EVERYTHING, one)
    assert ("1次", "2次") in [(d.then_text, d.now_text) for d in found]
