"""``template``: write the workbooks that clerks fill in."""

import argparse
import importlib
import json
import sys
from pathlib import Path

from etl.commands.options import Commands, command, store_of, takes_json, takes_store
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    templating = command(
        commands,
        "template",
        _("生成台账的填报模板"),
        _(
            "生成填报模板（.xlsx）：表头、说明、示例，网格、代表和类别可下拉选择，"
            "日期和数字有检查。网格和代表取自数据库里的名册。"
        ),
    )
    templating.add_argument(
        "ledger", metavar="LEDGER", help=_("台账的名称或标识，如 矛盾纠纷、dispute；all 为全部")
    )
    templating.add_argument(
        "--out", type=Path, metavar="FILE", help=_("写到哪个 .xlsx 文件或文件夹；默认当前文件夹")
    )
    takes_store(templating)
    takes_json(templating)
    templating.set_defaults(run=_template)


def _template(asked: argparse.Namespace) -> int:
    # The writers of workbooks take time to import, and loading does not need them.
    templates = importlib.import_module("etl.commands.files.filled")
    written = templates.write(asked.ledger, asked.out, store_of(asked))
    if asked.json:
        told = {"templates": [one.as_dict() for one in written]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    for one in written:
        sys.stdout.write(_("{title}：{file}\n").format(title=one.title, file=one.file))
    if not all(one.names for one in written):
        sys.stdout.write(_("尚未导入名册，模板里的网格和代表没有下拉选项。\n"))
    return 0
