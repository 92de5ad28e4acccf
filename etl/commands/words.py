"""``words``: list the office's own words in the records, and take in what they mean."""

import argparse
import datetime as dt
import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich import box
from rich.markup import escape
from rich.table import Table

from etl.commands.files import questions
from etl.commands.options import Commands, command, console, store_of, takes_json, takes_store
from etl.disk.pointer import Current
from etl.loads import receipt
from etl.sheets.question import Question
from etl.upkeep.explained import explain
from gridlens.errors import GridLensError
from gridlens.intake.own_words import OwnWord, own_words
from gridlens.intake.questions import about, places, told_change
from gridlens.store.office.answers import EMPTY, VOID, WORD, answer_name
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    listing = command(
        commands,
        "words",
        _("列出本单位自己的类别、来源等写法，说明各归哪一类"),
        _(
            "列出已经导入的记录里选项没有的写法：各有多少行，统计时归入“其他”。"
            "用 --questions 写成问题单，填好后用 --answers 交回：所有导入的行一次改好，"
            "记入导入历史，可以撤销；今后的文件也照此导入。"
        ),
    )
    listing.add_argument(
        "--questions", type=Path, metavar="FILE", help=_("把这些写法写成问题单（TOML）")
    )
    listing.add_argument(
        "--answers", type=Path, metavar="FILE", help=_("填好的问题单：记住回答，改好导入的行")
    )
    takes_store(listing)
    takes_json(listing)
    listing.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    store = store_of(asked)
    renewed = _explained(store, asked.answers) if asked.answers else None
    # Opening a version for reading takes imports that loading does not need.
    words = own_words(importlib.import_module("gridlens.store.version").current(store))
    written = bool(asked.questions) and questions.write(asked.questions, [*map(_question, words)])
    if asked.json:
        told = {"words": [asdict(one) for one in words], "changed": _changes(store, renewed)}
        more = {"version": renewed.version} if renewed else {}
        sys.stdout.write(json.dumps(told | more, ensure_ascii=False) + "\n")
        return 0
    if asked.answers:
        said = changed_sentence(store, renewed) if renewed else _("导入的行没有变化。")
        sys.stdout.write(said + "\n")
    _show(words)
    if written:
        sys.stdout.write(_("问题单已写入 {path}。").format(path=asked.questions) + "\n")
    return 0


def changed_sentence(store: Path, renewed: Current) -> str:
    """Return what an answer changed in the store, in a sentence for each word."""
    told = "；".join(map(told_change, _changes(store, renewed)))
    return _("{changes}。发布了第{version}版。").format(changes=told, version=renewed.version)


def _changes(store: Path, renewed: Current | None) -> list[dict[str, object]]:
    return receipt.required(store, renewed.loads[-1]).answers if renewed else []


def _explained(store: Path, file: Path) -> Current | None:
    given = questions.read(file)
    void = [one.text for one in given if one.kind == WORD and one.means == VOID]
    if void:
        raise GridLensError(
            _("“{words}”的行已经导入，不能改为不计入。").format(words="、".join(void)),
            _("请归入一类，或答“留空”；确实不算记录的，请在台账里删去再导入。"),
        )
    return explain(store, {one.name: one for one in given}, dt.datetime.now())


def _question(one: OwnWord) -> Question:
    choices = (*one.choices, EMPTY)
    name = answer_name(WORD, one.ledger, one.column, one.text)
    return Question(
        name, WORD, one.ledger, one.column, one.text, one.rows, (), one.where, choices, None
    )


def _show(words: list[OwnWord]) -> None:
    titles = (_("关于"), _("写法"), _("行数"), _("出处"))
    table = Table(*titles, box=box.SIMPLE_HEAD)
    for one in words:
        where = about(WORD, one.ledger, one.column)
        table.add_row(*map(escape, (where, one.text, f"{one.rows}", places(one.where))))
    console().print(table if words else _("没有本单位自己的写法。"))
