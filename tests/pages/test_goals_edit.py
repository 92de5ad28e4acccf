"""The page of goals, edited: nothing typed is lost, not even where two edit the same goal."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.goals.book import Edit, book, save
from gridlens.store.version import current
from tests.pages.app import said
from tests.pages.goals import goals, visits
from tests.small_store import day, publish


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return visits(tmp_path / "store")


def edit(app: AppTest, goal: str) -> AppTest:
    app.query_params["edit"] = goal
    return app.run()


def field(app: AppTest, label: str) -> str:
    return next(box.key or "" for box in app.text_input if box.label.startswith(label))


def typed(app: AppTest, label: str, text: str) -> AppTest:
    return app.text_input(key=field(app, label)).set_value(text)


def saved(app: AppTest) -> AppTest:
    return app.button(key="goal_save").click().run()


def saved_then_edit(app: AppTest) -> AppTest:
    return edit(saved(app), "household_visits||2025")


@pytest.mark.slow
def test_an_edit_stands_over_the_loaded_goal(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    typed(app, "目标值", "6")
    typed(app, "备注", "按季度")
    saved(app)
    text = said(app)
    assert not app.text_input
    assert "入户走访6次载入值 8次，张文已改" in text
    assert "入户走访 · 全街道 · 2025年载入值8次 → 6次；备注：— → 按季度张文" in text
    saved_again = edit(app, "household_visits||2025")
    saved_again.button(key="goal_restore").click().run()
    assert "入户走访8次各社区" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("-3", "“入户走访”的目标“-3”不可用：不能为负。"),
        ("很多", "“入户走访”的目标“很多”不可用："),
        ("1000000000", "数字过大"),
    ],
)
def test_an_impossible_goal_is_refused_and_stays_on_the_screen(
    value: str, told: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    typed(app, "目标值", value)
    typed(app, "责任", "民政办")
    saved(app)
    assert not app.exception
    assert any(told in error.value for error in app.error)
    assert app.text_input(key=field(app, "目标值")).value == value
    assert app.text_input(key=field(app, "责任")).value == "民政办"
    assert book(current(store))[0].standing == book(current(store))[0].loaded


@pytest.mark.slow
def test_the_second_of_two_editors_sees_both(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    save(current(store), [Edit("household_visits", "2025", "20", note="先改的")], "李敏")
    typed(app, "目标值", "6")
    saved(app)
    assert "李敏刚刚改过这个目标，您的修改还没有保存。" in [error.value for error in app.error]
    assert "目标值20次6" in said(app)
    assert "备注先改的—" in said(app)
    saved(app)
    assert "入户走访6次" in said(app)
    assert "20次 → 6次" in said(app)


@pytest.mark.slow
def test_the_second_of_two_editors_of_a_plan_sees_both(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    theirs = Edit("household_visits", "2025", "20", shares=(0.1, 0.2, 0.3, 0.4))
    save(current(store), [theirs], "李敏")
    typed(app, "分期比例", "25 50 25 0")
    saved(app)
    assert "分期比例10 20 30 4025 50 25 0" in said(app)
    saved(app)
    assert "入户走访8次分期 25%、50%、25%、0%" in said(app)


@pytest.mark.slow
def test_both_are_seen_without_a_plan_where_a_goal_has_none(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = edit(goals(store, monkeypatch), "disputes_settlement_rate||2025")
    save(current(store), [Edit("disputes_settlement_rate", "2025", "90%")], "李敏")
    typed(app, "目标值", "93.33%")
    saved(app)
    assert "目标值90%93.33%" in said(app)
    assert "分期比例" not in said(app)


@pytest.mark.slow
def test_saving_nothing_marks_and_logs_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = saved(edit(goals(store, monkeypatch), "household_visits||2025"))
    assert not app.text_input
    assert "已改" not in said(app)
    assert "2025年的目标还没有人改过" in said(app)
    app = saved(edit(app, "policy_lectures||2025"))
    assert "2025年的目标还没有人改过" in said(app)


@pytest.mark.slow
def test_an_emptied_goal_comes_back_with_its_lead_note_and_plan(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    typed(app, "备注", "按季度")
    typed(app, "分期比例", "25 50 25 0")
    typed(saved_then_edit(app), "目标值", "")
    saved(app)
    assert "8次 → 不设目标张文" in said(app)  # the lead and the note have not changed
    app = edit(app, "household_visits||2025")
    shown = [app.text_input(key=field(app, name)).value for name in ("目标值", "责任", "备注")]
    assert shown == ["", "各社区", "按季度"]
    assert app.text_input(key=field(app, "分期比例")).value == "25 50 25 0"


@pytest.mark.slow
def test_a_goal_is_shown_to_be_edited_with_all_its_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate = {"indicator": "disputes_settlement_rate", "period": "2025", "value": 0.93335}
    publish(tmp_path / "store", goal=[rate])
    app = edit(goals(tmp_path / "store", monkeypatch), "disputes_settlement_rate||2025")
    assert app.text_input(key=field(app, "目标值")).value == "93.335%"
    typed(app, "责任", "司法所")
    saved(app)
    (line,) = book(current(tmp_path / "store"))
    assert line.standing
    assert line.standing.value == pytest.approx(0.93335, abs=1e-12)
    assert line.standing.lead == "司法所"


@pytest.mark.slow
def test_a_count_goal_on_a_neutral_indicator_asks_first(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = edit(goals(store, monkeypatch), "disputes_settled||2025")
    typed(app, "目标值", "100")
    saved(app)
    assert "等于定指标任务" in app.warning[0].value
    assert "请先看过上面的提醒并勾选" in app.error[0].value
    assert len(book(current(store))) == 5
    app.checkbox[0].check()
    saved(app)
    assert "排查化解矛盾纠纷100起" in said(app)


@pytest.mark.slow
def test_goals_by_grid_and_with_a_plan(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = edit(goals(store, monkeypatch, grid="红旗一网格"), "household_visits|g1|2025")
    typed(app, "目标值", "4")
    typed(app, "分期比例", "25% 50% 25% 0%")
    saved(app)
    assert "入户走访红旗一网格4次分期 25%、50%、25%、0%" in said(app)
    assert "3次完成75%，按计划应完成75%✓ 达到序时进度与序时进度持平" in said(app)


@pytest.mark.slow
def test_a_plan_that_does_not_make_a_whole(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = edit(goals(store, monkeypatch), "household_visits||2025")
    typed(app, "分期比例", "20 30 一半")
    saved(app)
    assert "分期比例“20 30 一半”里有不是数字的内容。" in app.error[0].value
    typed(app, "分期比例", "20 30 25 20")
    saved(app)
    assert "合计应为100%，现在合计95%。" in app.error[0].value


@pytest.mark.slow
def test_a_note_that_names_months_is_asked_about_and_followed_by_one_click(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of eleven sessions, in every month but February, five are planned by the end of June."""
    publish(
        tmp_path / "store",
        session=[
            {"date": day(date), "type": "代表进站"}
            for date in ("01-10", "03-10", "04-10", "05-10", "06-30")
        ],
        goal=[
            {
                "indicator": "station_sessions",
                "period": "2025",
                "value": 11.0,
                "note": "除二月外每月一次",
            }
        ],
    )
    app = goals(tmp_path / "store", monkeypatch)
    assert "按天数平均算时间进度。要改为在1、3、4、5、6、7、8、9、10、11、12月平均分吗？" in said(
        app
    )
    assert "低于序时进度4.1个百分点，差不足1次" in said(app)
    app.button(key="split_station_sessions||2025").click().run()
    assert "完成45.5%，按计划应完成45.5%✓ 达到序时进度与序时进度持平" in said(app)
    assert "要改为在" not in said(app)
