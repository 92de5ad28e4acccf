"""``answers``: list what the office has answered about its headers and words, or undo an answer."""

import argparse
import datetime as dt
import json
import sys

from rich import box
from rich.markup import escape
from rich.table import Table

from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from etl.commands.words import changed_sentence
from etl.upkeep.explained import explain
from gridlens.errors import GridLensError
from gridlens.intake.questions import about, in_words
from gridlens.store.office.answers import in_force
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    listing = command(
        commands,
        "answers",
        _("列出记住的回答，或撤销一个"),
        _(
            "列出单位对表头和写法的回答：是什么意思，谁在什么时候答的。"
            "撤销之后，同样的写法会重新问；归了类的写法，已经导入的记录随之改回本单位的写法；"
            "其他已经导入的记录不变，要改请重新导入。"
        ),
    )
    listing.add_argument("--forget", metavar="N", type=int, help=_("撤销第N个回答"))
    takes_store(listing)
    takes_json(listing)
    listing.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    store = store_of(asked)
    known, renewed = in_force(store), None
    if asked.forget is not None:
        if not 1 <= asked.forget <= len(known):
            raise GridLensError(_("没有第{n}个回答。").format(n=asked.forget))
        renewed = explain(store, {known[asked.forget - 1][1].name: None}, dt.datetime.now())
        known = in_force(store)
    if asked.json:
        told = [
            {
                **{name: getattr(one, name) for name in ("kind", "ledger", "column", "text")},
                "means": one.means,
                "at": f"{entry.changed_at}",
                "by": entry.changed_by,
            }
            for one, entry in known
        ]
        more = {"version": renewed.version} if renewed else {}
        sys.stdout.write(json.dumps({"answers": told} | more, ensure_ascii=False) + "\n")
        return 0
    titles = (_("关于"), _("写法"), _("意思"), _("时间"), _("回答人"))
    table = Table("N", *titles, box=box.SIMPLE_HEAD)
    for number, (one, entry) in enumerate(known, start=1):
        where = about(one.kind, one.ledger, one.column)
        means = in_words(one.kind, one.ledger, one.means)
        when = f"{entry.changed_at:%Y-%m-%d %H:%M}"
        table.add_row(f"{number}", *map(escape, (where, one.text, means, when, entry.changed_by)))
    console().print(table if known else _("还没有记住的回答。"))
    if renewed:
        sys.stdout.write(changed_sentence(store, renewed) + "\n")
    return 0
