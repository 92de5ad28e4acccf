"""代表 as a page: the roster in its order, one deputy's record of duty, and the private list."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.gridlens.duty.duty_office import open_office
from tests.pages.app import opened, said
from tests.small_store import publish

JUDGING = ("序时", "滞后", "排名第", "得分", "比上年同期", "比上期", "已办结")


def deputies(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str) -> AppTest:
    """Run the page over a store with the values of a link."""
    app = opened(store, monkeypatch, **link).switch_page("deputies.py").run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("deputies")
    open_office(store)
    return store


@pytest.mark.slow
def test_the_roster_keeps_its_order(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(deputies(sample_store, monkeypatch))
    assert "2025年上半年，在任代表40名，均有参与或推动的记录" in text
    names = [text.index(name) for name in ("林知远", "沈佳宁", "韩维民", "傅云", "袁小满")]
    assert names == sorted(names)
    assert "鲁长河" not in text  # left in 2024
    assert not [word for word in JUDGING if word in text]


@pytest.mark.slow
def test_the_roster_says_what_and_when_last_and_never_how_often(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = deputies(office, monkeypatch, period="2025年上半年")
    (table,) = [one.value for one in app.html if "gl-roster" in one.value]
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in table.split("<tr>")[2:]]
    assert [row[-2:] for row in rows] == [
        ["会议活动、联系选民群众、调研视察、矛盾纠纷、安全隐患、议案建议", "2025-06-20"],
        ["会议活动、调研视察、议案建议", "2025-05-15"],
    ]
    assert not [cell for row in rows for cell in row if cell.isdecimal()]


@pytest.mark.slow
def test_a_name_opens_the_record_with_the_filters_in_force(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = deputies(office, monkeypatch, period="2025年二季度")
    html = "".join(element.value for element in app.html)
    assert "deputies?period=2025%E5%B9%B4" in html
    assert "deputy=%E5%BC%A0%E6%9F%90" in html  # 张某


@pytest.mark.slow
def test_a_record_of_duty(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = deputies(office, monkeypatch, period="2025年上半年", deputy="张某")
    text = said(app)
    assert "张某，2025年上半年，参与和推动8项，涉及6类" in text
    assert "红旗一网格（2022-03-01至2025-03-31）、红旗二网格（2025-04-01至今）" in text
    assert "2025-06-20安全隐患推动整改用电安全：插座松动hazard.xlsx · 1 · 第2行仍在推动" in text
    assert "赵小甲" not in text
    assert not [word for word in JUDGING if word in text]
    assert not app.expander  # the private list is no part of a record


@pytest.mark.slow
def test_one_kind_alone(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = deputies(office, monkeypatch, period="2025年上半年", deputy="张某")
    app.button_group(key="duty_kind").set_value("矛盾纠纷").run()
    text = said(app)
    assert "共2条" in text
    assert "插座松动" not in text


@pytest.mark.slow
def test_a_deputy_without_records(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(deputies(office, monkeypatch, period="2025年上半年", deputy="旧某"))
    assert "旧某，2025年上半年，台账里没有记载参与的事项。" in text
    assert "履职记录" not in text


@pytest.mark.slow
def test_grids_narrow_the_roster_to_those_who_hold_them(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(deputies(office, monkeypatch, period="2025年二季度", grid="红旗一网格"))
    assert "联系所选网格的代表1名" in text
    assert "李某" in text and "张某" not in text  # 张某 moved on in April


@pytest.mark.slow
def test_the_private_list_is_folded_and_marked(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = deputies(sample_store, monkeypatch)
    (box,) = app.expander
    assert box.label.startswith("仅供工委内部使用")
    assert not box.proto.expanded
    assert "尚无进站记录" not in said(app)


@pytest.mark.slow
def test_an_empty_roster_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store")
    app = deputies(tmp_path / "store", monkeypatch)
    assert "请先导入代表名册" in said(app)
    assert not app.expander
