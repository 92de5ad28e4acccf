"""The server: Streamlit around ``pages/frame.py``, warm before its first visitor."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.middleware import Middleware

from pages.parts.frame.shell import Shell

_LOOK_SECONDS, _PAINT_SECONDS = 0.2, 2.0


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import what pages need, answer a first question, and leave all that out of collections.

    What a first choice asks is answered while the first visitor reads.
    """
    from pages.parts.warm import warm

    await anyio.to_thread.run_sync(warm)
    gc.collect()
    gc.freeze()
    async with anyio.create_task_group() as beside:
        beside.start_soon(while_the_first_reads)
        yield {}
        beside.cancel_scope.cancel()
    gc.unfreeze()  # what is still frozen when Python ends counts as leaked, with a page of warnings


async def while_the_first_reads() -> None:
    """Answer first choices once a page has been shown: before, its visitor would wait for them."""
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
    middleware=[Middleware(Shell)],
    on_script_error=on_script_error,
)
