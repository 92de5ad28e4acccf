"""The words by which drafts mean an indicator, and those that no draft can match."""

import pytest

from gridlens.schema.said import MARKS, alike, never_matching, phrases


def test_phrases_are_parted_by_bars_and_words_by_spaces() -> None:
    assert phrases("化解 纠纷|调解成功") == (("化解", "纠纷"), ("调解成功",))
    assert phrases("") == ()


def test_only_the_first_word_has_its_place() -> None:
    assert alike(("受理", "问题", "视察")) == alike(("受理", "视察", "问题"))
    assert alike(("受理", "问题")) != alike(("问题", "受理"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("化解 纠纷|调解成功", []),
        ("议案、建议", []),  # the text beside a number goes on after 、
        ("化解||调解", [""]),
        ("化解|", [""]),
        (" 化解", [" 化解"]),
        ("化解  纠纷", ["化解  纠纷"]),
        ("化解\u3000纠纷", ["化解\u3000纠纷"]),
        ("化解，纠纷|调解", ["化解，纠纷"]),
        ("调解（成功）", ["调解（成功）"]),
        ("化解|调解|化解", ["化解"]),
        ("受理 问题 视察|受理 视察 问题", ["受理 视察 问题"]),
    ],
)
def test_what_no_draft_can_match_is_told(said: str, wrong: list[str]) -> None:
    assert [phrase for phrase, _why in never_matching(said)] == wrong


@pytest.mark.parametrize("mark", MARKS)
def test_no_mark_stands_in_a_word(mark: str) -> None:
    ((_phrase, why),) = never_matching(f"化解{mark}纠纷")
    assert why.startswith("a mark or space stands in a word")
