"""How often what a question proposes is right, where headers are called what nobody has heard.

The files of an office ask little once their headers are known. So headers are renamed, those of
one meaning in all files at a time, and what is proposed is held to ``meaning.csv``.
"""

import csv
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from etl.load import load
from etl.sheets.question import Question
from gridlens.ledgers import ledgers
from tests.strangers.measure import CLOSINGS, TITLES

_DAYS = ("date", "assigned", "due", "rectified", "rechecked", "replied", "closed")
RENAMED: tuple[tuple[str, ...], ...] = (("grid",), ("people",), ("state", "outcome"), _DAYS)
_TOP = 8  # rows in which headers stand
_FILES, _HEADERS = "子丑寅卯辰巳午未申酉戌亥", "甲乙丙丁戊己庚辛壬癸"

Meanings = Mapping[str, Mapping[str, str]]  # by file and plain header


@dataclass
class Proposals:
    """How many headers were proposed as a column, and which of them wrongly."""

    made: int = 0
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Return both counts in a line."""
        right = self.made - len(self.wrong)
        return f"proposals {self.made}, right {right} ({right / max(self.made, 1):.0%})"


def proposals(office: Path, every: Proposals) -> None:
    """Load an office once for each group of meanings renamed, and count what is proposed."""
    meanings = _meanings(office)
    for group in RENAMED:
        with tempfile.TemporaryDirectory(prefix="strangers-") as folder:
            files = Path(folder) / "files"
            shutil.copytree(office / "files", files)
            renamed = _renamed(files, meanings, group)
            for one in load([files], Path(folder) / "store").questions:
                if one.kind != "header" or one.proposal is None:
                    continue
                every.made += 1
                if wrong := [*_wrong(one, renamed)]:
                    every.wrong.append(f"{office.name} {one.ledger}: {'; '.join(wrong)}")


def _meanings(office: Path) -> Meanings:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with (office / "meaning.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if not line["word"]:
                found[line["file"]].setdefault(_plain(line["header"]), line["means"])
    return found


def _renamed(files: Path, meanings: Meanings, group: tuple[str, ...]) -> Meanings:
    """Rename headers in the files of a folder; return the meanings of all headers thereafter."""
    found = {}
    for number, (name, means) in enumerate(sorted(meanings.items())):
        old = [header for header, meaning in means.items() if meaning in group][: len(_HEADERS)]
        new = {one: f"{_FILES[number % 12]}{_HEADERS[n]}栏" for n, one in enumerate(old)}
        rename = _in_text if name.endswith(".csv") else _in_workbook
        rename(files / name, new)
        found[name] = {new.get(header, header): meaning for header, meaning in means.items()}
    return found


def _in_text(path: Path, new: Mapping[str, str]) -> None:
    data = path.read_bytes()
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8-sig"
    except UnicodeDecodeError:
        text, encoding = data.decode("gb18030"), "gb18030"
    rows = [*csv.reader(text.splitlines(keepends=True))]
    for row in rows[:_TOP]:
        row[:] = [new.get(_plain(cell), cell) for cell in row]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)


def _in_workbook(path: Path, new: Mapping[str, str]) -> None:
    try:
        book = openpyxl.load_workbook(path)
    except (BadZipFile, InvalidFileException):  # an old or foreign container stays as it is
        return
    for cell in (c for page in book for row in page.iter_rows(max_row=_TOP) for c in row):
        if isinstance(cell.value, str) and (name := new.get(_plain(cell.value))):
            cell.value = name
    book.save(path)


def _wrong(one: Question, meanings: Meanings) -> Iterator[str]:
    """Yield the files in which the header that is asked about means something else."""
    for file in sorted({file for file, _sheet in one.where}):
        meaning = meanings[file].get(_plain(one.text), "?")
        if meaning not in _labels(one.ledger, str(one.proposal)):
            yield f"{file} {one.text} ({meaning}) is no {one.proposal}"


def _labels(key: str, column: str) -> set[str]:
    """Return what the labels call a column of a ledger."""
    ledger = ledgers()[key]
    called = {
        "date": ledger.date == column,
        "grid": ledger.grid == column or (key, column) == ("grid", "name"),
        "people": column in ledger.deputies or (key, column) == ("deputy", "name"),
        "state": ledger.life_cycle is not None and ledger.life_cycle.status == column,
        "closed": column in CLOSINGS,
        "title": column in (*TITLES, "indicator"),
    }
    return {column, *(label for label, is_called in called.items() if is_called)}


def _plain(header: str) -> str:
    """Return the lowest part of a header, without spaces."""
    return re.split("[/›]", re.sub(r"\s", "", header))[-1]
