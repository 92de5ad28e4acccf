"""Split a plain separated text into cells, piece by piece: it is never in memory as a whole.

Plain means as programs write it: valid UTF-8 or GB18030, each line a row, all rows of one width,
quotes only at the edges of cells. Any other text is left to ``etl.formats.separated``, which reads
it as a whole. A plain text gives the same cells in both modules.
"""

import codecs
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from etl.formats import quotes
from etl.formats.encoding import Octets, encoding_of, faultless
from etl.formats.separated import Dialect, dialect_of, rectangle
from etl.process.bounds import MOST_CELLS, ROW_GROUP, WIDEST

_PIECE = 2**22
_LEAST_WIDTH = 2  # an empty line is a row of one empty cell
_AT_ONCE = 2
_WAITING = 4
_BY_LINES = ("utf-8", "gb18030")  # in these, no other character contains the byte of a line end


class _NotPlain(Exception):
    """The text is not plain and must be read as a whole."""


def quick_cells(path: Path, spool: Path) -> pa.Table | None:
    """Write the cells of a plain text into an Arrow file (``spool``) and return them.

    Returns None if the text is not plain. The columns are ``f0``, ``f1`` …; all cells are
    strings, none is null.
    """
    try:
        with path.open("rb") as file:
            _write(_pieces(file), spool)
    except _NotPlain:
        spool.unlink(missing_ok=True)
        return None
    return pa.ipc.open_file(pa.memory_map(str(spool))).read_all()


def _write(pieces: Iterator[bytes], spool: Path) -> None:
    first = next(pieces, b"")
    encoding = encoding_of(first)
    if encoding not in _BY_LINES:
        raise _NotPlain
    first = first.removeprefix(codecs.BOM_UTF8)
    dialect = dialect_of(_text(first, encoding))
    if not _LEAST_WIDTH <= dialect.width <= WIDEST:
        raise _NotPlain
    schema = pa.schema([(f"f{place}", pa.string()) for place in range(dialect.width)])
    found = _read(chain([first], pieces), encoding, dialect)
    with pa.OSFile(str(spool), "wb") as out, pa.ipc.new_file(out, schema) as writer:
        for group in _grouped(found, dialect.width):
            writer.write_table(group.combine_chunks())


def _read(pieces: Iterable[bytes], encoding: str, dialect: Dialect) -> Iterator[pa.Table]:
    """Yield the rows of each piece in order, while the next pieces are already being read."""
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        reading: deque[Future[pa.Table]] = deque()
        for piece in pieces:
            reading.append(readers.submit(_rows, piece, encoding, dialect))
            if len(reading) > _WAITING:
                yield reading.popleft().result()
        while reading:
            yield reading.popleft().result()


def _grouped(tables: Iterable[pa.Table], width: int) -> Iterator[pa.Table]:
    """Yield the rows in groups as large as the store packs them.

    The first group has one row more, for the header.
    """
    many, wanted, total = 0, ROW_GROUP + 1, 0
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        many += table.num_rows
        total += table.num_rows
        if width * (total + 1) > MOST_CELLS:
            raise _NotPlain
        while many >= wanted:
            rows = pa.concat_tables(waiting)
            yield rows.slice(0, wanted)
            waiting = [rows.slice(wanted)]
            many, wanted = many - wanted, ROW_GROUP
    if many:
        yield pa.concat_tables(waiting)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces of whole lines."""
    while piece := file.read(_PIECE):
        rest = b"" if piece.endswith(b"\n") else file.readline(_PIECE)
        if len(rest) == _PIECE and not rest.endswith(b"\n"):
            raise _NotPlain
        yield piece + rest


def _text(lines: bytes, encoding: str) -> Octets:
    text = faultless(lines, encoding)
    if not text or text.startswith(codecs.BOM_UTF8):  # the CSV reader would drop the mark
        raise _NotPlain
    return text


def _rows(lines: bytes, encoding: str, dialect: Dialect) -> pa.Table:
    """Return the rows of some lines.

    Raises ``_NotPlain`` unless every line is one row of the common width.
    """
    text = _text(lines, encoding)
    quoted = b'"' in text
    if quoted and not quotes.are_plain(text, dialect.separator):
        raise _NotPlain
    try:
        found = rectangle(text, replace(dialect, quoted=quoted))
    except pa.ArrowInvalid as error:
        raise _NotPlain from error
    if not quotes.is_line_by_line(text, found.num_rows):
        raise _NotPlain
    return found
