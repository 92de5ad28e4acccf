"""存图: charts leave the page as slides of 1920 × 1080 and as tables; the keyboard can do it."""

import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import settled

SLOW_MS = 60_000  # a slow computer reads some megabytes of script for the first picture
PERIOD, OFFICE, SAMPLE = "2025年上半年", "示范街道", "演示数据（虚构）"
LIGHT_ON_PAPER, LEAST_INK = 0.4, 0.005  # shares of the picture: white, and neither white nor grey
CHARTS = [
    ("/", "trend_chart", "纠纷按期办结率：2025年二季度91.7%"),
    ("/", "heat_chart", "排查化解矛盾纠纷"),
    ("/review", "funnel_chart", "纠纷受理"),
]


def _button(page: Page, chart: str) -> Locator:
    return page.locator(f'.gl-save[data-picture*=\'"chart":"{chart}"\']')


def _saved(page: Page, chart: str, way: str, folder: Path) -> Path:
    """Save a chart by its menu, and return the file under the name that the browser gives it."""
    _button(page, chart).click()
    with page.expect_download(timeout=SLOW_MS) as saved:
        page.get_by_role("menuitem", name=way).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def _opened(page: Page, path: str, chart: str) -> None:
    page.goto(f"{path}?period={PERIOD}")
    settled(page)
    page.locator(f".st-key-{chart} .main-svg").first.wait_for(state="attached", timeout=SLOW_MS)


def _looked_at(file: Path) -> None:
    """Check that a picture has the size of a slide, a white ground, and something drawn on it."""
    with Image.open(file) as picture:
        assert (picture.format, picture.size) == ("PNG", (1920, 1080))
        colours = picture.convert("RGB").getcolors(1920 * 1080) or []
    white = sum(n for n, colour in colours if min(colour) > 245)
    inked = sum(n for n, colour in colours if max(colour) - min(colour) > 60)
    dark = sum(n for n, colour in colours if max(colour) < 130)
    assert white / (1920 * 1080) > LIGHT_ON_PAPER
    assert (inked + dark) / (1920 * 1080) > LEAST_INK


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("path", "chart", "title"), CHARTS)
def test_a_chart_becomes_a_slide(
    path: str, chart: str, title: str, theme: str, page: Page, tmp_path: Path
) -> None:
    page.emulate_media(color_scheme=theme)
    _opened(page, path, chart)
    png = _saved(page, chart, "存为图片（PNG）", tmp_path)
    assert re.fullmatch(rf"{OFFICE}-.+-{PERIOD}\.png", png.name)
    _looked_at(png)
    svg = _saved(page, chart, "存为矢量图（SVG）", tmp_path)
    slide = ElementTree.parse(svg).getroot()
    assert (slide.get("width"), slide.get("height")) == ("1920", "1080")
    left, top, wide, high = map(float, (slide.get("viewBox") or "").split())
    assert (left, top) == (0, 0) and abs(wide / high - 16 / 9) < 1e-6
    text = "".join(slide.itertext())
    for said in (title, PERIOD, OFFICE, SAMPLE, "数据截至 2025-06-30", "来源：格显台账"):
        assert said in text


def test_the_table_of_a_chart(page: Page, tmp_path: Path) -> None:
    _opened(page, "/", "heat_chart")
    book = openpyxl.load_workbook(_saved(page, "heat_chart", "存为表格（.xlsx）", tmp_path))
    assert [cell.value for cell in book["图中数据"][1]] == ["行", "列", "数值", "说明"]
    assert f"期间：{PERIOD}" in [row[0].value for row in book["说明"].rows]


def test_the_keyboard_opens_walks_and_leaves_the_menu(page: Page) -> None:
    _opened(page, "/", "trend_chart")
    button = _button(page, "trend_chart")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(items).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_copying_is_offered_only_where_the_browser_allows_it(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    _opened(page, "/", "trend_chart")
    _button(page, "trend_chart").click()
    expect(page.get_by_role("menuitem")).to_have_text(
        ["存为图片（PNG）", "存为矢量图（SVG）", "存为表格（.xlsx）"]
    )


def test_a_finger_finds_the_button(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _opened(page, "/", "trend_chart")
    box = _button(page, "trend_chart").bounding_box()
    assert box and min(box["width"], box["height"]) >= 44


def test_a_picture_that_cannot_be_made_says_so(page: Page) -> None:
    page.route("**/picture/*.js", lambda route: route.abort())
    _opened(page, "/", "trend_chart")
    _button(page, "trend_chart").click()
    page.get_by_role("menuitem", name="存为图片（PNG）").click()
    expect(page.locator(".gl-saved")).to_have_text("没有存成，请稍后再试")


def test_a_copied_chart_is_a_picture_in_the_clipboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _opened(page, "/", "open_chart")
    _button(page, "open_chart").click()
    page.get_by_role("menuitem", name="复制图片").click()
    expect(page.locator(".gl-saved")).to_have_text(
        "图片已复制，可以粘贴到幻灯片里", timeout=SLOW_MS
    )
    size = page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read()
      const { width, height } = await createImageBitmap(await item.getType("image/png"))
      return [width, height]
    }""")
    assert size == [1920, 1080]
