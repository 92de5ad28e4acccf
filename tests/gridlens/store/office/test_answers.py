"""The office's answers: kept all or none, in force until undone, left out once they do not fit."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.answers import (
    ABOVE,
    EMPTY,
    FILL,
    HEADER,
    LEFT,
    NOT_READ,
    WORD,
    Answer,
    Answers,
    answers,
    in_force,
    keep,
    settle,
)
from gridlens.store.office.state import State

GRADE = Answer(WORD, "hazard", "grade", "顶 级。", "重大")
BLANK = Answer(WORD, "hazard", "grade", "待定", EMPTY)
PLACE = Answer(HEADER, "hazard", "", "所在（片区）", "grid")
NOTHING = Answer(HEADER, "hazard", "", "备注", NOT_READ)


def test_answers_are_in_force_under_folded_texts_until_they_are_undone(tmp_path: Path) -> None:
    keep(tmp_path, [GRADE, BLANK, PLACE, NOTHING], "小王")
    assert answers(tmp_path) == Answers(
        {"hazard": {"所在片区": "grid", "备注": ""}},
        {("hazard", "grade"): {"顶级": "重大", "待定": "-"}},
    )
    found = dict(in_force(tmp_path))
    assert {*found} == {GRADE, BLANK, PLACE, NOTHING}
    assert found[GRADE].changed_by == "小王"
    settle(tmp_path, {entry.name: None for entry in found.values()}, "小李")
    assert answers(tmp_path) == Answers()


def test_what_empty_cells_stand_for_is_kept_apart_from_what_the_header_means(
    tmp_path: Path,
) -> None:
    fill = Answer(FILL, "hazard", "", "所在（片区）", ABOVE)
    keep(tmp_path, [PLACE, fill, Answer(FILL, "hazard", "", "日期", LEFT)], "小王")
    said = answers(tmp_path)
    assert said.headers == {"hazard": {"所在片区": "grid"}}
    assert said.fills == {"hazard": {"所在片区": ABOVE, "日期": LEFT}}
    settle(tmp_path, {fill.name: None}, "小李")
    assert answers(tmp_path).fills == {"hazard": {"日期": LEFT}}
    assert answers(tmp_path).headers == said.headers


def test_a_later_answer_stands_over_the_earlier(tmp_path: Path) -> None:
    keep(tmp_path, [GRADE], "小王")
    keep(tmp_path, [Answer(WORD, "hazard", "grade", "顶级", "一般")], "小李")
    assert [one.means for one, _entry in in_force(tmp_path)] == ["一般"]


def test_answers_of_one_run_stand_over_the_kept_and_are_not_kept(tmp_path: Path) -> None:
    keep(tmp_path, [GRADE], "小王")
    said = answers(tmp_path, [Answer(WORD, "hazard", "grade", "顶级", "一般"), PLACE])
    assert said.words["hazard", "grade"] == {"顶级": "一般"}
    assert said.headers["hazard"] == {"所在片区": "grid"}
    assert [one for one, _entry in in_force(tmp_path)] == [GRADE]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Answer(WORD, "hazard", "grade", "顶级", "三级"), "应为：一般、重大"),
        (Answer(WORD, "hazard", "number", "1", "2"), "没有可选项的列“number”"),
        (Answer(WORD, "hazard", "nothing", "1", "2"), "没有可选项的列“nothing”"),
        (Answer(HEADER, "hazard", "", "地方", "place_of"), "没有“place_of”这一列"),
        (Answer(FILL, "hazard", "", "网格", "grid"), "只能按上一行补，或空着"),
        (Answer(HEADER, "hazzard", "", "地方", "grid"), "hazzard"),
    ],
)
def test_of_answers_with_a_bad_one_none_is_kept(tmp_path: Path, wrong: Answer, said: str) -> None:
    with pytest.raises(GridLensError, match=said):
        keep(tmp_path, [GRADE, wrong], "小王")
    assert in_force(tmp_path) == []


def test_an_answer_that_no_longer_fits_is_left_out(tmp_path: Path) -> None:
    keep(tmp_path, [GRADE], "小王")
    for one in (Answer(WORD, "hazard", "grade", "丙", "三级"), Answer(HEADER, "gone", "", "x", "")):
        State(tmp_path).put("answer", one.name, {"text": one.text, "means": one.means}, 0, "小王")
    assert [one for one, _entry in in_force(tmp_path)] == [GRADE]
    assert answers(tmp_path).words == {("hazard", "grade"): {"顶级": "重大"}}
