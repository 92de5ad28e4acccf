"""指标口径 as a page: every indicator, searched by the link and filtered."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.ledgers import indicators
from tests.pages.app import opened, said
from tests.small_store import publish


def page(store: Path, monkeypatch: pytest.MonkeyPatch, **link: str) -> AppTest:
    app = opened(store, monkeypatch, **link)
    app.switch_page("indicators.py").run()
    assert not app.exception
    return app


def entries(app: AppTest) -> list[str]:
    return re.findall(r'data-entry="(\w+)"', "".join(element.value for element in app.html))


def test_every_indicator_is_listed(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch)
    assert sorted(entries(app)) == sorted(indicators())
    text = said(app)
    assert f"2025年上半年，可查的指标共{len(indicators())}项" in text
    assert "全年180次" in text
    assert "20个网格各有目标" in text


@pytest.mark.slow
def test_a_link_searches(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch, q="重大隐患")
    assert entries(app) == ["hazards_major_found"]
    assert f"共{len(indicators())}项，符合条件1项。" in said(app)


@pytest.mark.slow
def test_ledger_and_group_narrow(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(sample_store, monkeypatch)
    app.multiselect(key="indicator_group").select("强学习").run()
    assert entries(app) == ["laws_studied", "study_visits"]
    app.multiselect(key="indicator_ledger").select("安全隐患").run()
    assert not app.exception
    assert entries(app) == []
    assert "没有符合条件的指标" in said(app)


@pytest.mark.slow
def test_an_unknown_ledger_in_a_link_finds_nothing(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entries(page(sample_store, monkeypatch, indicator_ledger="没有这本")) == []


@pytest.mark.slow
def test_an_empty_store_has_definitions_and_no_goals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "store")
    app = page(tmp_path / "store", monkeypatch)
    assert len(entries(app)) == len(indicators())
    assert "全年" not in said(app)
