"""The trace of a figure: the rows of every indicator make its figure, as a whole and by group."""

from pathlib import Path

import pandas as pd
import pytest

from gridlens.errors import GridLensError
from gridlens.figures.outcomes import outcomes
from gridlens.figures.rows.trace import Trace, trace, trace_sentence, trace_table
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.ledgers import indicators
from gridlens.period import parse_period
from gridlens.schema.ledger import Measure
from gridlens.store.version import Version, current
from tests.small_store import day, publish

GROUPINGS: list[tuple[str, ...]] = [(), ("category",), ("grid", "quarter")]


ASKED = Filters(parse_period("2025H1"), day("06-30"))


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> Version:
    return current(sample_store)


@pytest.fixture(scope="module")
def figures(sample: Version) -> dict[tuple[str, ...], pd.DataFrame]:
    """Every figure of the sample's half-year, by the dimensions that group it."""
    stocks = [key for key, (one, _ledger) in indicators().items() if one.measure is Measure.STOCK]
    found = {by: outcomes(sample, EVERYTHING, ASKED, None, by) for by in GROUPINGS}
    return found | {("age",): outcomes(sample, EVERYTHING, ASKED, stocks, ("age",))}


def _made(found: Trace) -> float | None:
    """Return the figure that the rows make, computed apart from the query that gave the figure."""
    rows = found.rows
    if found.indicator.distinct is not None:
        return len({entry for cell in rows["adds"] for entry in cell.split("、")})
    if found.indicator.measure is Measure.RATE:
        below = sum(rows["below"])
        return sum(rows["adds"]) / below if below else None
    if found.indicator.measure is Measure.MEDIAN:
        days = sorted(rows["adds"])
        half = len(days) // 2
        return (days[half] + days[~half]) / 2 if days else None
    if found.indicator.numerator is None:
        return len(rows)
    return sum(rows["adds"])


@pytest.mark.slow
@pytest.mark.parametrize("key", indicators())
def test_rows_make_the_figure(
    key: str, sample: Version, figures: dict[tuple[str, ...], pd.DataFrame]
) -> None:
    for by, every in figures.items():
        own = every[every["indicator"] == key]
        fullest = (
            own["value"].map(lambda v: -1 if pd.isna(v) else v).astype(float).nlargest(1).index
        )
        for figure in own.loc[fullest].to_dict("records"):
            found = trace(sample, EVERYTHING, ASKED, key, tuple((n, figure[n]) for n in by))
            assert found.value == figure["value"] or pd.isna(figure["value"])
            if pd.isna(figure["value"]):  # of a ledger that was not kept, or a rate of nothing
                assert not _made(found)
            else:
                assert _made(found) == pytest.approx(found.value)


@pytest.mark.slow
def test_each_row_knows_its_file_sheet_and_row(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "1", "name": "甲", "aliases": []}],
        dispute=[
            {"received": day("01-05"), "closed": day("02-05"), "outcome": "调解成功", "grid": "1"},
            {"received": day("01-06"), "closed": day("02-06"), "outcome": "移交", "grid": "1"},
        ],
    )
    asked = Filters(parse_period("2025H1"), day("06-30"))
    found = trace(store, EVERYTHING, asked, "disputes_settled")
    assert trace_table(store, found)[["来源文件", "工作表", "行号"]].values.tolist() == [
        ["dispute.xlsx", "1", 2]
    ]
    assert trace_sentence(store, found) == "2025年上半年，排查化解矛盾纠纷1起：即下列1条记录。"
    rate = trace(store, EVERYTHING, asked, "disputes_settlement_rate", (("grid", "1"),))
    assert trace_sentence(store, rate) == (
        "2025年上半年，甲，纠纷化解率50%：1 ÷ 2，由下列2条记录相加而得。"
    )
    assert trace_table(store, rate)["计入分子"].tolist() == [0, 1]
    with pytest.raises(GridLensError, match="没有名为“9”的网格"):
        trace(store, EVERYTHING, asked, "disputes_settled", (("grid", "9"),))


def test_a_rate_opens_with_the_rows_that_do_not_count(tmp_path: Path) -> None:
    """Closed in time; closed late; open and past due; not yet due: 1 of 3 was closed in time."""
    begun = {"received": day("03-01")}
    store = publish(
        tmp_path,
        dispute=[
            begun | {"due": day("05-01"), "closed": day("04-01"), "number": "按期"},
            begun | {"due": day("05-01"), "closed": day("05-02"), "number": "晚一天"},
            begun | {"due": day("06-01"), "number": "逾期"},
            begun | {"due": day("07-31"), "number": "未到期"},
        ],
    )
    found = trace(store, EVERYTHING, ASKED, "disputes_on_time_rate")
    assert (found.numerator, found.denominator) == (1, 3)
    read = trace_table(store, found)
    assert list(read.columns[2:8]) == [
        "行号",
        "受理日期",
        "期限（据以判断）",
        "办结日（据以判断）",
        "计入分子",
        "计入分母",
    ]
    closed = [day("05-02"), None, day("04-01")]
    assert read["编号"].tolist() == ["晚一天", "逾期", "按期"]
    assert read["计入分子"].tolist() == [0, 0, 1]
    assert (
        read["办结日（据以判断）"].astype(object).where(lambda d: d.notna(), None).tolist()
        == closed
    )
    only = trace_table(store, found, uncounted=True)
    assert only["编号"].tolist() == ["晚一天", "逾期"]
    count = trace(store, EVERYTHING, ASKED, "disputes_received")
    assert trace_table(store, count, uncounted=True).empty


def test_the_date_of_a_record_stands_beside_its_row(tmp_path: Path) -> None:
    store = publish(tmp_path, session=[{"date": day("02-03"), "type": "理论宣讲"}])
    found = trace(store, EVERYTHING, ASKED, "policy_lectures")
    assert list(trace_table(store, found).columns[2:4]) == ["行号", "活动日期"]


@pytest.mark.slow
def test_a_group_of_time_narrows_the_period(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        session=[
            {"date": day("02-03"), "type": "法律学习", "laws": ["甲法", "乙法"]},
            {"date": day("05-03"), "type": "法律学习", "laws": ["乙法"]},
        ],
    )
    asked = Filters(parse_period("2025H1"), day("06-30"))
    found = trace(store, EVERYTHING, asked, "laws_studied", (("quarter", "2025Q1"),))
    assert (found.value, found.distinct, len(found.rows)) == (2, ["乙法", "甲法"], 1)
    assert "2025年一季度" in trace_sentence(store, found)
