"""The chip that tells of a newer version: when it is there, what it says, what it never does."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.newer import told
from tests.pages.app import SECONDS, opened, said
from tests.small_store import publish


def page(store: Path, drawn: int, seen: int) -> AppTest:
    def draw(store: str, drawn: int, seen: int) -> None:
        from pathlib import Path

        from pages.parts.frame.newer import chip

        chip(Path(store), drawn, seen)

    given = {"store": str(store), "drawn": drawn, "seen": seen}
    return AppTest.from_function(draw, default_timeout=SECONDS, kwargs=given).run()


@pytest.mark.parametrize(
    ("latest", "drawn", "seen", "words"),
    [
        (1, 1, 1, ""),
        (2, 1, 1, "数据已更新到第2版，本页仍是第1版"),
        (0, 1, 1, ""),  # the pointer is missing or damaged
        (5, 4, 5, ""),  # version 5 is damaged, so the page shows version 4
        (6, 4, 5, "数据已更新到第6版，本页仍是第4版"),
        (1200, 1199, 1199, "数据已更新到第1,200版，本页仍是第1,199版"),
    ],
)
def test_what_it_says(latest: int, drawn: int, seen: int, words: str) -> None:
    assert told(latest, drawn, seen) == words


def test_it_is_there_once_a_newer_version_is_published(tmp_path: Path) -> None:
    publish(tmp_path)
    assert not page(tmp_path, 1, 1).button
    publish(tmp_path, 2)
    app = page(tmp_path, 1, 1)
    assert "数据已更新到第2版，本页仍是第1版" in said(app)
    assert app.button(key="newer_load").label == "载入新版"


@pytest.mark.parametrize(
    "pointer", [b"", b"{}", b"\xff", None], ids=["empty", "bare", "no text", "none"]
)
def test_a_pointer_that_cannot_be_read_is_left_to_the_next_run(
    pointer: bytes | None, tmp_path: Path
) -> None:
    publish(tmp_path)
    file = tmp_path / "CURRENT"
    file.unlink() if pointer is None else file.write_bytes(pointer)
    app = page(tmp_path, 1, 1)
    assert not app.exception
    assert not app.button


@pytest.mark.slow
def test_a_page_drawn_from_the_version_in_force_has_no_chip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    app = opened(tmp_path, monkeypatch)
    publish(tmp_path, 2)
    app.run()
    assert "第 2 版" in said(app)
    assert "本页仍是" not in said(app)


@pytest.mark.slow
def test_a_damaged_newest_version_is_not_offered_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    (tmp_path / "v1.json").write_bytes((tmp_path / "CURRENT").read_bytes())
    publish(tmp_path, 2)
    (tmp_path / "v3.duckdb").write_bytes(b"no database")
    pointer = (tmp_path / "CURRENT").read_text(encoding="utf-8")
    pointer = pointer.replace('"version": 2', '"version": 3').replace("v2.duckdb", "v3.duckdb")
    (tmp_path / "CURRENT").write_text(pointer, encoding="utf-8")
    app = opened(tmp_path, monkeypatch)
    assert "第 1 版" in said(app)
    assert "本页仍是" not in said(app)
