"""数据管理 names the records that lie outside the term of the grid or the deputy they name."""

from pathlib import Path

import pytest

from tests.pages.app import opened, said
from tests.small_store import day, publish


@pytest.mark.slow
@pytest.mark.parametrize("since", ["02-01", "01-01"])
def test_they_stand_beside_the_freshness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: str
) -> None:
    grids = [{"code": "g1", "name": "甲网格", "aliases": [], "since": day(since)}]
    publish(tmp_path, grid=grids, hazard=[{"found": day("01-31"), "grid": "g1"}])
    app = opened(tmp_path, monkeypatch)
    app.switch_page("data.py").run()
    assert not app.exception
    text = said(app)
    assert "台账报送情况" in text
    assert ("任期之外的记录" in text) == (since == "02-01")
    assert ("甲网格自2025-02-01起启用" in text) == (since == "02-01")
    assert ("《hazard.xlsx》“1”第2行" in text) == (since == "02-01")
