"""Sheets whose layout a clerk has matched by hand: by a file given now, or kept from before."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Named
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from etl.header import HEADER_WITHIN
from etl.match import Matched, match
from etl.problem import Problem, SheetResult, refusal
from etl.sheet import Sheet
from etl.who import user
from gridlens.ledgers import ledger as ledger_of
from gridlens.mapping import Mapping, keep, missing, signature
from gridlens.schema import folded
from gridlens.translation import _

_JOINED = " + "
_MADE = "joined-"


def matched(
    sheet: Sheet, given: Mapping | None, kept: Named[str, Mapping]
) -> Matched | SheetResult:
    """Recognise a sheet by the mapping given, else by one kept for its headers, else by itself.

    A given mapping is for the sheets that have its headers. One that has only some of them is
    refused when nothing else recognises it, naming those it lacks.
    """
    if given and given.sheet in (None, sheet.name):
        lacking = _lacking(sheet, given)
        if not lacking:
            return _applied(sheet, given)
        by_itself = match(sheet)
        if isinstance(by_itself, Matched) and len(lacking) == len(given.sources):
            return by_itself
        reason = _("映射文件里的这些来源列，表里没有：{headers}。请核对表头的写法。")
        return _refused(sheet, None, reason.format(headers="、".join(lacking)))
    for number in _rows(sheet):
        mapping = kept.get(signature(text or "" for text in sheet.row(number)))
        if mapping and not _lacking(sheet, mapping):
            return _applied(sheet, mapping)
    return match(sheet)


def is_joined(sheet: Sheet, place: int) -> bool:
    """Tell whether a column was put together from others, and is not in the file."""
    return str(sheet.cells.column_names[place]).startswith(_MADE)


def remember(
    sheets: Iterable[Matched], given: Mapping, results: Iterable[SheetResult], store: Path
) -> None:
    """Keep a given mapping for the headers of each sheet from which it brought rows in."""
    brought = {(result.file, result.sheet) for result in results if result.accepted}
    for one in sheets:
        if one.mapping == given and (one.sheet.file, one.sheet.name) in brought:
            header = enumerate(one.sheet.row(one.header))
            written = (text or "" for place, text in header if not is_joined(one.sheet, place))
            keep(store, written, given, user())


def _rows(sheet: Sheet) -> Sequence[int]:
    return range(1, min(HEADER_WITHIN, sheet.cells.num_rows) + 1)


def _header(sheet: Sheet, mapping: Mapping) -> int:
    """Return the row that has most of the mapping's headers; the first of equals."""
    if mapping.header:
        return mapping.header
    wanted = set(mapping.sources)
    there = {n: len(wanted & {folded(t or "") for t in sheet.row(n)}) for n in _rows(sheet)}
    return max(there, key=lambda number: (there[number], -number))


def _lacking(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Return the source headers that the sheet does not have, as the mapping writes them."""
    number = _header(sheet, mapping)
    there = sheet.row(number) if number <= sheet.cells.num_rows else []
    known = {folded(text or "") for text in there}
    named = (header for headers in mapping.columns.values() for header in headers)
    return [header for header in dict.fromkeys(named) if folded(header) not in known]


def _applied(sheet: Sheet, mapping: Mapping) -> Matched | SheetResult:
    """Return the sheet with each mapped column in its place; joined ones stand at the end."""
    number = _header(sheet, mapping)
    if absent := missing(mapping):
        titles = "、".join(absent)
        return _refused(sheet, number, _("映射没有给出必需的列：{titles}。").format(titles=titles))
    header = sheet.row(number)
    places: dict[str, int] = {}
    for place, text in enumerate(header):
        places.setdefault(folded(text or ""), place)
    cells, columns = sheet.cells, {}
    for name, headers in mapping.columns.items():
        at = [places[folded(one)] for one in headers]
        columns[name] = at[0]
        if len(at) > 1:
            columns[name] = cells.num_columns
            cells = cells.append_column(f"{_MADE}{name}", _joined(cells, at, number))
    used = {places[source] for source in mapping.sources}
    unused = [" ".join(t.split()) for p, t in enumerate(header) if p not in used and t]
    notices = []
    if unused:
        reason = _("映射没有用到的列，未装载：{headers}").format(headers="、".join(unused))
        notices.append(Problem(number, None, None, reason))
    joined = replace(sheet, cells=cells, width=0, lengths={}) if cells is not sheet.cells else sheet
    return Matched(joined, ledger_of(mapping.ledger), number, columns, notices, mapping)


def _joined(cells: pa.Table, places: list[int], header: int) -> pa.ChunkedArray:
    """Return the texts of several columns joined by a space, empty ones left out."""
    parts = [pc.fill_null(cells.column(place), "") for place in places]
    below = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    name = _JOINED.join((part[header - 1].as_py() or "").strip() for part in parts)
    numbers = pa.array(range(cells.num_rows))
    return pc.if_else(pc.equal(numbers, header - 1), name, below)


def _refused(sheet: Sheet, header: int | None, reason: str) -> SheetResult:
    rows = sheet.filled_below(header or sheet.first_filled)
    return refusal(sheet.file, sheet.name, reason, rows=rows, rejected=rows)
