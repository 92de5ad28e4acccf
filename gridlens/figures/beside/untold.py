"""Say why nobody can tell a figure: the words for a — on a page, in a list, in a verdict."""

from collections.abc import Collection

from gridlens.figures import variables
from gridlens.figures.dimensions import DIMENSIONS, begins, tells_apart
from gridlens.figures.facts import applies, knows_grids
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import month_of
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.store.version import Version
from gridlens.translation import _

Group = Collection[tuple[str, str | None]]


def why(
    version: Version, scope: Scope, filters: Filters, indicator: str, within: Group = ()
) -> str:
    """Return a sentence that says why an indicator has no figure for a question; or nothing.

    The indicator does not know the grid or deputy asked about, by the filters or as the groups of
    ``within``; the period has not begun by the as-of date; or it ended before the ledger was kept.
    A rate of nothing has no figure either, but that is told by its n.
    """
    subject, words = _reason(version, scope, filters, indicator, within)
    return f"{subject}{words}。" if words else ""


def briefly(
    version: Version, scope: Scope, filters: Filters, indicator: str, within: Group = ()
) -> str:
    """Return the same reason in a few words, to stand under the indicator's name; or nothing."""
    return _reason(version, scope, filters, indicator, within)[1]


def apart(title: str, by: bool) -> str:
    """Return the words for records under no group of a dimension: 未填网格, 不分网格.

    ``by`` tells whether the indicator can be told apart by the dimension with that title.
    """
    said = _("未填{dimension}") if by else _("不分{dimension}")
    return said.format(dimension=title)


def _lacking(indicator: Indicator, ledger: Ledger, narrowed: frozenset[str]) -> str:
    """Return what an indicator lacks to answer a question; empty where it can answer."""
    if narrowed & {"scope_grids", "grids"} and not knows_grids(indicator, ledger):
        return _("不分网格")
    if narrowed & {"scope_deputy", "deputy"} and not ledger.deputies:
        return _("不记代表")
    return "" if applies(ledger, narrowed) else _("没有所选筛选的栏目")


def _reason(
    version: Version, scope: Scope, filters: Filters, indicator: str, within: Group
) -> tuple[str, str]:
    """Return what cannot be told, and why; empty texts where all can."""
    found, ledger = find_indicator(indicator)
    label, title = _("“{label}”").format(label=_(found.label)), _(ledger.title)
    groups = [name for name, group in within if group is not None]
    strange = [_(DIMENSIONS[name]) for name in groups if not tells_apart(name, found, ledger)]
    if strange:
        return label, apart(strange[0], False)
    if lacking := _lacking(found, ledger, variables.narrowed(scope, filters)):
        return label, lacking
    if filters.elapsed is None:
        return filters.period.label, _("还没有开始")
    first = begins(version, ledger)
    of = _("“{ledger}”").format(ledger=title)
    if first is None and not ledger.is_roster:
        return of, _("台账还没有记录")
    if first is not None and filters.period.end < first:
        return of, _("台账从{month}起才有记录").format(month=month_of(first).label)
    return "", ""
