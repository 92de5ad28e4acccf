"""Photographs today's pages: ``python -m docs.making.pictures`` (``make pictures``).

A store is built from the sample ledgers in a temporary folder, a server started over it, and
each page opened in Chromium and made as high as what it shows. A page that is higher than a
picture should be ends after the last panel that has room.
"""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.server import settled, start
from tests.sample_store import LOAD_SECONDS, environment

FOLDER = Path("docs/pictures")
FIRST = "overview"  # the page that opens without a name
PAGES = {
    FIRST: "总览",
    "grids": "网格",
    "goals": "目标",
    "review": "研判",
    "briefing": "汇报材料",
    "data": "数据管理",
}
CLERK = "王敏"  # invented, as all names in the sample
COLOURS = 256  # which no eye tells from the screen, in less than half the bytes
WIDE, HIGH, HIGHEST = 1366, 900, 1900
PATIENCE_MS = 60_000
_DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot")].every((one) =>
  one.querySelector(".main-svg") && one.layout)"""
_FITTING = """(highest) => {
  const main = document.querySelector('[data-testid="stMain"]')
  const whole = Math.ceil(main.scrollHeight + main.getBoundingClientRect().top)
  if (whole <= highest) return whole
  const panels = [...main.querySelectorAll('[class*="st-key-panel"]')].map((panel) => {
    const { top, bottom } = panel.getBoundingClientRect()
    return [top + main.scrollTop, bottom + main.scrollTop]
  })
  const cuts = (at) => panels.some(([top, bottom]) => top < at && at < bottom)
  const ends = panels.map(([, bottom]) => bottom).filter((end) => end <= highest && !cuts(end))
  return Math.ceil(Math.max(...ends)) + 6
}"""


def load(store: Path) -> None:
    """Load the sample ledgers as an invented clerk, whose name the history then shows."""
    command = [sys.executable, "-m", "etl", "load", "data/sample", "--store", str(store)]
    clerk = environment(store) | {"GRIDLENS_USER": CLERK}
    subprocess.run(command, env=clerk, check=True, timeout=LOAD_SECONDS, capture_output=True)


def photograph(browser: Browser, address: str, name: str) -> Path:
    """Open a page, wait until all of it is drawn, and keep its picture."""
    page = browser.new_page(
        viewport={"width": WIDE, "height": HIGH}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address if name == FIRST else f"{address}/{name}")
    page.get_by_role("heading", level=1, name=PAGES[name]).wait_for()
    settled(page)
    page.wait_for_function(_DRAWN)
    page.set_viewport_size({"width": WIDE, "height": page.evaluate(_FITTING, HIGHEST)})
    settled(page)
    page.wait_for_function(_DRAWN)
    file = FOLDER / f"{name}.png"
    shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    page.close()
    return file


def main() -> None:
    """Photograph every page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        load(store)
        server = start(store, Path(folder) / "log")
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for name in PAGES:
                file = photograph(browser, server.address, name)
                print(f"{file}\t{file.stat().st_size // 1000} kB")
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
