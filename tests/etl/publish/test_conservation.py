"""Every row of every sheet is accounted for, whatever a clerk writes."""

import datetime as dt
import string
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean.rosters.directory import Directory
from etl.clean.rows import clean
from etl.compare.within.settle import settle
from etl.match.columns.matched import MatchedSheet
from etl.match.ledger import recognised_by_headers
from etl.sheets.sheet import Merge, Sheet
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger

TODAY = dt.date(2025, 7, 1)
JUNK = st.text(alphabet=string.printable + "合计注：，、（）〇　张红网格年月日－", max_size=12)


def cells_of(ledger: Ledger) -> st.SearchStrategy[list[list[str | None]]]:
    """Return rows of a ledger whose cells are good, bad or missing."""
    columns = []
    for column in ledger.columns:
        good = st.sampled_from([text for text, _value in column.accepts] or ["甲"])
        bad = st.sampled_from([*column.refuses, "-"])
        columns.append(st.one_of(good, good, good, bad, st.none(), JUNK))
    row = st.tuples(*columns).map(list)
    total = st.just(["合计", "3", *[None] * (len(columns) - 2)])
    blank = st.just([None] * len(columns))
    heads = st.sampled_from(
        ["红旗一网格（3件）", "一、其他", "（二）矛盾纠纷（1起）", "红旗二网格"]
    )
    group = heads.map(lambda text: [text, *[None] * (len(columns) - 1)])
    return st.lists(st.one_of(row, row, row, total, group, blank), max_size=12)


def merges_of(height: int, width: int) -> st.SearchStrategy[tuple[Merge, ...]]:
    """Return cells merged down a column, or across a row, anywhere below the header."""
    row, place = st.integers(2, height + 1), st.integers(0, width - 1)
    down = st.builds(lambda a, b, at: Merge(min(a, b), max(a, b), at, at), row, row, place)
    across = st.builds(lambda at, a, b: Merge(at, at, min(a, b), max(a, b)), row, place, place)
    return st.lists(st.one_of(down, across), max_size=4).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Sheet, int]:
    """Draw a sheet under the titles of a ledger, and count its non-empty rows."""
    ledger = draw(st.sampled_from(list(ledgers().values())))
    rows = draw(cells_of(ledger))
    filled = sum(any(cell and cell.strip() for cell in row) for row in rows)
    titles: list[Any] = [column.title for column in ledger.columns]
    columns = zip(*[titles, *rows], strict=True)
    cells = pa.table(
        [pa.array(list(column), pa.string()) for column in columns],
        names=[f"f{place}" for place in range(len(titles))],
    )
    merges = draw(st.one_of(st.none(), merges_of(cells.num_rows, cells.num_columns)))
    return Sheet("台账.csv", ledger.title, cells, merges=merges), filled


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(sheets())
def test_rows_are_accepted_repeated_rejected_or_skipped(drawn: tuple[Sheet, int]) -> None:
    sheet, filled = drawn
    matched = recognised_by_headers(sheet)
    assert isinstance(matched, MatchedSheet)
    batch = clean(matched, Directory(), TODAY)
    with duckdb.connect() as con:
        settled = settle(con, matched.ledger, [batch])
    standing, (batch,) = settled.rows, settled.batches
    assert batch.total == filled
    assert filled == standing.num_rows + batch.repeated + len(batch.rejected) + batch.skipped
    assert len(set(standing["key"].to_pylist())) == standing.num_rows
