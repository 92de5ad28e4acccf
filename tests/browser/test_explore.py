"""自助分析 in a browser: its link follows every choice, goes back with it, and opens as a view."""

import csv
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.server import settled
from tests.etl.invented.sample.sample_files import all_of

LINK = "/explore?ledger=hazard&by=status&where=grade.is.重大&period=2025年"
LEAD = "2025年，安全隐患记录数，按状态，隐患等级是重大；总体2条。"


def link(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_a_figure_to_its_rows_and_back(page: Page) -> None:
    page.goto(LINK)
    settled(page)
    lead = page.locator(".gl-lead")
    expect(lead).to_have_text(LEAD)
    page.locator(".gl-answer a.gl-drill").first.click()
    expect(page.locator(".gl-lead")).to_contain_text("隐患等级是重大，")
    expect(page.locator(".gl-lead")).to_contain_text("即下列")
    page.get_by_role("link", name="返回自助分析").click()
    expect(lead).to_have_text(LEAD)


def test_the_link_follows_a_choice_and_brings_it_back(page: Page) -> None:
    page.goto(LINK)
    settled(page)
    page.get_by_role("combobox", name="再按什么分", exact=True).click()
    page.get_by_role("option", name="季度", exact=True).click()
    lead = page.locator(".gl-lead")
    expect(lead).to_contain_text("按状态和季度")
    settled(page)
    assert link(page)["by"] == ["status", "quarter"]
    assert link(page)["where"] == ["grade.is.重大"]
    page.go_back()
    expect(lead).to_have_text(LEAD)


def test_both_files_hold_what_the_ledger_counts(page: Page, tmp_path: Path) -> None:
    page.goto("/explore?ledger=hazard&by=category&period=2025年")
    settled(page)
    rows = [row for row in all_of("安全隐患台账.csv") if row["上报时间"].startswith("2025")]
    ours = {"消防": "消防安全", "用电": "用电安全"}
    counted = Counter(ours.get(row["隐患类别"], row["隐患类别"]) for row in rows)
    for ending in ("xlsx", "csv"):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"导出表格（.{ending}）").click()
        saved.value.save_as(tmp_path / saved.value.suggested_filename)
    (book,) = tmp_path.glob("*.xlsx")
    sheet = openpyxl.load_workbook(book)["自助分析"]
    cells = {str(row[0]): row[1] for row in sheet.iter_rows(values_only=True) if len(row) > 1}
    (text,) = tmp_path.glob("*.csv")
    with text.open(encoding="utf-8-sig", newline="") as stream:
        lines = dict(list(csv.reader(stream))[1:])
    for category, count in counted.items():
        assert (cells[category], lines[category]) == (count, str(count))
