"""Grids against their own goals, in one sentence that names no grid."""

from gridlens.figures.numbers import unit_of, written
from gridlens.figures.scope import Filters
from gridlens.goals.judge import Verdict
from gridlens.goals.told import count_sentence
from gridlens.overview.card import Card
from gridlens.overview.sentence import rate_said
from gridlens.translation import N_, _


def sentence(card: Card, verdict: Verdict, filters: Filters, deputy: str = "") -> str:
    """Return a sentence: the chosen indicator for all grids, and the number of goals by status.

    For a deputy it only says that the counts are not compared.
    """
    if deputy:
        return _("{name}，{period}；以下为在各网格参与的数量，不作评判和比较。").format(
            name=deputy, period=filters.period.label
        )
    parts = []
    if card.value is not None or card.left_out:
        key = card.indicator.key
        parts.append(
            rate_said(card)
            if card.indicator.is_rate
            else _("{label}{value}{unit}").format(
                label=_(card.indicator.label), value=written(card.value, key), unit=unit_of(key)
            )
        )
    if told := count_sentence(verdict, N_("网格目标")):
        parts.append(told)
    if not parts:
        return _("{period}，还没有可以说明的情况。").format(period=filters.period.label)
    return _("{period}，{parts}。").format(period=filters.period.label, parts="；".join(parts))
