"""``funnel``: the count of each grid against the number expected from its size, with limits."""

import argparse

from gridlens.analysis import grids
from gridlens.analysis.funnel import GridSignal
from gridlens.analysis.grids import WORDS, Exposure
from gridlens.commands import asking
from gridlens.commands.form import FormColumn, Record, text
from gridlens.figures.numbers import NOTHING, rounded, written
from gridlens.figures.scope import EVERYTHING
from gridlens.translation import N_, _

HELP = N_("漏斗图：各网格与按户数、人口或企业数推算的数量比较")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    asking.add_question(one)
    one.add_argument("--indicator", required=True, help=_("指标的键或名称"))
    one.add_argument(
        "--exposure",
        choices=[exposure.value for exposure in Exposure],
        default=Exposure.HOUSEHOLDS.value,
        help=_("按什么推算：户数、人口或企业数；默认户数"),
    )
    one.add_argument(
        "--no-overdispersion", action="store_true", help=_("不按各网格普遍的离散放宽界限")
    )


def answer(asked: argparse.Namespace) -> str:
    """Return the grids of the question in roster order, with sentences under the table."""
    version = asking.version(asked)
    found = grids.grid_funnel(
        version,
        EVERYTHING,
        asking.filters(asked, version),
        asked.indicator,
        Exposure(asked.exposure),
        adjusted=not asked.no_overdispersion,
    )
    names = version.grid_names
    columns = [
        FormColumn(_("网格"), lambda record: names[record["grid"]], right=False),
        FormColumn(_("数量"), lambda record: written(record["observed"])),
        FormColumn(_(WORDS[found.exposure]), lambda record: written(record["exposure"])),
        *(_number(name) for name in _TITLES),
        FormColumn(_("信号"), _signal, right=False),
    ]
    table = grids.funnel_table(found)
    return text(table, asked.format, columns, grids.sentences(found))


_TITLES = {
    "expected": N_("推算"),
    "ratio": N_("实际/推算"),
    "lower95": N_("95%下界"),
    "upper95": N_("95%上界"),
    "lower998": N_("99.8%下界"),
    "upper998": N_("99.8%上界"),
}
_SIGNALS = {GridSignal.ABOVE: N_("高于99.8%界限"), GridSignal.BELOW: N_("低于99.8%界限")}


def _number(name: str) -> FormColumn:
    return FormColumn(_(_TITLES[name]), lambda record: rounded(record[name], 2))


def _signal(record: Record) -> str:
    return _(_SIGNALS[GridSignal(record["signal"])]) if record["signal"] else NOTHING
