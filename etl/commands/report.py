"""Report what a command did: in words for the clerk, in JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from etl.load import Outcome
from etl.sheets.problem import Problem, SheetResult
from etl.sheets.question import Question
from gridlens.intake.questions import in_words, subject
from gridlens.ledgers import ledgers
from gridlens.store.published.tables import ROW_COUNTS
from gridlens.store.terms import OutOfTerms
from gridlens.translation import _

_SHOWN = 20
_LONGEST = 40
_FIELDS = ("file", "sheet", "ledger", *ROW_COUNTS)


def as_json(outcome: Outcome) -> str:
    """Return the outcome as one line of JSON; other programs rely on its form."""
    sheets = [
        {name: getattr(sheet, name) for name in _FIELDS}
        | {"problems": [asdict(problem) for problem in sheet.problems]}
        | {name: getattr(sheet, name) for name in ("vanished", "withdrawn", "unread")}
        | {"vanished_records": [asdict(record) for record in sheet.vanished_records]}
        | (asdict(sheet.layout) if outcome.checked and sheet.layout else {})
        for sheet in outcome.sheets
    ]
    told: dict[str, Any] = {
        "version": outcome.version,
        "sheets": sheets,
        "published": outcome.published,
    }
    told["questions"] = [asdict(one) for one in outcome.questions]
    told |= {"duplicates": outcome.duplicates} if outcome.duplicates is not None else {}
    if outcome.out_of_term.total:
        told["out_of_term"] = _out_of_term(outcome.out_of_term)
    told |= {"note": outcome.note} if outcome.note else {}
    told |= {"check": True, "changed": outcome.changed} if outcome.checked else {}
    return json.dumps(told, ensure_ascii=False)


def show(outcome: Outcome, console: Console) -> None:
    """Print a table of sheets, then the problems of each sheet, then the version in force."""
    if outcome.sheets:
        console.print(_sheets(outcome.sheets))
    if outcome.questions:
        _questions(outcome.questions, console)
    for alike in _alike(outcome.sheets):
        if alike[0].problems:
            _problems(alike, console)
        for sheet in alike:
            if sheet.vanished:
                _vanished(sheet, console)
    if outcome.ignored:
        many = len(outcome.ignored)
        names = "、".join(outcome.ignored[:_SHOWN]) + ("……" if many > _SHOWN else "")
        console.print(escape(_("忽略了{n}个不是台账的文件：{names}").format(n=many, names=names)))
    if outcome.note:
        console.print(escape(outcome.note), soft_wrap=True)
    console.print(escape(_ending(outcome)))
    if outcome.duplicates:
        said = _("有{n}组记录可能重复，请用 python -m etl duplicates 查看。")
        console.print(said.format(n=outcome.duplicates))
    _show_out_of_term(outcome.out_of_term, console)


def _out_of_term(found: OutOfTerms) -> dict[str, Any]:
    records = [
        {
            "ledger": one.ledger,
            "day": one.day.isoformat(),
            "reason": one.reason,
            "place": one.place,
        }
        for one in found.records
    ]
    return {"total": found.total, "records": records}


def _show_out_of_term(found: OutOfTerms, console: Console) -> None:
    if not found.total:
        return
    said = _("有{n}条记录的日期不在所填网格的启用期或代表的任期内（照样计入），请核对：")
    console.print(said.format(n=found.total))
    for one in found.records[:_SHOWN]:
        line = _("  {place}：{day}，{reason}")
        told = line.format(place=one.place, day=one.day.isoformat(), reason=one.reason)
        console.print(escape(told), soft_wrap=True)
    if found.total > _SHOWN:
        console.print(_("  ……还有{n}条").format(n=found.total - _SHOWN))


def _sheets(sheets: Sequence[SheetResult]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for title in (_("文件"), _("工作表"), _("台账")):
        table.add_column(title, overflow="fold")
    for title in (_("行数"), _("新增"), _("更新"), _("未变"), _("未导入"), _("跳过")):
        table.add_column(title, justify="right", no_wrap=True)
    for sheet in sheets:
        title = _(ledgers()[sheet.ledger].title) if sheet.ledger else _("未识别")
        counts = [f"{getattr(sheet, name)}" for name in ROW_COUNTS]
        table.add_row(escape(sheet.file), escape(sheet.sheet), title, *counts)
    if len(sheets) > 1:
        sums = [f"{sum(getattr(sheet, name) for sheet in sheets)}" for name in ROW_COUNTS]
        table.add_section()
        table.add_row(_("合计"), "", "", *sums)
    return table


def _questions(questions: Sequence[Question], console: Console) -> None:
    """Print a line for each question, most rows first, and say how to answer."""
    console.print(_("还有{n}个表头和写法要问：").format(n=len(questions)))
    for one in questions[:_SHOWN]:
        about = subject(one.kind, one.ledger, one.column, _cut(one.text))
        proposed = _("没有建议")
        if one.proposal is not None:
            proposed = _("建议：{words}").format(words=in_words(one.kind, one.ledger, one.proposal))
        said = _("  {rows}行 · {about} · {proposed}")
        console.print(
            escape(said.format(rows=one.rows, about=about, proposed=proposed)), soft_wrap=True
        )
    more = len(questions) - _SHOWN
    if more > 0:
        console.print(_("  ……还有{n}个").format(n=more))
    said = _("  怎样回答：加 --questions 问题单.toml 写出来，填好后用 --answers 问题单.toml 导入；")
    said += _("也可以在“数据管理”页上选。")
    console.print(escape(said), soft_wrap=True)


def _alike(sheets: Sequence[SheetResult]) -> list[list[SheetResult]]:
    """Return the sheets of which the same is to be said together, in the order of the first."""
    found: dict[tuple[Problem, ...], list[SheetResult]] = {}
    for sheet in sheets:
        found.setdefault(tuple(sheet.problems), []).append(sheet)
    return list(found.values())


def _where(sheets: Sequence[SheetResult]) -> str:
    """Return the names of sheets, each file once."""
    by_file: dict[str, list[str]] = {}
    for sheet in sheets:
        by_file.setdefault(sheet.file, []).extend([sheet.sheet] if sheet.sheet else [])
    return "；".join(
        f"{file} · {'、'.join(names)}" if names else file for file, names in by_file.items()
    )


def _problems(alike: Sequence[SheetResult], console: Console) -> None:
    sheet = alike[0]
    console.print(escape(_("{where}：").format(where=_where(alike))), soft_wrap=True)
    for problem in sheet.problems[:_SHOWN]:
        console.print(escape("  " + _sentence(problem)), soft_wrap=True)
    more = len(sheet.problems) - _SHOWN
    if more > 0:
        console.print(_("  ……还有{n}处").format(n=more))


def _vanished(sheet: SheetResult, console: Console) -> None:
    said = _("{where}：以前从这张表导入、这次表里没有的记录{n}条，仍然保留；")
    said += _("确已作废的，加 --vanished withdraw 重新导入即可撤下。")
    if sheet.withdrawn:
        said = _("{where}：以前从这张表导入、这次表里没有的记录{n}条，已撤下。")
    where = f"{sheet.file} · {sheet.sheet}"
    console.print(escape(said.format(where=where, n=sheet.vanished)), soft_wrap=True)
    for record in sheet.vanished_records[:_SHOWN]:
        known_by = "，".join(f"{title} {text}" for title, text in record.known_by.items())
        place = _("《{file}》“{sheet}”第{row}行").format(
            file=record.file, sheet=record.sheet, row=record.row
        )
        console.print(escape(f"  {known_by}（{place}）"), soft_wrap=True)
    if sheet.vanished > _SHOWN:
        console.print(_("  ……还有{n}条").format(n=sheet.vanished - _SHOWN))


def _sentence(problem: Problem) -> str:
    place = _("第{row}行").format(row=problem.row) if problem.row else _("整张表")
    if problem.column:
        place += _(" · {column}").format(column=problem.column)
    if problem.found:
        place += f" · “{_cut(problem.found)}”"
    return _("{place}：{reason}").format(place=place, reason=problem.reason)


def _cut(text: str) -> str:
    cell = " ".join(text.split())
    return f"{cell[:_LONGEST]}{'……' if len(cell) > _LONGEST else ''}"


def _ending(outcome: Outcome) -> str:
    if outcome.checked:
        return (
            _("检查完毕，没有写入任何内容；导入后内容会有变化。")
            if outcome.changed
            else _("检查完毕，没有写入任何内容；导入后内容不会有变化。")
        )
    if outcome.published:
        return _("已发布第{version}版。").format(version=outcome.version)
    if outcome.version is None:
        return _("没有可导入的内容，未建立数据库。")
    return _("内容没有变化，仍为第{version}版。").format(version=outcome.version)
