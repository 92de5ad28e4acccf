"""Judge which quotes of a separated text can be trusted: a stray one may swallow later rows."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.formats.encoding import Octets, one_text

_LEAST_TO_TELL = 3
_PIECE = 2**20  # bytes read together; small enough for the processor's cache
_LONE = r"\r(?:[^\n]|$)"  # carriage returns that end a line by themselves
_WRAPPED = r'(?s)^\s*"(.*)"\s*$'


def are_plain(data: Octets, separator: str) -> bool:
    """Tell whether every quote is at the edge of a cell or doubled, and their number is even."""
    octets = np.frombuffer(data, np.uint8)
    pieces = enumerate(_pieces(data))
    quotes = [np.flatnonzero(piece == ord('"')) + n * _PIECE for n, piece in pieces]
    places = np.concatenate([np.empty(0, np.int64), *quotes])
    if len(places) % 2:
        return False
    inner = places[(places > 0) & (places < len(octets) - 1)]
    edges = np.frombuffer(f'"\r\n{separator}'.encode(), np.uint8)
    within = ~np.isin(octets[inner - 1], edges) & ~np.isin(octets[inner + 1], edges)
    return not bool(within.any())


def swallow_rows(cells: pa.Table, separator: str, width: int, data: Octets) -> bool:
    """Tell whether quotes have joined several full rows into one.

    That is so if a row has several lines, and each of its lines alone has the full width.
    """
    if width < _LEAST_TO_TELL:  # with so few separators, a cell of several lines looks like rows
        return False
    if is_line_by_line(data, cells.num_rows):
        return False
    broken: set[int] = set()
    for column in cells.columns:
        lines = pc.match_substring(column, "\n")
        if pc.any(lines).as_py():
            broken.update(pc.indices_nonzero(lines).to_pylist())
    suspects = cells.take(pa.array(sorted(broken), pa.int64())).to_pylist() if broken else []
    return any(
        all(line.count(separator) == width - 1 for line in separator.join(row).split("\n"))
        for row in (list(found.values()) for found in suspects)
    )


def is_line_by_line(data: Octets, rows: int) -> bool:
    """Tell whether every line of a text is one row, so that no cell holds a line end."""
    lines = line_ends(data) + (not data.endswith(b"\n"))
    return lines == rows and not pc.match_substring_regex(one_text(data), _LONE)[0].as_py()


def line_ends(data: Octets) -> int:
    """Count the line ends of a text."""
    return sum(int(np.count_nonzero(piece == ord("\n"))) for piece in _pieces(data))


def first_doubtful(data: Octets, separator: str) -> int:
    """Return the number of the first line with unpaired quotes or a quote inside a cell.

    If there is none, return the number of the first line with a quote.
    """
    within = _within(separator)
    lines = list(_quoted_lines(data))
    doubtful = (n for n, line in lines if line.count(b'"') % 2 or within.search(line))
    return next(doubtful, lines[0][0])


def stand_in_whole_rows(data: Octets, separator: str, width: int) -> bool:
    """Tell whether every line with a quote has the full width if quotes are plain characters."""
    mark = separator.encode()
    return all(line.count(mark) == width - 1 for _number, line in _quoted_lines(data))


def unwrapped(cells: pa.Table) -> pa.Table:
    """Remove the pair of quotes around a whole cell, and make doubled quotes in it single."""
    columns = []
    for column in cells.columns:
        wrapped = pc.match_substring_regex(column, _WRAPPED)
        if pc.any(wrapped).as_py():
            bare = pc.replace_substring_regex(column, _WRAPPED, r"\1")
            column = pc.if_else(wrapped, pc.replace_substring(bare, '""', '"'), column)
        columns.append(column)
    return pa.table(columns, names=cells.column_names)


def _pieces(data: Octets) -> Iterator[np.ndarray]:
    octets = np.frombuffer(data, np.uint8)
    return (octets[begin : begin + _PIECE] for begin in range(0, len(octets), _PIECE))


def _within(separator: str) -> re.Pattern[bytes]:
    edge = re.escape(separator).encode()
    return re.compile(rb'[^"\r\n' + edge + rb']"[^"\r\n' + edge + rb"]")


def _quoted_lines(data: Octets) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", data), start=1):
        if b'"' in line:
            yield number, line
