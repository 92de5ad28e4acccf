"""未办结事项 as a page: open matters, narrowed by the person, and the states of the page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import opened, said
from tests.small_store import day, publish


def page(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    app = opened(store, monkeypatch, **link)
    app.switch_page("open_matters.py").run()
    assert not app.exception
    return app


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.slow
def test_first_sentence_and_list(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch)
    text = said(app)
    assert (
        "2025年上半年，期末未办结42项（视察问题3个，纠纷12起，隐患20条，企业需求6件，议案建议1件），"
        "其中12项已过办理期限，最长34天。"
    ) in text
    assert "共42项，先列逾期最久的，再列收到最早的" in text
    assert text.index("YH2025-202") < text.index("JF2025-096")  # 34 and 25 days overdue
    assert text.index("JF2025-096") < text.index("JF2025-071")  # its term was extended
    assert "!! 34天" in text
    assert "!! 54天" not in text
    assert "安全隐患台账.csv 第731行" in text
    assert "138****1323" in text
    assert buttons(app) == [
        "图中数据（.xlsx）",
        "催办单（.docx）",
        "全部20个单位（.zip）",
        "导出清单（.xlsx，个人信息已遮盖）",
    ]


@pytest.mark.slow
def test_balance_and_closing_times(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(page(sample_store, monkeypatch))
    assert "结转12＋受理148－办结148＝在办12" in text
    assert "中位数8.5天（共148起）" in text
    assert "中位数5天（共306条）" in text


@pytest.mark.slow
def test_categories_stand_beside_each_other_only_within_one_ledger(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch)
    html = "".join(part.proto.body for part in app.get("html"))
    assert "<caption>台账</caption>" in html and "<caption>类别</caption>" not in html
    assert not [one for one in app.multiselect if one.key == "open_category"]
    app.multiselect(key="open_ledger").select("安全隐患").run()
    html = "".join(part.proto.body for part in app.get("html"))
    assert "<caption>类别</caption>" in html and "<caption>台账</caption>" not in html
    assert app.multiselect(key="open_category").options


@pytest.mark.slow
def test_narrowed_by_the_pages_own_filters(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch)
    app.multiselect(key="open_ledger").select("安全隐患").run()
    assert "共20项" in said(app)
    app.toggle(key="open_overdue").set_value(True).run()
    assert "共6项" in said(app)
    app.multiselect(key="open_unit").select("供电服务站").run()
    assert not app.exception
    assert "共2项" in said(app)
    assert "全部1个单位（.zip）" in buttons(app)
    app.multiselect(key="open_category").select("邻里").run()
    assert "没有符合条件的未办结事项" in said(app)


@pytest.mark.slow
def test_a_link_narrows_and_an_unknown_value_finds_nothing(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "共4项" in said(page(sample_store, monkeypatch, open_unit="消防工作站"))
    text = said(page(sample_store, monkeypatch, open_unit="查无此单位"))
    assert "没有符合条件的未办结事项" in text
    assert "事项清单" not in text


@pytest.mark.slow
def test_a_deputy_takes_part_and_is_not_judged(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch, deputy="D005")
    text = said(app)
    assert "期末仍在办理的事项中，参与的有4项，可继续推动；不作评判和比较。" in text
    assert "共4项" in text
    assert "!" not in text
    assert "中位数" not in text
    assert buttons(app) == ["导出清单（.xlsx，个人信息已遮盖）"]


@pytest.mark.slow
def test_nothing_open_in_an_empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store")
    app = page(tmp_path / "store", monkeypatch)
    text = said(app)
    assert "期末还没有事项台账，无从说明。" in text
    assert "所选期间还没有事项台账" in text
    assert "期末没有" not in text  # nobody knows
    assert "办理时长" not in text
    assert buttons(app) == []


@pytest.mark.slow
def test_everything_closed_says_so_and_still_tells_how_long_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = {"found": day("04-01"), "closed": day("04-05")}
    publish(tmp_path / "store", hazard=[closed, {"found": day("04-02"), "status": "已销号"}])
    text = said(page(tmp_path / "store", monkeypatch))
    assert "期末没有未办结的事项。" in text
    assert "中位数4天（共1条）；另有1条未填销号日期、复查日期和整改日期，未计入" in text


@pytest.mark.slow
def test_a_reminder_is_about_what_is_open_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {"responsible_unit": "应急办", "due": day("03-20")}
    publish(
        tmp_path / "store",
        hazard=[
            {"found": day("03-01"), "closed": day("05-05"), **late},
            {"found": day("03-02"), **late, "responsible_unit": "城建办"},
        ],
    )
    app = page(tmp_path / "store", monkeypatch, period="2025年一季度")
    assert "期末未办结2项" in said(app)
    assert app.selectbox(key="remind_unit").options == ["城建办"]
