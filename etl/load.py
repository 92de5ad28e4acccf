"""Run one load from beginning to end: read → match → clean → compare → publish."""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Named
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from etl.ahead import FilesAhead
from etl.clean.layout import guessed
from etl.clean.rejects import REJECTS
from etl.compare.examine import Stage, examine
from etl.compare.force.attached import attach
from etl.compare.force.vanished import withdrawn_rows
from etl.disk import pointer
from etl.disk.engine import opened
from etl.disk.pointer import Current
from etl.loads import files
from etl.loads.keep import Parts, numbered
from etl.loads.receipt import Receipt
from etl.match.columns.matched import MatchedSheet
from etl.match.columns.split import with_whole_days
from etl.match.ledger import recognised_by_headers
from etl.match.mapping import brought_in, recognised
from etl.match.tables.mixed import of_no_ledger, parts
from etl.process.progress import Progress
from etl.publish.version import publish
from etl.sheets.problem import SheetResult
from etl.sheets.question import Question, merged
from etl.sheets.sheet import Sheet
from etl.upkeep.duplicates import duplicates
from etl.upkeep.explained import explain
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.repair import in_force, standing
from etl.upkeep.sweep import sweep
from etl.upkeep.terms import out_of_term
from gridlens.errors import GridLensError
from gridlens.ledgers import ledger as ledger_of
from gridlens.settings import who
from gridlens.store.office.answers import Answer, Answers, answers
from gridlens.store.office.mapping import Mapping, kept
from gridlens.store.office.mapping import keep as remember
from gridlens.store.published.tables import declared_tables
from gridlens.store.terms import NO_RECORDS, OutOfTerms
from gridlens.translation import _

# Likely duplicates are looked for after a load only if the store has at most this many records;
# in a larger store only the command ``duplicates`` looks for them.
_SEARCHED = 100_000


@dataclass
class Outcome:
    """What a command did: the version in force afterwards, and the result of every sheet.

    ``note`` is a sentence if a damaged store was put right first, else empty. ``checked`` means
    that nothing was written. ``changed`` means that there was something to publish.
    ``duplicates`` is the number of groups of likely duplicates; None means that they were not
    looked for. ``out_of_term`` are the records outside the terms of the roster that the load
    brought. ``rejects`` has the rejected rows.
    """

    version: int | None = None
    published: bool = False
    sheets: list[SheetResult] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    note: str = ""
    checked: bool = False
    changed: bool = False
    duplicates: int | None = None
    out_of_term: OutOfTerms = NO_RECORDS
    rejects: pa.Table = field(default_factory=REJECTS.empty_table)

    @property
    def questions(self) -> list[Question]:
        """What a clerk is to be asked, each question once, most rows first."""
        return merged(question for sheet in self.sheets for question in sheet.questions)

    @property
    def exit_code(self) -> int:
        """0: all good; 1: something was rejected or refused; 2: nothing could be loaded."""
        if not any(sheet.rejected or sheet.refused for sheet in self.sheets):
            return 0
        return 1 if any(sheet.accepted for sheet in self.sheets) else 2


@dataclass(frozen=True)
class _Wish:
    """The arguments of ``load`` that say how to load."""

    now: dt.datetime
    mappings: Sequence[Mapping]
    answers: Answers
    corrects: str | None
    withdraw: bool


def load(
    paths: Sequence[Path],
    store: Path,
    now: dt.datetime | None = None,
    wait: float = WAIT_SECONDS,
    mappings: Sequence[Mapping] = (),
    answered: Sequence[Answer] = (),
    corrects: str | None = None,
    withdraw: bool = False,
    ahead: FilesAhead | None = None,
) -> Outcome:
    """Load files and folders into a store, and publish what changed.

    ``mappings`` say how to read sheets of layouts that nobody has matched yet. What they say about
    headers and words is kept for the next time if rows came in by it. ``answered`` are answers to
    questions; they are kept first, and those about the office's own words become a version of
    their own where they change rows. ``corrects`` is the name of an earlier file that the given
    file corrects. ``withdraw`` withdraws the records that their sheets no longer have. ``ahead``
    are the files of these paths, if somebody has started to read them already.
    Raises ``GridLensError`` if the store is broken, or busy for longer than ``wait`` seconds.
    What is wrong with a file, a sheet or a row is in the outcome.
    """
    now = now or dt.datetime.now()
    explain(store, {one.name: one for one in answered}, now, wait)
    wish = _Wish(now, mappings, answers(store), corrects, withdraw)
    with Progress() as progress:
        with closing(ahead or FilesAhead(paths)) as reading:
            matched, outcome = _read(reading, store, wish, progress)
        if not matched and pointer.read(store) is None:
            return outcome
        with locked(store, wait):
            current, outcome.note = standing(store, wish.now)
            sweep(store)
            file = store / current.file if current else None
            with ThreadPoolExecutor(1) as aside:  # most loaded files have changed: copy meanwhile
                copying = aside.submit(files.keep, store, reading.seen)
                stage = _examined(matched, store, file, outcome, wish, progress)
            learnt = brought_in(matched, mappings, outcome.sheets)
            matched.clear()  # the cells take as much memory as the files, and publishing needs it
            outcome.version = current.version if current else None
            if outcome.changed:
                told = Receipt(
                    loaded_at=wish.now.isoformat(),
                    loaded_by=who(),
                    paths=[*map(str, paths)],
                    files=copying.result(),
                    corrected=stage.corrected,
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
    mappings: Sequence[Mapping] = (),
    answered: Sequence[Answer] = (),
    corrects: str | None = None,
    withdraw: bool = False,
    ahead: FilesAhead | None = None,
) -> Outcome:
    """Return what ``load`` would return, but write nothing; ``version`` is the one in force.

    The answers that are given hold for this check only.
    """
    said = answers(store, answered)
    wish = _Wish(now or dt.datetime.now(), mappings, said, corrects, withdraw)
    with Progress() as progress:
        with closing(ahead or FilesAhead(paths)) as reading:
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
    outcome.out_of_term = out_of_term(store / version.file, fresh.load)
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
    """Compare the sheets with the version in force (``file``), and fill in the outcome."""
    corrects = _corrects(matched, wish)
    with opened() as con:
        if file:
            attach(con, file)
        stage = examine(con, matched, store, wish.now.date(), wish.answers, corrects, progress)
    if wish.withdraw:
        for sheet in stage.results:
            sheet.withdrawn = sheet.vanished
    outcome.rejects = stage.rejects
    outcome.changed = stage.changed or any(sheet.withdrawn for sheet in stage.results)
    outcome.sheets = sorted([*outcome.sheets, *stage.results], key=lambda s: (s.file, s.sheet))
    return stage


def _corrects(matched: list[MatchedSheet], wish: _Wish) -> dict[str, str]:
    """Return the corrected file of each given file; empty if nothing is corrected.

    Raises ``GridLensError`` if several files are said to correct one.
    """
    if wish.corrects is None:
        return {}
    names = {one.sheet.file for one in matched}
    if len(names) > 1:
        raise GridLensError(
            _("一次给了{n}个文件，不知道哪一个更正《{name}》。").format(
                n=len(names), name=wish.corrects
            ),
            _("请每次只导入一个更正文件。"),
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
    """Return the sheets that are recognised, and an outcome with the results of the others."""
    declared_tables()  # slow the first time; here it costs nothing, since files are being read
    found = reading.found
    matched: list[MatchedSheet] = []
    outcome = Outcome(sheets=list(found.refused), ignored=found.ignored)
    if not found.files:
        return matched, outcome
    known = kept(store)
    for file in progress.each(reading.in_turn, _("读取")):
        for sheet in reading.sheets(file):
            for result in _recognised(sheet, wish, known):
                if isinstance(result, SheetResult):
                    outcome.sheets.append(result)
                else:
                    matched.append(result)
    matched.sort(key=lambda one: (one.sheet.file, one.sheet.name))
    outcome.sheets.sort(key=lambda one: (one.file, one.sheet))
    return matched, outcome


def _recognised(
    sheet: Sheet | SheetResult,
    wish: _Wish,
    known: Named[str, Mapping],
) -> Iterator[MatchedSheet | SheetResult]:
    """Yield the sheet as it is recognised; a sheet that holds several ledgers gives several."""
    if isinstance(sheet, SheetResult):
        yield sheet
        return
    sheet, said = with_whole_days(sheet), wish.answers
    meant = any(one.is_for(sheet.file, sheet.name) for one in wish.mappings)
    apart = [] if meant else [*parts(sheet)]
    for key, part in apart:
        yield recognised_by_headers(part, said.headers, key) if key else of_no_ledger(part)
    if not apart:
        result = recognised(sheet, wish.mappings, known, said.headers, said.layouts)
        if isinstance(result, SheetResult):
            result.layout = guessed(sheet)
        yield result
