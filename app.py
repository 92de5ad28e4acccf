"""The server: Streamlit around ``pages/frame.py``, warm before its first visitor."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.middleware import Middleware

from pages.parts.shell import Shell


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import what pages need, answer a first question, and leave all that out of collections.

    What a first choice asks is answered while the first visitor reads.
    """
    from pages.parts.warm import warm, warm_choices

    await anyio.to_thread.run_sync(warm)
    gc.collect()
    gc.freeze()
    async with anyio.create_task_group() as beside:
        choices = partial(anyio.to_thread.run_sync, warm_choices, abandon_on_cancel=True)
        beside.start_soon(choices)
        yield {}
        beside.cancel_scope.cancel()


def on_script_error(error: Exception) -> bool:
    """Show a calm page with a reference to the log instead of a traceback."""
    from pages.parts.failure import show

    return show(error)


app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=lifespan,
    middleware=[Middleware(Shell)],
    on_script_error=on_script_error,
)
