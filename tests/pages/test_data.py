"""数据管理 as a page: from dropped files to the result; names learnt; the sample kept apart."""

import time
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from gridlens.intake.freshness import is_by_grid
from gridlens.ledgers import activity_ledgers, ledgers
from gridlens.store.aliases import aliases
from gridlens.store.answers import in_force
from gridlens.store.mapping import Mapping, kept
from pages.parts.data import sheets
from pages.parts.data.command import Command
from pages.parts.data.drop import Drop
from tests.pages.app import opened, said
from tests.sample_store import EIGHT

GRIDS = "网格编码,网格名称\n411101001001001,红旗一网格\n411101001001002,红旗二网格\n"
HAZARDS = (
    "编号,发现日期,网格,隐患描述\nYH-1,2025-04-03,红旗一网格,杂物\nYH-2,四月初,红旗一网格,飞线\n"
)
SECONDS = 120.0


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that knows two grids."""
    (tmp_path / "网格名册.csv").write_text(GRIDS, encoding="utf-8")
    opened_store = tmp_path / "store"
    monkeypatch.setenv("GRIDLENS_STORE", str(opened_store))
    monkeypatch.setenv("GRIDLENS_USER", "陈静")
    from gridlens.settings import settings

    settings.cache_clear()
    assert Command("load", tmp_path / "网格名册.csv").wait().answer
    return opened_store


def page(store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    app = opened(store, monkeypatch)
    app.switch_page("data.py").run()
    assert not app.exception
    return app


def drop(app: AppTest, name: str, text: str) -> AppTest:
    app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run()
    return settled(app)


def settled(app: AppTest) -> AppTest:
    """Wait until the loader has answered, by looking again and again as the page does."""
    under_way: Drop = app.session_state["data_drop"]
    give_up = time.monotonic() + SECONDS
    while under_way.command and under_way.command.running and time.monotonic() < give_up:
        under_way.command.wait(1.0) if not under_way.command.running else time.sleep(0.1)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.mark.slow
def test_from_drop_to_result(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = drop(page(store, monkeypatch), "安全隐患.csv", HAZARDS)
    text = said(app)
    assert "共2行＝新增1＋更新0＋未变0＋拒收1＋跳过0" in text
    assert "! 1行拒收" in text
    assert "不是可识别的日期，应如 2025-04-03" in text
    assert "前1行装入后的样子" in text
    folder = app.session_state["data_drop"].folder
    assert folder.exists()

    settled(press(app, "data_load"))
    assert "已装载" in said(app)
    assert "数据现为第2版" in said(app)
    assert "第2次" in said(app) and "陈静" in said(app)
    labels = [one.proto.label for one in app.get("download_button")]
    assert "下载拒收行（.xlsx，原始内容）" in labels and "拒收1行" in labels

    assert Command("undo", "2").wait().answer
    app.run()
    assert "装载后是第2版，之后又有变动，现为第3版" in said(app)

    press(app, "data_again")
    assert not folder.exists()

    assert Command("redo", "2").wait().answer
    app.run()
    assert "没有装入" in said(app)
    labels = [one.proto.label for one in app.get("download_button")]
    assert "下载没有装入的1行（.xlsx，原始内容）" in labels
    app.switch_page("overview.py").run()
    assert "有1行没有装入，不在各项数字里：安全隐患1行。去看原因" in said(app)


def test_sheets_with_the_same_problems_are_named_together() -> None:
    alike = [{"file": f"{n}.csv", "sheet": f"{n}", "problems": [{"reason": "甲"}]} for n in "12"]
    other = {"file": "3.csv", "sheet": "3", "problems": [{"reason": "乙"}]}
    assert sheets.alike([alike[0], other, alike[1]]) == [alike, [other]]


def test_a_sheet_whose_main_columns_were_not_read_is_not_said_to_be_fine() -> None:
    sheet = {"ledger": "dispute", "rejected": 0, "problems": [], "columns": {"number": "编号"}}
    sheet |= dict.fromkeys(("loaded", "updated", "unchanged", "skipped"), 1)
    assert sheets.verdict(sheet) == ("gl-good", "✓ 可以装入")
    unread = ["网格", "代表", "状态", "办结日期"]
    assert sheets.verdict(sheet | {"unread": unread}) == ("gl-warn", "! 没有读到网格、代表、状态等")


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
    assert "共2行＝新增1＋更新0＋未变0＋拒收1＋跳过0" in said(app)
    app.selectbox(key="data_name_grid_蓝天三网格").set_value("+")
    answer(app)
    assert "共3行＝新增3＋更新0＋未变0＋拒收0＋跳过0" in said(app)
    settled(press(app, "data_load"))
    assert aliases(store, "grid") == {}
    with duckdb.connect(str(store / "v2.duckdb"), read_only=True) as con:
        found = con.execute(
            "SELECT g.name, g.source_file FROM hazard h JOIN grid g ON h.grid = g.code"
            " WHERE h.number = 'YH-2'"
        ).fetchall()
    ((name, file),) = found
    assert (name, file.startswith("新增网格名册-")) == ("蓝天三网格", True)


DISPUTES = """编号,受理日期,下达地,纠纷类别,状态
JF-1,2025-04-03,红旗一网格,邻里,甲等
JF-2,2025-04-04,红旗一网格,物业,甲等
JF-3,2025-04-05,红旗二网格,邻里,丙等
JF-4,2025-04-06,红旗二网格,物业,受理
JF-5,2025-04-07,红旗二网格,物业,登记
JF-6,2025-04-08,红旗二网格,物业,已办结
"""


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
    assert "共6行＝新增5＋更新0＋未变0＋拒收0＋跳过1" in said(app)
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


OWN_WORDS = """编号,受理日期,网格,纠纷类别
JF-1,2025-04-03,红旗一网格,村务
JF-2,2025-04-04,红旗一网格,村务
JF-3,2025-04-05,红旗二网格,邻里
"""


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
    assert "共3行＝新增0＋更新0＋未变3＋拒收0＋跳过0" in said(app)


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


MERGES_LOST = """编号,受理日期,网格,类别
JF-1,2025-04-03,红旗一网格,邻里
JF-2,2025-04-04,,物业
JF-3,2025-04-05,,邻里
JF-4,2025-04-06,红旗二网格,物业
JF-5,2025-04-07,,邻里
"""


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


@pytest.mark.slow
def test_a_constant_holds_for_the_sheet_and_is_not_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(page(store, monkeypatch), "登记.csv", "日子,说了啥\n2025-04-03,路灯坏了\n")
    mapping = Mapping(
        "livelihood",
        {"accepted": ("日子",), "matter": ("说了啥",)},
        {"source": "意见本"},
        file="登记.csv",
        sheet="登记",
    )
    under_way: Drop = app.session_state["data_drop"]
    under_way.given["登记.csv", "登记"] = mapping
    under_way.begin("check")
    settled(app)
    assert under_way.checked
    (sheet,) = under_way.checked["sheets"]
    assert (sheet["loaded"], sheet["preview"][0]["source"]) == (1, "意见本")
    settled(press(app, "data_load"))
    assert list(kept(store).values()) == [mapping.lasting]


@pytest.mark.slow
def test_what_is_no_ledger_is_refused_in_words(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(page(store, monkeypatch), "坏.csv", "")
    assert "文件是空的" in said(app)
    assert app.button(key="data_load").disabled


@pytest.mark.slow
def test_own_ledgers_are_mixed_with_the_sample_only_on_purpose(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(sample_store, monkeypatch)
    assert "现在的数据是虚构的演示数据" in said(app)
    drop(app, "网格名册.csv", GRIDS)
    assert app.button(key="data_load").disabled
    app.checkbox(key="data_mixed").check().run()
    assert not app.button(key="data_load").disabled


@pytest.mark.slow
def test_templates_and_freshness(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch)
    text = said(app)
    added = [key for key, one in activity_ledgers().items() if is_by_grid(one) and key not in EIGHT]
    assert f"2025年二季度有{4 + len(added)}本台账在部分网格没有记录" in text
    assert "1个（共20个）康乐二网格" in text
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels[:2] == ["下载模板（.xlsx）", f"全部{len(ledgers())}本（.zip）"]


SESSIONS = "活动日期,活动类型,主题,活动地点\n2025-04-03,理论宣讲,学习二十届三中全会精神,{place}\n"


@pytest.mark.slow
def test_likely_duplicates_are_decided_by_a_person(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"会议活动{n}.csv" for n in (1, 2)]
    for file, place in zip(files, ("会议室", "红旗社区"), strict=True):
        file.write_text(SESSIONS.format(place=place), encoding="utf-8")
    assert Command("load", *files).wait().answer
    app = press(page(store, monkeypatch), "data_duplicates_find")
    assert "共1组" in said(app)
    labels = [box.label for box in app.checkbox if box.key.startswith("duplicate_")]
    assert labels[0].startswith("《会议活动1.csv》“会议活动1”第2行：2025\\-04\\-03")
    (same,) = [one.key for one in app.button if one.label == "是同一件"]
    press(app, same)
    assert "没有还要认定的记录" in said(app)
    assert "第3次" in said(app)
    rows = Command("history").wait().answer
    assert rows and [load["kind"] for load in rows["loads"]] == ["load", "load", "same"]


@pytest.mark.slow
def test_a_file_of_another_name_corrects_an_earlier_one(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = HAZARDS.replace("四月初", "2025-04-04")
    (tmp_path / "安全隐患.csv").write_text(good, encoding="utf-8")
    assert Command("load", tmp_path / "安全隐患.csv").wait().answer
    app = drop(page(store, monkeypatch), "安全隐患（改）.csv", good.rpartition("YH-2")[0])
    assert "这次表里没有的记录" not in said(app)
    app.selectbox(key="data_corrects").set_value("安全隐患.csv").run()
    settled(app)
    assert "这次表里没有的记录" in said(app)
    app.radio(key="data_vanished").set_value("withdraw").run()
    settled(press(app, "data_load"))
    answer = app.session_state["data_drop"].loaded
    assert (answer["sheets"][0]["unchanged"], answer["sheets"][0]["withdrawn"]) == (1, 1)
