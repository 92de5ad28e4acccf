"""The server: Streamlit around ``pages/frame.py``, warmed up before its first visitor."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from pages.parts.frame import engine, first
from pages.parts.frame.shell import Shell

_LOOK_SECONDS, _PAINT_SECONDS = 0.2, 2.0


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Warm the server up before its first visitor, and answer first choices while they read.

    Warming up imports what pages need and answers the questions of a first visit. The objects made
    by then are frozen, so that garbage collections leave them out.
    """
    from pages.parts.warm import warm

    await anyio.to_thread.run_sync(warm)
    gc.collect()
    gc.freeze()
    async with anyio.create_task_group() as beside:
        beside.start_soon(while_the_first_reads)
        yield {}
        beside.cancel_scope.cancel()
    gc.unfreeze()  # objects still frozen when Python ends are reported as leaks, a page of warnings


async def while_the_first_reads() -> None:
    """Answer first choices once a page has been shown: its visitor would have to wait otherwise."""
    from pages.parts.warm import SHOWN, warm_choices

    while not SHOWN.is_set():
        await anyio.sleep(_LOOK_SECONDS)
    await anyio.sleep(_PAINT_SECONDS)
    await anyio.to_thread.run_sync(warm_choices, abandon_on_cancel=True)


def on_script_error(error: Exception) -> bool:
    """Show a calm page with a reference to the log instead of a traceback."""
    from pages.parts.show.failure import show

    return show(error)


app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=lifespan,
    routes=[first.ROUTE, engine.ROUTE],
    middleware=[
        # On the office's network the first page comes with eight megabytes of scripts; packed at
        # this level they are a third of that, at little cost; browsers ask for them once.
        Middleware(GZipMiddleware, minimum_size=2048, compresslevel=4),
        Middleware(Shell),
    ],
    on_script_error=on_script_error,
)
