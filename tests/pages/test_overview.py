"""The overview shows the reference figures, and filters change them."""

import re
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from gridlens.ledgers import activity_ledgers, indicator
from tests.pages.app import opened, read, said
from tests.sample_store import EIGHT
from tests.small_store import day, publish

REFERENCE = {
    "motions_submitted": "10",
    "policy_lectures": "6",
    "station_sessions": "5",
    "deliberation_meetings": "2",
    "laws_studied": "9",
    "study_visits": "4",
    "supervision_posts": "6",
    "inspections_joined": "4",
    "grids": "20",
    "disputes_settled": "142",
    "hazards_rectified": "306",
    "enterprise_visits": "63",
    "free_clinics": "3",
    "livelihood_settled": "8",
}


def test_first_visit_shows_the_reference_half_year(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    assert not app.exception
    assert app.selectbox(key="period").value == "2025年上半年"
    figures = read(app).figures
    added = {key for key in figures if indicator(key)[1].key in activity_ledgers().keys() - EIGHT}
    assert {key: value for key, value in figures.items() if key not in added} == REFERENCE


@pytest.mark.slow
def test_sample_data_says_so(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(opened(sample_store, monkeypatch))
    assert "示范街道" in text and "数据截至 2025-06-30 · 第" in text
    assert "演示数据（虚构）" in text


@pytest.mark.slow
def test_first_sentence_counts_paces_and_gives_a_rate_with_n(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        "2025年上半年，共15项目标：6项达到序时进度，1项略滞后，1项滞后较多，3项达到目标，"
        "1项接近目标，3项尚未到期；纠纷按期办结率93.3%（125/134，尚有8起未到期）"
        in said(opened(sample_store, monkeypatch))
    )


@pytest.mark.slow
def test_status_is_said_in_words_signs_and_points(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(opened(sample_store, monkeypatch))
    # 63 of 40 + 45 is 74.1 %, and the half is over
    assert "本期目标85 · 完成74.1% · 差22次 ·  滞后较多" in text
    assert "!! 滞后25.9" in text
    # 6 of 3 + 3
    assert "✓ 持平" in text
    # the half has no goal of its own for sessions at the station: 5 of the year's 11
    assert "全年累计5/11 · 45.5% · 按计划应完成45.5% ·  达到序时进度" in text
    assert "序时进度差 = 完成率 − 时间进度（2025年上半年100%，2025年49.6%）" in text


@pytest.mark.slow
def test_changes_are_like_with_like(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(opened(sample_store, monkeypatch))
    assert "比上年同期增长10.9%，比上期增长9.2%" in text  # 142 against 128 and 130
    assert "比上年同期增长31.3%" in text  # 63 against 48: 31.25 %, half up
    assert "比上年同期增加5件" in text  # 8 against 3: too few for a per cent


@pytest.mark.slow
def test_another_period_changes_the_figures(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    app.selectbox(key="period").select("2025年一季度").run()
    assert not app.exception
    assert read(app).figures["disputes_settled"] == "67"
    assert said(app).startswith("总览示范街道")


@pytest.mark.slow
def test_a_community_stands_for_its_grids(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = opened(sample_store, monkeypatch)
    whole.multiselect(key="grid").select("红旗社区（4个网格）").run()
    assert not whole.exception
    figures = read(whole).figures
    assert figures["disputes_settled"] == "40"  # 20 + 7 + 7 + 6
    assert figures["grids"] == "4"
    assert figures["supervision_posts"] == "—"  # posts belong to no grid: unknown, not 0
    street_wide = ("policy_lectures", "station_sessions", "laws_studied", "inspections_joined")
    assert {figures[key] for key in street_wide} == {"—"}
    assert "不分网格" in said(whole)


@pytest.mark.slow
def test_a_deputy_shows_participation_without_pace_or_comparison(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    app.selectbox(key="deputy").select("林知远").run()
    text = said(app)
    assert "林知远，2025年上半年；以下各项为参与的数量，不作评判和比较。" in text
    assert "序时" not in text
    assert "比上年同期" not in text
    assert "没有需要特别关注的事项" not in text
    assert "没有判断：按代表筛选，目标、报送和网格差异不作评判。" in text


@pytest.mark.slow
def test_attention_names_reasons_not_ranks(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(opened(sample_store, monkeypatch))
    assert "上门服务企业滞后序时进度25.9个百分点，差22次" in text
    assert "入户走访：1个网格没有达到自己的目标进度康乐二网格差4次" in text
    assert "6条隐患已过办理期限，最长34天" in text
    assert "重大隐患" not in text  # the one major hazard is not overdue: its term was extended
    assert "1个网格2025年二季度没有“联系选民群众”台账康乐二网格；" in text
    assert "第一名" not in text


def test_a_rate_that_leaves_closed_matters_out_says_how_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"found": day("04-01"), "due": day("04-20")}
    dispute = {"received": day("04-01"), "due": day("04-20"), "outcome": "调解成功"}
    store = tmp_path / "store"
    publish(
        store,
        hazard=[*[found | {"status": "已销号"}] * 9, found],
        dispute=[dispute, dispute | {"closed": day("04-11")}],
    )
    app = opened(store, monkeypatch)
    assert not app.exception
    text = said(app)
    assert "隐患按期销号率—，9条未填销号日期、复查日期和整改日期" in text
    assert "纠纷按期办结率100%（1/1，1起未填办结日期）" in text


def test_the_congresss_own_share_stands_under_shared_figures_and_opens_its_rows(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "".join(element.value for element in opened(sample_store, monkeypatch).html)
    told = re.findall(r'gl-theirs"><a class="gl-drill" href="([^"]*)".*?>(.*?)</a>', page)
    shares = {parse_qs(urlsplit(href).query)["indicator"][0]: text for href, text in told}
    assert {key: re.sub("</?b>", "", text) for key, text in shares.items()} == {
        "disputes_settled": "其中代表参与56起",
        "hazards_rectified": "其中代表参与96条",
        "enterprise_visits": "其中代表参与52次",
    }
    (href,) = [href for href, text in told if "56" in text]
    named = dict(parse_qsl(urlsplit(href.replace("&amp;", "&")).query))
    assert named["in_taking_part"] == "有代表参与"
    app = opened(sample_store, monkeypatch, deputy="林知远")
    assert "其中代表参与" not in said(app)
