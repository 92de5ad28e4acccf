"""What a command's sheets would make of the version in force: cleaned, settled and compared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.clean.directory import ROSTERS, Directory
from etl.clean.layout import layout_of
from etl.clean.rejects import REJECTS, rejects_of
from etl.clean.rows import Batch, clean
from etl.compare.against import IN_FORCE, LOADED, UNCHANGED, UPDATED, compare, found_same, has_table
from etl.compare.vanished import listed, number_of, vanished
from etl.compare.within import settle
from etl.disk.keys import literal, quoted
from etl.loads.rosters import roster_order, roster_rows
from etl.match.ledger import MatchedSheet
from etl.problem import Problem, SheetResult
from etl.progress import Progress
from gridlens.errors import StoreBroken
from gridlens.schema.ledger import Ledger
from gridlens.store.aliases import aliases
from gridlens.translation import _


@dataclass
class Stage:
    """The sheets of one command, ready to be kept; nothing is written yet.

    ``missing`` has by ledger the records that vanished from their sheets; ``changed`` tells
    whether there is anything to publish, were those kept.
    """

    directory: Directory
    accepted: dict[str, pa.Table] = field(default_factory=dict)
    missing: dict[str, pa.Table] = field(default_factory=dict)
    results: list[SheetResult] = field(default_factory=list)
    rejects: pa.Table = field(default_factory=REJECTS.empty_table)
    changed: bool = False


def examine(
    con: duckdb.DuckDBPyConnection,
    matched: Sequence[MatchedSheet],
    store: Path,
    today: dt.date,
    corrects: Mapping[str, str],
    progress: Progress,
) -> Stage:
    """Clean, settle and compare all sheets, rosters first, whatever the order of the files.

    The version in force is attached to the connection, where there is one.
    """
    by_ledger: dict[str, list[MatchedSheet]] = defaultdict(list)
    for one in matched:
        by_ledger[one.ledger.key].append(one)
    stage = Stage(_directory(con, store))
    batches: list[Batch] = []
    wanted = [ledger for ledger in roster_order() if ledger.key in by_ledger]
    for ledger in progress.each(wanted, _("检查")):
        these = [clean(one, stage.directory, today) for one in by_ledger[ledger.key]]
        rows = settle(con, ledger, these)
        if ledger.key in ROSTERS:
            stage.directory.add(ledger.key, rows.to_pylist())
        _note_same(con, ledger, these, rows)
        statuses = compare(con, ledger, rows, stage.directory).to_pylist()
        many = {(s["source_file"], s["source_sheet"], s["status"]): s["many"] for s in statuses}
        missing = vanished(con, ledger, these, rows, stage.directory, corrects)
        stage.results += [_result(ledger, batch, many, missing) for batch in these]
        stage.accepted[ledger.key] = rows
        stage.missing[ledger.key] = missing
        batches += these
    stage.rejects = rejects_of(batches)
    stage.changed = any(s.loaded or s.updated for s in stage.results)
    stage.changed = stage.changed or _rejects_differ(con, stage.results, stage.rejects)
    return stage


def _note_same(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, batches: Sequence[Batch], rows: pa.Table
) -> None:
    """Say of every row that somebody has found to be another's record which one that is."""
    by_sheet = {(b.matched.sheet.file, b.matched.sheet.name): b for b in batches}
    reason = _("已认定与《{file}》“{sheet}”第{row}行是同一条，按一条计")
    for row in found_same(con, ledger, rows):
        batch = by_sheet[row["file"], row["sheet"]]
        said = reason.format(
            file=row["source_file"], sheet=row["source_sheet"], row=row["source_row"]
        )
        batch.notices.append(Problem(row["row"], None, None, said))


def attach(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Let a connection see the version in force."""
    try:
        con.execute(f"ATTACH {literal(str(file))} AS {IN_FORCE} (READ_ONLY)")
    except duckdb.Error as error:
        raise StoreBroken(
            _("数据库文件 {path} 已损坏，无法打开。").format(path=file),
            _("请运行 python -m etl rebuild 重建。"),
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


def _result(
    ledger: Ledger, batch: Batch, many: dict[tuple[str, str, str], int], missing: pa.Table
) -> SheetResult:
    file, sheet = batch.matched.sheet.file, batch.matched.sheet.name
    gone = listed(ledger, missing, file, sheet)
    result = SheetResult(
        file,
        sheet,
        ledger.key,
        rows=batch.total,
        loaded=many.get((file, sheet, LOADED), 0),
        updated=many.get((file, sheet, UPDATED), 0),
        unchanged=many.get((file, sheet, UNCHANGED), 0) + batch.repeated,
        rejected=len(batch.rejected),
        skipped=batch.skipped,
        problems=sorted(batch.faults + batch.notices, key=_place),
        vanished=number_of(missing, file, sheet),
        vanished_records=gone,
        layout=layout_of(batch),
    )
    assert result.accounted, result
    assert not any(notice.fault for notice in batch.notices)
    assert all(fault.fault for fault in batch.faults)
    return result


def _place(problem: Problem) -> tuple[int, str, str]:
    return (problem.row or 0, problem.column or "", problem.reason)


def _rejects_differ(
    con: duckdb.DuckDBPyConnection, results: Sequence[SheetResult], rejects: pa.Table
) -> bool:
    """Tell whether these sheets reject other rows than the version in force knows of them."""
    if not has_table(con, "reject"):
        return len(rejects) > 0
    sheets = pa.table(
        [
            pa.array([r.file for r in results], pa.string()),
            pa.array([r.sheet for r in results], pa.string()),
        ],
        names=["file", "sheet"],
    )
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
