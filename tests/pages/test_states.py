"""Pages without figures: no store, a broken store, an empty store, an error inside a page."""

import json
import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.goals.book import Edit, save
from tests.pages.app import SECONDS, opened, read, said
from tests.small_store import publish


def test_no_store_says_how_to_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(tmp_path / "none", monkeypatch)
    assert not app.exception
    assert "还没有数据" in said(app)
    assert "python -m etl load" in said(app)
    assert "请在“数据管理”页放入名册和台账" in said(app)
    app.switch_page("data.py").run()
    assert not app.exception
    assert "还没有数据：从放入名册和台账开始" in said(app)
    assert len(app.file_uploader) == 1 and "填报模板" in said(app)


@pytest.mark.slow
def test_a_changed_file_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "store")
    pointer = tmp_path / "store" / "CURRENT"
    forged = json.loads(pointer.read_text(encoding="utf-8")) | {"sha256": "0" * 64}
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "v1.duckdb").write_bytes((tmp_path / "store/v1.duckdb").read_bytes())
    (tmp_path / "other" / "CURRENT").write_text(json.dumps(forged), encoding="utf-8")
    app = opened(tmp_path / "other", monkeypatch)
    assert not app.exception
    assert "与发布时不一致" in said(app)
    assert read(app).figures == {}


@pytest.mark.slow
def test_an_empty_store_has_nothing_to_show_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "store")
    app = opened(tmp_path / "store", monkeypatch)
    assert not app.exception
    assert "所选范围内没有数据" in said(app)
    assert "演示数据" not in said(app)


@pytest.mark.slow
@pytest.mark.parametrize("lost", ["deleted", "emptied"])
def test_goals_that_were_lost_are_not_told_as_no_goals(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = publish(tmp_path / "store")
    save(store, [Edit("policy_lectures", "2025", "12")], "王某")
    state = tmp_path / "store" / "state.sqlite"
    state.unlink() if lost == "deleted" else state.write_bytes(b"")
    app = opened(tmp_path / "store", monkeypatch).switch_page("goals.py").run()
    assert not app.exception
    told = {"deleted": "不见了，以前有过。请把它放回原处", "emptied": "是空的，里面的目标"}
    assert told[lost] in said(app)
    assert "日志编号" in said(app)
    assert "还没有目标" not in said(app)


@pytest.mark.slow
def test_an_error_inside_a_page_gives_a_reference_and_no_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def page() -> None:
        from pages.parts.show.failure import show

        show(ValueError("内部细节"))

    with caplog.at_level(logging.ERROR, logger="gridlens"):
        app = AppTest.from_function(page, default_timeout=SECONDS).run()
    assert "这一页出了错，数据没有受影响" in said(app)
    assert "内部细节" not in said(app)
    (record,) = caplog.records
    assert f"请把编号 {record.getMessage()} 告诉维护人员" in said(app)
    assert "ValueError: 内部细节" in caplog.text
