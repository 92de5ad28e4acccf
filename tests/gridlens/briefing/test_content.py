"""The numbers of headings."""

import pytest

from gridlens.briefing.content import numeral


@pytest.mark.parametrize(
    ("place", "level", "number"),
    [
        (0, 0, "一、"),
        (9, 0, "十、"),
        (10, 0, "十一、"),
        (19, 0, "二十、"),
        (2, 1, "（三）"),
        (0, 2, "1."),
        (1, 3, "（2）"),
    ],
)
def test_headings_are_numbered(place: int, level: int, number: str) -> None:
    assert numeral(place, level) == number
