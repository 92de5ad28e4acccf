"""One command from beginning to end: read → match → clean → load → publish."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from etl.ahead import FilesAhead, begun
from etl.clean.layout import guessed
from etl.clean.rejects import REJECTS
from etl.compare.examine import Stage, attach, examine
from etl.compare.vanished import withdrawn_rows
from etl.disk import pointer
from etl.disk.engine import opened
from etl.disk.pointer import Current
from etl.loads import files
from etl.loads.keep import Parts, numbered
from etl.loads.receipt import Receipt
from etl.match.ledger import MatchedSheet
from etl.match.mapping import brought_in, recognised
from etl.problem import SheetResult
from etl.progress import Progress
from etl.publish.version import publish
from etl.read.reader import FileReader
from etl.upkeep.duplicates import duplicates
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.repair import in_force, standing
from etl.upkeep.sweep import sweep
from gridlens.errors import GridLensError
from gridlens.ledgers import ledger as ledger_of
from gridlens.settings import who
from gridlens.store.mapping import Mapping, kept
from gridlens.store.mapping import keep as remember
from gridlens.store.tables import declared_tables
from gridlens.translation import _

_SEARCHED = 100_000  # records in a store, beyond which only the command ``duplicates`` looks


@dataclass
class Outcome:
    """What a command did: the version in force after it, and every sheet's result.

    ``note`` says that a damaged store was put right first; ``checked`` that nothing was written,
    ``changed`` that there was something to publish. ``duplicates`` counts the groups of likely
    duplicates, None where they were not looked for; ``rejects`` has the rejected rows.
    """

    version: int | None = None
    published: bool = False
    sheets: list[SheetResult] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    note: str = ""
    checked: bool = False
    changed: bool = False
    duplicates: int | None = None
    rejects: pa.Table = field(default_factory=REJECTS.empty_table)

    @property
    def exit_code(self) -> int:
        """0 all good, 1 something was rejected, 2 nothing could be loaded."""
        if not any(sheet.rejected or sheet.refused for sheet in self.sheets):
            return 0
        return 1 if any(sheet.accepted for sheet in self.sheets) else 2


@dataclass(frozen=True)
class _Wish:
    """How to load, as ``load`` was asked."""

    now: dt.datetime
    mapping: Mapping | None
    corrects: str | None
    withdraw: bool


def load(
    paths: Sequence[Path],
    store: Path,
    now: dt.datetime | None = None,
    wait: float = WAIT_SECONDS,
    mapping: Mapping | None = None,
    corrects: str | None = None,
    withdraw: bool = False,
    reader: FileReader | None = None,
) -> Outcome:
    """Load files and folders into a store, and publish what changed.

    ``mapping`` says how to read sheets of a layout that nobody has matched yet, and is kept for
    the next time when rows came in by it. ``corrects`` names an earlier file that the one given
    now corrects; ``withdraw`` lets records go that their sheets have no more. ``reader`` is one
    that runs already; without it the files have one of their own.
    Raises ``GridLensError`` when the store is busy for ``wait`` seconds or broken; what is wrong
    with a file, sheet or row is in the outcome.
    """
    wish = _Wish(now or dt.datetime.now(), mapping, corrects, withdraw)
    with Progress() as progress:
        with closing(begun(paths, reader)) as reading:
            matched, outcome = _read(reading, store, wish, progress)
        if not matched and pointer.read(store) is None:
            return outcome
        with locked(store, wait):
            current, outcome.note = standing(store, wish.now)
            sweep(store)
            file = store / current.file if current else None
            with ThreadPoolExecutor(1) as aside:  # whoever loads a file mostly has it changed
                copying = aside.submit(files.keep, store, reading.seen)
                stage = _examined(matched, store, file, outcome, wish, progress)
            learnt = brought_in(matched, mapping, outcome.sheets)
            matched.clear()  # its cells are as much as the files, and all memory is needed now
            outcome.version = current.version if current else None
            if outcome.changed:
                told = Receipt(
                    loaded_at=wish.now.isoformat(),
                    loaded_by=who(),
                    paths=[*map(str, paths)],
                    files=copying.result(),
                )
                with progress.task(_("发布")):
                    parts = _parts(stage, store, current, wish)
                    _publish(store, current, parts, outcome, (wish, told))
            else:
                sweep(store)
            for headers, of in learnt:
                remember(store, headers, of, who())
    return outcome


def check(
    paths: Sequence[Path],
    store: Path,
    now: dt.datetime | None = None,
    mapping: Mapping | None = None,
    corrects: str | None = None,
    withdraw: bool = False,
) -> Outcome:
    """Return all that ``load`` would say, and write nothing; ``version`` is the one in force."""
    wish = _Wish(now or dt.datetime.now(), mapping, corrects, withdraw)
    with Progress() as progress:
        with closing(begun(paths)) as reading:
            matched, outcome = _read(reading, store, wish, progress)
        outcome.checked = True
        with in_force(store, wish.now) as (file, current, note):
            outcome.version, outcome.note = current.version if current else None, note
            _examined(matched, store, file, outcome, wish, progress)
    return outcome


def _publish(
    store: Path,
    current: Current | None,
    parts: Parts,
    outcome: Outcome,
    asked: tuple[_Wish, Receipt],
) -> None:
    wish, told = asked
    fresh = numbered(store, parts, outcome.sheets, told)
    loads = [*(current.loads if current else []), fresh.load]
    version = publish(store, loads, current.undone if current else {}, wish.now, fresh)
    sweep(store)
    outcome.version, outcome.published = version.version, True
    if sum(version.counts.values()) <= _SEARCHED:
        outcome.duplicates = len(duplicates(store / version.file, store))


def _examined(
    matched: list[MatchedSheet],
    store: Path,
    file: Path | None,
    outcome: Outcome,
    wish: _Wish,
    progress: Progress,
) -> Stage:
    """Compare the sheets with the version in force, and say in the outcome what becomes of them."""
    corrects = _corrects(matched, wish)
    with opened() as con:
        if file:
            attach(con, file)
        stage = examine(con, matched, store, wish.now.date(), corrects, progress)
    if wish.withdraw:
        for sheet in stage.results:
            sheet.withdrawn = sheet.vanished
    outcome.rejects = stage.rejects
    outcome.changed = stage.changed or any(sheet.withdrawn for sheet in stage.results)
    outcome.sheets = sorted([*outcome.sheets, *stage.results], key=lambda s: (s.file, s.sheet))
    return stage


def _corrects(matched: list[MatchedSheet], wish: _Wish) -> dict[str, str]:
    """Return which file corrects which."""
    if wish.corrects is None:
        return {}
    names = {one.sheet.file for one in matched}
    if len(names) > 1:
        raise GridLensError(
            _("一次给了{n}个文件，不知道哪一个更正《{name}》。").format(
                n=len(names), name=wish.corrects
            ),
            _("请每次只装载一个更正文件。"),
        )
    return dict.fromkeys(names, wish.corrects)


def _parts(stage: Stage, store: Path, current: Current | None, wish: _Wish) -> Parts:
    withdrawn = {}
    if wish.withdraw and current:
        with opened() as con:
            for key, missing in stage.missing.items():
                if missing.num_rows:
                    withdrawn[key] = withdrawn_rows(
                        con, ledger_of(key), store, current.loads, missing, stage.directory
                    )
    return Parts(stage.accepted, withdrawn, stage.rejects)


def _read(
    reading: FilesAhead, store: Path, wish: _Wish, progress: Progress
) -> tuple[list[MatchedSheet], Outcome]:
    """Return the sheets that are recognised, and an outcome that has the others."""
    declared_tables()  # slow the first time, and there is time while files are read
    found = reading.found
    matched: list[MatchedSheet] = []
    outcome = Outcome(sheets=list(found.refused), ignored=found.ignored)
    if not found.files:
        return matched, outcome
    known = kept(store)
    for file in progress.each(reading.in_turn, _("读取")):
        for sheet in reading.sheets(file):
            result = (
                sheet
                if isinstance(sheet, SheetResult)
                else recognised(sheet, given=wish.mapping, kept=known)
            )
            if isinstance(result, SheetResult):
                if not isinstance(sheet, SheetResult):
                    result.layout = guessed(sheet)
                outcome.sheets.append(result)
            else:
                matched.append(result)
    matched.sort(key=lambda one: (one.sheet.file, one.sheet.name))
    outcome.sheets.sort(key=lambda one: (one.file, one.sheet))
    return matched, outcome
