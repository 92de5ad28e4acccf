"""``history``, ``undo`` and ``redo``: list the loads, take one back, let it count again."""

import argparse
import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from etl.disk.pointer import Current
from etl.loads.receipt import ANSWERED, SAME, Receipt
from etl.upkeep.history import LoadEntry, history, redo, undo
from gridlens.intake.questions import told_change
from gridlens.translation import _

_SHORT_HASH = 8
_SUMMED = ("rows", "loaded", "updated", "unchanged", "rejected", "skipped")


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    listing = command(commands, "history", _("列出导入历史"))
    undoing = command(
        commands,
        "undo",
        _("撤销一次导入"),
        _("撤销一次导入：记录和内容与从未导入过它时一样，后来导入过的相同记录不受影响。"),
    )
    redoing = command(commands, "redo", _("恢复一次撤销过的导入"))
    for one in (undoing, redoing):
        one.add_argument("load", type=int, metavar="N", help=_("导入的次序号，见 history"))
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
    return _done(asked, current, "undone", _("已撤销第{load}次导入，发布了第{version}版。"))


def _redo(asked: argparse.Namespace) -> int:
    current = redo(store_of(asked), asked.load, dt.datetime.now())
    return _done(asked, current, "redone", _("已恢复第{load}次导入，发布了第{version}版。"))


def _done(asked: argparse.Namespace, current: Current, what: str, sentence: str) -> int:
    if asked.json:
        _write({"version": current.version, what: asked.load, "counts": current.counts})
    else:
        sys.stdout.write(sentence.format(load=asked.load, version=current.version) + "\n")
    return 0


def _entry(entry: LoadEntry) -> dict[str, Any]:
    told = entry.told
    return {
        "load": entry.load,
        "damaged": told is None,
        "version": told.version if told else None,
        "kind": told.kind if told else None,
        "loaded_at": told.loaded_at if told else None,
        "loaded_by": told.loaded_by if told else None,
        "files": [asdict(file) for file in told.files] if told else [],
        "sheets": told.sheets if told else [],
        "answers": told.answers if told else [],
        "undone": entry.undone,
        "undone_at": entry.undone_at or None,
        "undone_by": entry.undone_by or None,
    }


def _show(current: Current, entries: list[LoadEntry], out: Console) -> None:
    for entry in entries:
        told = entry.told
        state = _("有效")
        if entry.undone:
            when = _minute(entry.undone_at)
            state = _("已撤销（{at} {by}）").format(at=when, by=entry.undone_by)
        if told is None:
            said = _("第{load}次导入：记录已损坏，{state}").format(load=entry.load, state=state)
            out.print(escape(said), soft_wrap=True)
            continue
        said = _("第{load}次导入：{at} {by}，第{version}版，{state}").format(
            load=entry.load,
            at=_minute(told.loaded_at),
            by=told.loaded_by,
            version=told.version or _("—"),
            state=state,
        )
        out.print(escape(said), soft_wrap=True)
        out.print(escape("  " + _what(told)), soft_wrap=True)
        for file in told.files:
            out.print(escape(f"    {file.name}  {file.sha256[:_SHORT_HASH]}"), soft_wrap=True)
    out.print(_("现为第{version}版。").format(version=current.version))


def _what(told: Receipt) -> str:
    if told.kind == SAME:
        return _("认定几条记录为同一条")
    if told.kind == ANSWERED:
        return "；".join(map(told_change, told.answers))
    sums = {name: sum(sheet.get(name, 0) for sheet in told.sheets) for name in _SUMMED}
    return _(
        "{rows}行：新增{loaded}，更新{updated}，未变{unchanged}，未导入{rejected}，跳过{skipped}"
    ).format(**sums)


def _minute(moment: str) -> str:
    return moment.replace("T", " ")[:16]


def _write(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
