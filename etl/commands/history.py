"""``history``, ``undo`` and ``redo``: what was loaded, and taking a load back."""

import argparse
import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from etl.history import Entry, history, redo, undo
from etl.pointer import Current
from gridlens.translation import _

_SHORT_HASH = 8
_SUMMED = ("rows", "loaded", "updated", "unchanged", "rejected", "skipped")


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    listing = command(commands, "history", _("列出装载历史"))
    undoing = command(
        commands,
        "undo",
        _("撤销一次装载"),
        _("撤销一次装载：记录和内容与从未装载过它时一样，后来装载过的相同记录不受影响。"),
    )
    redoing = command(commands, "redo", _("恢复一次撤销过的装载"))
    for one in (undoing, redoing):
        one.add_argument("load", type=int, metavar="N", help=_("装载的次序号，见 history"))
    for one, run in ((listing, _history), (undoing, _undo), (redoing, _redo)):
        takes_store(one)
        takes_json(one)
        one.set_defaults(run=run)


def _history(asked: argparse.Namespace) -> int:
    current, entries = history(store_of(asked))
    if asked.json:
        loads = [_entry(entry) for entry in entries]
        _write({"version": current.version, "loads": loads})
    else:
        _show(current, entries, console())
    return 0


def _undo(asked: argparse.Namespace) -> int:
    current = undo(store_of(asked), asked.load, dt.datetime.now())
    return _done(asked, current, "undone", _("已撤销第{load}次装载，发布了第{version}版。"))


def _redo(asked: argparse.Namespace) -> int:
    current = redo(store_of(asked), asked.load, dt.datetime.now())
    return _done(asked, current, "redone", _("已恢复第{load}次装载，发布了第{version}版。"))


def _done(asked: argparse.Namespace, current: Current, what: str, sentence: str) -> int:
    if asked.json:
        _write({"version": current.version, what: asked.load, "counts": current.counts})
    else:
        sys.stdout.write(sentence.format(load=asked.load, version=current.version) + "\n")
    return 0


def _entry(entry: Entry) -> dict[str, Any]:
    told = entry.told
    return {
        "load": entry.load,
        "damaged": told is None,
        "version": told.version if told else None,
        "loaded_at": told.loaded_at if told else None,
        "loaded_by": told.loaded_by if told else None,
        "files": [asdict(file) for file in told.files] if told else [],
        "sheets": told.sheets if told else [],
        "undone": entry.undone,
        "undone_at": entry.undone_at or None,
        "undone_by": entry.undone_by or None,
    }


def _show(current: Current, entries: list[Entry], out: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(_("次序"), justify="right")
    for title in (_("时间"), _("操作人员"), _("文件")):
        table.add_column(title, overflow="fold")
    for title in (_("行数"), _("新增"), _("更新"), _("未变"), _("拒收"), _("跳过")):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column(_("版本"), justify="right")
    table.add_column(_("状态"), overflow="fold")
    for entry in entries:
        table.add_row(*map(escape, _row(entry)))
    out.print(table)
    out.print(_("现为第{version}版。").format(version=current.version))


def _row(entry: Entry) -> list[str]:
    told = entry.told
    state = _("有效")
    if entry.undone:
        state = _("已撤销（{at} {by}）").format(at=_minute(entry.undone_at), by=entry.undone_by)
    if told is None:
        return [f"{entry.load}", *[""] * 2, _("记录已损坏"), *[""] * 7, state]
    files = "\n".join(f"{file.name} {file.sha256[:_SHORT_HASH]}" for file in told.files)
    sums = [f"{sum(sheet[name] for sheet in told.sheets)}" for name in _SUMMED]
    who = [_minute(told.loaded_at), told.loaded_by, files]
    return [f"{entry.load}", *who, *sums, f"{told.version or ''}", state]


def _minute(moment: str) -> str:
    return moment.replace("T", " ")[:16]


def _write(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
