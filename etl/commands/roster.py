"""``roster``: write the grids that ledgers name as a roster, to be looked at and loaded."""

import argparse
import importlib
import json
import sys
from pathlib import Path

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    proposing = command(
        commands,
        "roster",
        _("按台账里的网格拟一份网格名册"),
        _(
            "把台账里有、网格名册里没有的网格写成一份名册（.xlsx）：一个网格一行，"
            "确是同一个网格的其他写法记作别名；拿不准的写法只列出来，不写进名册。"
            "请核对、改好后用 load 导入；这个命令不改动数据。"
        ),
    )
    proposing.add_argument(
        "file", type=Path, metavar="FILE", help=_("写到哪个 .xlsx 文件；已有的文件不会覆盖")
    )
    takes_store(proposing)
    takes_json(proposing)
    proposing.set_defaults(run=_roster)


def _roster(asked: argparse.Namespace) -> int:
    # The writers of workbooks take time to import, and loading does not need them.
    writing = importlib.import_module("etl.commands.files.proposal")
    written = writing.write(asked.file, store_of(asked))
    if asked.json:
        sys.stdout.write(json.dumps(written.as_dict(), ensure_ascii=False) + "\n")
        return 0
    out = console()
    for sentence in written.sentences():
        out.print(sentence, markup=False, highlight=False, soft_wrap=True)
    return 0
