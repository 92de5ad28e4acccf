"""A ledger's page in the browser: records are searched, masked, and exported as shown."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.server import settled


def test_search_narrows_and_the_export_holds_what_is_shown(page: Page, tmp_path: Path) -> None:
    page.goto("/hazard?period=2025年上半年")
    settled(page)
    records = page.locator(".st-key-panel_records")
    expect(records).to_contain_text("共308条")
    records.get_by_label("查找").fill("路灯")
    records.get_by_label("查找").press("Enter")
    expect(records).to_contain_text("符合条件")
    settled(page)
    with page.expect_download() as saved:
        records.get_by_role("button", name="导出这些记录").click()
    assert saved.value.suggested_filename == "示范街道-安全隐患-2025年上半年.xlsx"
    file = tmp_path / "export.xlsx"
    saved.value.save_as(file)
    book = load_workbook(file)
    head, *rows = book["安全隐患"].iter_rows(values_only=True)
    assert {"来源文件", "工作表", "行号"} <= set(head)
    lamp = next(dict(zip(head, row, strict=True)) for row in rows if "代表联络站" in row)
    assert lamp["来源文件"] == "安全隐患台账.csv"
    assert isinstance(lamp["行号"], int)
    assert all(any("路灯" in str(cell) for cell in row) for row in rows)
    assert "演示数据，均为虚构" in [row[0] for row in book["说明"].iter_rows(values_only=True)]


def test_parties_and_phones_are_masked(page: Page, tmp_path: Path) -> None:
    page.goto("/dispute?period=2025年上半年")
    settled(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出这些记录").click()
    file = tmp_path / "export.xlsx"
    saved.value.save_as(file)
    head, *rows = load_workbook(file)["矛盾纠纷"].iter_rows(values_only=True)
    assert len(rows) == 148
    phones = {row[head.index("联系电话")] for row in rows} - {None}
    parties = {row[head.index("当事人")] for row in rows} - {None}
    assert phones
    assert all("****" in phone for phone in phones)
    assert all("*" in party for party in parties)


def test_another_indicator_redraws_the_charts(page: Page) -> None:
    page.goto("/dispute?period=2025年上半年")
    settled(page)
    page.get_by_role("combobox", name="选择指标").click()
    page.get_by_role("option", name="纠纷化解率", exact=True).click()
    finding = "纠纷化解率：2025年二季度94.9%（75/79）"  # 75 of 79
    expect(page.locator(".st-key-panel_quarters h2")).to_have_text(finding)
    expect(page.locator(".st-key-panel_category h2")).to_contain_text("纠纷化解率：各类别")
