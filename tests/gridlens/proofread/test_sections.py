"""Headings, titles and what they say of the paragraphs under them."""

import datetime as dt

import pytest

from gridlens.period import parse_period
from gridlens.proofread.sections import Sections
from gridlens.proofread.title import own_period

H1 = parse_period("2025H1")
DAY = dt.date(2025, 6, 30)


def test_a_heading_sets_the_period_until_the_next_of_its_level() -> None:
    lines = [
        ("某街道工作总结", "2025H1"),
        ("各位代表：", "2025H1"),
        ("现将情况汇报如下。", "2025H1"),
        ("请审议。", "2025H1"),
        ("一、2024年工作回顾", "2024"),
        ("（一）上半年打基础", "2024H1"),
        ("组织代表进站8次。", "2024H1"),
        ("（二）下半年见成效", "2024H2"),
        ("组织代表进站10次。", "2024H2"),
        ("二、今年以来的工作", "2025H1"),
        ("组织代表进站9次。", "2025H1"),
    ]
    sections = Sections(H1, DAY)
    assert [(text, sections.line(text)[0].key) for text, _key in lines] == lines


def test_the_day_of_the_data_is_no_heading() -> None:
    sections = Sections(parse_period("2024Q1"), DAY)
    for text in ("某街道", "简报", "各位领导：", "如下。", "数据截至2025年6月30日"):
        sections.line(text)
    assert sections.line("视察1次。")[0].key == "2024Q1"


def test_a_heading_may_announce_plans() -> None:
    sections = Sections(H1, DAY)
    told = [
        (text, sections.line(text)[1].plan)
        for text in (
            "一、主要工作",
            "走访20次。",
            "二、下半年打算",
            "组织走访不少于20次。",
            "三、差距与打算",
            "有6起纠纷未办结。",
            "四、下一步工作。组织视察8次。",
        )
    ]
    assert [text for text, plan in told if plan] == [
        "组织走访不少于20次。",
        "四、下一步工作。组织视察8次。",
    ]


def test_one_persons_report_is_known() -> None:
    sections = Sections(H1, DAY)
    assert not sections.line("2025年上半年履职情况报告")[1].personal
    assert sections.line("我是第12选区选出的代表，现报告如下。")[1].personal


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("某街道人大工委2024年工作总结\n一年来，……", "2024"),
        ("某街道2025年一季度工作情况\n一季度，……", "2025Q1"),
        ("某镇上半年工作小结\n今年上半年，……", None),
        ("某街道2025年工作简报\n今年以来，……", None),
        ("某街道简报（2025年第6期）\n各网格……", None),
        ("在2025年下半年推进会议上的讲话\n同志们：……", None),
        ("各网格化解纠纷142起。", None),
        ("2024年下半年，各网格化解纠纷142起，比上年增加。", "2024H2"),
    ],
)
def test_the_period_that_a_draft_gives_itself(text: str, own: str | None) -> None:
    found = own_period(text, H1, DAY)
    assert (found.key if found else None) == own
