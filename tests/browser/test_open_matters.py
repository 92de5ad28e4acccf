"""未办结事项 in the browser: a name narrows the page, and what is shown is taken away as files."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.server import settled


def _saved(page: Page, button: str, folder: Path) -> tuple[str, bytes]:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file.name, file.read_bytes()


def test_a_unit_is_chosen_by_its_name_and_its_sheet_and_list_saved(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/open?period=2025年上半年")
    settled(page)
    head = page.locator(".st-key-panel_matters .gl-head")
    expect(head).to_contain_text("共42项")
    page.get_by_role("link", name="消防工作站", exact=True).click()
    expect(head).to_contain_text("共4项")
    settled(page)

    name, content = _saved(page, "催办单（.docx）", tmp_path)
    assert name == "催办单-消防工作站.docx"
    lines = docx.Document(BytesIO(content)).tables[0].rows
    assert len(lines) == 5
    assert lines[1].cells[1].text == "安全隐患\nYH2025-202"
    assert "高**电话138****1323" in lines[1].cells[2].text

    name, content = _saved(page, "全部1个单位（.zip）", tmp_path)
    assert name == "示范街道-催办单-2025-06-30.zip"
    with ZipFile(BytesIO(content)) as folder:
        assert folder.namelist() == ["01-催办单-消防工作站.docx"]

    name, content = _saved(page, "导出清单", tmp_path)
    assert name == "示范街道-未办结事项-2025年上半年.xlsx"
    book = load_workbook(BytesIO(content))
    title, *rows = book["未办结事项"].iter_rows(values_only=True)
    assert {"办理期限", "逾期天数", "来源文件", "行号"} <= set(title)
    assert [row[title.index("逾期天数")] for row in rows] == [34, 2, 0, 0]
    assert "演示数据，均为虚构" in [row[0] for row in book["说明"].iter_rows(values_only=True)]

    page.go_back()
    expect(head).to_contain_text("共42项")
