"""Runs the pages in Streamlit's AppTest: from the frame, over a store that the test chooses."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.settings import settings

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"
SECONDS = 60


class _Text(HTMLParser):
    """Collects the text of HTML, and the figure shown under each ``data-indicator``."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.figures: dict[str, str] = {}
        self._indicator = ""
        self._in_value = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._indicator = given.get("data-indicator") or self._indicator
        self._in_value = given.get("class") == "gl-value" or (self._in_value and tag == "a")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._in_value:
            self.figures.setdefault(self._indicator, data)
            self._in_value = False


def opened(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str | list[str]) -> AppTest:
    """Run the overview over a store; ``link`` has the values of a link."""
    monkeypatch.setenv("GRIDLENS_STORE", str(store))
    settings.cache_clear()
    app = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def read(app: AppTest) -> _Text:
    """Return the text and the figures in the HTML of a page."""
    found = _Text()
    for element in app.html:
        if "<style>" not in element.value:
            found.feed(element.value)
    return found


def said(app: AppTest) -> str:
    """Return all text in the HTML of a page."""
    return "".join(read(app).text)
