"""Each page opens by its own link on a server that nobody has asked for that page yet.

The pages share one server: the first asks one that nobody has asked anything, and what the server
writes to its log is looked at after each.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.server import Server, settled, start

PAGES = {  # of the eight ledgers, which one script serves, two
    "": "总览",
    "grids": "网格",
    "deputies": "代表",
    "session": "会议活动",
    "dispute": "矛盾纠纷",
    "briefing": "汇报材料",
    "proofread": "数据核对",
    "review": "研判",
    "goals": "目标",
    "open": "未办结事项",
    "explore": "自助分析",
    "data": "数据管理",
    "indicators": "指标口径",
}

# Goals are the year's, whichever part of it is asked about; a draft is still to come.
LEADS = {"proofread": "文稿里的每个数字"}


@pytest.fixture(scope="module")
def running(
    sample_store: Path, port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of this file's own, so that no other test has asked it anything."""
    fresh = start(sample_store, tmp_path_factory.mktemp("fresh") / "log", port=port)
    yield fresh
    fresh.stop()


@pytest.mark.parametrize("path", PAGES)
def test_deep_link_on_a_fresh_server(path: str, running: Server, page: Page) -> None:
    page.goto(f"{running.address}/{path}?period=2025年二季度")
    expect(page.get_by_role("heading", level=1)).to_have_text([PAGES[path]])
    settled(page)
    expect(page.get_by_role("combobox", name="期间")).to_have_value("2025年二季度")
    expect(page.locator(".gl-lead")).to_contain_text(LEADS.get(path, "2025年二季度，"))
    expect(page.locator(".gl-status")).to_contain_text("演示数据（虚构）")
    expect(
        page.locator(
            ".js-plotly-plot .main-svg, .gl-roster, .gl-catalogue, .gl-fresh, .gl-office, textarea"
        ).first
    ).to_be_visible()
    started = [line.strip() for line in running.log.splitlines() if line.strip()]
    assert started == [
        "You can now view your Streamlit app in your browser.",
        f"URL: {running.address}",
    ]


def test_page_and_scripts_come_packed_each_once_and_all_are_there(page: Page) -> None:
    answers: list[Response] = []

    def noted(answer: Response) -> None:
        answers.append(answer)

    page.on("response", noted)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("总览")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert [one.url for one in answers if one.status >= 400] == []
    scripts = [one for one in answers if one.url.endswith(".js")]
    large = [one for one in scripts if int(one.headers.get("content-length", "99999")) > 2048]
    assert large
    assert {one.headers.get("content-encoding") for one in large} <= {"gzip"}
    assert len({one.url for one in scripts}) == len(scripts)
