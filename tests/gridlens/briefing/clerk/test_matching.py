"""An edited text keeps the figures it still bears out; other numbers that claim are doubts."""

import pytest

from gridlens.briefing.clerk.matching import pieces
from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece, Role, Sentence

SETTLED = Figure("142起", 142, "disputes_settled", "2025H1", unit="起")
RATE = Figure("95.9%（142/148）", 142 / 148, "disputes_settlement_rate", "2025H1", n=148)
VISITS = Figure("60余次", 69, "enterprise_visits", "2025H1", unit="次")
FEWER = Figure("10.9%", -0.109375, "disputes_settled", "2025H1", Role.CHANGE)
GAP = Figure("2.3个百分点", 2.3, "enterprise_visits", "2025", Role.GAP)
TEXT = Paragraph(
    "one",
    (
        Sentence(("2025年上半年，化解纠纷", SETTLED, "，化解率", RATE, "，排名前3；")),
        Sentence(("上门服务企业", VISITS, "，同比下降", FEWER, "，超序时进度", GAP, "。")),
    ),
)


def doubted(text: str) -> dict[str, tuple[str, ...]]:
    return {one.text: one.instead for one in pieces(TEXT, text) if isinstance(one, Doubt)}


def figures(text: str) -> list[Piece]:
    return [one for one in pieces(TEXT, text) if isinstance(one, Figure)]


def test_figures_still_there_stay_figures() -> None:
    assert pieces(TEXT, "共化解142起，化解率达95.9%（142/148）。") == [
        "共化解",
        SETTLED,
        "，化解率达",
        RATE,
        "。",
    ]
    assert figures(TEXT.text) == [SETTLED, RATE, VISITS, FEWER, GAP]


@pytest.mark.parametrize(
    ("said", "exact"),
    [
        ("服务企业69次", 69),
        ("服务企业60多次", 69),
        ("服务企业近70次", 69),
        ("服务企业70次左右", 69),
        ("服务企业六十九次", 69),
        ("化解一百四十二件", 142),
        ("化解140余起", 142),
        ("化解率约96%", 142 / 148),
        ("化解率96%", 142 / 148),
        ("下降11%", -0.109375),
        ("超2个百分点", 2.3),
        ("化解142起，142起都已回访", 142),
        ("142", 142),
    ],
)
def test_a_number_that_agrees_is_the_figure(said: str, exact: float) -> None:
    assert doubted(said) == {}
    found = figures(said)
    assert found and {one.value for one in found if isinstance(one, Figure)} == {exact}


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        ("化解145起", {"145起": ("142起",)}),
        ("化解1142起", {"1142起": ("142起",)}),
        ("化解率97%", {"97%": ("95.9%（142/148）", "10.9%")}),
        ("化解率95.9%（140/146）", {"140/146": ()}),
        ("化解超过142起", {"超过142起": ("142起",)}),
        ("化解不足142起", {"不足142起": ("142起",)}),
        ("服务企业70余次", {"70余次": ("60余次",)}),
        ("服务企业60次", {"60次": ("60余次",)}),
        ("参加120人次", {"120人次": ()}),
        ("2024年上半年，化解142起", {"2024年": ("2025年",)}),
        ("化解142起，又化解9起", {"9起": ()}),
    ],
)
def test_a_number_that_does_not_is_a_doubt(said: str, doubts: dict[str, tuple[str, ...]]) -> None:
    assert doubted(said) == doubts


@pytest.mark.parametrize(
    "said",
    [
        "2025年上半年，纠纷多数得到化解。",
        "",
        "5月12日，第3小组到12号楼，投入3万元，历时2小时。",
        "一是抓排查，二是抓化解，全部做到三个到位。",
        "在全市排名前3",
        "2025年较2024年，化解142起",
    ],
)
def test_what_claims_nothing_raises_no_doubt(said: str) -> None:
    assert doubted(said) == {}


def test_a_doubt_says_what_stood_there() -> None:
    (one,) = [p for p in pieces(TEXT, "化解145起。") if isinstance(p, Doubt)]
    assert one.told == "“145起”与台账对不上；本段原有：142起。"
    assert Doubt("120人次").told == "“120人次”不是本段台账里的数字，请核对。"
