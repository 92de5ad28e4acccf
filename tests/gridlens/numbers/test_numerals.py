"""Numbers as offices write them, and what they mean."""

from decimal import Decimal

import pytest

from gridlens.numbers.numerals import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("化解142起", "142", "起"),
        ("化解１４２起", "142", "起"),
        ("化解一百四十二起", "142", "起"),
        ("联系2,271人次", "2271", "人次"),
        ("约1.2万人次", "12000", "人次"),
        ("二千二百人次", "2200", "人次"),
        ("达到百分之九十五点九", "95.9", "%"),
        ("下降３‰", "3", "‰"),
        ("近九成五", "95", "%"),
        ("提高0.3个百分点", "0.3", "个百分点"),
        ("完成1/4", "25", "%"),
        ("两次", "2", "次"),
    ],
)
def test_a_number_with_its_unit(text: str, value: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "holds", "fails"),
    [
        ("142起", [142], [141, 142.5, 143]),
        ("300余条", [301, 306, 399], [300, 400, 299]),
        ("三百多条", [306], [300]),
        ("十余次", [11, 19], [10, 20]),
        ("十来次", [10, 12], [7, 18]),
        ("近70次", [69, 66], [70, 71, 60]),
        ("约140起", [142, 133], [132, 148]),
        ("超过60次", [61], [60]),
        ("60次以上", [60, 63], [59]),
        ("不到70次", [69], [70]),
        ("60至70次", [60, 63, 70], [59, 71]),
        ("五六十次", [50, 63], [49, 70]),
        ("数十次", [20, 99], [19, 100]),
        ("10.9%", [10.94, 10.9375, 10.85], [10.95, 10.84]),
        ("11%", [10.9375], [11.5]),
        ("100%", [100], [99.9]),
        ("1.2万人次", [12000, 12499], [12500, 11000]),
    ],
)
def test_what_a_number_means(text: str, holds: list[float], fails: list[float]) -> None:
    (found,) = quantities(text)
    assert [figure for figure in holds if not found.holds(figure)] == []
    assert [figure for figure in fails if found.holds(figure)] == []


@pytest.mark.parametrize("text", ["百姓", "千方百计", "万家灯火", "三农", "十四五规划"])
def test_a_numeral_in_a_word_is_no_number(text: str) -> None:
    assert list(quantities(text)) == []
