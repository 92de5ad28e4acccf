"""What only a browser shows of the overview: figures, filters in the link."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.server import settled
from tests.pages.test_overview import REFERENCE

_OWN_TEXT = "shown => (shown.querySelector('a') || shown).firstChild.data"


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def test_the_fourteen_figures(page: Page) -> None:
    page.goto("/")
    settled(page)
    shown = {
        key: page.locator(f'[data-indicator="{key}"] .gl-value').evaluate(_OWN_TEXT)
        for key in REFERENCE
    }
    assert shown == REFERENCE


def test_a_filter_goes_into_the_link_and_survives_page_switch_and_reload(page: Page) -> None:
    page.goto("/")
    settled(page)
    _choose(page, "期间", "2024年上半年")
    expect(page.locator('[data-indicator="disputes_settled"] .gl-value')).to_contain_text("128")
    page.get_by_role("link", name="矛盾纠纷", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["矛盾纠纷"])
    expect(page.locator(".gl-lead")).to_contain_text("2024年上半年，排查化解矛盾纠纷128起")
    assert parse_qs(urlsplit(page.url).query)["period"] == ["2024年上半年"]
    page.reload()
    settled(page)
    expect(page.locator(".gl-lead")).to_contain_text("2024年上半年，排查化解矛盾纠纷128起")


def test_a_new_picture_is_painted_when_a_grid_is_chosen(page: Page) -> None:
    page.goto("/")
    settled(page)
    painted = "() => document.querySelector('.st-key-heat_chart .js-plotly-plot')?.layout?.meta"
    page.wait_for_selector(".st-key-heat_chart .js-plotly-plot .ytick")
    before = page.evaluate(painted)
    page.get_by_role("combobox", name="网格", exact=True).fill("红旗一")
    page.get_by_role("option", name="红旗一网格", exact=True).click()
    page.wait_for_function(f"before => ![before, undefined].includes(({painted})())", arg=before)
    rows = page.locator(".st-key-heat_chart .ytick text")
    expect(rows).to_have_text(["红旗一网格"])


def test_attention_leads_to_its_rows(page: Page) -> None:
    page.goto("/?period=2025年上半年")
    settled(page)
    item = page.locator(".gl-item").filter(has_text="6条隐患已过办理期限")
    item.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["明细"])
    expect(page.locator(".st-key-panel_records")).to_contain_text("共6条")


def test_attention_without_rows_leads_to_the_ledger(page: Page) -> None:
    page.goto("/?period=2025年上半年")
    settled(page)
    page.locator(".gl-rest").click()
    item = page.locator(".gl-item").filter(has_text="没有“联系选民群众”台账")
    item.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(["联系选民群众"])


def test_everything_said_is_chinese(page: Page) -> None:
    page.goto("/")
    settled(page)
    body = page.locator('[data-testid="stMain"]').inner_text()
    english = set(re.findall(r"[A-Za-z]{3,}", body))
    assert english == set(), english
