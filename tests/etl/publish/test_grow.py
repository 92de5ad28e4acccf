"""A version grown from the version before it holds the same as the fold of all loads."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.publish import grow
from etl.publish.version import publish
from tests.etl.office import DEPUTIES, GRIDS, NOW, csv, current, put, query

DAY = st.dates(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
NUMBER = st.one_of(st.just(""), st.integers(1, 9).map(lambda n: f"JF-{n}"))
GRID = st.sampled_from(["红旗一网格", "红旗1", "411101001001002", ""])
WHO = st.sampled_from(["张某", "张某、李某", ""])
Row = tuple[str, dt.date, str, str, str]
ROW = st.tuples(NUMBER, DAY, GRID, WHO, st.sampled_from("甲乙丙"))
ROWS = st.lists(ROW, max_size=6, unique_by=lambda row: row[0] or row)
LOADS = st.lists(st.tuples(ROWS, st.sampled_from("ab"), st.booleans()), min_size=2, max_size=4)
FIRST = [(f"JF-{n}", dt.date(2025, 3, n), "红旗一网格", "张某", "甲") for n in range(1, 10)]
HEADER = "编号,受理日期,网格,代表,当事人"


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grow, "WORTH", 0)


def file(folder: Path, name: str, rows: list[Row]) -> Path:
    lines = [f"{n},{day},{grid},{who},{party}某、丁某" for n, day, grid, who, party in rows]
    return csv(folder, f"纠纷{name}.csv", "\n".join([HEADER, *lines, ""]))


def rosters(folder: Path) -> list[Path]:
    return [csv(folder, "网格名册.csv", GRIDS), csv(folder, "代表名册.csv", DEPUTIES)]


def records(store: Path) -> list[tuple[object, ...]]:
    return query(store, "SELECT * FROM dispute ORDER BY key")


def folded_anew(store: Path) -> tuple[str, dict[str, int], list[tuple[object, ...]]]:
    told = current(store)
    publish(store, told["loads"], told["undone"], NOW)
    return current(store)["content_hash"], current(store)["counts"], records(store)


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(loads=LOADS)
def test_grown_is_folded(
    loads: list[tuple[list[Row], str, bool]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("office")
    store = folder / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grow, "WORTH", 0)
        put(store, *rosters(folder), file(folder, "a", FIRST))
        for rows, name, withdraw in loads:
            put(store, file(folder, name, rows), withdraw=withdraw)
            told = current(store)
            grown = told["content_hash"], told["counts"], records(store)
            assert folded_anew(store) == grown


@pytest.mark.slow
def test_what_is_new_stands_after_what_was_there(store: Path, tmp_path: Path, always: None) -> None:
    put(store, *rosters(tmp_path), file(tmp_path, "a", FIRST))
    put(store, file(tmp_path, "a", [("JF-5", dt.date(2025, 1, 1), "", "", "乙")]))
    grown = query(store, "SELECT number, load FROM dispute")
    assert grown == [(f"JF-{n}", 1) for n in (1, 2, 3, 4, 6, 7, 8, 9)] + [("JF-5", 2)]
    assert query(store, "SELECT load FROM sheet WHERE ledger = 'dispute' ORDER BY 1") == [
        (1,),
        (2,),
    ]


@pytest.mark.slow
def test_a_roster_that_comes_again_unchanged_changes_no_other_record(
    store: Path, tmp_path: Path, always: None
) -> None:
    put(store, *rosters(tmp_path), file(tmp_path, "a", FIRST))
    again = [("JF-5", dt.date(2025, 1, 1), "", "", "乙")]
    put(store, *rosters(tmp_path), file(tmp_path, "a", again))
    assert query(store, "SELECT number, load FROM dispute")[-1] == ("JF-5", 2)
    assert query(store, "SELECT DISTINCT load FROM grid") == [(2,)]
    grown = current(store)["content_hash"], current(store)["counts"], records(store)
    assert folded_anew(store) == grown


@pytest.mark.slow
def test_a_small_ledger_is_folded(store: Path, tmp_path: Path) -> None:
    put(store, *rosters(tmp_path), file(tmp_path, "a", FIRST))
    put(store, file(tmp_path, "a", [("JF-5", dt.date(2025, 1, 1), "", "", "乙")]))
    assert query(store, "SELECT number FROM dispute")[0] == ("JF-5",)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["a roster comes with it", "names that no roster knows"])
def test_where_other_records_could_change_the_loads_are_folded(
    what: str, store: Path, tmp_path: Path, always: None
) -> None:
    known = rosters(tmp_path)
    first = known[1:] if what.startswith("names") else known
    put(store, *first, file(tmp_path, "a", FIRST))
    more = [file(tmp_path, "a", [("JF-5", dt.date(2025, 1, 1), "", "", "乙")])]
    if what.startswith("a roster"):
        more.append(csv(tmp_path, "网格名册.csv", GRIDS + "411101001001009,红旗九网格,,红旗社区\n"))
    put(store, *more)
    assert query(store, "SELECT number FROM dispute")[0] == ("JF-5",)
