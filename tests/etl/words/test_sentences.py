"""What became of a dispute, read in sentences; each sentence is of the kind that offices write."""

from collections.abc import Callable

import pytest

from etl.words.meaning import Words
from etl.words.sentences import is_sentence, outcome_in
from gridlens.errors import LeftEmpty, Refused


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("社区调委会组织双方调解，签订调解协议，502赔付1200元", "调解成功"),
        ("经两次上门，双方按老界石退让，签订书面协议", "调解成功"),
        ("物业已退还押金，双方无异议", "调解成功"),
        ("双方未达成协议，终止调解", "调解不成"),
        ("协调未果，告知当事人向仲裁委申请仲裁", "引导仲裁诉讼"),
        ("未达成一致，已移交司法所", "移交"),
        ("正在协调不动产中心，下周再谈", ""),
        ("对方要求赔偿5000元，业主未表态", None),  # a demand is no settlement
        ("已起诉，后双方和解", None),  # two outcomes that do not go together
        ("情况属实，详见附件", None),
    ],
)
def test_a_sentence_tells_one_outcome_or_nothing(sentence: str, outcome: str | None) -> None:
    assert is_sentence(sentence)
    assert outcome_in(sentence) == outcome


def test_a_sentence_without_an_outcome_leaves_the_cell_empty_and_a_word_is_asked_about() -> None:
    value: Callable[[str], str | None] = Words("dispute", "outcome", {}).value
    assert value("双方签订调解协议，当场付清") == "调解成功"
    assert value("正在协调不动产中心，下周再谈") is None
    with pytest.raises(LeftEmpty, match="看不出是哪种调解结果"):
        value("情况属实，详见附件")
    with pytest.raises(Refused) as refused:
        value("口头劝和")
    assert not isinstance(refused.value, LeftEmpty)


def test_not_settled_is_no_state_and_told_ends_are_ends() -> None:
    asked = Words("dispute", "status", {}, header="是否化解").value
    assert asked("是") == "已化解"
    assert asked("否") is None  # it may be before a court: the closing date tells
    assert Words("dispute", "status", {}, header="是否办结").value("否") == "调解中"
    assert asked("已移交") == "已办结"
    assert Words("enterprise_visit", "status", {}).value("无问题") == "已办结"
