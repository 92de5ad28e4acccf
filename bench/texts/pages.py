"""What the pages say in Chromium: every page of the page list, links with filters, a few acts."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from bench.texts.checkout import Checkout
from bench.texts.commands import FAULTY
from bench.texts.server import served

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=zh-CN", "--no-proxy-server"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
LINKS = (
    "/?period=2025Q2&grid=990101001001001",
    "/?period=自选起止&range=2025-02-01&range=2025-05-31",
    "/?period=2024年&grid=红旗社区（4个网格）",
    "/?deputy=林知远",
    "/?grid=红旗九网格",
    "/?period=2025Q9",
    "/grids?profile=红旗一网格",
    "/grids?period=2025年一季度&grid=中山二网格",
    "/deputies?deputy=林知远",
    "/deputies?period=2025年6月&grid=红旗一网格",
    "/dispute?period=2024年上半年&grid=红旗一网格&grid=红旗二网格",
    "/hazard?period=2025年二季度&deputy=D001",
    "/motion?grid=红旗一网格",
    "/records",
    "/records?indicator=disputes_settled&back=",
    "/records?indicator=disputes_received&in_grid=990101001001001&period=2025Q1&back=grids",
    "/review?period=2024年",
    "/goals?edit=policy_lectures||2025",
    "/open?open_overdue=true&grid=红旗一网格",
    "/briefing?period=2025年一季度",
    "/briefing?grid=红旗一网格",
    "/explore?ledger=dispute&indicator=disputes_on_time_rate&by=category&by=quarter"
    "&where=source.has.网格",
    "/explore?indicator=disputes_forgotten",
)
_PAGE_SECONDS = 60
_LOOK_MS, _STILL = 200, 5  # a page has settled when so many looks in a row see the same
_TELL = Path(__file__).with_name("page.js").read_text(encoding="utf-8")


def collect(checkout: Checkout) -> None:
    """Serve the store and keep what each page says."""
    try:
        with served(checkout) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            context = browser.new_context(
                base_url=address,
                viewport={"width": 1366, "height": 1000},
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
                color_scheme="light",
            )
            context.set_default_timeout(_PAGE_SECONDS * 1000)
            pages = _listed(context)
            checkout.keep("page list", "\n".join(pages))
            for path in (*pages, *LINKS):
                _look(checkout, context, path)
            faulty = checkout.work / FAULTY
            _look(checkout, context, "/proofread", "example", _example)
            _look(checkout, context, "/data", "check", lambda page: _drop(page, faulty))
            browser.close()
    except (Error, TimeoutError) as error:
        checkout.trouble(f"pages: {error}")


def _look(
    checkout: Checkout,
    context: BrowserContext,
    path: str,
    name: str = "",
    act: Callable[[Page], None] | None = None,
) -> None:
    """Open a page by its link, let a visitor act on it, and keep what it says."""
    checkout.say(f"page {path} {name}")
    page = context.new_page()
    try:
        page.goto(path)
        told = _settled(page)
        if act:
            act(page)
            told = _settled(page)
        checkout.keep(f"page {path} {name}", told)
    except (Error, TimeoutError) as error:
        checkout.trouble(f"page {path} {name}: {error}")
    finally:
        page.close()


def _settled(page: Page) -> str:
    """Return what a page says once it has come whole and is still."""
    last, same = None, 0
    for _look_number in range(_PAGE_SECONDS * 1000 // _LOOK_MS):
        told = page.evaluate(_TELL)
        same = same + 1 if told is not None and told == last else 0
        if same == _STILL:
            return str(told)
        last = told
        page.wait_for_timeout(_LOOK_MS)
    raise TimeoutError(f"not still within {_PAGE_SECONDS} seconds")


def _listed(context: BrowserContext) -> list[str]:
    """Return the paths of the page list."""
    page = context.new_page()
    page.goto("/")
    _settled(page)
    links = page.locator('[data-testid="stSidebarNavLink"]')
    paths = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    page.close()
    return [str(path) for path in paths]


def _example(page: Page) -> None:
    page.get_by_role("button", name="用示例试一试").click()
    page.get_by_role("button", name="换一份文稿").wait_for()


def _drop(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("heading", name="检查结果").wait_for()
