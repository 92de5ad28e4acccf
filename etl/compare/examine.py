"""Examine the sheets of a command: what would they change in the version in force?

They are cleaned, settled among themselves and compared with the records in force.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.clean.goals import clean_goals
from etl.clean.layout import layout_of
from etl.clean.records.gaps.around import areas_in
from etl.clean.rejects import corrected_by, rejects_of
from etl.clean.rosters.directory import ROSTERS, Directory
from etl.clean.rows import Batch, clean
from etl.compare.entries import under_standing_codes
from etl.compare.force.against import compare, found_same
from etl.compare.force.attached import IN_FORCE, has_table
from etl.compare.force.identity import LOADED, UNCHANGED, UPDATED
from etl.compare.force.vanished import listed, number_of, vanished
from etl.compare.likeness.elsewhere import said_elsewhere
from etl.compare.lines import whole_lines
from etl.compare.questions import lacking, questions_of, unread
from etl.compare.within.settle import settle
from etl.disk.keys import quoted
from etl.loads.rosters import aliased, roster_order, roster_rows
from etl.match.columns.matched import MatchedSheet
from etl.match.tables.goals import GoalTable
from etl.process.progress import Progress
from etl.sheets.problem import Problem, SheetResult
from gridlens.schema.ledger import Ledger
from gridlens.store.office.answers import Answers
from gridlens.translation import _


@dataclass(frozen=True)
class Stage:
    """The sheets of one command, ready to be kept; nothing is written yet.

    By ledger, ``accepted`` has the rows that stand and ``missing`` the records that vanished from
    their sheets. ``changed`` is whether there would be anything to publish, if the missing records
    are kept. ``corrected`` are rows rejected earlier that come back in these sheets.
    """

    directory: Directory
    accepted: dict[str, pa.Table]
    missing: dict[str, pa.Table]
    results: list[SheetResult]
    rejects: pa.Table
    changed: bool
    corrected: list[tuple[str, str, int]]


def examine(
    con: duckdb.DuckDBPyConnection,
    matched: Sequence[MatchedSheet],
    store: Path,
    today: dt.date,
    said: Answers,
    corrects: Mapping[str, str],
    progress: Progress,
) -> Stage:
    """Clean, settle and compare all sheets, rosters first, whatever the order of the files.

    ``said`` are the office's answers in force. If there is a version in force, it must be attached
    to the connection.
    """
    by_ledger: dict[str, list[MatchedSheet]] = defaultdict(list)
    for one in matched:
        by_ledger[one.ledger.key].append(one)
    directory = _directory(con, store)
    directory.explain(said)
    directory.areas |= areas_in(matched)
    accepted: dict[str, pa.Table] = {}
    missing: dict[str, pa.Table] = {}
    results: list[SheetResult] = []
    batches: list[Batch] = []
    wanted = [ledger for ledger in roster_order() if ledger.key in by_ledger]
    for ledger in progress.each(wanted, _("检查")):
        these = [_cleaned(one, directory, today) for one in by_ledger[ledger.key]]
        these = whole_lines(ledger, under_standing_codes(ledger, these, directory))
        settled = settle(con, ledger, these)
        if ledger.key in ROSTERS:
            directory.add(ledger.key, settled.rows.to_pylist())
        compared = compare(con, ledger, settled, directory, corrects, store)
        rows = compared.rows
        these = said_elsewhere(ledger, settled.batches, [*settled.clashes, *compared.clashes])
        these = _with_same(con, ledger, these, rows)
        statuses = compared.statuses.to_pylist()
        many = {(s["source_file"], s["source_sheet"], s["status"]): s["many"] for s in statuses}
        gone = vanished(con, ledger, these, rows, directory, corrects)
        results += [_result(ledger, batch, many, gone, directory) for batch in these]
        accepted[ledger.key], missing[ledger.key] = rows, gone
        batches += these
    rejects = rejects_of(batches)
    changed = any(s.loaded or s.updated for s in results) or _rejects_differ(con, results, rejects)
    corrected = corrected_by(batches)
    return Stage(directory, accepted, missing, results, rejects, changed, corrected)


def _cleaned(matched: MatchedSheet, directory: Directory, today: dt.date) -> Batch:
    if isinstance(matched, GoalTable):
        return clean_goals(matched, directory)
    return clean(matched, directory, today)


def _with_same(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, batches: Sequence[Batch], rows: pa.Table
) -> list[Batch]:
    """Return the batches with a notice for each row that somebody marked as another's record."""
    reason = _("已认定与《{file}》“{sheet}”第{row}行是同一条，按一条计")
    said: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for row in found_same(con, ledger, rows):
        text = reason.format(
            file=row["source_file"], sheet=row["source_sheet"], row=row["source_row"]
        )
        said[row["file"], row["sheet"]].append(Problem(row["row"], None, None, text))
    return [batch.with_more(said.get(batch.source, ())) for batch in batches]


def _directory(con: duckdb.DuckDBPyConnection, store: Path) -> Directory:
    """Return the rosters of the version in force, with the aliases that the office recorded."""
    directory = aliased(store)
    for ledger in roster_order():
        if ledger.key in ROSTERS and has_table(con, ledger.key):
            roster_rows(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    return directory


def _result(
    ledger: Ledger,
    batch: Batch,
    many: dict[tuple[str, str, str], int],
    missing: pa.Table,
    directory: Directory,
) -> SheetResult:
    file, sheet = batch.source
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
        problems=[*unread(batch), *sorted([*batch.faults, *batch.notices], key=_place)],
        vanished=number_of(missing, file, sheet),
        vanished_records=listed(ledger, missing, file, sheet),
        layout=layout_of(batch),
        questions=questions_of(batch, directory),
        unread=lacking(batch),
    )
    assert result.accounted, result
    return result


def _place(problem: Problem) -> tuple[int, str, str]:
    return (problem.row or 0, problem.column or "", problem.reason)


def _rejects_differ(
    con: duckdb.DuckDBPyConnection, results: Sequence[SheetResult], rejects: pa.Table
) -> bool:
    """Whether these sheets reject other rows than the version in force has for them."""
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
