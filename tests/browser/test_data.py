"""数据管理 in the browser: a messy ledger from drop to corrected rejects; matching; undo."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.browser.server import Server, settled
from tests.browser.test_accessibility import AXE, FOUND
from tests.sample_store import load

GRIDS = "网格编码,网格名称\n411101001001001,红旗一网格\n411101001001002,红旗二网格\n"
PEOPLE = "代表编号,姓名\nD001,林知远\n"
MESSY = [
    ["示范街道安全隐患台账"],
    ["填报单位：红旗社区", None, None, None, "单位：件"],
    ["编号", "上报\n时间", "所属网格", "隐患等级", "参与代表"],
    ["YH-1", "2025.6.3", "红旗一网格", "一般", "林知远"],
    ["YH-2", "六月初", "红旗二网格", "较大", None],
    ["YH-3", "2025年6月5日", "红旗一网个", None, None],
    ["合计", "3件"],
]
FOREIGN = "日子,片区,去了哪家,谁去的\n2025-06-03,红旗一网格,百货店,林知远\n"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
LOADER_MS = 90_000


@pytest.fixture
def own(tmp_path: Path, fresh_server: Callable[..., Server]) -> tuple[Server, Path]:
    """A server over a store of the test's own that knows two grids and a deputy."""
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    (rosters / "网格名册.csv").write_text(GRIDS, encoding="utf-8")
    (rosters / "代表名册.csv").write_text(PEOPLE, encoding="utf-8")
    store = tmp_path / "store"
    load(rosters, store)
    return fresh_server(store), store


def workbook(path: Path, name: str, rows: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def drop(page: Page, *files: Path) -> None:
    """Drop files and wait for what the check says."""
    page.locator("input[type=file]").set_input_files([str(file) for file in files])
    expect(page.get_by_role("heading", name="检查结果")).to_be_visible(timeout=LOADER_MS)
    settled(page)


def load_dropped(page: Page) -> None:
    page.locator(".st-key-data_load button").click()
    expect(page.get_by_role("heading", name="已导入")).to_be_visible(timeout=LOADER_MS)
    settled(page)


def counts(page: Page) -> str:
    head = page.locator(".st-key-panel_load .gl-head").filter(has_text="检查结果")
    return head.locator("span").inner_text()


def test_a_messy_ledger_from_drop_to_corrected_rejects_and_undo(
    own: tuple[Server, Path], page: Page, tmp_path: Path
) -> None:
    page.goto(f"{own[0].address}/data")
    drop(page, workbook(tmp_path / "二季度.xlsx", "安全隐患", MESSY))
    assert counts(page) == "共4行＝新增1＋更新0＋未变0＋未导入2＋跳过1"
    problems = page.get_by_role("region", name="问题2处")
    expect(problems).to_contain_text("六月初")
    expect(
        page.get_by_role("combobox", name="网格名册里没有“红旗一网个”，是哪一个？（1行）")
    ).to_be_visible()
    expect(page.get_by_role("region", name="前1行导入后的样子")).to_contain_text("林知远")
    page.evaluate(AXE)
    assert page.evaluate(FOUND, []) == []

    load_dropped(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载未导入行").click()
    rejects = tmp_path / saved.value.suggested_filename
    saved.value.save_as(rejects)
    page.get_by_role("button", name="继续导入其他文件").click()

    book = openpyxl.load_workbook(rejects)
    sheet = book["安全隐患"]
    assert [cell.value for cell in sheet[1]][:4] == ["未导入原因", "编号", "上报 时间", "所属网格"]
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == {"C2", "D3"}
    sheet["C2"], sheet["E2"], sheet["D3"] = "2025-06-01", "重大", "红旗一网格"
    book.save(rejects)
    drop(page, rejects)
    assert counts(page) == "共2行＝新增2＋更新0＋未变0＋未导入0＋跳过0"
    expect(page.locator(".gl-sheets")).to_contain_text("✓ 可以导入")
    load_dropped(page)
    hazards = page.get_by_role("region", name="台账报送情况").get_by_role("row", name="安全隐患")
    expect(hazards.get_by_role("cell").first).to_have_text("3")

    page.locator(".st-key-history_move_3 button").click()
    page.get_by_role("button", name="撤销这次导入").click()
    expect(page.locator(".st-key-load_3")).to_contain_text("撤销", timeout=LOADER_MS)
    expect(hazards.get_by_role("cell").first).to_have_text("1", timeout=LOADER_MS)
    expect(page.locator(".st-key-history_move_3")).to_contain_text("恢复")


def choose(page: Page, label: str, option: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def test_a_layout_nobody_knows_is_matched_by_hand_once(
    own: tuple[Server, Path], page: Page, tmp_path: Path
) -> None:
    foreign = tmp_path / "登记.csv"
    foreign.write_text(FOREIGN, encoding="gb18030")
    page.goto(f"{own[0].address}/data")
    drop(page, foreign)
    expect(page.locator(".gl-sheets")).to_contain_text("× 未能导入")
    expect(page.locator(".st-key-data_load button")).to_be_disabled()
    page.get_by_role("button", name="手工对应表头").click()
    choose(page, "这是哪本台账", "走访企业")
    page.get_by_role("button", name="按此对应重新检查").click()
    expect(page.get_by_role("dialog")).to_contain_text("还缺少必填的列：走访日期。")
    for label, option in {
        "走访日期（必填）": "日子",
        "网格": "片区",
        "企业名称": "去了哪家",
        "代表": "谁去的",
    }.items():
        choose(page, label, option)
    page.get_by_role("button", name="按此对应重新检查").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".gl-sheets")).to_contain_text("✓ 可以导入", timeout=LOADER_MS)
    settled(page)
    page.get_by_role("button", name="放弃，换别的文件").click()
    settled(page)

    again = tmp_path / "下一季.csv"
    again.write_text(FOREIGN.replace("06-03", "09-03"), encoding="utf-8")
    drop(page, again)
    expect(page.locator(".gl-sheets")).to_contain_text("走访企业")
    expect(page.locator(".gl-sheets")).to_contain_text("✓ 可以导入")


def test_the_sample_is_taken_out_before_own_ledgers(
    sample_store: Path, fresh_server: Callable[..., Server], page: Page, tmp_path: Path
) -> None:
    shutil.copytree(sample_store, tmp_path / "sample")
    page.goto(f"{fresh_server(tmp_path / 'sample').address}/data")
    settled(page)
    expect(page.locator(".gl-status")).to_contain_text("演示数据（虚构）")
    page.get_by_role("button", name="撤下演示数据").click()
    page.get_by_role("dialog").get_by_role("button", name="撤下", exact=True).click()
    expect(page.locator(".st-key-load_1")).to_contain_text("恢复", timeout=LOADER_MS)
    expect(page.locator(".gl-status")).not_to_contain_text("演示数据")


def test_the_first_files_of_an_empty_store_come_in_on_the_page(
    fresh_server: Callable[..., Server], page: Page, tmp_path: Path
) -> None:
    running = fresh_server(tmp_path / "nothing")
    page.goto(running.address)
    page.get_by_role("link", name="去数据管理导入台账").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["数据管理"])
    expect(page.locator(".gl-status")).to_contain_text("还没有数据")
    settled(page)
    page.evaluate(AXE)
    assert page.evaluate(FOUND, []) == []
    drop(page, *sorted(SAMPLE.glob("*.*")))
    load_dropped(page)
    expect(page.locator(".gl-status")).to_contain_text("第 1 版")
    page.get_by_role("link", name="去看总览").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["总览"])
    expect(page.locator('[data-indicator="disputes_settled"] .gl-value').first).to_contain_text(
        "142"
    )


OWN_WORDS = """编号,受理日期,下达地,纠纷类别
JF-1,2025-04-03,红旗一网格,村务
JF-2,2025-04-04,红旗二网格,邻里
"""


def test_an_own_word_gets_a_meaning_and_its_answer_is_undone_after_asking(
    own: tuple[Server, Path], page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "矛盾纠纷.csv"
    file.write_text(OWN_WORDS, encoding="utf-8")
    page.goto(f"{own[0].address}/data")
    drop(page, file)
    header = page.get_by_role("combobox", name="《矛盾纠纷》的表头“下达地”是哪一列？")
    expect(header).to_have_value("网格")
    header.press("Escape")
    header.press("Escape")
    expect(header).to_have_value("网格")
    load_dropped(page)
    words = page.locator(".st-key-panel_words")
    expect(words).to_contain_text("“村务”")
    words.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list closes when the page scrolls under it
    words.get_by_role("combobox").click()
    page.get_by_role("option", name="房屋宅基地").click()
    words.get_by_role("button", name="按所选归类，改好导入的行").click()
    expect(words).to_have_count(0, timeout=LOADER_MS)
    expect(page.locator(".st-key-load_3")).to_contain_text(
        "归类：《矛盾纠纷》“纠纷类别”列里的“村务”"
    )
    page.evaluate(AXE)
    assert page.evaluate(FOUND, []) == []
    page.locator(".st-key-answer_undo_0 button").click()
    page.get_by_role("button", name="撤销这个回答").click()
    expect(words).to_contain_text("“村务”", timeout=LOADER_MS)
    expect(page.locator(".st-key-load_4")).to_contain_text("本单位的写法（1行）")
