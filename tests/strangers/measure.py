"""How much of an office that nobody here wrote goes in, and how much of that is right.

An office is a folder with ``files`` as its clerks wrote them and ``truth.csv``: a line for every
row of every sheet, labelled by people who had not read the declarations. A good row is in where a
record came from it into the ledger that the label names, and right where the record says what the
label says: date, grid, people, state, outcome, closing date, way or type, and title.
"""

import csv
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from etl.load import Outcome, load
from gridlens.ledgers import activity_ledgers, ledgers
from gridlens.schema.ledger import Ledger

HERE = Path(__file__).parent
OPEN, HELD_OUT = HERE / "offices", HERE / "held_out"
ASPECTS = ("date", "grid", "people", "state", "outcome", "closed", "way", "title")
_WAYS = {"session": "type", "visit": "way"}
# The first of these that is filled is when a matter was closed; see the life cycles.
CLOSINGS = ("closed", "replied", "rechecked", "rectified", "feedback")
TITLES = ("title", "topic", "summary", "matter", "problem", "firm", "need", "name", "location")

Place = tuple[str, str, int]


@dataclass
class Tally:
    """Counts of the good rows of one ledger of an office, and which aspects were wrong."""

    good: int = 0
    in_store: int = 0
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


@dataclass
class Measured:
    """One office: its tallies by ledger, the rows that should not be in, and what was asked."""

    office: str
    tallies: dict[str, Tally]
    bad_in: list[str]
    foreign_in: list[str]
    void_in: list[str]
    asked: int

    def total(self) -> Tally:
        """Return the sums over all ledgers."""
        every = list(self.tallies.values())
        wrong: Counter[str] = Counter()
        for one in every:
            wrong += one.wrong
        return Tally(
            sum(one.good for one in every),
            sum(one.in_store for one in every),
            sum(one.right for one in every),
            wrong,
        )


def measured(office: Path) -> Measured:
    """Load an office's files into an empty store, nobody helping, and hold the records to truth."""
    with tempfile.TemporaryDirectory(prefix="strangers-") as folder:
        store = Path(folder) / "store"
        outcome = load([office / "files"], store)
        records = _records(store) if (store / "CURRENT").exists() else {}
    return _held(office.name, _truth(office), records, outcome)


def offices(folder: Path) -> list[Path]:
    """Return the offices of a folder in order of name."""
    return sorted(path for path in folder.iterdir() if (path / "truth.csv").exists())


def _truth(office: Path) -> list[dict[str, str]]:
    """Return the labels, with the numbers of rows as a spreadsheet counts them.

    In text files the labels count lines; a text with line breaks takes several. A place that the
    office's own roster does not have may be no grid at all.
    """
    with (office / "truth.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = {path.name: _row_of_line(path) for path in (office / "files").rglob("*.csv")}
    for line in lines:
        if line["file"] in rows:
            line["row"] = str(rows[line["file"]].get(int(line["row"]), line["row"]))
    grids = {name for line in lines if line["ledger"] == "grid" for name in line["grid"].split("|")}
    for line in lines:
        if grids and grids.isdisjoint(line["grid"].split("|")):
            line["grid"] += "|"  # a community with several grids tells none of them
    return lines


def _row_of_line(path: Path) -> dict[int, int]:
    """Return, by the first line of each record of a text file, the number of its row."""
    found, line = {}, 1
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    reader = csv.reader(text.splitlines(keepends=True))
    for number, _cells in enumerate(reader, start=1):
        found[line] = number
        line = reader.line_num + 1
    return found


def _records(store: Path) -> dict[Place, dict[str, Any]]:
    """Return every record of the newest version by its place, with names in place of codes."""
    newest = max(store.glob("v*.duckdb"), key=lambda path: int(path.stem[1:]))
    found: dict[Place, dict[str, Any]] = {}
    with duckdb.connect(str(newest), read_only=True) as con:
        tables = {name for (name,) in con.sql("SELECT table_name FROM duckdb_tables()").fetchall()}
        names = {
            to: dict(con.sql(f"SELECT code, name FROM {to}").fetchall())
            for to in ("grid", "deputy")
            if to in tables
        }
        for key, ledger in ledgers().items():
            if key in tables:
                for row in con.sql(f"SELECT * FROM {key}").to_arrow_table().to_pylist():
                    place = (row["source_file"], row["source_sheet"], row["source_row"])
                    found[place] = _named(ledger, row, names) | {"ledger": key}
    return found


def _named(ledger: Ledger, row: dict[str, Any], names: Mapping[str, dict[str, str]]) -> Any:
    deputies, grids = names.get("deputy", {}), names.get("grid", {})
    people = [code for column in ledger.deputies for code in row[column] or ()]
    grid = row[ledger.grid] if ledger.grid else None
    return row | {"people": [deputies.get(one, one) for one in people], "at": grids.get(grid, grid)}


def _held(
    office: str,
    truth: Sequence[dict[str, str]],
    records: Mapping[Place, dict[str, Any]],
    outcome: Outcome,
) -> Measured:
    tallies: dict[str, Tally] = defaultdict(Tally)
    wrongly: dict[str, list[str]] = defaultdict(list)
    one_sheet = _sheet_names(outcome)
    for line in truth:
        sheet = line["sheet"] or one_sheet.get(line["file"], "")
        place = (line["file"], sheet, int(line["row"]))
        record = records.get(place)
        if line["kind"] != "good":
            if record:
                wrongly[line["kind"]].append(f"{place}")
            continue
        tally = tallies[line["ledger"]]
        tally.good += 1
        if record is None or record["ledger"] != line["ledger"]:
            tally.misses.append(f"{place} not in ({record['ledger'] if record else '-'})")
            continue
        tally.in_store += 1
        wrong = [*_wrong(line, record)]
        tally.right += not wrong
        tally.wrong.update(aspect for aspect, _said in wrong)
        tally.misses += [f"{place} {aspect}: {said}" for aspect, said in wrong]
    asked = len(getattr(outcome, "questions", ()))
    return Measured(
        office, dict(tallies), wrongly["bad"], wrongly["foreign"], wrongly["void"], asked
    )


def _sheet_names(outcome: Outcome) -> dict[str, str]:
    """Return by file the one sheet that a text file has, as the loader names it."""
    return {sheet.file: sheet.sheet for sheet in outcome.sheets}


def _wrong(line: Mapping[str, str], record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each aspect in which a record does not say what the label says."""
    ledger = ledgers()[line["ledger"]]
    for aspect in ASPECTS:
        wanted = line[aspect].strip()
        found = _said(aspect, ledger, record)
        if found is not None and not _same(aspect, wanted, found):
            yield aspect, f"{wanted!r} is {found!r}"


def _said(aspect: str, ledger: Ledger, record: Mapping[str, Any]) -> str | None:
    """Return what a record says; None where its ledger has no such aspect."""
    cycle = ledger.life_cycle
    if aspect == "date":
        return _text(record[ledger.date]) if ledger.date else None
    if aspect == "grid":
        return _text(record["at"]) if ledger.grid and ledger.key in activity_ledgers() else None
    if aspect == "people":
        return "、".join(record["people"]) if ledger.deputies else None
    if aspect == "outcome":
        return _outcome(record) if ledger.key == "dispute" else None
    if aspect == "way":
        return _text(record[_WAYS[ledger.key]]) if ledger.key in _WAYS else None
    if aspect == "title" and ledger.key == "goal":
        return None  # a goal keeps its indicator, not the words of the task
    if aspect == "title":
        return "\n".join(_text(record[name]) for name in TITLES if record.get(name))
    if cycle is None:
        return None
    dates = [_text(record[name]) for name in CLOSINGS if record.get(name)]
    is_closed = (
        record[cycle.status] in cycle.closing
        or (record[cycle.status] is None and bool(dates))
        or any(record.get(name) for name in cycle.closing_columns)
    )
    if aspect == "state":
        return "closed" if is_closed else "open"
    return dates[0] if is_closed and dates else ""


def _outcome(record: Mapping[str, Any]) -> str:
    """Return a dispute's outcome; a settled one without an outcome counts as the figures count."""
    return _text(record["outcome"] or ("调解成功" if record["status"] == "已化解" else None))


def _same(aspect: str, wanted: str, found: str) -> bool:
    if aspect in ("grid", "way"):
        return _plain(found) in {_plain(one) for one in wanted.split("|")}
    if aspect == "people":
        return {*map(_plain, re.split("[、|]", wanted))} == {*map(_plain, re.split("[、]", found))}
    if aspect == "state" and not wanted:
        return True
    if aspect == "title":
        return _plain(wanted) in _plain(found)
    return _plain(wanted) == _plain(found)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _text(value: object) -> str:
    return "" if value is None else str(value)
