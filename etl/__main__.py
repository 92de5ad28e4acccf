"""The command line of the loader: ``load …``, ``template …``, ``sample …`` and ``generate …``."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from etl.load import load
from etl.report import as_json, show
from gridlens.command_line import FAILED, Parser, add_help
from gridlens.errors import GridLensError
from gridlens.ledgers import ledgers
from gridlens.mapping import read_mapping
from gridlens.settings import store_folder
from gridlens.translation import _

ACTIVITIES = [key for key, ledger in ledgers().items() if not ledger.is_roster]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = Parser(prog="python -m etl", description=_("装载台账，生成示范台账。"), add_help=False)
    add_help(root)
    commands = root.add_subparsers(
        dest="command", required=True, title=_("命令"), metavar=_("命令")
    )
    loading = commands.add_parser(
        "load",
        add_help=False,
        help=_("把台账文件装载到数据库"),
        description=_(
            "把台账文件或文件夹装载到数据库：认出每张工作表是哪种台账，检查每一行，"
            "好的装入，有问题的说明原因。重复装载同样的文件不会改变数据。"
            "同一条记录再次装载时，以新的一行整行替换旧的。"
        ),
    )
    add_help(loading)
    loading.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("台账文件（.xlsx、.csv）或文件夹")
    )
    loading.add_argument(
        "--store",
        metavar="DIR",
        help=_("数据库所在的文件夹；不写则用 GRIDLENS_STORE，再不写则用 data/store"),
    )
    loading.add_argument(
        "--columns",
        type=Path,
        metavar="FILE",
        help=_("映射文件（TOML）：表格不是我们的格式时，写明哪一列对应台账的哪一列"),
    )
    loading.add_argument("--json", action="store_true", help=_("结果以 JSON 输出"))
    templating = commands.add_parser(
        "template",
        add_help=False,
        help=_("生成台账的填报模板"),
        description=_(
            "生成填报模板（.xlsx）：表头、说明、示例，网格、代表和类别可下拉选择，"
            "日期和数字有检查。网格和代表取自数据库里的名册。"
        ),
    )
    add_help(templating)
    templating.add_argument(
        "ledger", metavar="LEDGER", help=_("台账的名称或标识，如 矛盾纠纷、dispute；all 为全部")
    )
    templating.add_argument(
        "--out", type=Path, metavar="FILE", help=_("写到哪个 .xlsx 文件或文件夹；默认当前文件夹")
    )
    templating.add_argument("--store", metavar="DIR", help=_("数据库所在的文件夹"))
    templating.add_argument("--json", action="store_true", help=_("结果以 JSON 输出"))
    sampling = commands.add_parser(
        "sample",
        add_help=False,
        help=_("生成一套虚构的示范台账"),
        description=_("把一套虚构的示范台账写入文件夹，每次内容相同。"),
    )
    add_help(sampling)
    sampling.add_argument("folder", type=Path, metavar="DIR", help=_("写入的文件夹"))
    _add_generate(commands)
    return root


def _add_generate(commands: Any) -> None:
    generating = commands.add_parser(
        "generate",
        add_help=False,
        help=_("生成大量虚构台账，用于测速"),
        description=_(
            "把大量虚构的台账连同名册写入文件夹：CSV 供装载，Parquet 是同样的记录、装载时略过。"
            "同样的参数每次内容相同。"
        ),
    )
    add_help(generating)
    count = {"type": int, "metavar": "N"}
    generating.add_argument("--records", required=True, help=_("八种台账的总行数"), **count)
    generating.add_argument("--grids", default=20, help=_("网格数，不写为20"), **count)
    generating.add_argument("--seed", default=1, help=_("随机种子，不写为1"), **count)
    generating.add_argument(
        "--ledger", choices=ACTIVITIES, metavar="LEDGER", help=_("全部行都属于这一种台账")
    )
    generating.add_argument("folder", type=Path, metavar="DIR", help=_("写入的文件夹"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = parser().parse_args(arguments)
    try:
        if asked.command == "sample":
            return _sample(asked.folder)
        if asked.command == "template":
            return _template(asked)
        if asked.command == "generate":
            return _generate(asked)
        mapping = read_mapping(asked.columns) if asked.columns else None
        outcome = load(asked.paths, store_folder(asked.store), mapping=mapping)
    except GridLensError as error:
        sys.stderr.write(_("出错了：{error}\n").format(error=error))
        return FAILED
    if asked.json:
        sys.stdout.write(as_json(outcome) + "\n")
    else:
        show(outcome, Console(width=None if sys.stdout.isatty() else 120))
    return outcome.exit_code


def _sample(folder: Path) -> int:
    # Its writers take time to import, and loading does not need them.
    sample = importlib.import_module("etl.sample")
    sample.write(folder)
    sys.stdout.write(_("示范台账已写入 {folder}。\n").format(folder=folder))
    return 0


def _template(asked: argparse.Namespace) -> int:
    templates = importlib.import_module("etl.templates")
    written = templates.write(asked.ledger, asked.out, store_folder(asked.store))
    if asked.json:
        told = {"templates": [one.as_dict() for one in written]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    for one in written:
        sys.stdout.write(_("{title}：{file}\n").format(title=one.title, file=one.file))
    if not all(one.names for one in written):
        sys.stdout.write(_("尚未装载名册，模板里的网格和代表没有下拉选项。\n"))
    return 0


def _generate(asked: argparse.Namespace) -> int:
    generate = importlib.import_module("etl.generate")
    generate.write(asked.folder, asked.records, asked.grids, asked.seed, asked.ledger)
    sys.stdout.write(_("虚构台账已写入 {folder}。\n").format(folder=asked.folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
