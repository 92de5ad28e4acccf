"""A server answers the first choices beforehand, but not before its first visitor has a page."""

import gc
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest

import app
from pages.parts import warm
from tests.pages.app import opened


@pytest.fixture(autouse=True)
def nobody_came() -> Iterator[None]:
    warm.SHOWN.clear()
    yield
    gc.unfreeze()


def run(serve: Callable[[], Awaitable[None]]) -> None:
    """Run the server in a thread of its own, because a browser test's loop may run in this one."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(anyio.run, serve).result(60)


def test_choices_wait_for_the_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(warm, "warm", lambda: order.append("warm"))
    monkeypatch.setattr(warm, "warm_choices", lambda: order.append("choices"))
    monkeypatch.setattr(app, "_LOOK_SECONDS", 0.01)
    monkeypatch.setattr(app, "_PAINT_SECONDS", 0.01)

    async def serve() -> None:
        async with app.lifespan(app.app):
            await anyio.sleep(0.1)
            order.append("a page is shown")
            warm.SHOWN.set()
            with anyio.fail_after(10):
                while order[-1] != "choices":
                    await anyio.sleep(0.01)

    run(serve)
    assert order == ["warm", "a page is shown", "choices"]


@pytest.mark.slow
def test_a_server_that_nobody_visits_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "warm", lambda: None)

    async def serve() -> None:
        with anyio.fail_after(10):
            async with app.lifespan(app.app):
                await anyio.sleep(0)

    run(serve)


@pytest.mark.slow
def test_a_page_says_that_it_has_been_shown(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not opened(sample_store, monkeypatch).exception
    assert warm.SHOWN.is_set()
