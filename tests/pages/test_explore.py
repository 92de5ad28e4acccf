"""自助分析 as a page: figures equal outcomes, links say everything, forged links show nothing."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.charts.explore import AnswerForm
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING, Comparison, Condition
from gridlens.store.office.views import views
from gridlens.store.version import current
from tests.gridlens.figures.asking import about
from tests.pages.app import opened, said
from tests.small_store import day, publish

RATE = "disputes_on_time_rate"


def page(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    app = opened(store, monkeypatch, **link)
    app.switch_page("explore.py").run()
    assert not app.exception
    return app


def asked_for(app: AppTest, name: str) -> list[str]:
    given = app.query_params[name]
    return [given] if isinstance(given, str) else list(given)


def cells(app: AppTest) -> list[list[str]]:
    """Return the figures in the answer's table, line by line, without n."""
    (table,) = [html.value for html in app.html if "gl-answer" in html.value]
    lines = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2])
    plain = [re.sub(r"<small>.*?</small>", "", line) for line in lines]
    return [re.findall(r"[^<>]+(?=</(?:th|a|td)>)", line) for line in plain]


@pytest.mark.slow
def test_as_it_opens(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch)
    text = said(app)
    assert "2025年上半年，矛盾纠纷记录数，按类别；总体148条。" in text
    assert "口径：期内“矛盾纠纷”台账的记录条数，一行算一条。" in text
    assert len(app.get("plotly_chart")) == 1
    assert asked_for(app, "by") == ["category"]


@pytest.mark.slow
def test_figures_equal_outcomes(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(
        sample_store, monkeypatch, ledger="hazard", by=["grid", "quarter"], where="grade.is.重大"
    )
    version = current(sample_store)
    filters = about("2025H1", where=(Condition("grade", Comparison.IS, ("重大",)),))
    expected = outcomes(version, EVERYTHING, filters, ["hazard_records"], ["grid", "quarter"])
    found = cells(app)
    names = version.grid_names
    for grid, *figures in found:
        rows = expected[expected["grid"].map(names) == grid]
        assert figures == [str(value) for value in rows["value"]], grid
    assert len(found) == expected["grid"].nunique()


@pytest.mark.slow
def test_months_to_come_are_left_out(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch, ledger="hazard", by="quarter", period="2025年")
    assert [name for name, _figure in cells(app)] == ["2025年一季度", "2025年二季度"]


@pytest.mark.slow
def test_a_rate_stands_with_its_n(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch, ledger="dispute", indicator=RATE, by="source")
    assert "<small>(" in "".join(html.value for html in app.html if "gl-answer" in html.value)
    assert re.search(r"（\d+/\d+", said(app))


@pytest.mark.slow
def test_choices_change_the_answer_and_the_link(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch)
    app.selectbox(key="explore_ledger").select("hazard").run()
    assert asked_for(app, "ledger") == ["hazard"]
    assert app.selectbox(key="explore_measure").value == "hazard_records"
    app.multiselect(key="explore_columns").set_value(["grade", "found", "responsible_unit"]).run()
    app.multiselect(key="explore_where:is:grade").set_value(["重大"]).run()
    app.text_input(key="explore_where:has:responsible_unit").set_value(" ").run()
    app.selectbox(key="explore_then").select("month").run()
    app.segmented_control(key="explore_form").set_value(AnswerForm.HEAT).run()
    assert not app.exception
    assert asked_for(app, "as") == ["heat"]
    assert asked_for(app, "where") == ["grade.is.重大"]
    assert asked_for(app, "by") == ["category", "month"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"ledger": "没有"}, "没有名为“没有”的台账"),
        ({"ledger": "deputy"}, "是名册，不能自助分析"),
        ({"indicator": "hazards_received"}, "没有指标“hazards_received”"),
        ({"by": "parties"}, "不能按“parties”分组"),
        ({"where": "parties.has.王五"}, "不能按“parties”筛选"),
        ({"where": "status.is.飞走了"}, "没有“飞走了”这一项"),
        ({"where": "grid.is.红旗九网格"}, "没有名为“红旗九网格”的网格"),
        ({"where": "received.from.昨天"}, "“昨天”不可用"),
        ({"where": "乱写"}, "筛选“乱写”不可用"),
        ({"as": "pie"}, "没有“pie”这种图形"),
        ({"as": "heat"}, "热力图要有两个分组"),
        ({"as": "lines"}, "折线图要有一个分组是季度或月份"),
    ],
)
def test_forged_links_say_so_and_show_nothing(
    link: dict[str, str], told: str, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch, **link)  # type: ignore[arg-type]
    assert told in said(app)
    assert "口径" not in said(app)
    assert app.get("plotly_chart") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "by"),
    [("bars", ["grid", "quarter"]), ("lines", ["month", "status"]), ("heat", ["month", "grid"])],
)
def test_every_form_is_drawn(
    form: str, by: list[str], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch, ledger="dispute", by=by, **{"as": form})
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.slow
def test_too_many_groups_for_a_picture_stand_in_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"found": day("03-01"), "responsible_unit": f"单位{n:03d}"} for n in range(250)]
    publish(tmp_path / "store", hazard=rows)
    app = page(
        tmp_path / "store", monkeypatch, ledger="hazard", by="responsible_unit", **{"as": "bars"}
    )
    assert "分组有250个，这种图形画不清楚，先以表格显示" in said(app)
    assert "共250组，先列一部分，其余在导出的表里" in said(app)
    assert len(cells(app)) == 200


@pytest.mark.slow
def test_nothing_found_says_what_to_change(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch, where="source.has.没有这个来源")
    assert "所选条件下没有记录" in said(app)
    assert "请放宽上面的筛选" in said(app)
    assert app.text_input(key="explore_where:has:source").value == "没有这个来源"


@pytest.mark.slow
def test_a_figure_leads_to_its_rows_under_the_same_conditions(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch, ledger="hazard", by="status", where="grade.is.重大")
    name, figure = cells(app)[-1] if cells(app)[-1][1] != "0" else cells(app)[0]
    records = opened(
        sample_store,
        monkeypatch,
        indicator="hazard_records",
        in_status="" if name.startswith("未填") else name,
        where="grade.is.重大",
    )
    records.switch_page("records.py").run()
    assert f"等级是重大，{name}，安全隐患记录数{figure}条：即下列{figure}条记录。" in said(records)


@pytest.mark.slow
def test_views_are_kept_opened_renamed_and_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    publish(store, hazard=[{"found": day("03-01"), "status": "登记"}])
    app = page(store, monkeypatch, ledger="hazard", by="status", period="2025年上半年")
    app.text_input(key="explore_view_name").set_value("隐患办到哪").run()
    app.button[0].click().run()
    assert [view.name for view in views(store)] == ["隐患办到哪"]
    assert [told.value for told in app.success] == ["已存下视图“隐患办到哪”。"]
    link = views(store)[0].link
    assert link == "ledger=hazard&indicator=hazard_records&by=status&as=table"
    app.text_input(key="explore_view_name").set_value("隐患办到哪").run()
    app.button[0].click().run()
    assert "已有名为“隐患办到哪”的视图" in app.warning[0].value
    app.text_input(key="explore_view:隐患办到哪").set_value("隐患状态").run()
    app.button(key="explore_view:rename").click().run()
    assert [view.name for view in views(store)] == ["隐患状态"]
    assert [told.value for told in app.success] == ["已改名为“隐患状态”。"]
    app.button(key="explore_view:forget").click().run()
    assert views(store) == []
    assert [told.value for told in app.success] == ["已删除视图“隐患状态”。"]
    assert not app.exception
