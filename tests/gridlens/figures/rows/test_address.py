"""The name of a figure in a link, written and read back."""

import datetime as dt
from urllib.parse import parse_qsl

import pytest

from gridlens.errors import GridLensError
from gridlens.figures.rows.address import known, mark, over, parse_mark
from gridlens.period import parse_period


def test_a_mark_is_read_back() -> None:
    told = mark("disputes_settled", {"grid": None}, "2024H1", dt.date(2024, 6, 30))
    given = dict(parse_qsl(told, keep_blank_values=True))
    assert parse_mark(given) == ("disputes_settled", (("grid", None),))
    assert over(given) == parse_period("2024H1")
    assert known(given) == dt.date(2024, 6, 30)


def test_a_mark_without_day_asks_as_of_the_data() -> None:
    assert mark("disputes_settled", {}) == "indicator=disputes_settled"
    assert known({}) is None


def test_an_unknown_day_is_told() -> None:
    with pytest.raises(GridLensError, match="截至日期“昨天”无法识别"):
        known({"known": "昨天"})
