"""Questions and answers in a clerk's words, and back."""

import pytest

from gridlens.errors import GridLensError
from gridlens.intake.questions import in_words, places, subject, understood
from gridlens.kinds import Choice
from gridlens.ledgers import ledgers
from gridlens.store.office.answers import (
    ABOVE,
    EMPTY,
    FILL,
    HEADER,
    LEFT,
    NOT_READ,
    VOID,
    WORD,
    Answer,
)


def test_what_is_asked_is_said_with_its_ledger_and_column() -> None:
    assert subject(WORD, "hazard", "grade", "顶级") == "《安全隐患》“隐患等级”列里的“顶级”"
    assert subject(HEADER, "hazard", "grid", "片区") == "《安全隐患》的表头“片区”"
    assert subject(FILL, "hazard", "grid", "片区") == "《安全隐患》“片区”列里空着的格"


def test_every_answer_has_words_and_the_words_give_it_back() -> None:
    for key, ledger in ledgers().items():
        for means in (NOT_READ, *(column.name for column in ledger.columns)):
            words = in_words(HEADER, key, means)
            assert understood(HEADER, key, "grid", "片区", words) == Answer(
                HEADER, key, "", "片区", means
            )
        for column in ledger.columns:
            if isinstance(column.kind, Choice):
                for means in (EMPTY, VOID, *column.kind.values):
                    words = in_words(WORD, key, means)
                    one = understood(WORD, key, column.name, "某词", words)
                    assert one == Answer(WORD, key, column.name, "某词", means)
        for means, words in ((ABOVE, "按上一行补"), (LEFT, "空着")):
            assert in_words(FILL, key, means) == words
            assert understood(FILL, key, "grid", "片区", words) == Answer(
                FILL, key, "", "片区", means
            )
    assert in_words(HEADER, "hazard", "grid") == "网格"
    assert (in_words(WORD, "hazard", EMPTY), in_words(WORD, "hazard", VOID)) == ("留空", "不计入")
    assert in_words(HEADER, "hazard", NOT_READ) == "不读"


def test_words_that_are_no_answer_name_those_that_are() -> None:
    with pytest.raises(GridLensError) as caught:
        understood(WORD, "hazard", "grade", "顶级", "不读")
    assert str(caught.value) == "回答“不读”不能用。可以回答：一般、重大、留空、不计入。"


def test_files_are_named_with_their_sheets_the_first_two() -> None:
    where = [("台账.xlsx", "一月"), ("隐患.csv", "隐患"), ("台账.xlsx", "二月"), ("丁.xlsx", "1")]
    assert places(where[:3]) == "台账.xlsx · 一月、二月；隐患.csv"
    assert places(where) == "台账.xlsx · 一月、二月；隐患.csv等3个文件"
