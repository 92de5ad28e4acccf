"""The page of proofreading: a draft's numbers are marked, listed, linked to rows, and exported."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import opened, said
from tests.small_store import day, publish


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One grid with two disputes settled in May and one received in June."""
    settled = {"received": day("05-01"), "closed": day("05-09"), "outcome": "调解成功"}
    publish(
        tmp_path / "store",
        grid=[
            {"code": "g1", "name": "红旗一网格", "community": "红旗社区"},
            {"code": "g2", "name": "红旗二网格", "community": "红旗社区"},
        ],
        dispute=[
            settled | {"grid": "g1"},
            settled | {"grid": "g1"},
            {"received": day("06-30"), "grid": "g1"},
            {"received": day("01-02"), "grid": "g2"},
        ],
        deputy=[{"code": "D1", "name": "林知远"}],
    )
    return tmp_path / "store"


def checked(store: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> AppTest:
    app = opened(store, monkeypatch).switch_page("proofread.py").run()
    app.text_area(key="proofread_pasted").set_value(text).run()
    return app.button(key="proofread_go").click().run()


def test_before_a_draft_the_page_says_what_will_come(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, " ")
    assert not app.exception
    assert "每个数字都归入下面一类" in said(app)
    assert app.warning[0].value == "还没有文字。请先粘贴文稿，或放入文件。"
    app = app.button(key="proofread_example").click().run()
    assert "示例文字" in said(app)


@pytest.mark.slow
def test_every_number_is_marked_and_listed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "上半年红旗一网格受理纠纷3起，化解5起，<b>发放材料9份</b>，张建国代表接待选民1次。"
    app = checked(store, monkeypatch, text)
    told = said(app)
    assert not app.exception
    assert "共4处数字，核对了2处，1处不符，另有1处请人工核对。" in told
    assert "<b>发放" in told  # what the draft holds is text, never HTML of the page
    assert "5起✗" in told and "3起✓" in told
    assert "排查化解矛盾纠纷2025年上半年 · 红旗一网格" in told


@pytest.mark.slow
def test_our_figure_leads_to_its_rows(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = checked(store, monkeypatch, "5月份红旗一网格化解纠纷5起。")
    (link,) = (
        part.split('"')[0]
        for html in app.get("html")
        for part in str(html.proto.body).split('class="gl-drill" href="')[1:]
    )
    named = parse_qs(urlsplit(link.replace("&amp;", "&")).query)
    assert named["indicator"] == ["disputes_settled"]
    assert (named["in_grid"], named["over"], named["back"]) == (["g1"], ["2025-05"], ["proofread"])
