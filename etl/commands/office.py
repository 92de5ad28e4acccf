"""``alias`` and ``mapping``: what the office tells the loader once for all loads."""

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from rich import box
from rich.markup import escape
from rich.table import Table

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from gridlens.errors import GridLensError
from gridlens.kinds.names.reference import TITLES, Roster
from gridlens.ledgers import ledger
from gridlens.settings import who
from gridlens.store.office import aliases, mapping
from gridlens.translation import _

ROSTERS: tuple[Roster, ...] = ("grid", "deputy")


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    naming = command(
        commands,
        "alias",
        _("记录网格、代表的别名，或列出、删除"),
        _(
            "把台账里对网格、代表的其他写法记录下来，以后导入时自动认得。"
            "不写名称则列出已记录的别名；写名称和编码则记录；加 --forget 则删除。"
        ),
    )
    naming.add_argument("roster", choices=ROSTERS, metavar="grid|deputy", help=_("网格或代表"))
    naming.add_argument("name", nargs="?", metavar="NAME", help=_("台账里的写法"))
    naming.add_argument("code", nargs="?", metavar="CODE", help=_("名册里的编码或名称"))
    naming.add_argument("--forget", action="store_true", help=_("删除这个别名"))
    naming.set_defaults(run=_alias)
    matching = command(
        commands,
        "mapping",
        _("列出或删除记住的表头映射"),
        _("导入时用 --columns 给出、或在数据管理页手工对应过的表头会被记住，下次自动使用。"),
    )
    matching.add_argument("--forget", metavar="N", type=int, help=_("删除第N个映射"))
    matching.set_defaults(run=_mapping)
    for one in (naming, matching):
        takes_store(one)
        takes_json(one)


def _alias(asked: argparse.Namespace) -> int:
    store: Path = store_of(asked)
    if asked.name is None:
        return _aliases(asked, store)
    if asked.forget:
        aliases.forget(store, asked.roster, asked.name, who())
        said, code = _("已删除{what}别名“{name}”。"), ""
    elif asked.code is None:
        raise GridLensError(_("请写明“{name}”是名册里的哪一个。").format(name=asked.name))
    else:
        code = _code(store, asked.roster, asked.code)
        aliases.record(store, asked.roster, asked.name, code, who())
        said = _("已记录：{what}“{name}”就是 {code}。")
    if asked.json:
        _write({"roster": asked.roster, "name": asked.name, "code": code or None})
    else:
        what = _(TITLES[asked.roster])
        sys.stdout.write(said.format(what=what, name=asked.name, code=code) + "\n")
    return 0


def _code(store: Path, roster: Roster, name: str) -> str:
    # The module takes time to import, and loading does not need it.
    published = importlib.import_module("gridlens.store.version")
    version = published.current(store)
    code: str = (
        published.find_grids(version, [name])[0]
        if roster == "grid"
        else published.find_deputy(version, name)
    )
    return code


def _aliases(asked: argparse.Namespace, store: Path) -> int:
    entries = aliases.alias_entries(store, asked.roster)
    if asked.json:
        told = [
            {"name": e.name, "code": e.value, "at": f"{e.changed_at}", "by": e.changed_by}
            for e in entries.values()
        ]
        _write({"roster": asked.roster, "aliases": told})
        return 0
    table = Table(_("别名"), _("编码"), _("记录时间"), _("记录人"), box=box.SIMPLE_HEAD)
    for e in entries.values():
        table.add_row(escape(e.name), escape(e.value), f"{e.changed_at}", escape(e.changed_by))
    console().print(table if entries else _("还没有记录别名。"))
    return 0


def _mapping(asked: argparse.Namespace) -> int:
    store = store_of(asked)
    known = mapping.kept(store)
    if asked.forget is not None:
        if not 1 <= asked.forget <= len(known):
            raise GridLensError(_("没有第{n}个映射。").format(n=asked.forget))
        mapping.forget(store, list(known)[asked.forget - 1], who())
        known = mapping.kept(store)
    if asked.json:
        _write(
            {"mappings": [{"headers": s.split("|"), "ledger": m.ledger} for s, m in known.items()]}
        )
        return 0
    table = Table("N", _("台账"), _("表头"), box=box.SIMPLE_HEAD)
    for number, (headers, one) in enumerate(known.items(), start=1):
        table.add_row(f"{number}", _(ledger(one.ledger).title), escape(headers.replace("|", "、")))
    console().print(table if known else _("还没有记住的映射。"))
    return 0


def _write(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
