"""A column of state that is not read for its words: they are asked; once answered, it is read."""

from pathlib import Path

import pytest

from etl.sheets.problem import SheetResult
from gridlens.store.office.answers import HEADER, NOT_READ, WORD, Answer
from tests.etl.office import csv, put, query

HEAD = "编号,受理日期,网格,纠纷类别,当事人,状态"
GRADES = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


def load(store: Path, states: list[str], *answered: Answer) -> SheetResult:
    """Load a dispute for each state."""
    rows = [f"JF-{n},2025-04-03,红旗一网格,邻里,赵甲,{one}" for n, one in enumerate(states, 1)]
    path = csv(store.parent / "files", "矛盾纠纷.csv", "\n".join([HEAD, *rows]) + "\n")
    (sheet,) = put(store, path, answered=answered).sheets
    return sheet


def told(sheet: SheetResult) -> list[tuple[str, str, int, str | None]]:
    """Return what is asked: kind, text, rows and proposal."""
    return [(one.kind, one.text, one.rows, one.proposal) for one in sheet.questions]


def word(text: str, means: str) -> Answer:
    return Answer(WORD, "dispute", "status", text, means)


MANY = [f"{one}档" for one in GRADES for _again in range(2)] + ["甲档", "甲档", "乙档"]


@pytest.mark.slow
def test_words_that_come_again_are_asked_once_a_word_most_rows_first(known: Path) -> None:
    sheet = load(known, MANY)
    assert (sheet.loaded, sheet.rejected) == (31, 0)
    assert "状态" in sheet.unread
    asked = told(sheet)
    assert asked[:3] == [
        (WORD, "甲档", 4, None),
        (WORD, "乙档", 3, None),
        (WORD, "丙档", 2, None),
    ]
    assert len(asked) == 14
    assert query(known, "SELECT count(status) FROM dispute") == [(0,)]


@pytest.mark.slow
def test_once_most_rows_are_explained_the_column_is_read_and_the_rest_is_asked(
    known: Path,
) -> None:
    few = [word(f"{one}档", "调解中") for one in GRADES[:3]]
    sheet = load(known, MANY, *few)
    assert (sheet.loaded + sheet.unchanged, len(sheet.questions)) == (31, 11)
    assert any("表头像“状态”" in p.reason for p in sheet.problems)
    most = [word(f"{one}档", "已办结") for one in GRADES[3:8]]
    sheet = load(known, MANY, *few, *most)
    assert (sheet.rejected, len(sheet.questions)) == (12, 6)
    assert not any("表头像“状态”" in p.reason for p in sheet.problems)
    sheet = load(known, MANY, *few, *most, *(word(f"{one}档", "受理") for one in GRADES[8:]))
    assert (sheet.rejected, sheet.questions) == (0, [])
    states = "SELECT status, count(*) FROM dispute GROUP BY status ORDER BY 2, 1"
    assert query(known, states) == [("调解中", 9), ("已办结", 10), ("受理", 12)]


FREE = [f"第{n}次上门了解情况后约双方到社区坐下来谈了谈" for n in range(1, 8)]


@pytest.mark.slow
def test_free_text_is_asked_about_as_a_header_and_nothing_is_proposed(known: Path) -> None:
    sheet = load(known, FREE)
    (one,) = sheet.questions
    assert (one.kind, one.text, one.column, one.rows, one.proposal) == (
        *(HEADER, "状态", "status", 7),
        None,
    )
    assert one.choices[0] == "status" and one.choices[-1] == NOT_READ and "summary" in one.choices
    assert one.examples[0] == FREE[0]


@pytest.mark.slow
@pytest.mark.parametrize(("means", "rejected"), [(NOT_READ, 0), ("summary", 0), ("status", 7)])
def test_the_answer_about_the_header_is_followed(known: Path, means: str, rejected: int) -> None:
    sheet = load(known, FREE, Answer(HEADER, "dispute", "", "状态", means))
    assert sheet.rejected == rejected
    assert {one.kind for one in sheet.questions} == ({WORD} if rejected else set())


@pytest.mark.slow
def test_one_explained_word_does_not_make_free_text_the_state(known: Path) -> None:
    sheet = load(known, [*FREE, "甲档"], word("甲档", "调解中"))
    assert (sheet.loaded, sheet.rejected) == (8, 0)
    assert [one.kind for one in sheet.questions] == [HEADER]
