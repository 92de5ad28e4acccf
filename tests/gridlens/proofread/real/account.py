"""Accounts of the kinds that offices publish, each with the facts behind it and its labels.

``NN.txt`` is the account: the draft's period and as-of date, then a paragraph a line, tables and
charts between marks, each number in brackets with its label. ``NN.facts.csv`` is the office: each
line stands for records spread evenly between two days. Both were written, after the structure and
the words of public accounts, by people who had not read the rules.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version
from tests.small_store import publish

FOLDER = Path(__file__).parent
_LABEL = re.compile(r"\[([^|\[\]]+)\|([^\]]+)\]")
_HEAD = re.compile(r"# (period|as_of): (\S+)")
_PAIR, _TRIPLE = 2, 3


@dataclass(frozen=True)
class Marked:
    """A number of an account: where it begins, its text, and what a careful person says of it.

    ``within`` is text, table or chart. ``period`` is empty for the draft's own.
    """

    start: int
    text: str
    verdict: str
    indicator: str = ""
    period: str = ""
    within: str = "text"


@dataclass(frozen=True)
class Account:
    """An account without its labels; ``rows`` has the office's records by ledger."""

    name: str
    period: str
    as_of: dt.date
    text: str
    marked: tuple[Marked, ...]
    rows: dict[str, list[dict[str, Any]]]

    def store(self, folder: Path) -> Version:
        """Return a store of the account's facts."""
        return publish(folder, loaded=self.as_of.isoformat(), **self.rows)


def accounts(half: str) -> Iterator[Account]:
    """Yield the accounts of a part: ``tuned``, ``second``, ``third`` or ``held_out``."""
    for file in sorted((FOLDER / half).glob("*.txt")):
        yield _account(file)


def _account(file: Path) -> Account:
    lines = file.read_text(encoding="utf-8").splitlines()
    given = dict(match.groups() for line in lines if (match := _HEAD.match(line)))
    text, marked, within = "", [], "text"
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(("@table", "@chart", "@end")):
            within = {"@table": "table", "@chart": "chart"}.get(line[:6], "text")
            if within != "chart":
                continue
            title, *series = line.partition(" ")[2].split("|")
            line = title + "\n" + "\t".join(["", *series])  # as the reader of charts lists them
        plain, labels = _plain(line, len(text), within)
        text += plain + "\n"
        marked += labels
    facts = _facts(file.with_suffix("").with_suffix(".facts.csv"))
    as_of = dt.date.fromisoformat(given["as_of"])
    return Account(file.stem, given["period"], as_of, text, tuple(marked), facts)


def _plain(line: str, begin: int, within: str) -> tuple[str, list[Marked]]:
    """Return a line without its brackets, and its labels; ``begin`` is where the line begins."""
    text, labels, place = "", [], 0
    for match in _LABEL.finditer(line):
        text += line[place : match.start()]
        verdict, *rest = match[2].split()
        said = [*rest, "", ""]
        labels.append(Marked(begin + len(text), match[1], verdict, said[0], said[1], within))
        text, place = text + match[1], match.end()
    return text + line[place:], labels


def _facts(file: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = [line for line in opened if line.strip() and not line.startswith("#")]
    for line in csv.DictReader(lines):
        ledger = find_ledger(line["ledger"])
        many = int(line["n"])
        first, last = (dt.date.fromisoformat(line[name]) for name in ("from", "to"))
        for place in range(many):
            day = first + (last - first) * place / max(many - 1, 1)
            found.setdefault(ledger.key, []).append(_record(ledger, line["fields"], day, place))
    return found


def _record(ledger: Ledger, fields: str, day: dt.date, place: int) -> dict[str, Any]:
    made: dict[str, Any] = {ledger.date or "since": day} if ledger.date else {}
    if not ledger.date:
        for name in ("since", "opened"):
            if ledger.has(name):
                made[name] = day
    for pair in filter(None, (fields or "").split(";")):
        name, _sign, value = pair.strip().partition("=")
        made[name] = _value(ledger, name, value.replace("{i}", str(place + 1)), day)
    if ledger.has("code"):
        made.setdefault("code", f"{ledger.key}{place + 1}-{day.isoformat()}")
    return made


def _value(ledger: Ledger, name: str, value: str, day: dt.date) -> Any:
    storage = ledger.column(name).kind.storage
    if storage == "date":
        moved = re.fullmatch(r"\+(\d+)", value)
        return day + dt.timedelta(int(moved[1])) if moved else dt.date.fromisoformat(value)
    if storage == "array<string>":
        return value.split("、")
    return value if storage == "string" else float(value)
