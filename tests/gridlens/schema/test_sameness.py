"""Names that are written differently and are one thing; names that are not."""

import pytest

from gridlens.schema.sameness import LAW, NAME, Sameness


@pytest.mark.parametrize(
    ("same", "one", "other"),
    [
        (LAW, "《代表法》", "代表法"),
        (LAW, "《代表法》", "《 代表 法 》"),
        (LAW, "《中华人民共和国代表法》", "代表法"),
        (LAW, "中华人民共和国　宪法", "《宪法》"),
        (LAW, "《〈信访条例〉释义》", "信访条例释义"),
        (NAME, "示范机械厂（一分厂）", "示范机械厂 (一分厂)"),
        (NAME, "ＡＢＣ科技", "abc科技"),
    ],
)
def test_one_thing(same: Sameness, one: str, other: str) -> None:
    assert same.form(one) == same.form(other)


@pytest.mark.parametrize(
    ("same", "one", "other"),
    [
        (LAW, "《代表法》", "《选举法》"),
        (LAW, "《安全生产法》", "《安全生产法（修订）》"),
        (NAME, "示范机械厂", "示范机械一厂"),
        (NAME, "《示范》书店", "示范书店"),  # the marks belong to the name of a firm
    ],
)
def test_two_things(same: Sameness, one: str, other: str) -> None:
    assert same.form(one) != same.form(other)


def test_nothing_left_stands_for_itself() -> None:
    assert (LAW.form("《》"), LAW.form("中华人民共和国")) == ("《》", "中华人民共和国")
    assert LAW.firsts(["代表法", "《代表法》", "《选举法》"]) == ["《代表法》", "《选举法》"]
