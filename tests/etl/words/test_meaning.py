"""What an office's words of state and outcome mean."""

import pytest

from etl.words.meaning import Words
from gridlens.errors import Refused


@pytest.mark.parametrize(
    ("ledger", "column", "word", "value"),
    [
        ("dispute", "outcome", "已转派出所", "移交"),
        ("dispute", "outcome", "无法化解", "调解不成"),
        ("dispute", "outcome", "已司法确认", "调解成功"),
        ("dispute", "status", "已和解", "已化解"),
        ("hazard", "status", "已拆除", "已销号"),
        ("hazard", "status", "限期整改", "整改中"),
        ("livelihood", "status", "已派遣", "处置中"),
        ("motion", "occasion", "开会期间", "大会期间"),
        ("dispute", "agreement", "签订口头协议", "口头"),
        ("dispute", "agreement", "未签订", None),
    ],
)
def test_a_word_is_understood_by_its_parts(
    ledger: str, column: str, word: str, value: str | None
) -> None:
    assert Words(ledger, column, {}).value(word) == value


@pytest.mark.parametrize(
    ("ledger", "column", "word"),
    [
        ("dispute", "status", "化解失败"),
        ("dispute", "outcome", "部分化解"),
        ("hazard", "status", "复查不合格"),
        ("livelihood", "status", "无法解决"),
    ],
)
def test_a_word_that_says_the_contrary_of_its_part_is_asked_about(
    ledger: str, column: str, word: str
) -> None:
    with pytest.raises(Refused):
        Words(ledger, column, {}).value(word)


def test_kinds_are_known_by_their_stems_and_only_if_one_has_it() -> None:
    value = Words("dispute", "category", {}).value
    assert value("邻里矛盾") == value("邻里纠纷") == value("邻里类") == "邻里"
    assert value("商事纠纷") == "商事纠纷"  # the office's own
