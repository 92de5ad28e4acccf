"""Decide which header of a sheet feeds which column of a ledger, and what is left to ask.

Every header may mean several columns, and several headers may mean one. The surest reading and
the best source win; cells that cannot be what a column holds, and columns without any cell, come
last or not at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from etl.match.headers.contents import rows_under, suits, texts_under
from etl.match.headers.header import STEP, Header, says_nothing, writings
from etl.match.vocabulary.lexicon import Certainty, Sense, is_village, names, senses
from etl.sheets.sheet import Sheet
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger

_EMPTY = 100_000  # is added to the rank of a header without any cell: others go first
_LOWER = 0.5  # the ranks that each step of certainty below the highest costs
_SHORT = 2
_MOSTLY = 0.8
_NUMBERED = re.compile(
    r"第?[\d一二三四五六七八九十]+号?(?:单元|基础|微)?(?:网格|格)?|网格[\d一二三四五六七八九十]+"
)
_ANSWERED = -1  # the rank of a header that the office has explained: better than any other
IGNORED = ""  # the answer that a header is not to be read


@dataclass(frozen=True)
class Assigned:
    """Which place feeds which column, and what became of the other headers.

    ``more`` are further places whose texts go on in a column of long text, and ``community`` is the
    place that names the community where the grid's own column has but its number.
    ``repeated`` are places whose column has a better source, ``unsuited`` those whose cells cannot
    be what their header seems to mean: both by place, with the name of the column. ``guesses`` are
    what unread headers may mean, the likeliest first. ``ignored`` are the places that the office
    says are not to be read.
    """

    columns: dict[str, int]
    more: dict[str, list[int]] = field(default_factory=dict)
    community: int | None = None
    repeated: dict[int, str] = field(default_factory=dict)
    unsuited: dict[int, str] = field(default_factory=dict)
    guesses: dict[int, list[str]] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()


def meant(ledger: Ledger, path: Sequence[str], said: Mapping[str, str]) -> tuple[Sense, ...]:
    """Return what the header of a column may mean in a ledger, the surest first.

    ``said`` has the office's answers by folded header; ``IGNORED`` says that it means nothing.
    """
    if said and (answer := said.get(folded(STEP.join(path)))) is not None:
        return (Sense(answer, Certainty.DECLARED, _ANSWERED, answer),) if answer != IGNORED else ()
    return _by_words(ledger.key, tuple(path))


@lru_cache(maxsize=2**15)  # every row near the top of a sheet is tried as header of every ledger
def _by_words(key: str, path: tuple[str, ...]) -> tuple[Sense, ...]:
    """Return what a header means by its own words."""
    ledger = ledgers()[key]
    guesses: tuple[Sense, ...] = ()
    for writing in writings(path):
        found = senses(key, writing.text)
        if writing.alone and found and not says_nothing(writing.alone, _names(key)):
            found = tuple(one for one in found if not _could_be_another(ledger, one, writing.text))
        if found and found[0].is_certain:
            return found
        guesses = guesses or found
    return guesses


@cache
def _names(key: str) -> tuple[str, ...]:
    return (ledgers()[key].title, key, *names(key))


def _could_be_another(ledger: Ledger, sense: Sense, text: str) -> bool:
    """Tell whether a lower header, read without its upper header, may mean another column.

    日期 under 反馈 is not the date of the record, though 日期 by itself would be.
    """
    return len(text) <= _SHORT and sense.column == ledger.date


def assigned(sheet: Sheet, ledger: Ledger, header: Header, said: Mapping[str, str]) -> Assigned:
    """Return which column of the sheet feeds which column of the ledger."""
    meanings = {
        place: found
        for place, path in enumerate(header.paths)
        if (found := meant(ledger, path, said))
    }
    rows = rows_under(sheet, header.last)
    texts = {place: texts_under(sheet, rows, place) for place in meanings}
    pairs, unsuited, guesses = _pairs(ledger, meanings, texts)
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for _cost, place, name in sorted(pairs):
        if name not in columns and place not in taken:
            columns[name] = place
            taken.add(place)
    repeated: dict[int, str] = {}
    for _cost, place, name in sorted(pairs):
        if place not in taken:
            repeated.setdefault(place, name)
    more = {
        c.name: [place for place, name in sorted(repeated.items()) if name == c.name]
        for c in ledger.columns
        if (c.long or c.joined) and c.name in columns
    }
    community = _community(ledger, columns, texts, repeated, meanings)
    joined = {*chain(*more.values()), community}
    return Assigned(
        {c.name: columns[c.name] for c in ledger.columns if c.name in columns},
        {name: places for name, places in more.items() if places},
        community,
        {place: name for place, name in repeated.items() if place not in joined},
        {place: name for place, name in unsuited.items() if place not in taken | {*repeated}},
        {place: names for place, names in guesses.items() if place not in taken},
        _ignored(header, said),
    )


def _pairs(
    ledger: Ledger, meanings: Mapping[int, Sequence[Sense]], texts: Mapping[int, Sequence[str]]
) -> tuple[list[tuple[float, int, str]], dict[int, str], dict[int, list[str]]]:
    """Return which place may feed which column at what cost, what does not suit, and guesses."""
    unsuited: dict[int, str] = {}
    pairs: list[tuple[float, int, str]] = []
    guesses: dict[int, list[str]] = {}
    for place, found in meanings.items():
        for sense in found:
            if not ledger.has(sense.column):
                continue
            if not _suits(ledger, sense, texts[place]):
                unsuited.setdefault(place, sense.column)
            elif sense.is_certain:
                cost = sense.rank + _LOWER * (Certainty.DECLARED - sense.certainty)
                pairs.append((cost + (0 if texts[place] else _EMPTY), place, sense.column))
            else:
                guesses.setdefault(place, []).append(sense.column)
    return pairs, unsuited, guesses


def _suits(ledger: Ledger, sense: Sense, texts: Sequence[str]) -> bool:
    """Tell whether cells can be what a header means; the office's own answer stands anyway."""
    return sense.rank == _ANSWERED or suits(ledger.key, ledger.column(sense.column), texts)


def _ignored(header: Header, said: Mapping[str, str]) -> frozenset[int]:
    """Return the places whose header the office says is not to be read."""
    texts = enumerate(map(folded, header.texts))
    return frozenset(place for place, text in texts if said.get(text) == IGNORED)


def _community(
    ledger: Ledger,
    columns: Mapping[str, int],
    texts: Mapping[int, Sequence[str]],
    repeated: Mapping[int, str],
    meanings: Mapping[int, Sequence[Sense]],
) -> int | None:
    """Return the place that names the community, where the grid's own cells are numbers only."""
    named = area_column(ledger)
    grid = columns.get(named) if named else None
    if grid is None or not texts[grid]:
        return None
    bare = sum(bool(_NUMBERED.fullmatch(text)) for text in texts[grid])
    if bare < _MOSTLY * len(texts[grid]):
        return None
    if "community" in columns:
        return columns["community"]
    areas = [
        place
        for place, name in repeated.items()
        if name == named and texts[place] and any(is_village(one.text) for one in meanings[place])
    ]
    return areas[0] if areas else None


def area_column(ledger: Ledger) -> str | None:
    """Return the column that names the grid of a record, or in the roster of grids itself."""
    return "name" if ledger.key == "grid" else ledger.grid if not ledger.is_roster else None
