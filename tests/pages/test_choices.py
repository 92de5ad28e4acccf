"""What the page holds so that letters narrow lists, and what Streamlit's build must still be."""

import json
from base64 import b64decode
from html import unescape
from pathlib import Path
from re import search

import pytest
import streamlit as st

from pages.parts.frame import choices
from pages.parts.frame.shell import completed
from tests.pages.app import opened, said


def test_the_page_holds_the_readings_of_people_grids_and_indicators(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    (held,) = [one.value for one in app.html if "gl-readings" in one.value]
    given = search('data-readings="([^"]*)"', held)
    assert given
    readings = json.loads(unescape(given[1]))
    assert readings["林知远"] == ["林/lin 知/zhi 远/yuan"]
    assert readings["红旗一网格"] == ["红/hong 旗/qi 一/yi/1 网/wang 格/ge"]
    assert readings["纠纷化解率"] == ["纠/jiu 纷/fen 化/hua 解/jie 率/lv/lu"]
    assert set(app.selectbox(key="deputy").options) < set(readings)
    assert set(app.multiselect(key="grid").options) < set(readings)
    assert "lin" not in said(app)


def test_a_link_by_letters_is_no_name(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(sample_store, monkeypatch, deputy="lzy")
    assert "没有名为“lzy”的" in said(app)


def test_the_import_map_stands_before_the_first_module() -> None:
    page = completed((Path(st.__file__).parent / "static" / "index.html").read_text("utf-8"))
    assert page.index('type="importmap"') < page.index('type="module"')
    assert page.index('type="importmap"') < page.index('rel="modulepreload"')
    given = search(r'<script type="importmap">(.*?)</script>', page)
    assert given
    (ours, address), (ask, same) = json.loads(given[1])["imports"].items()
    assert (ask, same) == ("gridlens/streamlit-choices", ours)
    script = b64decode(address.partition("base64,")[2]).decode()
    assert "__NAME__" not in script and 'from "gridlens/streamlit-choices"' in script


def test_another_build_of_streamlit_goes_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "_BUILD", tmp_path)
    choices._place.cache_clear()
    assert choices.import_map() == ""
    choices._place.cache_clear()
