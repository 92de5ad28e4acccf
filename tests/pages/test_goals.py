"""The page of goals: the office's table, edits that lose nothing, contradictions between goals."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import Edit, book, save
from gridlens.period import parse_period
from gridlens.store.version import current
from tests.pages.app import opened, said
from tests.small_store import day, publish


def goals(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    monkeypatch.setenv("GRIDLENS_USER", "张文")
    return opened(store, monkeypatch, **{"span": "全年", **link}).switch_page("goals.py").run()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three visits by the end of June towards eight in the year; the quarters' goals make seven."""
    parts = {"2025": 8.0, "2025Q1": 2.0, "2025Q2": 2.0, "2025Q3": 2.0, "2025Q4": 1.0}
    publish(
        tmp_path / "store",
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
    return tmp_path / "store"


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


def test_the_table_that_offices_keep(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = goals(store, monkeypatch)
    text = said(app)
    assert not app.exception
    assert "2025年，共1项目标：1项达到序时进度。" in text
    # 8 × 181/365 is 3.97: three visits are short of it by less than one.
    told = "入户走访8次各社区3次完成37.5%✓ 达到序时进度低于序时进度12.1个百分点，差不足1次"
    assert told in text
    assert "入户走访（全街道）各季度目标合计7，与全年目标8不一致。" in text
    assert "2025年的目标还没有人改过" in text


def test_the_goals_of_the_filters_period_come_first(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half has no goal of its own: it is 2 + 2, of which three visits are made."""
    app = goals(store, monkeypatch, span="所选时段")
    text = said(app)
    assert "2025年上半年，共1项目标：1项滞后较多。" in text
    assert "入户走访4次各期合计 2＋2各社区3次完成75%!! 滞后较多" in text
    assert "滞后序时进度25个百分点，差1次" in text
    app.selectbox(key="period").select("2025年6月").run()
    assert "2025年6月，共1项目标：1项达到序时进度。" in said(app)
    assert "入户走访8次2025年目标，全年累计" in said(app)


@pytest.mark.slow
def test_figures_are_those_of_the_outcomes(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current(sample_store)
    keys = ["household_visits", "station_sessions", "enterprise_visits", "disputes_on_time_rate"]
    year = Filters(parse_period("2025"), version.as_of)
    table = outcomes(version, Scope(), year, keys)
    values = dict(zip(table["indicator"], table["value"], strict=True))
    text = said(goals(sample_store, monkeypatch))
    for key in keys:
        assert written(values[key], key) + unit_of(key) in text


@pytest.mark.slow
def test_a_quarter_and_a_year_yet_to_come(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = goals(store, monkeypatch, span="二季度")
    assert "入户走访2次各社区1次完成50%!! 滞后较多滞后序时进度50个百分点，差1次" in said(app)
    app.selectbox(key="span").select("三季度").run()
    assert "2025年三季度，共1项目标，期间还没有开始。" in said(app)


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
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"span": "五季度"}, "链接里的目标期间“五季度”无法识别。"),
        ({"edit": "household_visits"}, "链接里的目标“household_visits”无法识别。"),
        ({"edit": "happiness||2025"}, "没有名为“happiness”的指标。"),
        ({"edit": "household_visits|g9|2025"}, "名册里没有编码为“g9”的网格。"),
        ({"edit": "policy_lectures|g1|2025"}, "属于全街道，不能给网格定目标。"),
    ],
)
def test_a_forged_link(
    link: dict[str, str | list[str]], told: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = goals(store, monkeypatch, **link)
    assert not app.exception
    assert told in said(app)


@pytest.mark.slow
def test_no_goals_and_no_deputies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store", deputy=[{"code": "D1", "name": "林知远"}])
    assert "年，还没有目标。" in said(goals(tmp_path / "store", monkeypatch))
    app = goals(tmp_path / "store", monkeypatch, deputy="林知远")
    assert "目标是单位和网格的，不按代表分" in said(app)


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
