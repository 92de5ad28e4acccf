"""Numbers that contradict their own text or table, worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.numbers.numerals import quantities
from gridlens.proofread import sums, table_sums
from gridlens.proofread.passed import claiming
from gridlens.proofread.table_sums import number_of


def wrong(text: str) -> list[str]:
    """Return the texts of the numbers of a paragraph that contradict others."""
    numbers, _passed = claiming(text, list(quantities(text)))
    starts = {one.start for one in sums.contradictions(text, numbers)}
    return [one.text for one in numbers if one.start in starts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # 118 + 4 + 6 = 128; 118 + 4 + 4 = 126
        ("排查纠纷126起，化解118起，移交4起，其余6起正在调处。", ["6起"]),
        ("排查纠纷126起，化解118起，移交4起，其余4起正在调处。", []),
        # 14 + 9 + 6 + 8 = 37, of the sentence before; 14 + 9 + 6 + 6 = 35
        ("收集需求35件。按类别分，用工14件、融资9件、证照6件、其他8件。", ["8件"]),
        ("收集需求35件。按类别分，用工14件、融资9件、证照6件、其他6件。", []),
        # 15 + 7 + 3 = 25
        ("建议24件均已答复，其中A类15件、B类7件、C类3件。", ["3件"]),
        # a part larger than its whole; parts that together exceed it
        ("受理纠纷40起，其中邻里纠纷52起。", ["52起"]),
        ("受理纠纷40起，其中邻里28起、物业20起。", ["20起"]),
        ("受理纠纷40起，其中邻里28起、物业10起。", []),
        # what is told clause by clause may overlap
        ("受理纠纷40起，其中代表参与30起，按期办结38起。", []),
        # 67 + 75 = 142
        ("一季度67起、二季度75起，共140起。", ["140起"]),
        ("一季度67起、二季度75起，共142起。", []),
        # 52 to 60 is 8 more, 15.4%
        ("受理量由52件增加到60件，增长20%。", ["20%"]),
        ("受理量由52件增加到60件，增长15.4%。", []),
        ("受理量由60件下降到52件，增加8件。", ["8件"]),
        ("化解率由96.2%提高到97.4%，提高2.2个百分点。", ["2.2个百分点"]),
        # 113 of 305 is 37%; 412 beside 365 is 12.9% more
        ("比一季度的305处增加113处，增长73%。", ["73%"]),
        ("新增主体412户，比去年同期的365户增长15.6%。", ["15.6%"]),
        ("新增主体412户，比去年同期的365户增长12.9%。", []),
        # 45 of 47 is 95.7%
        ("受理诉求47件，办结45件，办结率90%。", ["90%"]),
        ("受理诉求47件，办结45件，办结率95.7%。", []),
        # no two of 55, 49 and 68 make 182; 68 + 55 + 49 = 172
        ("邻里68起、物业55起、欠薪49起、其他20起，这三类加起来就有182起。", ["182起"]),
        ("邻里68起、物业55起、欠薪49起、其他20起，这三类加起来就有172起。", []),
    ],
)
def test_what_does_not_add_up_is_found_without_data(text: str, told: list[str]) -> None:
    assert wrong(text) == told


@given(st.lists(st.integers(1, 400), min_size=2, max_size=5))
def test_a_list_with_its_true_total_contradicts_nothing(parts: list[int]) -> None:
    kinds = "甲乙丙丁戊"
    listed = "、".join(f"{kind}类{part}起" for kind, part in zip(kinds, parts, strict=False))
    assert wrong(f"{listed}，共{sum(parts)}起。") == []
    assert wrong(f"受理{sum(parts)}起，其中{listed}。") == []


def told_of(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return the texts of a table's numbers that contradict others; each has a start of its own."""
    texts, made, place = {}, [], 0
    for label, *cells in rows:
        numbers = []
        for cell in cells:
            texts[place] = cell
            numbers.append(number_of(cell, place))
            place += 100
        made.append((label, numbers))
    return [texts[one.start] for one in table_sums.contradictions(head, made)]


def test_a_total_that_is_not_the_sum() -> None:
    rows = [["邻里", "52"], ["物业", "30"], ["家庭", "24"], ["合计", "116"]]
    assert told_of(["类别", "件数"], rows) == ["116"]
    rows[-1][1] = "106"
    assert told_of(["类别", "件数"], rows) == []


def test_a_part_that_its_own_share_belies_and_a_share_that_its_count_does() -> None:
    # 35 + 22 + 9 = 66, not 63; 9 of 63 is 14.3%, 6 of 63 is 9.5%
    rows = [
        ["甲", "35", "55.6%"],
        ["乙", "22", "34.9%"],
        ["丙", "9", "9.5%"],
        ["合计", "63", "100%"],
    ]
    assert told_of(["类别", "件数", "占比"], rows) == ["9"]
    rows = [["甲", "35", "55.6%"], ["乙", "22", "34.9%"], ["丙", "6", "12.5%"], ["合计", "63", ""]]
    assert told_of(["类别", "件数", "占比"], rows) == ["12.5%"]


def test_a_rows_total_and_a_difference() -> None:
    rows = [["排查", "66", "58", "124"], ["宣传", "11", "16", "29"]]
    assert told_of(["工作", "一季度", "二季度", "合计"], rows) == ["29"]
    rows = [["视察", "6", "5", "2"], ["议政会", "5", "7", "-2"]]
    assert told_of(["指标", "今年", "去年", "增减"], rows) == ["2"]


@given(st.lists(st.integers(0, 900), min_size=2, max_size=8))
def test_a_true_table_contradicts_nothing(counts: list[int]) -> None:
    total = sum(counts)
    rows = [[f"第{at}类", str(one)] for at, one in enumerate(counts)] + [["合计", str(total)]]
    if total:
        shares = [f"{Decimal(one) * 100 / total:.1f}%" for one in counts]
        rows = [[*row, share] for row, share in zip(rows, [*shares, "100%"], strict=True)]
    assert told_of(["类别", "件数", "占比"], rows) == []
