"""Match sheets by a mapping that a clerk made: one given with this load, or one kept earlier.

What a mapping does not mention is matched by its headers, as without a mapping.
"""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Named
from dataclasses import replace

from etl.match.columns.assign import Assigned, area_column, assigned, meant
from etl.match.columns.joined import BETWEEN, is_joined, with_texts
from etl.match.columns.lacking import without_required
from etl.match.columns.matched import MatchedSheet, chosen
from etl.match.headers.header import Header, headers
from etl.match.ledger import recognised_by_headers
from etl.match.tables.goals import goal_table
from etl.sheets.problem import Problem, SheetResult, refusal
from etl.sheets.sheet import Sheet
from gridlens.ledgers import ledger as ledger_of
from gridlens.schema.forms import GIVEN
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger
from gridlens.store.office.mapping import Mapping, signature
from gridlens.translation import _

Said = Named[str, Named[str, str]]


def recognised(
    sheet: Sheet,
    given: Sequence[Mapping],
    kept: Named[str, Mapping],
    said: Said | None = None,
    layouts: Named[str, str] | None = None,
) -> MatchedSheet | SheetResult:
    """Match a sheet by a given mapping, else by one kept for its headers, else by its headers.

    A given mapping applies to a sheet that has all of its source headers; one without any, to a
    sheet of its ledger. A sheet that has only some of them is refused, and the refusal names the
    missing ones, unless its own headers match another ledger. So is a sheet with none of them that
    matches no ledger. ``said`` has, by ledger, the office's answers about headers; ``layouts`` say
    of which ledger a sheet with certain headers is.
    """
    meant_for = [one for one in given if one.is_for(sheet.file, sheet.name)]
    lacking = {place: _lacking(sheet, one) for place, one in enumerate(meant_for)}
    for place, one in enumerate(meant_for):
        if one.sources and not lacking[place]:
            return _applied(sheet, _header(sheet, one), one, said or {})
    by_itself = _by_itself(sheet, kept, said or {}, layouts or {})
    if isinstance(by_itself, MatchedSheet):
        own, refused = by_itself.ledger.key, False
    else:
        own, refused = by_itself.ledger or "", by_itself.refused
    for place, one in enumerate(meant_for):
        if not one.sources:
            if own == one.ledger:
                return _applied(sheet, _header(sheet, one), one, said or {})
        elif refused or (own == one.ledger and len(lacking[place]) < len(one.sources)):
            reason = _("映射文件里的这些来源列，表里没有：{headers}。请核对表头的写法。")
            return _refused(sheet, None, reason.format(headers="、".join(lacking[place])))
    return by_itself


def _by_itself(
    sheet: Sheet, kept: Named[str, Mapping], said: Said, layouts: Named[str, str]
) -> MatchedSheet | SheetResult:
    """Match a sheet by what is kept or said about its headers, else by the headers themselves."""
    for header in headers(sheet) if kept or layouts else ():
        of = signature(header.texts)
        mapping = kept.get(of)
        if mapping and not _absent(header, mapping):
            return _applied(sheet, header, mapping, said)
        if of in layouts:
            only = layouts[of]
            return recognised_by_headers(sheet, said, only) if only else _left_out(sheet, header)
    return goal_table(sheet) or recognised_by_headers(sheet, said)


def brought_in(
    sheets: Iterable[MatchedSheet], given: Sequence[Mapping], results: Iterable[SheetResult]
) -> list[tuple[list[str], Mapping]]:
    """Return the headers of each sheet from which a given mapping brought in rows.

    Each entry has the headers and the mapping; ``results`` say which sheets had accepted rows.
    """
    brought = {(result.file, result.sheet) for result in results if result.accepted}
    return [
        (
            [text for place, text in enumerate(one.texts) if not is_joined(one.sheet, place)],
            one.mapping,
        )
        for one in sheets
        if one.mapping in given and one.mapping and (one.sheet.file, one.sheet.name) in brought
    ]


def _left_out(sheet: Sheet, header: Header) -> SheetResult:
    """Return that a sheet is not loaded, because the office says that such sheets are not."""
    rows = sheet.filled_below(header.last)
    reason = Problem(None, None, None, _("单位说明这样的表不导入"))
    return SheetResult(sheet.file, sheet.name, rows=rows, skipped=rows, problems=[reason])


def _header(sheet: Sheet, mapping: Mapping) -> Header:
    """Return the header rows with most of the mapping's headers.

    Of equal ones those win by which the ledger knows most columns, then the fewest rows, then the
    first.
    """
    number, ledger = mapping.header, ledger_of(mapping.ledger)
    found = [one for one in headers(sheet) if number is None or one.first <= number <= one.last]
    wanted = set(mapping.sources)

    def fits(one: Header) -> tuple[int, int, int, int]:
        known = len(wanted & set(map(folded, one.texts)))
        return known, _known(ledger, one), one.first - one.last, -one.first

    return max(found, key=fits, default=_row(sheet, number or 1))


def _known(ledger: Ledger, header: Header) -> int:
    """Return how many columns of a ledger a header names surely."""
    senses = [meant(ledger, path, {})[:1] for path in header.paths if any(path)]
    return len({one.column for some in senses for one in some if one.is_certain})


def _row(sheet: Sheet, number: int) -> Header:
    """Return any row as a header; an empty header if there is no such row."""
    there = sheet.row(number) if number <= sheet.cells.num_rows else []
    return Header(number, number, tuple((" ".join((t or "").split()),) for t in there))


def _lacking(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Return the source headers that the sheet lacks, as the mapping writes them."""
    return _absent(_header(sheet, mapping), mapping) if mapping.sources else []


def _absent(header: Header, mapping: Mapping) -> list[str]:
    known = set(map(folded, header.texts))
    named = (header for headers in mapping.columns.values() for header in headers)
    return [header for header in dict.fromkeys(named) if folded(header) not in known]


def _applied(
    sheet: Sheet, header: Header, mapping: Mapping, said: Said
) -> MatchedSheet | SheetResult:
    """Return the sheet with the columns of the mapping, and those that other headers name.

    Columns of several sources are joined and added at the end. Returns a refusal if required
    columns are lacking.
    """
    ledger = ledger_of(mapping.ledger)
    places: dict[str, int] = {}
    for place, text in enumerate(header.texts):
        places.setdefault(folded(text), place)
    given = _given(header, mapping)
    read = {places[source] for source in mapping.sources} | set(given.values())
    ignored = [
        place for place, text in enumerate(header.texts) if folded(text) in set(mapping.ignored)
    ]
    rest = _without(header, {*read, *ignored})
    found = assigned(sheet, ledger, rest, said.get(ledger.key, {}))
    found = _beside(found, ledger, {*mapping.columns, *mapping.constants, *given})
    joined, paths, columns = sheet, list(header.paths), dict(given)
    for name, sources in mapping.columns.items():
        at = [places[folded(one)] for one in sources]
        columns[name] = at[0]
        if len(at) > 1:
            columns[name] = joined.cells.num_columns
            joined = with_texts(joined, name, at)
            paths.append((BETWEEN.join(header.texts[place] for place in at),))
    found = replace(
        found, columns=columns | found.columns, ignored=found.ignored | frozenset(ignored)
    )
    whole = replace(header, paths=tuple(paths))
    matched = replace(chosen(joined, ledger, whole, found, read), mapping=mapping)
    for name in mapping.constants:
        matched.columns.pop(name, None)
    fed = {*matched.columns, *mapping.constants}
    if missing := [c for c in ledger.columns if c.required and c.name not in fed]:
        hint, asked = without_required(sheet, ledger, rest, missing, said.get(ledger.key, {}), fed)
        reason = _("映射和表头都没有给出必需的列：{titles}。").format(
            titles="、".join(_(c.title) for c in missing)
        )
        result = _refused(sheet, header.last, reason + hint)
        result.questions = asked
        return result
    return matched


def _without(header: Header, places: Collection[int]) -> Header:
    """Return a header as if some columns had none."""
    paths = (() if place in places else path for place, path in enumerate(header.paths))
    return replace(header, paths=tuple(paths))


def _beside(found: Assigned, ledger: Ledger, fed: Collection[str]) -> Assigned:
    """Return what headers mean besides the columns that a mapping feeds already."""
    again = {place: name for name, place in found.columns.items() if name in fed}
    guesses = {
        place: [name for name in names if name not in fed] for place, names in found.guesses.items()
    }
    return replace(
        found,
        columns={name: place for name, place in found.columns.items() if name not in fed},
        more={name: places for name, places in found.more.items() if name not in fed},
        community=None if area_column(ledger) in fed else found.community,
        repeated=again | found.repeated,
        guesses={place: names for place, names in guesses.items() if names},
    )


def _given(header: Header, mapping: Mapping) -> dict[str, int]:
    """Return the places of the columns that our workbook of rejects added for group rows."""
    titles = {c.title + GIVEN: c.name for c in ledger_of(mapping.ledger).columns}
    found = {titles[text]: place for place, text in enumerate(header.texts) if text in titles}
    said = mapping.columns.keys() | mapping.constants.keys()
    return {name: place for name, place in found.items() if name not in said}


def _refused(sheet: Sheet, header: int | None, reason: str) -> SheetResult:
    rows = sheet.filled_below(header or sheet.first_filled)
    return refusal(sheet.file, sheet.name, reason, rows=rows, rejected=rows)
