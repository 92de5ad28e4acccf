"""The first page under its own name: Streamlit gives it the address / alone.

Links that people write by hand or keep from other pages say ``/overview``.
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

NAME = "overview"


def _open(request: Request) -> RedirectResponse:
    """Send the browser to the first page, with all that its link asks for."""
    query = request.url.query
    return RedirectResponse(f"./?{query}" if query else "./")


ROUTE = Route(f"/{NAME}", _open, methods=["GET"])
