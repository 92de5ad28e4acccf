"""The application in a real Chromium: servers, and pages that may ask nobody else.

``page`` opens on the session's shared server; ``fresh_server()`` starts one that nobody has
asked anything yet, for a test of a deep link.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.server import Server, start

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SCREEN = {"width": 1366, "height": 768}
PATIENCE_MS = 20_000
HERE = "127.0.0.1"
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the sample store, shared by the worker's tests."""
    running = start(sample_store, tmp_path_factory.mktemp("server") / "log")
    yield running
    running.stop()


@pytest.fixture
def fresh_server(sample_store: Path, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has asked anything yet; stopped after the test."""
    started: list[Server] = []

    def begin(store: Path = sample_store) -> Server:
        started.append(start(store, tmp_path / f"server-{len(started)}.log"))
        return started[-1]

    yield begin
    for running in started:
        running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on an office screen; fails the test when it asks anybody but our own server.

    Addresses without a host are the shared server's, which starts with the first such test;
    a test that uses ``fresh_server`` gives whole addresses.
    """
    own = None
    if "fresh_server" not in request.fixturenames:
        own = request.getfixturevalue("server").address
    context = browser.new_context(
        viewport=SCREEN, locale="zh-CN", timezone_id="Asia/Shanghai", base_url=own
    )
    context.set_default_timeout(PATIENCE_MS)
    asked: list[str] = []
    context.on("request", lambda seen: asked.append(seen.url))
    opened = context.new_page()
    opened.on("websocket", lambda socket: asked.append(socket.url))
    yield opened
    context.close()
    strangers = {url for url in asked if urlsplit(url).hostname not in (None, HERE)}
    assert not strangers, f"the page asked other hosts: {sorted(strangers)}"
