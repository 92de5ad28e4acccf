"""The groups and grids that somebody belongs to, each from a day to a day."""

import datetime as dt

import pytest
from hypothesis import given

from gridlens.errors import Refused
from gridlens.kinds import Tenures
from tests.gridlens.kinds.anything import TEXTS, value_or_none

NEW_YEAR, LAST_OF_MARCH = dt.date(2024, 1, 1), dt.date(2025, 3, 31)


def entry(name: str, since: dt.date | None = None, until: dt.date | None = None):
    return {"name": name, "since": since, "until": until}


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("红旗一网格", [entry("红旗一网格")]),
        ("红旗一网格、中山一网格", [entry("红旗一网格"), entry("中山一网格")]),
        ("红旗一网格（2024-01-01至今）", [entry("红旗一网格", NEW_YEAR)]),
        ("红旗一网格(2024.1.1~2025.3.31)", [entry("红旗一网格", NEW_YEAR, LAST_OF_MARCH)]),
        ("红旗一网格（至2025年3月31日）", [entry("红旗一网格", None, LAST_OF_MARCH)]),
        ("红旗一网格（2024-01-01至）", [entry("红旗一网格", NEW_YEAR)]),
        (
            "红旗一网格（2024-01-01至2025-03-31）；中山一网格（2024-01-01至现在）",
            [entry("红旗一网格", NEW_YEAR, LAST_OF_MARCH), entry("中山一网格", NEW_YEAR)],
        ),
        (" 安全环保组 、", [entry("安全环保组")]),
    ],
)
def test_entries_are_read(text: str, entries: list[dict[str, object]]):
    assert Tenures().parse(text) == entries


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("红旗一网格（去年起）", "起止应写成"),
        ("红旗一网格（2024-01-01）", "起止应写成"),
        ("（2024-01-01至今）", "起止应写成"),
        ("红旗一网格（2025-03-31至2024-01-01）", "起始日期晚于终止日期"),
        ("红旗一网格（2024-02-30至今）", "没有这一天"),
    ],
)
def test_dates_that_cannot_be_read_are_refused(text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        Tenures().parse(text)


def test_it_says_what_to_write():
    assert (
        Tenures().expects() == "名称，可注明起止，如 红旗一网格（2024-01-01至今），多项用顿号隔开"
    )


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_a_list_of_entries_or_refused(text: str):
    for found in value_or_none(Tenures(), text) or []:
        assert found["name"]
        assert not (found["since"] and found["until"]) or found["since"] <= found["until"]
