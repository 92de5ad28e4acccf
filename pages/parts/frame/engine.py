"""Plotly for the browser, from our own server: read only when somebody saves a picture.

Streamlit has Plotly too, but keeps it to itself. The Python package brings the whole of it as one
file; the browser keeps it for as long as its address, which has the version, stays the same.
"""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

ADDRESS = f"picture/plotly-{version('plotly')}.js"
_KEPT = "public, max-age=31536000, immutable"


def file() -> Path:
    """Return the file of Plotly; the package is found without being imported."""
    found = find_spec("plotly")
    assert found and found.origin
    return Path(found.origin).parent / "package_data" / "plotly.min.js"


def _send(_request: Request) -> FileResponse:
    return FileResponse(file(), media_type="text/javascript", headers={"Cache-Control": _KEPT})


ROUTE = Route(f"/{ADDRESS}", _send, methods=["GET"])
