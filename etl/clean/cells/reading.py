"""How the cells of each column of a sheet are read: by its kind, its sheet and the rosters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells.column import CellReading, typed
from etl.clean.cells.people import deputies_among, is_mixed
from etl.clean.cells.usual import of_usual_length
from etl.clean.dates.years import reading_of
from etl.clean.rosters.directory import ROSTERS, Directory
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under, texts_under
from etl.sheets.problem import Problem
from etl.words.meaning import Words, own_columns, tells_outcome
from gridlens.errors import Refused
from gridlens.kinds import Choice, Code, Kind, Reference, Tenures
from gridlens.kinds.base import is_unstored
from gridlens.kinds.bulk import AtOnce, with_repeats
from gridlens.kinds.dates.shapes import is_manner, is_no_day
from gridlens.kinds.names.reference import TITLES, Roster
from gridlens.ledgers import declared_indicator
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.office.answers import plain_word
from gridlens.translation import _

WRITTEN = "@written"
_LEAST_TOLD, _HARDLY_ANY = 4, 0.8


@dataclass(frozen=True)
class ColumnReading:
    """How one column of a ledger is read from one sheet.

    ``cells`` says how its texts become values of ``type_``. ``names`` returns the names of roster
    entries as they are written, or the words that the office has explained; it is None if the
    column has none of both, or if there is no roster yet. ``constant`` is the text that a mapping
    gives to every row. ``in_sheet`` is whether the sheet itself has the column. ``due`` says that
    it is the due date of a matter, which some write as words; ``in_text_file`` that the cells may
    have been shifted by a lost comma, so that only the usual words are such words.
    """

    column: Column
    type_: pa.DataType
    cells: CellReading
    names: Callable[[pa.ChunkedArray], pa.ChunkedArray] | None
    constant: str | None
    in_sheet: bool
    due: bool = False
    in_text_file: bool = False

    def takes_empty(self, text: str) -> bool:
        """Tell whether a refused text leaves its cell empty instead of rejecting its row."""
        if is_unstored(text):
            return False
        says_no_day = is_manner if self.in_text_file else is_no_day
        return self.column.or_empty or (self.due and says_no_day(text))


def readings(matched: MatchedSheet, directory: Directory) -> list[ColumnReading]:
    """Return how each column of the sheet's ledger is read, in the ledger's order."""
    context, schema, mapping = reading_of(matched), matched.ledger.schema(), matched.mapping
    cycle, found = matched.ledger.life_cycle, []
    for column in matched.ledger.columns:
        kind, type_ = column.kind.within(context), schema.field(column.name).type
        if isinstance(kind, Code) and column.name in matched.columns:
            kind = of_usual_length(kind, matched.sheet.cells.column(matched.columns[column.name]))
        roster = roster_of(column)
        roster = roster if roster and directory.has(roster) else None
        meant = mapping and column.name in mapping.values
        meaning = partial(mapping.meaning, column.name) if mapping and meant else None
        header = (
            matched.text(matched.columns[column.name]) if column.name in matched.columns else ""
        )
        found.append(
            ColumnReading(
                column,
                type_,
                CellReading(
                    _one(
                        matched.ledger,
                        column,
                        kind,
                        roster,
                        directory,
                        header,
                        _is_told(matched, column),
                    ),
                    _many(kind, roster, directory),
                    meaning,
                ),
                names=partial(_as_written, kind, type_, meaning)
                if roster
                else _own_words(matched.ledger, column, directory, meaning),
                constant=mapping.constants.get(column.name) if mapping else None,
                in_sheet=column.name in matched.columns,
                due=cycle is not None and column.name == cycle.due,
                in_text_file=matched.sheet.merges is None,
            )
        )
    return found


def _is_told(matched: MatchedSheet, column: Column) -> bool:
    """Tell whether a column tells each outcome in words of its own: hardly any comes again."""
    if not tells_outcome(matched.ledger.key, column.name) or column.name not in matched.columns:
        return False
    place = matched.columns[column.name]
    texts = texts_under(matched.sheet, rows_under(matched.sheet, matched.header), place)
    return len({*texts}) > max(_LEAST_TOLD, _HARDLY_ANY * len(texts))


def roster_of(column: Column) -> Roster | None:
    """Return the roster in which the names of a column are looked up, if any."""
    to = column.kind.to if isinstance(column.kind, Reference | Tenures) else None
    return to if to in ROSTERS else None


def _one(
    ledger: Ledger,
    column: Column,
    kind: Kind,
    roster: Roster | None,
    directory: Directory,
    header: str,
    told: bool,
) -> Callable[[str], Any]:
    """Return what turns one text into a value, and names into the codes of their roster."""
    if isinstance(kind, Choice):
        said = directory.words(ledger.key, column.name)
        return Words(ledger.key, column.name, said, header, told=told).value
    if isinstance(kind, Reference) and kind.to == "indicator":
        return lambda text: declared_indicator(str(kind.parse(text)))[0].key
    if roster == "deputy" and isinstance(kind, Reference) and kind.several:
        mixed = is_mixed(ledger, column.name, header)
        return lambda text: deputies_among(kind.parse(text), directory, mixed)
    if roster is None:
        return lambda text: _or_nobody(kind.parse(text))
    return lambda text: _resolved(_or_nobody(kind.parse(text)), roster, directory)


def _or_nobody(value: Any) -> Any:
    """Return a value, but nothing for a list that names nobody, as 全体代表 does."""
    return None if value == [] else value


def _resolved(value: Any, roster: Roster, directory: Directory) -> Any:
    """Return a name, a list of names or a list of tenures with codes for the names."""
    if value is None:
        return None
    if isinstance(value, str):
        return directory.find(roster, value)
    if value and isinstance(value[0], dict):
        return [tenure | {"name": directory.find(roster, tenure["name"])} for tenure in value]
    return directory.find_all(roster, value)


def _many(
    kind: Kind, roster: Roster | None, directory: Directory
) -> Callable[[pa.Array], AtOnce | None]:
    """Return what turns many texts into values at once, if they are plain."""
    if isinstance(kind, Reference) and roster:
        return found_at_once(kind, roster, directory)
    return kind.at_once


def found_at_once(
    kind: Reference, roster: Roster, directory: Directory
) -> Callable[[pa.Array], AtOnce | None]:
    """Return what reads lists of names at once, with the codes that a roster has for them.

    Lists with an unknown name, or with one entry twice, are not plain: they are read one by one.
    """

    def found(texts: pa.Array) -> AtOnce | None:
        at_once = kind.at_once(texts)
        if at_once is None:
            return None
        lists, shaped = at_once
        rows = np.flatnonzero(shaped.to_numpy(zero_copy_only=False))
        lists = lists.take(pa.array(rows))
        encoded = lists.flatten().dictionary_encode()
        codes = [_code(roster, name, directory) for name in encoded.dictionary.to_pylist()]
        listed = pa.array(codes).cast(pa.string()).take(encoded.indices)
        resolved = pa.ListArray.from_arrays(lists.offsets, listed)
        owner = pc.list_parent_indices(lists).to_numpy()
        doubtful = np.zeros(len(rows), dtype=bool)
        doubtful[owner[listed.is_null().to_numpy(zero_copy_only=False)]] = True
        doubtful[with_repeats(resolved)] = True
        plain = np.zeros(len(texts), dtype=bool)
        plain[rows[~doubtful]] = True
        place = np.full(len(texts), -1)
        place[rows] = np.arange(len(rows))
        return resolved.take(pa.array(place, mask=~plain)), pa.array(plain)

    return found


def _code(roster: Roster, name: str, directory: Directory) -> str | None:
    try:
        return directory.find(roster, name)
    except Refused:
        return None


def _as_written(
    kind: Kind,
    type_: pa.DataType,
    meaning: Callable[[str], str] | None,
    texts: pa.ChunkedArray,
) -> pa.ChunkedArray:
    """Return names as they are written: the text of the cell, or tenures without codes."""
    if isinstance(kind, Tenures):
        return typed(texts, CellReading(kind.parse, kind.at_once, meaning), type_).values
    if meaning is None:
        return texts
    return pa.chunked_array([[meaning(text) for text in texts.to_pylist()]], pa.string())


def _own_words(
    ledger: Ledger,
    column: Column,
    directory: Directory,
    meaning: Callable[[str], str] | None,
) -> Callable[[pa.ChunkedArray], pa.ChunkedArray] | None:
    """Return what keeps the words of a column that the office has explained; None without any.

    They stay beside their meanings, so that an answer may be undone for rows that are loaded.
    """
    said = directory.words(ledger.key, column.name)
    if not said or column.name not in own_columns(ledger.key):
        return None

    def kept(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        encoded = texts.combine_chunks().dictionary_encode()
        words = [meaning(t) if meaning else t for t in encoded.dictionary.to_pylist()]
        known = pa.array([w if plain_word(w) in said else None for w in words], pa.string())
        return pa.chunked_array([known.take(encoded.indices)])

    return kept


def without_roster(
    ledger: Ledger, headers: dict[str, str], rows: pa.Table, directory: Directory
) -> Iterator[Problem]:
    """Yield a notice for each missing roster whose entries are named: names stay as written."""
    missing: dict[Roster, str] = {}
    for column in ledger.columns:
        roster = roster_of(column)
        if roster and not directory.has(roster) and rows[column.name].null_count < rows.num_rows:
            missing.setdefault(roster, column.name)
    reason = _("尚无{what}名册，{what}按所填名称计，请尽早导入名册")
    made = _("；没有名册的，可在“数据管理”页按台账里的网格建一份")
    for roster, name in missing.items():
        said = reason.format(what=_(TITLES[roster])) + (made if roster == "grid" else "")
        yield Problem(None, headers[name], None, said)
