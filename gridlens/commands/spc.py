"""``spc``: the months of an indicator with centre, limits and signals."""

import argparse

from gridlens.analysis import months
from gridlens.analysis.spc import SIGNAL_WORDS, Signal
from gridlens.commands import asking
from gridlens.commands.form import FormColumn, Record, as_it_stands, text
from gridlens.figures.numbers import NOTHING, percent, rounded
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator as find_indicator
from gridlens.store.office.notes import notes
from gridlens.translation import N_, _

HELP = N_("逐月波动图（XmR）：均值、界限和信号")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    asking.add_question(one)
    one.add_argument("--indicator", required=True, help=_("指标的键或名称"))


def answer(asked: argparse.Namespace) -> str:
    """Return the points of the chart; sentences under the table say which months are left out."""
    version = asking.version(asked)
    indicator = find_indicator(asked.indicator)[0]
    rate, told = indicator.is_rate, notes(version.folder, indicator.key)
    found = months.run(
        version,
        EVERYTHING,
        asking.filters(asked, version),
        indicator.key,
        [note.day for note in told if note.rebase],
    )

    def shown(name: str) -> FormColumn:
        def write(record: Record) -> str:
            number = record[name]
            return percent(number) if rate else rounded(number, 2)

        return FormColumn(_(_TITLES[name]), write)

    columns = [
        FormColumn(_("期间"), as_it_stands("period"), right=False),
        *(shown(name) for name in _TITLES),
        FormColumn(_("信号"), _signal, right=False),
    ]
    return text(months.months_table(found), asked.format, columns, [months.signals_sentence(found)])


_TITLES = {
    "value": N_("数值"),
    "centre": N_("均值"),
    "lower": N_("下界"),
    "upper": N_("上界"),
}


def _signal(record: Record) -> str:
    return _(SIGNAL_WORDS[Signal(record["signal"])]) if record["signal"] else NOTHING
