"""``briefing``: write the briefing of a period, one file for each form."""

import argparse
import datetime as dt
import json
from pathlib import Path

from gridlens.briefing.choice import COMPARISONS, SECTIONS, BriefingChoice, parse_sections
from gridlens.briefing.make import briefing
from gridlens.briefing.occasion import OCCASIONS, USUAL
from gridlens.briefing.problems import TONES, parse_tones
from gridlens.commands import asking
from gridlens.commands.saved import save
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.render.briefing_files import FORMS, ZIP, file_name, parse_forms, written
from gridlens.settings import who
from gridlens.translation import N_, _

HELP = N_("汇报材料：一页纸、演示、汇报稿、报告和数据表，各存为一个文件")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    every = ",".join(FORMS)
    said = "，".join(f"{key}（{_(occasion.name)}）" for key, occasion in OCCASIONS.items())
    keys = "，".join(f"{key}（{_(heading)}）" for key, heading in SECTIONS.items())
    one.add_argument("--period", required=True, help=_("期间，如 2025、2025H1、2025Q2、2025-06"))
    one.add_argument("--as-of", type=asking.day, help=_("截至日期，默认数据的最后日期"))
    one.add_argument(
        "--format",
        default=every,
        help=_("要哪几种，用逗号隔开：{forms}，默认 {every}").format(
            forms=f"{every},{ZIP}", every=every
        ),
    )
    one.add_argument(
        "--occasion",
        choices=list(OCCASIONS),
        default=USUAL,
        help=_("向谁汇报，决定称呼、先后和结尾：{said}").format(said=said),
    )
    one.add_argument(
        "--problems",
        default="",
        help=_("存在的问题怎么写：问题的编号=缓和程度（{tones}，off 不写），用逗号隔开").format(
            tones="，".join(f"{key} {_(tone)}" for key, tone in TONES.items())
        ),
    )
    one.add_argument(
        "--figures", default="", help=_("一页纸的五个数：指标，用逗号隔开，默认按规则选")
    )
    one.add_argument("--out", type=Path, default=Path(), help=_("存到哪个文件夹，默认当前文件夹"))
    one.add_argument(
        "--compare",
        choices=list(COMPARISONS),
        default="last-year",
        help=_("和谁比较：none 不比较，previous 上期，last-year 上年同期（默认）"),
    )
    one.add_argument(
        "--sections", help=_("部分及其顺序，用逗号隔开，默认全部：{keys}").format(keys=keys)
    )
    one.add_argument("--records", action="store_true", help=_("数据表里附上遮盖后的明细"))
    one.add_argument("--grids", action="store_true", help=_("写出网格的名称"))
    one.add_argument("--json", action="store_true", help=_("输出 JSON"))
    one.add_argument("--store", help=_("数据库文件夹"))


def answer(asked: argparse.Namespace) -> str:
    """Write the files and return their paths, one on each line, or as JSON."""
    forms = parse_forms(asked.format)
    names = _listed(asked.sections or "") or list(SECTIONS)
    choice = BriefingChoice(
        period=parse_period(asked.period),
        comparison=COMPARISONS[asked.compare],
        sections=parse_sections(names),
        records=asked.records,
        grids=asked.grids,
        as_of=asked.as_of,
        occasion=asked.occasion,
        problems=parse_tones(asked.problems),
        figures=tuple(find_indicator(name)[0].key for name in _listed(asked.figures)),
    )
    version = asking.version(asked)
    now = dt.datetime.now().replace(microsecond=0)
    made = briefing(version, EVERYTHING, choice, who(), now)
    files = [asked.out / file_name(made, form) for form in forms]
    for form, path in zip(forms, files, strict=True):
        save(path, written(made, form))
    if asked.json:
        told = [{"format": e, "file": str(p)} for e, p in zip(forms, files, strict=True)]
        said = {"version": version.number, "as_of": made.appendix.as_of.isoformat(), "files": told}
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{path}\n" for path in files)


def _listed(text: str) -> list[str]:
    """Return the names in a list with commas, Chinese ones too."""
    return [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
