"""Measure a filter change and a page switch on the overview, until the last chart is painted.

``python -m bench.ui`` builds a store from the sample ledgers and starts two servers: one with the
application, one with the bare page. One visitor on each acts in turn. It prints medians in
milliseconds, and their ratio to the bare page for the same act in the same run. A period that is
asked for the first time is measured apart from a period whose answers are in the cache.
"""

import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.visitor import CHARTS, arrive, choose, follow
from tests.browser.conftest import ARGUMENTS, CHROMIUM, SCREEN
from tests.browser.server import start
from tests.sample_store import load_sample

WARM_UP, REPETITIONS, GOAL = 3, 15, 4.0
QUARTERS = ["2025年二季度", "2025年一季度", "2024年四季度", "2024年三季度", "2024年二季度"]
MONTHS = [f"2025年{n}月" for n in range(6, 0, -1)] + [f"2024年{n}月" for n in range(12, 3, -1)]
HALF, OTHER_HALF = "2025年上半年", "2024年下半年"


@dataclass
class Act:
    """One act of a visitor: its milliseconds on our page (``here``) and on the bare page."""

    name: str
    here: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def told(self) -> str:
        """Return the medians and their ratio as a line."""
        here, bare = statistics.median(self.here), statistics.median(self.bare)
        return f"{self.name}\t{here:.0f} ms\t{bare:.0f} ms\t{here / bare:.2f} ×"


def visitor(browser: Browser) -> Page:
    """Return a page in a separate browser context."""
    context = browser.new_context(viewport=SCREEN, locale="zh-CN", timezone_id="Asia/Shanghai")
    return context.new_page()


def charts(page: Page, changed: bool = True) -> dict[str, object]:
    """Return what to wait for on the overview: all charts, drawn again if ``changed``."""
    before = page.evaluate("() => clock.painted()") if changed else ""
    return {"before": before, "heading": "总览", "least": CHARTS}


def measure(browser: Browser, here: str, there: str) -> list[Act]:
    """Let two visitors act in turn, and return the acts with their times."""
    ours, bare = visitor(browser), visitor(browser)
    arrive(ours, here, "总览")
    arrive(bare, there, "空白页一")
    first = Act("换期间，第一次问")
    again = Act("换期间，已问过")
    switch = Act("换页")
    place = 1
    for act, periods in (
        (None, QUARTERS[:WARM_UP]),
        (first, MONTHS[:REPETITIONS]),
        (None, [HALF, OTHER_HALF]),
        (again, [HALF, OTHER_HALF] * (REPETITIONS // 2 + 1)),
    ):
        for period in periods:
            taken = choose(ours, "期间", period, "charts", charts(ours))
            place += 1
            option = f"选项{place % 40 + 1}"
            beside = choose(bare, "选择", option, "text", {"text": f"已选：{option}"})
            if act:
                act.here.append(taken)
                act.bare.append(beside)
    for turn in range(WARM_UP + REPETITIONS):
        follow(ours, "矛盾纠纷", "text", {"text": "各季度情况"})
        taken = follow(ours, "总览", "charts", charts(ours, changed=False))
        follow(bare, "空白页二", "text", {"text": "空白页二"})
        beside = follow(bare, "空白页一", "text", {"text": "已选："})
        if turn >= WARM_UP:
            switch.here.append(taken)
            switch.bare.append(beside)
    return [first, again, switch]


def main() -> None:
    """Measure the acts, and print the results."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        load_sample(store)
        ours = start(store, Path(folder) / "log")
        bare = start(store, Path(folder) / "bare.log", script="bench/bare.py")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                acts = measure(browser, ours.address, bare.address)
                browser.close()
        finally:
            ours.stop()
            bare.stop()
    print("总览上的操作\t到最后一张图画完\t空白页\t倍数")
    for act in acts:
        print(act.told())
    print(f"各{REPETITIONS}次的中位数；目标：不超过空白页的{GOAL:g}倍。")


if __name__ == "__main__":
    main()
