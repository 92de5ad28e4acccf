"""Many texts read at once give the same values as each text read by itself."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds import Code, Day, Kind, Reference, Text, is_empty
from gridlens.kinds.text import LONGEST

KINDS = [Text(), Code(), Code(digits=15), Reference(to="deputy", several=True)]
NEARLY_PLAIN = st.text(
    alphabet="09AZaz年张三〇、，。；-—/.+eE %Ａ１①\u3000\u200b\u00a0 \n😀㐀", max_size=14
)
LISTED = st.lists(
    st.sampled_from(["张一丰", "李某某", "D0001", "", " ", "欧阳", "张一丰等3人", "全体代表"])
).map("、".join)
PLAIN = st.text(alphabet="0189ABXZ天地玄黄宇宙洪荒-", min_size=1, max_size=15)
NOTHING = st.sampled_from(
    ["无", "暂无", "空", "没有", "N/A", "n/a", "——", "-", "无内容", "未填写", "#DIV/0!"]
)
TEXTS = st.one_of(st.text(), NEARLY_PLAIN, LISTED, PLAIN, NOTHING)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@given(texts=st.lists(TEXTS, max_size=20))
def test_what_is_plain_has_the_value_of_parse(kind: Kind, texts: list[str]) -> None:
    found = kind.at_once(pa.array(texts, pa.string()))
    assert found is not None
    values, plain = found
    for text, value, is_plain in zip(texts, values.to_pylist(), plain.to_pylist(), strict=True):
        if is_plain:
            assert not is_empty(text)
            assert kind.parse(text) == value


@pytest.mark.parametrize(
    ("kind", "texts", "plain"),
    [
        (
            Text(),
            ["楼上漏水，影响楼下", "a b c d e f g", "无", "", "-------", "— " * 8 + "—"],
            [1, 1, 0, 0, 0, 0],
        ),
        (
            Text(),
            ["楼上漏水, 楼下", "楼上漏水,  楼下", " 楼上漏水", "楼上漏水 ", "楼上\u3000漏水"],
            [1, 0, 0, 0, 0],
        ),
        (Text(), ["#REF!", '=DISPIMG("ID_1",1)', '=IF(A2<>"","甲","")', "一=二，三"], [0, 0, 0, 1]),
        (Text(), ["字" * (LONGEST // 3), "字" * LONGEST, "字" * (LONGEST + 1)], [1, 0, 0]),
        (
            Code(),
            ["JF2025-001", "jf2025-001", "4.11E+14", "4111010001.0", "JF2025-001 "],
            [1, 0, 0, 0, 0],
        ),
        (Code(digits=15), ["411101001001005", "41110100100100", "411101001001005.0"], [1, 0, 0]),
        (
            Reference(to="deputy", several=True),
            ["张三丰、李四光", "张三丰、张三丰", "张三丰，李四光", "张 三、李四光", "、张三丰"],
            [1, 0, 0, 0, 0],
        ),
    ],
)
def test_what_is_plain(kind: Kind, texts: list[str], plain: list[int]) -> None:
    found = kind.at_once(pa.array(texts))
    assert found is not None
    assert found[1].to_pylist() == [bool(one) for one in plain]


def test_most_kinds_read_each_distinct_text_by_itself() -> None:
    assert Day().at_once(pa.array(["2025-04-03"])) is None
    assert Reference(to="grid").at_once(pa.array(["红旗一网格"])) is None
