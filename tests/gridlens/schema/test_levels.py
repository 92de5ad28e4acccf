"""The levels of deputies and of handling, as towns, counties and cities write them."""

import pytest

from gridlens.kinds import Choice
from gridlens.schema.levels import congress_levels, handling_levels


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("镇人大代表", "镇级"),
        ("镇代表", "镇级"),
        ("镇级", "镇级"),
        ("乡镇人大代表", "镇级"),
        ("乡（镇）人大代表", "镇级"),
        ("乡级", "乡级"),
        ("县人大代表", "县级"),
        ("县（市、区）级", "县级"),
        ("区人大代表", "区级"),
        ("市级人大代表", "市级"),
        ("自治区人大代表", "省级"),
        ("省人大", "省级"),
        ("全国人大代表", "全国"),
    ],
)
def test_the_level_of_a_deputy(written: str, level: str) -> None:
    assert Choice(options=congress_levels()).parse(written) == level


@pytest.mark.parametrize(
    ("written", "level"),
    [("镇", "镇级"), ("县直部门", "县级"), ("街道办", "街道"), ("区", "区级"), ("村级", "社区")],
)
def test_the_level_of_handling(written: str, level: str) -> None:
    assert Choice(options=handling_levels()).parse(written) == level
