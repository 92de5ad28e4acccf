"""Conditions on a ledger's columns, written as a sentence and as parts of a link."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gridlens.errors import GridLensError
from gridlens.figures.scope import Comparison, Condition
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_, _

HOW_WORDS = {
    Comparison.IS: N_("是"),
    Comparison.HAS: N_("包含"),
    Comparison.FROM: N_("不小于"),
    Comparison.UNTIL: N_("不大于"),
}
NO_NAMES: Mapping[str, str] = MappingProxyType({})


def conditions_phrase(
    ledger: Ledger, where: Iterable[Condition], names: Mapping[str, str] = NO_NAMES
) -> str:
    """Return conditions in words, separated by commas; ``names`` gives the names of codes."""
    return "，".join(
        _("{column}{how}{values}").format(
            column=_(ledger.column(one.column).title),
            how=_(HOW_WORDS[one.how]),
            values="、".join(names.get(value, value) or _("未填") for value in one.values),
        )
        for one in where
    )


def link(where: Iterable[Condition]) -> list[tuple[str, str]]:
    """Return conditions as parts of a link's query: ``where=column.how.value`` for each value."""
    return [
        ("where", f"{one.column}.{one.how.value}.{value}") for one in where for value in one.values
    ]


def parse(given: Iterable[str]) -> tuple[Condition, ...]:
    """Return the conditions in a link; raise ``GridLensError`` for a part that is no condition.

    Whether the columns exist is not checked here.
    """
    found: dict[tuple[str, Comparison], list[str]] = {}
    for text in given:
        column, _dot, rest = text.partition(".")
        how, dot, value = rest.partition(".")
        if not dot or how not in {one.value for one in Comparison}:
            raise GridLensError(_("链接里的筛选“{name}”不可用。").format(name=text))
        found.setdefault((column, Comparison(how)), []).append(value)
    return tuple(Condition(column, how, tuple(some)) for (column, how), some in found.items())
