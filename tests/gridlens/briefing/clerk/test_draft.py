"""Texts written into a briefing: kept, taken back, and not lost when somebody else saves first."""

from pathlib import Path

import pytest

from gridlens.briefing.clerk import draft
from gridlens.briefing.clerk.draft import MOST_PHOTOS, DraftText
from gridlens.briefing.content import Photo
from gridlens.errors import GridLensError
from gridlens.period import parse_period
from gridlens.store.office.state import Overtaken

PERIOD, OTHER = parse_period("2025H1"), parse_period("2025")


def test_texts_are_kept_by_period_and_place(tmp_path: Path) -> None:
    assert draft.texts(tmp_path, PERIOD) == {}
    draft.write(tmp_path, PERIOD, "next", DraftText("抓紧办理。", ""), "王某")
    assert draft.texts(tmp_path, PERIOD) == {"next": DraftText("抓紧办理。", "", 1)}
    assert draft.texts(tmp_path, OTHER) == {}


def test_the_original_written_again_takes_the_text_back(tmp_path: Path) -> None:
    draft.write(tmp_path, PERIOD, "lead", DraftText("改过。", "原文。"), "王某")
    draft.write(tmp_path, PERIOD, "lead", DraftText("原文。", "原文。", 1), "王某")
    assert draft.texts(tmp_path, PERIOD) == {"lead": DraftText(None, "", 2)}


def test_the_second_of_two_is_told(tmp_path: Path) -> None:
    draft.write(tmp_path, PERIOD, "lead", DraftText("甲。", "原文。"), "王某")
    with pytest.raises(Overtaken, match="刚刚由王某改过"):
        draft.write(tmp_path, PERIOD, "lead", DraftText("乙。", "原文。"), "李某")
    draft.write(tmp_path, PERIOD, "next", DraftText("丙。", ""), "李某")
    assert draft.texts(tmp_path, PERIOD)["lead"].text == "甲。"


def test_a_text_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match="超过20000个字"):
        draft.write(tmp_path, PERIOD, "next", DraftText("长" * 20_001), "")


def test_photos_keep_their_order_and_captions(tmp_path: Path) -> None:
    for data in (b"one", b"two", b"one"):
        draft.add(tmp_path, PERIOD, Photo(data, ""), "王某")
    first, second = draft.photos(tmp_path, PERIOD)
    draft.caption(tmp_path, first, "路灯修复后", "王某")
    with pytest.raises(Overtaken):
        draft.remove(tmp_path, first, "李某")
    assert [kept.photo for kept in draft.photos(tmp_path, PERIOD)] == [
        Photo(b"one", "路灯修复后"),
        Photo(b"two", ""),
    ]
    draft.remove(tmp_path, second, "王某")
    draft.add(tmp_path, PERIOD, Photo(b"two", ""), "王某")
    assert len(draft.photos(tmp_path, PERIOD)) == 2


def test_there_are_only_so_many_photos(tmp_path: Path) -> None:
    for number in range(MOST_PHOTOS):
        draft.add(tmp_path, PERIOD, Photo(bytes([number]), ""), "")
    with pytest.raises(GridLensError, match="最多放6张照片"):
        draft.add(tmp_path, PERIOD, Photo(b"more", ""), "")
