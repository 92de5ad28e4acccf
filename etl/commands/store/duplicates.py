"""``duplicates``: list records that are likely the same thing, and take a person's decision."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from etl.disk import pointer
from etl.upkeep.duplicates import Record, duplicates
from etl.upkeep.merge import different, same
from etl.upkeep.near_names import NearNames, near_names
from gridlens.errors import GridLensError, StoreMissing
from gridlens.ledgers import ledgers
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    finding = command(
        commands,
        "duplicates",
        _("列出可能重复的记录，由人认定"),
        _(
            "列出不同表格里可能说的是同一件事的记录。确是同一件事的，写 same 和各自的编号："
            "保留第一条，其余并入；不是的，写 different 和编号，以后不再列出。"
        ),
    )
    finding.add_argument(
        "decision",
        nargs="?",
        choices=("same", "different"),
        metavar="same|different",
        help=_("认定为同一条，或不是同一条"),
    )
    finding.add_argument("ids", nargs="*", metavar="ID", help=_("列表里的编号"))
    takes_store(finding)
    takes_json(finding)
    finding.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    store = store_of(asked)
    if asked.decision == "same":
        current, records = same(store, asked.ids, dt.datetime.now())
        told = {"version": current.version, "same": [record.id for record in records]}
        said = _("已认定{n}条为同一条，保留《{file}》“{sheet}”第{row}行，发布了第{version}版。")
        return _done(asked, told, said.format(version=current.version, **_first(records)))
    if asked.decision == "different":
        records = different(store, asked.ids)
        said = _("已记住这{n}条不是同一条，以后不再列出。")
        told = {"different": [record.id for record in records]}
        return _done(asked, told, said.format(**_first(records)))
    return _list(asked)


def _list(asked: argparse.Namespace) -> int:
    store = store_of(asked)
    current = pointer.read(store)
    if current is None:
        raise StoreMissing(_("{store} 里还没有数据。").format(store=store))
    if not current.is_whole(store):
        raise GridLensError(_("数据库文件已损坏。"), _("请运行 python -m etl rebuild 重建。"))
    groups = duplicates(store / current.file, store)
    near = near_names(store / current.file)
    if asked.json:
        listed = [[{"id": record.id} | asdict(record) for record in group] for group in groups]
        return _done(
            asked,
            {"version": current.version, "duplicates": listed, "names": [*map(asdict, near)]},
            "",
        )
    out = console()
    for group in groups:
        out.print(_("《{ledger}》").format(ledger=_(ledgers()[group[0].ledger].title)))
        for record in group:
            said = "，".join(f"{title} {text}" for title, text in record.known_by.items())
            place = _("《{file}》“{sheet}”第{row}行").format(
                file=record.file, sheet=record.sheet, row=record.row
            )
            out.print(escape(f"  {record.id}  {said}（{place}）"), soft_wrap=True)
    out.print(_("可能重复的记录共{n}组。").format(n=len(groups)))
    if near:
        _show_names(near, out)
    return 0


def _show_names(near: Sequence[NearNames], out: Console) -> None:
    said = _("相近的名称{n}对，现在各算各的；是同一个的，请在表里改成一种写法后重新导入：")
    out.print(said.format(n=len(near)))
    for pair in near:
        ledger = ledgers()[pair.ledger]
        (one, n), (other, m) = pair.names
        line = _("  《{ledger}》{column}：{one}（{n}条），{other}（{m}条）")
        titles = {"ledger": _(ledger.title), "column": _(ledger.column(pair.column).title)}
        out.print(escape(line.format(one=one, n=n, other=other, m=m, **titles)), soft_wrap=True)


def _first(records: list[Record]) -> dict[str, Any]:
    first = records[0]
    return {"n": len(records), "file": first.file, "sheet": first.sheet, "row": first.row}


def _done(asked: argparse.Namespace, told: dict[str, Any], sentence: str) -> int:
    sys.stdout.write((json.dumps(told, ensure_ascii=False) if asked.json else sentence) + "\n")
    return 0
