"""Match sheets by a mapping that a clerk made: one given with this load, or one kept earlier."""

from collections.abc import Iterable
from collections.abc import Mapping as Named

from etl.match.goals import goal_table
from etl.match.header import Header, headers
from etl.match.joined import BETWEEN, is_joined, with_texts
from etl.match.ledger import MatchedSheet, recognised_by_headers
from etl.problem import Problem, SheetResult, refusal
from etl.sheet import Sheet
from gridlens.ledgers import ledger as ledger_of
from gridlens.schema.forms import GIVEN, is_added
from gridlens.schema.ledger import folded
from gridlens.store.mapping import Mapping, missing, signature
from gridlens.translation import _


def recognised(
    sheet: Sheet,
    given: Mapping | None,
    kept: Named[str, Mapping],
    said: Named[str, Named[str, str]] | None = None,
) -> MatchedSheet | SheetResult:
    """Match a sheet by the given mapping, else by one kept for its headers, else by its headers.

    A given mapping applies to a sheet that has all of its source headers. A sheet with only some
    of them is refused, and the refusal names the missing ones. A sheet with none of them is
    refused in the same way, unless its own headers match a ledger.
    """
    if given and given.sheet in (None, sheet.name):
        lacking = _lacking(sheet, given)
        if not lacking:
            return _applied(sheet, given)
        by_itself = recognised_by_headers(sheet, said)
        if isinstance(by_itself, MatchedSheet) and len(lacking) == len(given.sources):
            return by_itself
        reason = _("映射文件里的这些来源列，表里没有：{headers}。请核对表头的写法。")
        return _refused(sheet, None, reason.format(headers="、".join(lacking)))
    for header in headers(sheet) if kept else ():
        mapping = kept.get(signature(header.texts))
        if mapping and not _lacking(sheet, mapping):
            return _applied(sheet, mapping)
    return goal_table(sheet) or recognised_by_headers(sheet, said)


def brought_in(
    sheets: Iterable[MatchedSheet], given: Mapping | None, results: Iterable[SheetResult]
) -> list[tuple[list[str], Mapping]]:
    """Return the headers of each sheet from which the given mapping brought in rows.

    Each entry has the headers and the mapping; ``results`` say which sheets had accepted rows.
    """
    brought = {(result.file, result.sheet) for result in results if result.accepted}
    return [
        ([text for place, text in enumerate(one.texts) if not is_joined(one.sheet, place)], given)
        for one in sheets
        if given and one.mapping == given and (one.sheet.file, one.sheet.name) in brought
    ]


def _header(sheet: Sheet, mapping: Mapping) -> Header:
    """Return the header rows with most of the mapping's headers.

    Of equal ones, the fewest rows win, then the first.
    """
    number = mapping.header
    found = [one for one in headers(sheet) if number is None or one.first <= number <= one.last]
    wanted = set(mapping.sources)

    def fits(one: Header) -> tuple[int, int, int]:
        return len(wanted & set(map(folded, one.texts))), one.first - one.last, -one.first

    return max(found, key=fits, default=_row(sheet, number or 1))


def _row(sheet: Sheet, number: int) -> Header:
    """Return any row as a header; an empty header if there is no such row."""
    there = sheet.row(number) if number <= sheet.cells.num_rows else []
    return Header(number, number, tuple((" ".join((t or "").split()),) for t in there))


def _lacking(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Return the source headers that the sheet lacks, as the mapping writes them."""
    known = set(map(folded, _header(sheet, mapping).texts))
    named = (header for headers in mapping.columns.values() for header in headers)
    return [header for header in dict.fromkeys(named) if folded(header) not in known]


def _applied(sheet: Sheet, mapping: Mapping) -> MatchedSheet | SheetResult:
    """Return the sheet with a place for each mapped column; joined columns are added at the end.

    Returns a refusal if the mapping lacks required columns.
    """
    header = _header(sheet, mapping)
    if absent := missing(mapping):
        titles = "、".join(absent)
        reason = _("映射没有给出必需的列：{titles}。").format(titles=titles)
        return _refused(sheet, header.last, reason)
    places: dict[str, int] = {}
    for place, text in enumerate(header.texts):
        places.setdefault(folded(text), place)
    texts, joined, columns = list(header.texts), sheet, {}
    for name, sources in mapping.columns.items():
        at = [places[folded(one)] for one in sources]
        columns[name] = at[0]
        if len(at) > 1:
            columns[name] = joined.cells.num_columns
            joined = with_texts(joined, name, at)
            texts.append(BETWEEN.join(header.texts[place] for place in at))
    given = _given(header, mapping)
    columns |= given
    used = {places[source] for source in mapping.sources} | set(given.values())
    unused = [
        text
        for place, text in enumerate(header.texts)
        if place not in used and text and not is_added(text)
    ]
    notices = []
    if unused:
        reason = _("映射没有用到的列，未装载：{headers}").format(headers="、".join(unused))
        notices.append(Problem(header.last, None, None, reason))
    ledger = ledger_of(mapping.ledger)
    return MatchedSheet(joined, ledger, header.last, columns, notices, mapping, tuple(texts))


def _given(header: Header, mapping: Mapping) -> dict[str, int]:
    """Return the places of the columns that our workbook of rejects added for group rows."""
    titles = {c.title + GIVEN: c.name for c in ledger_of(mapping.ledger).columns}
    found = {titles[text]: place for place, text in enumerate(header.texts) if text in titles}
    said = mapping.columns.keys() | mapping.constants.keys()
    return {name: place for name, place in found.items() if name not in said}


def _refused(sheet: Sheet, header: int | None, reason: str) -> SheetResult:
    rows = sheet.filled_below(header or sheet.first_filled)
    return refusal(sheet.file, sheet.name, reason, rows=rows, rejected=rows)
