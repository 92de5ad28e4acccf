"""Which claims a run of quarters allows."""

import pytest

from gridlens.briefing.wording.claims import claim


@pytest.mark.parametrize(
    ("values", "better", "said"),
    [
        ([1, 2, 3], True, "连续两个季度增加"),
        ([5, 2, 3, 4], True, "连续两个季度回升"),
        ([5, 2, 3, 4], False, "连续两个季度增加"),  # no recovery where more is not better
        ([4, 3, 2, 1], True, "连续三个季度减少"),
        ([1, 2, 2, 3], True, ""),  # a tie ends the run
        ([1, None, 2, 3], True, ""),  # a gap ends the run too
        ([3, 2, 3], True, ""),
        ([3], True, ""),
        ([], True, ""),
    ],
)
def test_claims_need_two_steps_one_way(values: list[float | None], better: bool, said: str) -> None:
    assert claim(values, rate=False, better=better) == said


def test_rates_rise_and_fall_in_their_own_words() -> None:
    assert claim([0.9, 0.8, 0.7], rate=True, better=True) == "连续两个季度降低"
    assert claim([0.7, 0.8, 0.9], rate=True, better=True) == "连续两个季度提高"
