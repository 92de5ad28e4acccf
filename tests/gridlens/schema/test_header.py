"""Two spellings of one header become equal."""

import pytest

from gridlens.schema.header import folded


@pytest.mark.parametrize(
    ("header", "same"),
    [
        ("受理日期（必填）", "受理日期"),
        ("*受理日期", "受理日期"),
        ("受 理\n日 期", "受理日期"),
        ("受理日期(选填)：", "受理日期"),
        ("【受理】日期", "受理日期"),
        ("户数（户）", "户数户"),
        ("Name_ID", "nameid"),
        ("", ""),
    ],
)
def test_two_writings_of_a_header_fold_to_one(header: str, same: str):
    assert folded(header) == same
