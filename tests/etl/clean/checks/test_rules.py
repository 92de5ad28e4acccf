"""What a ledger declares of two cells of a row holds for the rows that are loaded."""

from pathlib import Path

import pytest

from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger
from tests.etl.office import put_text, reasons

IN_ORDER = [(one, *pair) for one in ledgers().values() for pair in one.in_order]
AT_MOST = [(one, *pair) for one in ledgers().values() for pair in one.at_most]


def text_of(ledger: Ledger, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return a ledger of one row: its number and what is required, by example, and these two."""
    needed = [c for c in ledger.columns if c.required or c.name == ledger.number]
    cells = {c.name: c.accepts[0][0] for c in needed} | dict([one, other])
    titles = [ledger.column(name).title for name in cells]
    return "\n".join(",".join(line) for line in (titles, cells.values())) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ledger", "begin", "end"), IN_ORDER, ids=lambda one: getattr(one, "key", one)
)
def test_an_end_before_the_beginning_rejects_the_row(
    store: Path, ledger: Ledger, begin: str, end: str
) -> None:
    text = text_of(ledger, (begin, "2025-04-03"), (end, "2025-04-02"))
    sheet = put_text(store, f"{ledger.title}.csv", text)
    first, last = ledger.column(begin).title, ledger.column(end).title
    assert (2, last, f"“{last}”早于“{first}”") in reasons(sheet)
    assert (sheet.loaded, sheet.rejected) == (0, 1)
    same = text_of(ledger, (begin, "2025-04-03"), (end, "2025-04-03"))
    assert put_text(store, f"{ledger.title}.csv", same).loaded == 1


@pytest.mark.parametrize(
    ("ledger", "part", "whole"), AT_MOST, ids=lambda one: getattr(one, "key", one)
)
def test_a_part_greater_than_the_whole_is_loaded_and_said(
    store: Path, ledger: Ledger, part: str, whole: str
) -> None:
    sheet = put_text(store, f"{ledger.title}.csv", text_of(ledger, (part, "12"), (whole, "10")))
    less, more = ledger.column(part).title, ledger.column(whole).title
    said = f"“{less}”多于“{more}”，请核对；已照填写的导入"
    assert reasons(sheet) == [(2, less, said)]
    assert (sheet.loaded, sheet.rejected) == (1, 0)


@pytest.mark.parametrize(
    ("period", "shares", "loaded"),
    [("2025", "20、30、25、25", 1), ("2025Q1", "30 30 40", 1), ("2025Q1", "20、30、25、25", 0)],
)
def test_a_goal_has_a_share_for_each_quarter_or_month_of_its_period(
    store: Path, period: str, shares: str, loaded: int
) -> None:
    text = f"指标,期间,目标值,分期比例\n入户走访,{period},12,{shares}\n"
    sheet = put_text(store, "目标.csv", text)
    assert (sheet.loaded, sheet.rejected) == (loaded, 1 - loaded)
    told = (2, "分期比例", "“分期比例”应为“期间”里的每季度或每月各一个")
    assert reasons(sheet) == ([] if loaded else [told])
