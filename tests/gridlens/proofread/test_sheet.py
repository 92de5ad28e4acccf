"""The proof sheet: every number is a row, with our wording and what was settled."""

import datetime as dt
from io import BytesIO

import openpyxl

from gridlens.period import parse_period
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.proofread.settled import CHECKED, TAKEN, Settled
from gridlens.proofread.sheet import proof_sheet, sheet_notes, titles
from gridlens.render.xlsx.workbook import workbook
from gridlens.store.version import Version

TEXT = "工作总结\n\n2025年上半年化解矛盾纠纷152起，同比增长3%。\n入户走访230次，购置椅子12把。"


def found() -> list[Finding]:
    def one(text: str, verdict: Verdict, **more: object) -> Finding:
        return Finding(text, TEXT.index(text), None, text[-1], verdict, **more)  # type: ignore[arg-type]

    return [
        one("2025年", Verdict.NOT_A_CLAIM, reason="日期"),
        one("152起", Verdict.DIFFERS, figure=142, expected="142起"),
        one("3%", Verdict.DIFFERS, kind="change", figure=-2, expected="-2%"),
        one("230次", Verdict.AGREES, figure=230, expected="230次"),
        one("12把", Verdict.NOT_UNDERSTOOD, reason="没有认出是哪项指标。"),
    ]


def test_each_number_is_a_row_and_those_not_judged_come_last() -> None:
    at = dt.datetime(2025, 7, 1, 9, 5)
    findings = found()
    settled = {
        findings[1].start: Settled(TAKEN, "王某", at),
        findings[4].start: Settled(CHECKED, "李某", at),
    }
    table = proof_sheet(TEXT, findings, settled)
    shown = table[
        ["序号", "位置", "文中", "核对", "台账", "可改为", "说明", "处理", "何人", "何时"]
    ]
    turned = "台账是下降2%，不是增长，请改写这句。"
    unknown = "没有认出是哪项指标。"
    when = "2025-07-01 09:05"
    assert shown.values.tolist() == [
        [1, "第2段第15字", "152起", "不符", "142起", "142起", "", "已改", "王某", when],
        [2, "第2段第24字", "3%", "不符", "-2%", "", turned, "未处理", "", ""],
        [3, "第3段第5字", "230次", "相符", "230次", "", "", "无需处理", "", ""],
        [4, "第3段第14字", "12把", "未能识别", "", "", unknown, "已核对", "李某", when],
        [5, "第2段第1字", "2025年", "不核对", "", "", "日期", "无需处理", "", ""],
    ]
    assert table["上下文"][2] == "入户走访【230次】，购置椅子12把…"


def test_an_empty_draft_has_the_titles_alone() -> None:
    assert list(proof_sheet("", [], {}).columns) == titles()


def test_a_number_of_a_chart_is_said_to_be_in_the_chart() -> None:
    text = "图一\n受理\n一季度\t4起\n共5起\n本期6起"
    findings = [
        Finding(told, text.index(told), None, "起", Verdict.NO_DATA)
        for told in ("4起", "5起", "6起")
    ]
    table = proof_sheet(text, findings, {}, {3: "受理", 6: "受理", text.index("本期"): ""})
    assert list(table["位置"]) == ["图表“受理”", "第2段第2字", "页眉、页脚或脚注"]
    assert table["上下文"][0] == "一季度 【4起】"


def test_a_wording_for_a_doubtful_number_has_its_condition_beside_it() -> None:
    text = "化解矛盾纠纷152起"
    one = Finding(
        "152起",
        6,
        152,
        "起",
        Verdict.DOUBTFUL,
        reason="可能另有所指。",
        figure=142,
        expected="142起",
    )
    line = proof_sheet(text, [one], {}).iloc[0]
    assert (line["可改为"], line["说明"]) == ("142起", "可能另有所指。所指相同才改。")


def test_the_sheet_of_the_sample_goes_into_a_workbook(sample: Version) -> None:
    text = "上半年化解矛盾纠纷152起，入户走访230次。"
    findings = proofread(sample, text, parse_period("2025H1"), sample.as_of)
    table = proof_sheet(text, findings, {})
    data = workbook({"核对表": table}, sheet_notes())
    book = openpyxl.load_workbook(BytesIO(data))
    first = dict(zip(*list(book["核对表"].values)[:2], strict=True))
    assert first["指标"] == "排查化解矛盾纠纷"
    assert first["期间和对象"] == "2025年上半年"
    assert (first["文中"], first["可改为"], first["处理"]) == ("152起", "142起", "未处理")
    assert any("查看" in str(line[0]) for line in book["说明"].values)
