"""The months of a year that titles and names say a table is for."""

import pytest

from etl.clean.dates.months import Months, months_of


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2025年1月矛盾纠纷台账", Months(1, 1)),
        ("2025年十二月", Months(12, 12)),
        ("2025年上半年", Months(1, 6)),
        ("2025年第一季度", Months(1, 3)),
        ("纠纷2025Q4", Months(10, 12)),
        ("2025年1-6月", Months(1, 6)),
        ("2024年12月—2025年1月", Months(12, 1, 2024)),
        ("二〇二四年十二月至二〇二五年一月", Months(12, 1, 2024)),
        ("2024.12-2025.2", Months(12, 2, 2024)),
        ("2024年12月-1月", Months(12, 1)),
        ("2024年度", None),
        ("2024-2025年度", None),
        ("填报日期：2025年1月5日", None),
        ("2025年13月", None),
    ],
)
def test_the_months_of_a_title(text: str, months: Months | None) -> None:
    assert months_of([text]) == months


def test_the_narrowest_counts_if_it_lies_in_the_others() -> None:
    assert months_of(["2025年上半年台账", "3月"]) == Months(3, 3)
    assert months_of(["2025年上半年台账", "9月"]) is None
    assert months_of(["2025年上半年台账", "登记表"]) == Months(1, 6)
