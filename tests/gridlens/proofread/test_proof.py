"""Claims in words, names of the rosters, and numbers that claim nothing."""

from gridlens.period import parse_period
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.store import Version


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


def test_nothing_is_passed_over(sample: Version) -> None:
    text = "一、总体情况\n6月20日，根据第二十条，投入3.5万元，走访75岁老人，〔2025〕12号。"
    told = findings(sample, text)
    assert {one.verdict for one in told} == {Verdict.NOT_A_CLAIM}
    assert [one.text[0] for one in told] == ["一", "6", "2", "二", "3", "7", "2", "1"]
