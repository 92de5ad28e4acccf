"""Which indicator a line of a task sheet aims at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.ledgers import aimed, indicators
from gridlens.schema.aims import aimed_at, likely

EVERY = [one for one, _ledger in indicators().values()]


@pytest.mark.parametrize(
    ("line", "unit", "key"),
    [
        ("代表入户走访", "次", "household_visits"),
        ("矛盾纠纷化解率", "", "disputes_settlement_rate"),
        ("矛盾纠纷排查化解", "件", "disputes_settled"),
        ("代表进站", "次", "station_sessions"),
        ("（一）开展党的创新理论宣讲不少于6次", "次", "policy_lectures"),
        ("走访企业", "家", "enterprises_visited"),
        ("走访企业", "", "enterprise_visits"),
        ("群众诉求按期办结率", "%", "matters_on_time_rate"),
        ("安全隐患整改率", "%", "hazards_closing_rate"),
        ("组织代表视察调研", "次", "inspections_joined"),
        ("法律法规学习", "部", "laws_studied"),
        ("议政会", "", "deliberation_meetings"),
    ],
)
def test_a_line_in_the_offices_words_aims_at_one_indicator(line: str, unit: str, key: str) -> None:
    assert [one.key for one in aimed_at(line, EVERY, unit)] == [key]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("代表进站接待选民", ""),
        ("办结率", "%"),
        ("代表述职", ""),
        ("加强学习宣讲，推动代表履职平台建设", ""),
        ("走访选民户数", "户"),
        ("", ""),
    ],
)
def test_where_nobody_can_tell_nothing_is_taken(line: str, unit: str) -> None:
    assert len(aimed_at(line, EVERY, unit)) != 1


def test_the_likely_ones_are_named() -> None:
    assert [one.label for one in likely("办结率", EVERY)][1] == "视察问题办结率"
    with pytest.raises(Refused) as told:
        aimed("代表进站接待选民")
    assert str(told.value) == (
        "“代表进站接待选民”可能指代表进站活动、接待选民群众，请写明是哪一项指标"
    )
    with pytest.raises(Refused, match="看不出“办结率”指哪项指标，您是不是要写：活动意见办理率"):
        aimed("办结率", "%")
    with pytest.raises(Refused, match=r"看不出“火星”指哪项指标$"):
        aimed("火星")


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.key)
def test_every_label_and_key_means_its_indicator(one: object) -> None:
    assert aimed(one.label) is one is aimed(one.key)  # type: ignore[attr-defined]


@given(st.text(alphabet="代表入户走访企业化解矛盾纠纷率隐患整改办结6次", max_size=14))
def test_any_line_aims_at_indicators_of_its_sort(line: str) -> None:
    found = aimed_at(line, EVERY)
    assert all(one.is_rate == ("率" in line) for one in found) or line in {o.label for o in EVERY}
