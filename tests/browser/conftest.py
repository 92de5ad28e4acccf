"""The application in a real Chromium: servers, and pages that may ask nobody else.

``page`` opens on the worker's shared server; ``fresh_server()`` starts one that nobody has
asked anything yet, for a test of a deep link. Starting a server and compiling the page's scripts
are what browser tests spend their time on, so a worker does each as seldom as it can.
"""

import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    StorageState,
    expect,
    sync_playwright,
)

from tests.browser.server import Server, free_port, start

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
SHARED = "--process-per-site"  # tabs share a process, and with it the scripts it has compiled
NOTHING: StorageState = {"cookies": [], "origins": []}
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


@pytest.fixture(scope="session")
def port() -> int:
    """Where one fresh server follows another: Chromium knows scripts again by their address."""
    return free_port()


@pytest.fixture
def fresh_server(sample_store: Path, tmp_path: Path, port: int) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has asked anything yet; stopped after the test."""
    started: list[Server] = []

    def begin(store: Path = sample_store) -> Server:
        started.append(start(store, tmp_path / f"server-{len(started)}.log", port=port))
        return started[-1]

    yield begin
    for running in started:
        running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, SHARED])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def screen(browser: Browser) -> Callable[[str | None], BrowserContext]:
    """An office screen for each base address: its tabs share what Chromium has compiled.

    An empty tab stays open, so that the process outlives every test.
    """

    @functools.cache
    def on(base: str | None) -> BrowserContext:
        context = browser.new_context(
            viewport=SCREEN, locale="zh-CN", timezone_id="Asia/Shanghai", base_url=base
        )
        context.set_default_timeout(PATIENCE_MS)
        kept = context.new_page()
        kept.route("**/*", lambda route: route.fulfill(body=""))
        kept.goto(f"http://{HERE}/")
        return context

    return on


@pytest.fixture
def page(
    screen: Callable[[str | None], BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A new tab on an office screen; fails the test when it asks anybody but our own server.

    Addresses without a host are the shared server's, which starts with the first such test;
    a test with a server of its own gives whole addresses. What a page remembered is forgotten.
    """
    own = None
    if not {"fresh_server", "running"} & set(request.fixturenames):
        own = request.getfixturevalue("server").address
    context = screen(own)
    asked: list[str] = []

    def note(seen: Request) -> None:
        asked.append(seen.url)

    context.on("request", note)
    opened = context.new_page()
    opened.on("websocket", lambda socket: asked.append(socket.url))
    yield opened
    context.remove_listener("request", note)
    for tab in context.pages[1:]:
        tab.close()
    context.set_storage_state(NOTHING)
    strangers = {url for url in asked if urlsplit(url).hostname not in (None, HERE)}
    assert not strangers, f"the page asked other hosts: {sorted(strangers)}"
