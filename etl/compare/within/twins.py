"""Tell apart the rows of a command whose keys would begin alike, and tell the clerk about them.

Of rows that are equal in every cell of their sheet, one stands. Of rows that are equal in the
columns that are read but differ in other cells, all stand. If another sheet says the same, its
rows count once with these, one with one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.rows import ROW, Batch
from etl.compare.likeness.elsewhere import Clash, clashes_of
from etl.compare.likeness.marks import content_sql, natural_sql, number_sql
from etl.sheets.problem import Problem
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

# Names that no column of a ledger has.
_PLACE, _CODE, _SHEET, _CELLS = "row_place", "row_code", "row_sheet", "row_cells"
_HASHED = pa.schema({_SHEET: pa.int64(), ROW: pa.int64(), _CELLS: pa.uint64()})


@dataclass(frozen=True)
class Twins:
    """Which rows stand; ``repeats`` has the other rows, each with the row that it repeats.

    ``ordinals`` has, by place, the ordinals above 1 that keys need.
    """

    standing: np.ndarray
    repeats: list[tuple[int, int]]
    ordinals: dict[int, int]


def found(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    batches: list[Batch],
    rows: pa.Table,
    codes: np.ndarray,
) -> Twins:
    """Find out which rows stand. ``codes`` tells which keys begin alike.

    Leaves the rows that share a code with the connection, as ``shared``, and those of them that
    stand as ``apart``.
    """
    places = np.flatnonzero(np.bincount(codes)[codes] > 1)
    sheets = np.repeat(np.arange(len(batches)), [batch.rows.num_rows for batch in batches])[places]
    shared = rows.take(pa.array(places))
    for name, values in ((_PLACE, places), (_CODE, codes[places]), (_SHEET, sheets)):
        shared = shared.append_column(name, pa.array(values, pa.int64()))
    con.register("shared", shared)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE alike AS"
        f" SELECT {_PLACE}, {_CODE}, {_SHEET}, {ROW}, row_home,"
        f" {number_sql(ledger)} AS number, {natural_sql(ledger)} AS natural_key,"
        f" {content_sql(ledger)} AS content FROM shared"
    )
    con.register("all_cells", _all_cells(con, batches))
    in_sheet = f"{_SHEET}, {_CODE}, content"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE told AS"
        " WITH once AS ("
        f"SELECT *, min({_PLACE}) OVER (PARTITION BY {in_sheet}, {_CELLS}) AS original"
        f" FROM alike LEFT JOIN all_cells USING ({_SHEET}, {ROW})"
        "), each AS ("
        f"SELECT *, row_number() OVER (PARTITION BY {in_sheet} ORDER BY {_PLACE}) AS twin"
        f" FROM once WHERE original = {_PLACE}"
        f") SELECT * REPLACE (min({_PLACE}) OVER (PARTITION BY {_CODE}, content, twin) AS original)"
        f" FROM each UNION ALL SELECT *, 0 AS twin FROM once WHERE original <> {_PLACE}"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE apart AS SELECT *,"
        f" row_number() OVER (PARTITION BY row_home, {_CODE} ORDER BY {_PLACE}) AS ordinal"
        f" FROM told WHERE original = {_PLACE}"
    )
    standing = np.ones(rows.num_rows, dtype=bool)
    repeats = con.execute(
        f"SELECT {_PLACE}, original FROM told WHERE original <> {_PLACE} ORDER BY 1"
    ).fetchall()
    standing[[place for place, _original in repeats]] = False
    ordinals = con.execute(f"SELECT {_PLACE}, ordinal FROM apart WHERE ordinal > 1 ORDER BY 1")
    return Twins(standing, repeats, dict(ordinals.fetchall()))


def with_ordinals(tails: pa.ChunkedArray, twins: Twins) -> pa.ChunkedArray:
    """Return the ends of keys, with an ordinal for each row that needs one."""
    if not twins.ordinals:
        return tails
    places = list(twins.ordinals)
    mask = np.zeros(len(tails), dtype=bool)
    mask[places] = True
    ends = pa.array([f".{n}" for n in twins.ordinals.values()], pa.string())
    longer = pc.binary_join_element_wise(tails.take(pa.array(places)), ends, "")
    return pc.replace_with_mask(tails.combine_chunks(), pa.array(mask), longer.combine_chunks())


def noted(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    batches: list[Batch],
    rows: pa.Table,
    twins: Twins,
) -> list[Batch]:
    """Return the batches with a notice for each repeated row, and notices on twins and numbers."""
    place = {batch.source: number for number, batch in enumerate(batches)}
    said: dict[int, list[Problem]] = defaultdict(list)
    column = ledger.number or ledger.natural_key[0]
    reason = _("与《{file}》“{sheet}”第{row}行完全相同，按一条计")
    names = ["source_file", "source_sheet", ROW]
    sources = rows.select(names)
    later, earlier = (
        sources.take(pa.array([pair[end] for pair in twins.repeats], pa.int64())).to_pylist()
        for end in (0, 1)
    )
    for this, that in zip(later, earlier, strict=True):
        number = place[this["source_file"], this["source_sheet"]]
        batch, row = batches[number], this[ROW]
        text = reason.format(file=that["source_file"], sheet=that["source_sheet"], row=that[ROW])
        said[number].append(Problem(row, batch.header(column), batch.found(column, row), text))
    repeated = {number: len(some) for number, some in said.items()}
    for number, problem in (*_twins(con, batches), *_numbers(con, ledger, batches)):
        said[number].append(problem)
    return [
        batch.with_more(said[number], repeated=repeated.get(number, 0))
        for number, batch in enumerate(batches)
    ]


def clashes(con: duckdb.DuckDBPyConnection, ledger: Ledger, twins: Twins) -> list[Clash]:
    """Return, for each number that several sheets use, a row of each sheet but the first.

    Rows without number count if their whole natural key is the same.
    """
    if len(twins.standing) == 0:
        return []
    same = "number, CASE WHEN number IS NULL THEN natural_key END"
    pairs = (
        f"SELECT min({_PLACE}) AS this, min(earliest) AS that FROM (SELECT *,"
        f" min({_PLACE}) OVER same AS earliest, min({_SHEET}) OVER same AS first_sheet"
        f" FROM apart WINDOW same AS (PARTITION BY {same}))"
        f" WHERE {_SHEET} > first_sheet GROUP BY {_SHEET}, {same}"
    )
    shared = f"SELECT *, {_PLACE} AS row_id FROM shared"
    return clashes_of(con, ledger, shared, shared, pairs, before=False)


def _all_cells(con: duckdb.DuckDBPyConnection, batches: list[Batch]) -> pa.Table:
    """Return a hash over all cells of each row that another row of its sheet equals as read."""
    found = con.execute(
        f"SELECT {_SHEET}, list({ROW} ORDER BY {ROW}) FROM (SELECT *, count(*) OVER"
        f" (PARTITION BY {_SHEET}, {_CODE}, content) AS many FROM alike) WHERE many > 1"
        f" GROUP BY {_SHEET} ORDER BY {_SHEET}"
    ).fetchall()
    tables = []
    for number, numbers in found:
        rows = pa.array(np.array(numbers) - 1)
        texts = {f"c{n}": t.take(rows) for n, t in enumerate(_columns(batches[number]))}
        con.register("cells_of_sheet", pa.table(texts))
        trimmed = ", ".join(f"coalesce(trim({name}), '')" for name in texts)
        hashes = con.sql(f"SELECT hash(hash({trimmed})) AS h FROM cells_of_sheet").to_arrow_table()
        tables.append(
            pa.table([pa.array([number] * len(rows)), pa.array(numbers), hashes["h"]], _HASHED)
        )
    return pa.concat_tables([_HASHED.empty_table(), *tables])


def _columns(batch: Batch) -> Iterator[pa.ChunkedArray]:
    records = batch.records
    yield from (column.texts for column in records.columns)
    yield from (records.texts[name] for name in records.given)


def _twins(con: duckdb.DuckDBPyConnection, batches: list[Batch]) -> Iterator[tuple[int, Problem]]:
    """Yield a notice for each sheet with rows that differ only in cells that are not read."""
    reason = _(
        "有{n}行读入的内容与本表别的行相同（如第{later}行与第{row}行，只有“{headers}”不同），"
        "各按一条计；确是重复登记的，请删去再导入"
    )
    for number, many, row, later in con.execute(
        f"SELECT {_SHEET}, sum(many - 1)::BIGINT, first(one ORDER BY one), first(two ORDER BY one)"
        f" FROM (SELECT {_SHEET}, count(*) AS many, min({ROW}) AS one,"
        f" min({ROW}) FILTER (twin = 2) AS two FROM apart GROUP BY {_SHEET}, {_CODE}, content)"
        f" WHERE many > 1 AND two > one GROUP BY {_SHEET} ORDER BY {_SHEET}"
    ).fetchall():
        columns = batches[number].records.columns
        pairs = (
            (c.header, *((c.texts[r - 1].as_py() or "").strip() for r in (row, later)))
            for c in columns
        )
        headers = "、".join(header or _("没有表头的列") for header, one, two in pairs if one != two)
        text = reason.format(n=many, later=later, row=row, headers=headers)
        yield number, Problem(None, None, None, text)


def _numbers(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, batches: list[Batch]
) -> Iterator[tuple[int, Problem]]:
    """Yield a notice for each sheet that uses a number for several matters."""
    if not ledger.number:
        return
    reason = _(
        "有{n}个编号在本表里不止用了一次（如“{number}”：第{rows}行），内容不同，各按一条计；"
        "确是重复登记的，请删去再导入"
    )
    for number, many, said, rows in con.execute(
        f"SELECT {_SHEET}, count(*), first(number ORDER BY one), first(rows ORDER BY one)"
        f" FROM (SELECT {_SHEET}, number, min({ROW}) AS one, list({ROW} ORDER BY {ROW})[:3] AS rows"
        f" FROM apart WHERE number IS NOT NULL GROUP BY {_SHEET}, number"
        f" HAVING count(DISTINCT content) > 1) GROUP BY {_SHEET} ORDER BY {_SHEET}"
    ).fetchall():
        batch = batches[number]
        text = reason.format(n=many, number=said, rows="、".join(map(str, rows)))
        yield number, Problem(None, batch.header(ledger.number), None, text)
