"""数据管理 lists names that are nearly the same beside the likely duplicates."""

from pathlib import Path

import pytest

from pages.parts.data.command import Command
from tests.pages.app import opened, said

FIRMS = "编号,走访日期,企业名称\nQY-1,2025-04-03,示范机械制造厂\nQY-2,2025-04-05,示范机械制作厂\n"


@pytest.mark.slow
def test_near_names_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "走访企业.csv").write_text(FIRMS, encoding="utf-8")
    store = tmp_path / "store"
    monkeypatch.setenv("GRIDLENS_STORE", str(store))
    from gridlens.settings import settings

    settings.cache_clear()
    assert Command("load", tmp_path / "走访企业.csv").wait().answer
    app = opened(store, monkeypatch)
    app.switch_page("data.py").run()
    app.button(key="data_duplicates_find").click().run()
    assert not app.exception
    text = said(app)
    assert "没有还要认定的记录。" in text
    assert "相近的名称（1对）：现在各算各的" in text
    assert "示范机械制造厂（1条）" in text and "示范机械制作厂（1条）" in text
