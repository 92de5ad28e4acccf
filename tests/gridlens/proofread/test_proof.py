"""Claims in words, names of the rosters, and numbers that claim nothing."""

import pytest

from gridlens.briefing.content import Briefing
from gridlens.briefing.sentence import Paragraph
from gridlens.period import parse_period
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version


def findings(sample: Version, text: str) -> list[Finding]:
    return proofread(sample, text, parse_period("2025H1"), sample.as_of)


def test_a_claim_that_all_is_done(sample: Version) -> None:
    told = findings(sample, "8件急难愁盼事项全部办结。受理纠纷148起，全部办结。")
    found = [(one.text, one.verdict, one.expected) for one in told if one.kind == "all"]
    assert found == [
        ("全部办结", Verdict.AGREES, "8/8"),
        ("全部办结", Verdict.DIFFERS, "136/148"),
    ]


def test_a_grid_is_asked_about_alone(sample: Version) -> None:
    told = findings(sample, "红旗一网格化解矛盾纠纷20起，滨河社区化解矛盾纠纷12起。")
    assert [(one.verdict, one.whom, one.expected) for one in told] == [
        (Verdict.AGREES, "红旗一网格", "20起"),
        (Verdict.NO_DATA, "滨河社区", ""),
    ]


def test_what_is_missing_to_be_on_pace_is_held_against_the_plan(sample: Version) -> None:
    # 180 × 181/365 is 89.26, and 63 are done: 26 bring the goal on pace, 117 the year's goal.
    told = findings(
        sample,
        "上门服务企业63次，完成2025年目标180次的35%，滞后序时进度14.6个百分点，差26次。"
        "上门服务企业滞后序时进度14.6个百分点，差30次。"
        "上门服务企业进度滞后于序时进度，距全年目标180次还差117次。",
    )
    found = [(one.text, one.verdict) for one in told if one.text.startswith(("26", "30", "117"))]
    assert found == [
        ("26次", Verdict.AGREES),
        ("30次", Verdict.DIFFERS),
        ("117次", Verdict.AGREES),
    ]


def test_nothing_is_passed_over(sample: Version) -> None:
    text = "一、总体情况\n6月20日，根据第二十条，投入3.5万元，走访75岁老人，〔2025〕12号。"
    told = findings(sample, text)
    assert {one.verdict for one in told} == {Verdict.NOT_A_CLAIM}
    assert [one.text[0] for one in told] == ["一", "6", "2", "二", "3", "7", "2", "1"]


def test_numbers_dealt_out_go_to_each_in_turn(sample: Version) -> None:
    text = "红旗、中山两个社区分别整改隐患58条、60条。一、二季度分别整改隐患147条和159条。"
    told = findings(sample, text)
    shown = [(o.whom, o.period, o.expected) for o in told if o.verdict is not Verdict.NOT_A_CLAIM]
    assert shown == [
        ("红旗社区", "2025H1", "58条"),
        ("中山社区", "2025H1", "59条"),
        ("", "2025Q1", "147条"),
        ("", "2025Q2", "159条"),
    ]


def test_what_may_be_narrower_or_yet_to_come_is_left_to_a_person(sample: Version) -> None:
    for text in (
        "司法所化解纠纷9起",
        "检查商铺76家，发现隐患23处",
        "力争全年化解率达到97%",
        "新增党员监督岗2个",
    ):
        assert Verdict.DIFFERS not in {one.verdict for one in findings(sample, text)}, text


def test_a_share_of_the_office_and_a_distance_to_a_goal(sample: Version) -> None:
    text = "红旗一网格受理纠纷21起，占全街道的14.2%。全街道隐患按期销号率高于目标3.6个百分点。"
    assert [(one.verdict, one.expected) for one in findings(sample, text)] == [
        (Verdict.AGREES, "21起"),
        (Verdict.AGREES, "14.2%"),
        (Verdict.AGREES, "3.6个百分点"),
    ]


def test_what_a_rate_was_reckoned_from_and_words_in_brackets(sample: Version) -> None:
    text = "纠纷化解率95.9%（142/148），隐患按期销号率93.6%（276/296）。代表建议（含闭会期间）8件。"
    told = [(one.text, one.verdict, one.expected) for one in findings(sample, text)]
    assert told == [
        ("95.9%", Verdict.AGREES, "95.9%"),
        ("142/148", Verdict.AGREES, "142/148"),
        ("93.6%", Verdict.AGREES, "93.6%"),
        ("276/296", Verdict.DIFFERS, "276/295"),
        ("8件", Verdict.AGREES, "8件"),
    ]


def test_a_number_without_words_is_listed_as_such(sample: Version) -> None:
    told = findings(sample, "142起\n50%")
    assert [one.verdict for one in told] == [Verdict.NOT_A_CLAIM] * 2
    assert "没有说明它的文字" in told[0].reason


def test_a_period_of_a_number_alone_does_not_hold_for_the_next_sentence(sample: Version) -> None:
    text = "化解纠纷从一季度的67起增加到二季度的75起。矛盾纠纷按期办结率93.3%，整改隐患160条。"
    told = [(one.text, one.verdict) for one in findings(sample, text) if one.indicator]
    assert told == [
        ("67起", Verdict.AGREES),
        ("75起", Verdict.AGREES),
        ("93.3%", Verdict.AGREES),
        ("160条", Verdict.DIFFERS),
    ]


def test_the_deputies_share_of_a_figure_is_held_against_its_records(sample: Version) -> None:
    text = (
        "排查化解矛盾纠纷142起，其中代表参与56起，比上年同期增长10.9%。"
        "化解纠纷142起（其中代表参与55起）。"
        "整改隐患300余条，按期销号率93.6%，其中，人大代表参与整改90余条。"
        "议政会2次，其中代表参与2次。"
    )
    told = [(one.text, one.verdict, one.expected) for one in findings(sample, text)]
    assert told == [
        ("142起", Verdict.AGREES, "142起"),
        ("56起", Verdict.AGREES, "56起"),
        ("10.9%", Verdict.AGREES, "10.9%"),
        ("142起", Verdict.AGREES, "142起"),
        ("55起", Verdict.DIFFERS, "56起"),
        ("300余条", Verdict.AGREES, "306条"),
        ("93.6%", Verdict.AGREES, "93.6%"),
        ("90余条", Verdict.AGREES, "96条"),
        ("2次", Verdict.AGREES, "2次"),
        ("2次", Verdict.NO_DATA, ""),
    ]


def test_a_share_holds_for_the_part_and_the_period_of_the_number_before(sample: Version) -> None:
    text = "二季度化解邻里纠纷21起，其中代表参与9起。司法所化解纠纷9起，其中代表参与3起。"
    asked = [one.question for one in findings(sample, text) if one.text in ("9起", "3起")]
    assert asked[0] is not None and asked[0].taking_part
    assert (asked[0].period, asked[0].where[0].values) == (parse_period("2025Q2"), ("邻里",))
    assert not any(one.taking_part for one in asked[1:] if one)


@pytest.mark.slow
def test_the_shares_of_our_own_briefing_are_found_right(
    sample: Version, sample_briefing: Briefing
) -> None:
    parts = [part for one in sample_briefing.walk() for part in one.parts]
    text = "\n".join(part.text for part in parts if isinstance(part, Paragraph))
    told = findings(sample, text)
    assert Verdict.DIFFERS not in {one.verdict for one in told}
    shares = [one for one in told if one.question and one.question.taking_part]
    assert len(shares) == text.count("其中代表参与") == 3
    assert {one.verdict for one in shares} == {Verdict.AGREES}


def test_the_offices_own_words_are_read_as_it_said(sample: Version) -> None:
    text, asked = "召开民情恳谈会2次，开展敲门行动9次。", parse_period("2025H1")
    phrases = {"民情恳谈会": "deliberation_meetings", "敲门行动": ""}
    told = proofread(sample, text, asked, sample.as_of, phrases=phrases)
    assert [(one.text, one.verdict, one.indicator) for one in told] == [
        ("2次", Verdict.AGREES, "deliberation_meetings"),
        ("9次", Verdict.NOT_A_CLAIM, None),
    ]
    assert "本单位" in told[1].reason


def test_what_is_counted_may_stand_far_behind_its_number(sample: Version) -> None:
    for text, indicator in (
        ("代表提出10件涉及教育、医疗、养老等领域的议案和建议。", "motions_submitted"),
        ("代表提出10条涉及生态环境、交通出行的议案和建议。", "motions_submitted"),
        ("与群众生活息息相关的8件事均得到有效解决。", "livelihood_settled"),
    ):
        (found,) = [one for one in findings(sample, text) if one.number is not None]
        assert (found.verdict, found.indicator) == (Verdict.AGREES, indicator), text


@pytest.mark.parametrize(
    "text",
    [
        "力争走访企业80次。",
        "每名代表走访企业不少于3家。",
        "全区化解矛盾纠纷2600起。",
        "12345热线办结诉求90件。",
        "志愿者走访群众300人次。",
        "春节期间化解矛盾纠纷31起。",
        "座谈会上，收集意见13条。",
        "我走访群众86户，参加视察6次。",
        "二季度群众安全感测评，我们97.2%。",
    ],
)
def test_what_is_not_ours_is_no_claim(sample: Version, text: str) -> None:
    told = [one for one in findings(sample, text) if one.unit not in ("季度", "")]
    assert {one.verdict for one in told} == {Verdict.NOT_A_CLAIM}, text


def test_doubt_names_the_word_and_a_part_cannot_exceed_all(sample: Version) -> None:
    (found,) = findings(sample, "上半年走访重点行业企业30次。")
    assert found.verdict is Verdict.DOUBTFUL
    assert "重点行业" in found.reason or "行业" in found.reason
    told = findings(sample, "整改隐患306条，其中已复查的整改隐患320条。")
    assert told[1].verdict in (Verdict.DIFFERS, Verdict.CONTRADICTS)
