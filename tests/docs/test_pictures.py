"""The pictures in docs: one of each page that ``make pictures`` takes, small enough, and shown."""

import struct
from pathlib import Path

import pytest

from docs.making.pages import PAGES as DOCUMENTS
from docs.making.pictures import FOLDER, PAGES, WIDE

MOST_BYTES = 400_000


def test_there_is_a_picture_of_each_page_and_no_other():
    assert {file.stem for file in FOLDER.iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_picture_is_as_wide_as_an_office_screen_and_is_shown(name: str):
    content = (FOLDER / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20]) == (WIDE,)
    assert len(content) < MOST_BYTES
    shown = f"pictures/{name}.png"
    assert any(shown in page.read_text(encoding="utf-8") for page in map(Path, DOCUMENTS))
