"""A briefing made by hand with a hostile name everywhere, and the known figures of 2025H1."""

import datetime as dt
from base64 import b64decode

from gridlens.briefing.content import (
    Appendix,
    Blank,
    Briefing,
    BriefingTable,
    Definition,
    Photo,
    Picture,
    Section,
    TableColumn,
)
from gridlens.briefing.sentence import Figure, Paragraph, Sentence
from gridlens.charts.spec import Bars, ColourMeaning, Heat
from gridlens.period import parse_period

# The figures of the committee's account of the first half of 2025, in the sample's exact numbers.
REFERENCE = {
    "议案建议": "10件",
    "党的创新理论宣讲": "6次",
    "代表进站活动": "5次",
    "议政会": "2次",
    "学习核心法律法规": "9部",
    "外出学习观摩": "4处",
    "党员监督岗": "6个",
    "参加调研视察": "4次",
    "基层网格": "20个",
    "排查化解矛盾纠纷": "142起",
    "排查整改安全隐患": "306条",
    "上门服务企业": "63次",
    "义诊": "3场",
    "群众急难愁盼事项办结": "8件",
}
WICKED = '=HYPERLINK("http://x/")\x07&<b>'
DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def tiny() -> Briefing:
    """Return a briefing with one part of each kind, each with the hostile name."""
    seven = Figure("7起", 7.0, "disputes_settled", "2025H1", unit="起")
    bars = Bars(WICKED, "", (WICKED,), (7.0,), ("7",), ("7起",), (ColourMeaning.CURRENT,))
    heat = Heat(WICKED, "单位：起", (WICKED,), ("一季",), ((7.0,),), (("7",),), (("7起",),))
    parts = (
        Paragraph("lead", (Sentence((WICKED, seven, "。")),)),
        BriefingTable(
            "t",
            WICKED,
            (TableColumn("名", 0.5), TableColumn("数", 0.5, number=True)),
            ((WICKED, seven),),
        ),
        Picture("p", bars, WICKED, (seven,)),
        Picture("h", heat, WICKED, (seven,)),
        Photo(DOT, WICKED),
        Blank("next", f"【待填写】{WICKED}"),
    )
    appendix = Appendix(
        (Definition("disputes_settled", WICKED, "起", WICKED, "7"),),
        (WICKED,),
        3,
        dt.date(2025, 6, 30),
        dt.datetime(2025, 7, 1, 9, 30),
        WICKED,
        (WICKED,),
    )
    return Briefing(
        WICKED,
        f"{WICKED}2025年上半年工作情况汇报",
        "数据截至2025年6月30日",
        parse_period("2025H1"),
        (Section("s", WICKED, parts),),
        WICKED,
        appendix,
        sample=True,
    )
