"""One command from beginning to end: read → match → clean → load → publish."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import files, kept_files, pointer
from etl.clean import Batch, clean
from etl.compare import IN_FORCE, LOADED, UNCHANGED, UPDATED, compare, has_table
from etl.directory import ROSTERS, Directory
from etl.fresh import Fresh
from etl.keep import REJECTS, as_kept, keep, rejects_of
from etl.keys import literal, quoted
from etl.locked import WAIT_SECONDS, locked
from etl.mapped import matched as recognised
from etl.mapped import remember
from etl.match import Matched
from etl.problem import Problem, SheetResult
from etl.progress import Progress
from etl.publish import publish, roster_order, roster_rows
from etl.read import Reader
from etl.repair import standing
from etl.repeat import settle
from etl.sheet import Sheet
from etl.story import Story
from etl.sweep import sweep
from etl.who import user
from gridlens.aliases import aliases
from gridlens.errors import StoreBroken
from gridlens.mapping import Mapping, kept
from gridlens.schema import Ledger
from gridlens.translation import _


@dataclass
class Outcome:
    """What a command did: the version in force after it, and every sheet's result.

    ``note`` says that a damaged store was put right first. ``rejects`` has every fault.
    """

    version: int | None = None
    published: bool = False
    sheets: list[SheetResult] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    note: str = ""
    rejects: pa.Table = field(default_factory=REJECTS.empty_table)

    @property
    def exit_code(self) -> int:
        """0 all good, 1 something was rejected, 2 nothing could be loaded."""
        if not any(sheet.rejected or sheet.refused for sheet in self.sheets):
            return 0
        return 1 if any(sheet.accepted for sheet in self.sheets) else 2


@dataclass
class _Stage:
    """The work of one command between its stages."""

    batches: list[Batch] = field(default_factory=list)
    accepted: dict[str, pa.Table] = field(default_factory=dict)
    results: list[SheetResult] = field(default_factory=list)


@dataclass(frozen=True)
class _Asked:
    """What the command was asked for: when, by whom, and with which files."""

    now: dt.datetime
    told: Story
    files: list[files.LedgerFile]


def load(
    paths: Sequence[Path],
    store: Path,
    now: dt.datetime | None = None,
    wait: float = WAIT_SECONDS,
    mapping: Mapping | None = None,
) -> Outcome:
    """Load files and folders into a store, and publish what changed.

    ``mapping`` says how to read sheets of a layout that nobody has matched yet, and is kept for
    the next time when rows came in by it.
    Raises ``GridLensError`` when the store is busy for ``wait`` seconds or broken; what is wrong
    with a file, sheet or row is in the outcome.
    """
    now = now or dt.datetime.now()
    with Progress() as progress:
        found = files.find(paths)
        told = Story(
            loaded_at=now.isoformat(),
            loaded_by=user(),
            paths=[*map(str, paths)],
            files=kept_files.described(found.files),
        )
        matched, refused = _read(
            found.files, progress, partial(recognised, given=mapping, kept=kept(store))
        )
        outcome = Outcome(sheets=found.refused + refused, ignored=found.ignored)
        if not matched and pointer.read(store) is None:
            return outcome
        with locked(store, wait):
            _load(matched, store, outcome, _Asked(now, told, found.files), progress)
            if mapping:
                remember(matched, mapping, outcome.sheets, store)
    return outcome


def _read(
    found: Sequence[files.LedgerFile],
    progress: Progress,
    recognise: Callable[[Sheet], Matched | SheetResult],
) -> tuple[list[Matched], list[SheetResult]]:
    matched: list[Matched] = []
    refused: list[SheetResult] = []
    if not found:
        return matched, refused
    with Reader() as reader:
        for file in progress.each(found, _("读取")):
            for sheet in reader.read(file):
                result = sheet if isinstance(sheet, SheetResult) else recognise(sheet)
                if isinstance(result, SheetResult):
                    refused.append(result)
                else:
                    matched.append(result)
    matched.sort(key=lambda one: (one.sheet.file, one.sheet.name))
    return matched, refused


def _load(
    matched: list[Matched], store: Path, outcome: Outcome, asked: _Asked, progress: Progress
) -> None:
    current, outcome.note = standing(store, asked.now)
    sweep(store)
    outcome.version = current.version if current else None
    with duckdb.connect() as con:
        if current:
            _attach(con, store / current.file)
        stage = _clean(con, matched, store, asked.now.date(), progress)
        outcome.rejects = rejects = rejects_of(stage.batches)
        changed = any(s.loaded or s.updated for s in stage.results)
        changed = changed or (bool(stage.results) and _rejects_differ(con, stage.results, rejects))
    outcome.sheets = sorted([*outcome.sheets, *stage.results], key=lambda s: (s.file, s.sheet))
    if not changed:
        return
    with progress.task(_("发布")):
        kept_files.keep(store, asked.files, asked.told.files)
        number = keep(store, stage.accepted, rejects, outcome.sheets, asked.told)
        loads = [*(current.loads if current else []), number]
        fresh = Fresh(number, {k: as_kept(k, r, number) for k, r in stage.accepted.items()})
        version = publish(store, loads, current.undone if current else {}, asked.now, fresh)
        sweep(store)
    outcome.version, outcome.published = version.version, True


def _clean(
    con: duckdb.DuckDBPyConnection,
    matched: list[Matched],
    store: Path,
    today: dt.date,
    progress: Progress,
) -> _Stage:
    """Clean, settle and compare all sheets, rosters first, whatever the order of the files."""
    stage = _Stage()
    by_ledger: dict[str, list[Matched]] = defaultdict(list)
    for one in matched:
        by_ledger[one.ledger.key].append(one)
    directory = _directory(con, store)
    wanted = [ledger for ledger in roster_order() if ledger.key in by_ledger]
    for ledger in progress.each(wanted, _("检查")):
        batches = [clean(one, directory, today) for one in by_ledger[ledger.key]]
        rows = settle(con, ledger, batches)
        if ledger.key in ROSTERS:
            directory.add(ledger.key, rows.to_pylist())
        statuses = compare(con, ledger, rows, directory).to_pylist()
        many = {(s["source_file"], s["source_sheet"], s["status"]): s["many"] for s in statuses}
        stage.results += [_result(ledger, batch, many) for batch in batches]
        stage.batches += batches
        stage.accepted[ledger.key] = rows
    return stage


def _attach(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    try:
        con.execute(f"ATTACH {literal(str(file))} AS {IN_FORCE} (READ_ONLY)")
    except duckdb.Error as error:
        raise StoreBroken(
            _("数据库文件 {path} 已损坏，无法打开。").format(path=file),
            _("请从备份恢复，或换一个空文件夹重新装载。"),
        ) from error


def _directory(con: duckdb.DuckDBPyConnection, store: Path) -> Directory:
    """Return the rosters of the version in force, with the aliases that the office recorded."""
    directory = Directory()
    for ledger in roster_order():
        if ledger.key in ROSTERS and has_table(con, ledger.key):
            roster_rows(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    for roster in ROSTERS:
        directory.also(roster, aliases(store, roster))
    return directory


def _result(ledger: Ledger, batch: Batch, many: dict[tuple[str, str, str], int]) -> SheetResult:
    file, sheet = batch.matched.sheet.file, batch.matched.sheet.name
    rejected = len(batch.rejected)
    loaded = many.get((file, sheet, LOADED), 0)
    updated = many.get((file, sheet, UPDATED), 0)
    problems = batch.faults + batch.notices
    result = SheetResult(
        file,
        sheet,
        ledger.key,
        rows=batch.total,
        loaded=loaded,
        updated=updated,
        unchanged=many.get((file, sheet, UNCHANGED), 0) + batch.repeated,
        rejected=rejected,
        skipped=batch.skipped,
        problems=sorted(problems, key=_place),
    )
    assert result.accounted, result
    return result


def _place(problem: Problem) -> tuple[int, str, str]:
    return (problem.row or 0, problem.column or "", problem.reason)


def _rejects_differ(
    con: duckdb.DuckDBPyConnection, results: Sequence[SheetResult], rejects: pa.Table
) -> bool:
    """Tell whether these sheets reject other rows than the version in force knows of them."""
    if not has_table(con, "reject"):
        return len(rejects) > 0
    sheets = pa.table({"file": [r.file for r in results], "sheet": [r.sheet for r in results]})
    con.register("these_sheets", sheets)
    con.register("these_rejects", rejects)
    columns = ", ".join(map(quoted, rejects.column_names))
    known = f"SELECT {columns} FROM {IN_FORCE}.reject SEMI JOIN these_sheets USING (file, sheet)"
    these = f"SELECT {columns} FROM these_rejects"
    different: list[tuple[int]] = con.execute(
        f"SELECT 1 FROM ((({known}) EXCEPT ALL ({these}))"
        f" UNION ALL (({these}) EXCEPT ALL ({known}))) LIMIT 1"
    ).fetchall()
    return len(different) > 0
