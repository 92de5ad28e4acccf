"""Round counts in sentences, by the wording rules of official accounts."""

import pytest

from gridlens.briefing.wording.roundly import count_phrase, roundly


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, None),
        (8, None),
        (19, None),
        (20, None),
        (21, 20),
        (63, 60),
        (68, 60),
        (69, None),
        (99, None),
        (100, None),
        (108, 100),
        (111, 100),
        (112, 110),
        (142, 140),
        (149, None),
        (199, None),
        (300, None),
        (306, 300),
        (333, 300),
        (334, 330),
        (399, None),
        (1000, None),
        (1049, 1000),
        (1081, None),
        (2271, 2200),
        (9999, None),
        (10_500, 10_000),
        (12_900, None),
        (63.5, None),
    ],
)
def test_round_numbers(value: float, said: int | None) -> None:
    assert roundly(value) == said


def test_only_indicators_that_allow_it_are_said_roundly() -> None:
    assert count_phrase(306, "hazards_rectified", approximate=True) == "300余"
    assert count_phrase(306, "hazards_rectified", approximate=False) == "306"
    assert count_phrase(18, "hazards_rectified", approximate=True) == "18"
