"""Split a separated text into cells: find the separator, take rows of any length, judge quotes.

No row is ever lost: a text that cannot be read as it was written is refused.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from etl.formats import quotes
from etl.formats.encoding import Octets
from etl.process.bounds import LONGEST_FIELD, MOST_CELLS, WIDEST, too_many_cells, too_many_columns
from gridlens.errors import GridLensError
from gridlens.translation import _

_SEPARATORS = ",\t;|"
_SAMPLE = 2**16
_ROWS_AT_ONCE = 20_000
_MOST_MENDED = 10_000
# Several line ends at the end of the text; each further one would become an empty row.
_LINE_ENDS = re.compile(rb"(?:\n\r?\n|\n\r|\r\r\n?)\Z")


@dataclass
class Separated:
    """The cells of a text, all strings, and remarks on how it was read.

    ``width`` is the number of cells in most rows. ``lengths`` has the lengths of the rows that have
    another number of cells, by row number.
    """

    cells: pa.Table
    width: int = 0
    lengths: dict[int, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Dialect:
    """How a text is written: separator, number of cells in most rows, and whether quotes occur."""

    separator: str
    width: int
    quoted: bool


def separated(data: Octets) -> Separated:
    """Return the cells of a text in UTF-8; a quoted cell may hold line breaks.

    Raises ``GridLensError`` if the text is too large, or its quotes leave the rows in doubt.
    """
    if _LINE_ENDS.search(data, max(0, len(data) - 3)):
        data = data.rstrip(b"\r\n")
    if not data or data.isspace():
        return Separated(pa.table({}))
    csv.field_size_limit(LONGEST_FIELD)
    dialect = dialect_of(data)
    if dialect.width > WIDEST:
        raise too_many_columns(dialect.width)
    if dialect.width * (quotes.line_ends(data) + 1) > MOST_CELLS:
        raise too_many_cells()
    try:
        if not dialect.quoted or quotes.are_plain(data, dialect.separator):
            found = _quick(data, dialect)
        else:
            found = _slow(data, dialect)
        if not (
            dialect.quoted
            and quotes.swallow_rows(found.cells, dialect.separator, dialect.width, data)
        ):
            return found
    except csv.Error as error:
        if "field larger" in str(error):
            raise GridLensError(
                _("有一格文字超过{n}万字，不像台账，可能是引号不成对。").format(
                    n=LONGEST_FIELD // 10_000
                ),
                _("请检查文件里的引号，另存后再导入。"),
            ) from error
    return _as_it_stands(data, Dialect(dialect.separator, dialect.width, quoted=False))


def _as_it_stands(data: Octets, dialect: Dialect) -> Separated:
    """Read every line as a row and every quote as a plain character.

    Raises ``GridLensError`` if a line with a quote would not have the full width.
    """
    line = quotes.first_doubtful(data, dialect.separator)
    if not quotes.stand_in_whole_rows(data, dialect.separator, dialect.width):
        raise GridLensError(
            _("第{line}行附近的引号不成对，无法分列。").format(line=line),
            _("请改正这一行的引号，或在表格软件中打开核对后另存为 .xlsx 再导入。"),
        )
    found = _quick(data, dialect)
    found.cells = quotes.unwrapped(found.cells)
    found.remarks.append(
        _("第{line}行附近的引号不成对，已按一行一条读取，多余的引号照原样保留，请核对。").format(
            line=line
        )
    )
    return found


def dialect_of(data: Octets) -> Dialect:
    """Return how a text is written, judged by its first lines.

    The separator is the one that gives most rows the same width. A first line ``sep=;``, as
    spreadsheet programs write it, names the separator.
    """
    lines = data[:_SAMPLE].decode("utf-8", "ignore").splitlines()
    whole = lines[:-1] if len(data) > _SAMPLE and len(lines) > 1 else lines
    named = whole[0].strip().strip('"').lower().removeprefix("sep=")
    fits = {one: _common_width(whole, one) for one in _SEPARATORS}
    if len(named) == 1 and named in _SEPARATORS:
        separator = named
    else:
        separator = max(_SEPARATORS, key=lambda one: (fits[one][0] > 1, fits[one][::-1]))
    return Dialect(separator, fits[separator][0], b'"' in data)


def _common_width(lines: list[str], separator: str) -> tuple[int, float]:
    """Return the width of most rows (the larger if two are equal), and the share of such rows."""
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator)
    try:
        widths = Counter(len(row) for row in reader if any(row))
    except csv.Error:  # a cell that is too long: the reader of the whole text will say so
        widths = Counter()
    if not widths:
        return 1, 0.0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return width, times / widths.total()


def _quick(data: Octets, dialect: Dialect) -> Separated:
    """Read the rows of the common width in one go, and put the few other rows between them."""
    try:
        return Separated(rectangle(data, dialect, threads=True), dialect.width)
    except pa.ArrowInvalid:  # some row has another width: only one thread can number it
        pass
    others: list[tuple[int, str]] = []

    def put_aside(row: pyarrow.csv.InvalidRow) -> str:
        others.append((row.number, row.text))
        return "skip" if len(others) <= _MOST_MENDED else "error"

    try:
        cells = rectangle(data, dialect, put_aside)
    except pa.ArrowInvalid:  # too many others, or a row longer than a block
        return _slow(data, dialect)
    return _spliced(cells, others, dialect) if others else Separated(cells, dialect.width)


def rectangle(
    data: Octets,
    dialect: Dialect,
    handler: Callable[[pyarrow.csv.InvalidRow], str] | None = None,
    *,
    threads: bool = False,
) -> pa.Table:
    """Return the rows of the common width as a table.

    ``handler`` gets every other row. Raises ``pa.ArrowInvalid`` if there is no handler, or if the
    handler answers "error".
    """
    names = [f"f{place}" for place in range(dialect.width)]
    return pyarrow.csv.read_csv(
        pa.py_buffer(data),
        pyarrow.csv.ReadOptions(column_names=names, use_threads=threads),
        pyarrow.csv.ParseOptions(
            delimiter=dialect.separator,
            quote_char='"' if dialect.quoted else False,
            newlines_in_values=dialect.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=handler,
        ),
        pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            check_utf8=False,  # the whole text has been checked
        ),
    )


def _spliced(cells: pa.Table, others: list[tuple[int, str]], dialect: Dialect) -> Separated:
    """Put the rows of other widths back in their places; ``others`` has row numbers and texts."""
    found = Separated(cells, dialect.width)
    parts, done = [], 0
    for put_back, (number, text) in enumerate(others):
        before = number - 1 - put_back - done
        parts.append(cells.slice(done, before))
        done += before
        row = next(_rows(io.StringIO(text, newline=""), dialect), [])
        _note_length(found, number, row)
        parts.append(_table([row]))
    parts.append(cells.slice(done))
    found.cells = _below_each_other(parts, dialect.width)
    return found


def _slow(data: Octets, dialect: Dialect) -> Separated:
    """Read row by row; raise ``csv.Error`` if a quote or the length of a cell cannot be right."""
    # Decode line by line, so that the whole text is never in memory a second time.
    rows = _rows(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""), dialect)
    found = Separated(pa.table({}), dialect.width)
    parts: list[pa.Table] = []
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        for number, row in enumerate(batch, start=len(parts) * _ROWS_AT_ONCE + 1):
            _note_length(found, number, row)
        parts.append(_table(batch))
    found.cells = _below_each_other(parts, dialect.width)
    return found


def _rows(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    if dialect.quoted:
        return csv.reader(lines, delimiter=dialect.separator, strict=True)
    return csv.reader(lines, delimiter=dialect.separator, quoting=csv.QUOTE_NONE, strict=True)


def _note_length(found: Separated, number: int, row: list[str]) -> None:
    if len(row) != found.width:
        found.lengths[number] = len(row)


def _table(rows: list[list[str]]) -> pa.Table:
    width = max(map(len, rows))
    if width > WIDEST:
        raise too_many_columns(width)
    padded = (row + [""] * (width - len(row)) for row in rows)
    columns = [pa.array(column, pa.string()) for column in zip(*padded, strict=True)]
    names = [f"f{place}" for place in range(width)]
    return pa.table(columns or [pa.array([""] * len(rows), pa.string())], names=names or ["f0"])


def _below_each_other(parts: list[pa.Table], width: int) -> pa.Table:
    """Join the parts into one table, as wide as the widest; missing cells become empty."""
    widest = max([width, *(part.num_columns for part in parts)])
    if widest * sum(part.num_rows for part in parts) > MOST_CELLS:
        raise too_many_cells()
    full = pa.schema([(f"f{place}", pa.string()) for place in range(widest)])
    joined = pa.concat_tables([full.empty_table(), *parts], promote_options="default")
    return pa.table([pc.fill_null(column, "") for column in joined.columns], schema=full)
