"""数据管理 asks what names, headers, words and empty cells mean: once, kept, listed and undone."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from gridlens.store.office.aliases import aliases
from gridlens.store.office.answers import in_force
from pages.parts.data.command import Command
from tests.pages.app import said
from tests.pages.data.clerk import HAZARDS, drop, page, press, settled, two_grids

DISPUTES = """编号,受理日期,下达地,纠纷类别,状态
JF-1,2025-04-03,红旗一网格,邻里,甲等
JF-2,2025-04-04,红旗一网格,物业,甲等
JF-3,2025-04-05,红旗二网格,邻里,丙等
JF-4,2025-04-06,红旗二网格,物业,受理
JF-5,2025-04-07,红旗二网格,物业,登记
JF-6,2025-04-08,红旗二网格,物业,已办结
"""
OWN_WORDS = """编号,受理日期,网格,纠纷类别
JF-1,2025-04-03,红旗一网格,村务
JF-2,2025-04-04,红旗一网格,村务
JF-3,2025-04-05,红旗二网格,邻里
"""
MERGES_LOST = """编号,受理日期,网格,类别
JF-1,2025-04-03,红旗一网格,邻里
JF-2,2025-04-04,,物业
JF-3,2025-04-05,,邻里
JF-4,2025-04-06,红旗二网格,物业
JF-5,2025-04-07,,邻里
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_grids(tmp_path, monkeypatch)


def answer(app: AppTest, words: str = "按所选回答，重新检查") -> AppTest:
    (go,) = [button for button in app.button if button.label == words]
    go.click().run()
    return settled(app)


def checked_without(app: AppTest, number: int) -> AppTest:
    """Undo an answer as the dialog does, which no AppTest can press, and check again."""
    assert Command("answers", "--forget", str(number)).wait().answer
    app.session_state["data_drop"].begin("check")
    return settled(app)


@pytest.mark.slow
def test_an_unknown_name_is_taught_once_for_all(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(
        page(store, monkeypatch), "安全隐患.csv", HAZARDS.replace("红旗一网格", "红旗一网个")
    )
    assert "网格名册里没有“红旗一网个”，是哪一个？2行在 安全隐患.csv" in said(app)
    app.selectbox(key="data_name_grid_红旗一网个").set_value("411101001001001")
    answer(app)
    assert aliases(store, "grid") == {"红旗一网个": "411101001001001"}
    assert "名册里没有" not in said(app)
    assert "新增1" in said(app)


@pytest.mark.slow
def test_an_unknown_name_may_be_a_new_grid(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hazards = HAZARDS.replace("红旗一网格,飞线", "蓝天三网格,飞线").replace("四月初", "2025-04-05")
    app = drop(page(store, monkeypatch), "安全隐患.csv", hazards)
    assert "共2行＝新增1＋更新0＋未变0＋未导入1＋跳过0" in said(app)
    app.selectbox(key="data_name_grid_蓝天三网格").set_value("+")
    answer(app)
    assert "共3行＝新增3＋更新0＋未变0＋未导入0＋跳过0" in said(app)
    settled(press(app, "data_load"))
    assert aliases(store, "grid") == {}
    with duckdb.connect(str(store / "v2.duckdb"), read_only=True) as con:
        found = con.execute(
            "SELECT g.name, g.source_file FROM hazard h JOIN grid g ON h.grid = g.code"
            " WHERE h.number = 'YH-2'"
        ).fetchall()
    ((name, file),) = found
    assert (name, file.startswith("新增网格名册-")) == ("蓝天三网格", True)


@pytest.mark.slow
def test_headers_and_words_are_asked_once_kept_listed_and_undone(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(page(store, monkeypatch), "矛盾纠纷.csv", DISPUTES)
    text = said(app)
    assert "请回答3个问题" in text
    asked = [
        "《矛盾纠纷》的表头“下达地”是哪一列？6行",
        "“状态”列里的“甲等”是什么意思？2行",
        "“状态”列里的“丙等”是什么意思？1行",
    ]
    assert [text.index(one) for one in asked] == sorted(text.index(one) for one in asked)
    assert "内容如：红旗一网格" in text
    header, first, second = (box for box in app.selectbox if box.key.startswith("data_question_"))
    assert (header.value, first.value, second.value) == ("grid", None, None)
    first.set_value("调解中")
    second.set_value("!")
    answer(app)
    assert "共6行＝新增5＋更新0＋未变0＋未导入0＋跳过1" in said(app)
    assert "请说明" not in said(app)
    text = said(app)
    assert "记住的回答共3个" in text
    assert "《矛盾纠纷》的表头“下达地” → 网格" in text and "“丙等” → 不计入" in text
    assert "陈静" in text
    latest = max(in_force(store), key=lambda found: str(found[1].changed_at))
    place = in_force(store).index(latest)
    checked_without(app, place + 1)
    assert len(in_force(store)) == 2
    assert "请回答1个问题" in said(app)


@pytest.mark.slow
def test_an_own_word_is_listed_and_its_meaning_changes_the_loaded_rows(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "矛盾纠纷.csv"
    file.write_text(OWN_WORDS, encoding="utf-8")
    assert Command("load", file).wait().answer
    app = page(store, monkeypatch)
    text = said(app)
    assert "本单位的写法共1个，选项里没有，统计时归入“其他”" in text
    assert "《矛盾纠纷》“纠纷类别”列里的“村务”2行在 矛盾纠纷.csv" in text
    box = app.selectbox(key="data_word_dispute_category_村务")
    assert "不计入（这样的行不是记录）" not in box.options
    box.set_value("房屋宅基地")
    next(button for button in app.button if button.label.startswith("按所选归类")).click().run()
    assert not app.exception
    text = said(app)
    assert "本单位的写法共" not in text
    assert "归类：《矛盾纠纷》“纠纷类别”列里的“村务” → 房屋宅基地（2行）" in text
    assert "《矛盾纠纷》“纠纷类别”列里的“村务” → 房屋宅基地陈静" in text
    drop(app, "矛盾纠纷.csv", OWN_WORDS)
    assert "共3行＝新增0＋更新0＋未变3＋未导入0＋跳过0" in said(app)


@pytest.mark.slow
def test_all_proposals_are_taken_at_once_and_the_rest_stays_open(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(page(store, monkeypatch), "矛盾纠纷.csv", DISPUTES)
    answer(app, "全部按建议回答")
    assert [one.means for one, _entry in in_force(store)] == ["grid"]
    assert "请回答2个问题" in said(app)
    next(button for button in app.button if button.label.startswith("按所选")).click().run()
    assert ["还没有选定任何回答。"] == [one.value for one in app.warning]


@pytest.mark.slow
def test_empty_cells_of_a_merge_that_was_lost_are_asked_filled_listed_and_emptied_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(page(store, monkeypatch), "矛盾纠纷.csv", MERGES_LOST)
    text = said(app)
    assert "《矛盾纠纷》“网格”列里空着的格，和上面一格相同吗？3行" in text
    assert "内容如：红旗一网格、红旗二网格" in text
    (box,) = (box for box in app.selectbox if box.key.startswith("data_question_"))
    assert (box.value, box.options) == (
        None,
        ["按上一行补（原来是合并的格）", "空着（本来就没有填）"],
    )
    box.set_value("^")
    answer(app)
    text = said(app)
    assert "请说明" not in text and "共5行＝新增5" in text
    (sheet,) = app.session_state["data_drop"].checked["sheets"]
    assert any("补了3行空着的格（第3行至第6行）" in one["reason"] for one in sheet["problems"])
    assert "《矛盾纠纷》“网格”列里空着的格 → 按上一行补" in text
    checked_without(app, 1)
    assert in_force(store) == []
    assert "请回答1个问题" in said(app)
