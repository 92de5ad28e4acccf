"""数据管理 as a page: from dropped files to the result; the sample kept apart."""

from pathlib import Path

import pytest

from gridlens.intake.freshness import is_by_grid
from gridlens.ledgers import activity_ledgers, ledgers
from gridlens.store.office.mapping import Mapping, kept
from pages.parts.data import sheets
from pages.parts.data.command import Command
from pages.parts.data.drop.folder import Drop
from tests.pages.app import said
from tests.pages.data.clerk import GRIDS, HAZARDS, drop, page, press, settled, two_grids
from tests.sample_store import EIGHT

SESSIONS = "活动日期,活动类型,主题,活动地点\n2025-04-03,理论宣讲,学习二十届三中全会精神,{place}\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_grids(tmp_path, monkeypatch)


@pytest.mark.slow
def test_from_drop_to_result(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = drop(page(store, monkeypatch), "安全隐患.csv", HAZARDS)
    text = said(app)
    assert "共2行＝新增1＋更新0＋未变0＋未导入1＋跳过0" in text
    assert "! 1行未导入" in text
    assert "不是可识别的日期，应如 2025-04-03" in text
    assert "前1行导入后的样子" in text
    folder = app.session_state["data_drop"].folder
    assert folder.exists()

    settled(press(app, "data_load"))
    assert "已导入" in said(app)
    assert "数据现为第2版" in said(app)
    assert "第2次" in said(app) and "陈静" in said(app)
    labels = [one.proto.label for one in app.get("download_button")]
    assert "下载未导入行（.xlsx，原始内容）" in labels and "未导入1行" in labels

    assert Command("undo", "2").wait().answer
    app.run()
    assert "导入后是第2版，之后又有变动，现为第3版" in said(app)

    press(app, "data_again")
    assert not folder.exists()

    assert Command("redo", "2").wait().answer
    app.run()
    assert "没有导入" in said(app)
    labels = [one.proto.label for one in app.get("download_button")]
    assert "下载没有导入的1行（.xlsx，原始内容）" in labels
    app.switch_page("overview.py").run()
    assert "有1行没有导入，不在各项数字里：安全隐患1行。去看原因" in said(app)


def test_sheets_with_the_same_problems_are_named_together() -> None:
    alike = [{"file": f"{n}.csv", "sheet": f"{n}", "problems": [{"reason": "甲"}]} for n in "12"]
    other = {"file": "3.csv", "sheet": "3", "problems": [{"reason": "乙"}]}
    assert sheets.alike([alike[0], other, alike[1]]) == [alike, [other]]


def test_a_sheet_whose_main_columns_were_not_read_is_not_said_to_be_fine() -> None:
    sheet = {"ledger": "dispute", "rejected": 0, "problems": [], "columns": {"number": "编号"}}
    sheet |= dict.fromkeys(("loaded", "updated", "unchanged", "skipped"), 1)
    assert sheets.verdict(sheet) == ("gl-good", "✓ 可以导入")
    unread = ["网格", "代表", "状态", "办结日期"]
    assert sheets.verdict(sheet | {"unread": unread}) == ("gl-warn", "! 没有读到网格、代表、状态等")


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
