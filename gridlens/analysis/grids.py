"""Compare grids with a funnel plot: the count of each grid, given the size of the grid."""

from dataclasses import dataclass
from enum import Enum

import pandas as pd

from gridlens.analysis.funnel import FEW_UNITS, Dispersion, GridSignal, Spot, dispersion, funnel
from gridlens.errors import GridLensError
from gridlens.figures.numbers import rounded, unit_of, written
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators
from gridlens.overview.catalogue import in_grid_pictures
from gridlens.period import Period
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.store.tenure import Tenure, grid_tenures
from gridlens.store.version import Version
from gridlens.translation import N_, _

RULE_COUNTS = N_("漏斗图用于记到网格的数量，不用于比率、中位数、去重计数和全街道的指标。")
RULE_WEIGHTS = N_(
    "没有填户数等规模的网格、期间里不在的网格不参加比较，全部数量和全部规模都不含它们。"
    "期间里启用或停用的网格，规模乘以它在的天数 ÷ 期间已过的天数；存量只看期末当天在不在。"
)
COLUMNS = (
    *("grid", "observed", "exposure", "expected", "ratio"),
    *("lower95", "upper95", "lower998", "upper998", "signal"),
)


class Exposure(Enum):
    """The size that a count is measured against: a column of the grid roster."""

    HOUSEHOLDS = "households"
    RESIDENTS = "residents"
    ENTERPRISES = "enterprises"


WORDS = {
    Exposure.HOUSEHOLDS: N_("户数"),
    Exposure.RESIDENTS: N_("人口"),
    Exposure.ENTERPRISES: N_("企业数"),
}


@dataclass(frozen=True)
class FunnelPoint:
    """One grid on the funnel plot."""

    code: str
    name: str
    spot: Spot


@dataclass(frozen=True)
class Funnel:
    """The plot of one indicator: its grids, what was left out, and how much the grids vary.

    ``places`` are the grids shown. ``compared`` is the number of grids from which the limits are
    computed. ``without`` has the names of the grids without exposure, ``partly`` those of the grids
    that were there for a part of the period: they weigh by their days. ``nowhere`` is the count of
    the records that name no grid. ``dispersion`` is None if there is nothing to compare.
    """

    indicator: Indicator
    ledger: Ledger
    exposure: Exposure
    adjusted: bool
    places: tuple[FunnelPoint, ...]
    compared: int
    without: tuple[str, ...]
    nowhere: float
    partly: tuple[str, ...]
    dispersion: Dispersion | None


def grid_funnel(
    version: Version,
    scope: Scope,
    filters: Filters,
    indicator: str,
    exposure: Exposure,
    adjusted: bool = True,
) -> Funnel:
    """Return the funnel plot of an indicator.

    The limits come from all grids. Only the grids of the filters are shown. Raises
    ``GridLensError`` for an indicator that cannot be counted by grid: rates, medians, distinct
    counts, and indicators of the whole street.
    """
    found, ledger = find_indicator(indicator)
    if not in_grid_pictures(found, ledger):
        raise GridLensError(
            _("“{label}”不能按网格比较。").format(label=_(found.label)),
            _(RULE_COUNTS),
        )
    table = outcomes(version, scope, filters.within(), [found.key], ["grid"])
    tenures = grid_tenures(version)
    return _plot(version, filters, found, ledger, table, exposure, tenures, adjusted)


def signals(version: Version, scope: Scope, filters: Filters) -> list[Funnel]:
    """Return the funnel plot of every count that can be plotted, measured against households.

    The list is empty for a deputy, for some groups or stations, and before the period begins.
    """
    part = filters.deputy or filters.groups or filters.stations or filters.where
    if part or scope.deputy or scope.grids is not None or filters.elapsed is None:
        return []
    keys = [key for key, (one, ledger) in indicators().items() if in_grid_pictures(one, ledger)]
    table, tenures = (
        outcomes(version, scope, filters.within(), keys, ["grid"]),
        grid_tenures(version),
    )
    plots = [
        _plot(version, filters, *find_indicator(str(key)), rows, Exposure.HOUSEHOLDS, tenures)
        for key, rows in table.groupby("indicator", sort=False)
    ]
    return [plot for plot in plots if plot.compared > 1]


def _plot(
    version: Version,
    filters: Filters,
    found: Indicator,
    ledger: Ledger,
    table: pd.DataFrame,
    exposure: Exposure,
    tenures: dict[str, Tenure],
    adjusted: bool = True,
) -> Funnel:
    roster = version.grids.set_index("code")
    sizes = roster[exposure.value].fillna(0).to_dict()
    names = roster["name"].to_dict()
    counted = [
        (code, value or 0) for code, value in zip(table["grid"], table["value"], strict=True)
    ]
    present = _present(tenures, filters, found)
    shown = [(c, value) for c, value in counted if sizes.get(c, 0) > 0 and present.get(c)]
    observed = [value for _code, value in shown]
    exposures = [sizes[code] * present[code] for code, _value in shown]
    spots = funnel(observed, exposures, adjusted)
    return Funnel(
        indicator=found,
        ledger=ledger,
        exposure=exposure,
        adjusted=adjusted,
        places=tuple(
            FunnelPoint(code, names[code], spot)
            for (code, _value), spot in zip(shown if spots else (), spots, strict=True)
            if not filters.grids or code in filters.grids
        ),
        compared=len(spots),
        without=tuple(
            names.get(code, code) for code, _value in counted if code and not sizes.get(code, 0) > 0
        ),
        nowhere=sum(value for code, value in counted if code is None),
        partly=tuple(names[code] for code, _value in shown if present[code] < 1),
        dispersion=dispersion(observed, [s.expected for s in spots]) if spots else None,
    )


def _present(
    tenures: dict[str, Tenure], filters: Filters, indicator: Indicator
) -> dict[str, float]:
    """Return for which share of the elapsed period each grid was there, from 0 to 1.

    A stock is counted on one day: a grid was there then, or it was not.
    """
    elapsed = filters.elapsed or filters.period
    if indicator.measure is Measure.STOCK:
        elapsed = Period(elapsed.end, elapsed.end)
    found = {}
    for code, (since, until) in tenures.items():
        first, last = (
            max(elapsed.start, since or elapsed.start),
            min(elapsed.end, until or elapsed.end),
        )
        found[code] = Period(first, last).days / elapsed.days if first <= last else 0.0
    return found


def funnel_table(found: Funnel) -> pd.DataFrame:
    """Return one row for each grid shown, with ``COLUMNS``; the signal is above, below or None."""
    rows = [
        (
            place.code,
            *(place.spot.observed, place.spot.exposure, place.spot.expected, place.spot.ratio),
            *(place.spot.band.lower95, place.spot.band.upper95),
            *(place.spot.band.lower998, place.spot.band.upper998),
            place.spot.signal.value if place.spot.signal else None,
        )
        for place in found.places
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def sentences(found: Funnel) -> list[str]:
    """Return a sentence for each grid outside the 99.8 % limits, then the notes.

    If no grid is outside, one sentence says that all vary within the limits, or that there is
    nothing to compare. The sentences are for the office itself, since they name grids; material
    for readers outside names no grid.
    """
    told = [_signalled(found, place) for place in found.places if place.spot.signal]
    if not found.places:
        told = [_("没有可以比较的记录。")]
    elif found.compared == 1:
        told = [_("只有一个网格，无从比较。")]
    elif not told:
        told = [_("各网格差异均在正常波动范围内。")]
    return told + notes(found)


def nameless(found: Funnel) -> list[str]:
    """Return the same sentences, with the number of the grids outside in place of their names.

    They stand where others read along: on paper, on a wall, in a file.
    """
    many = sum(place.spot.signal is not None for place in found.places)
    if not many:
        return sentences(found)
    told = _("{n}个网格超出正常波动，多少不说明好坏。").format(n=many)
    return [told, *sentences(found)[many:]]


def notes(found: Funnel) -> list[str]:
    """Return notes: that few grids are compared, which grids and records the plot lacks."""
    told = []
    if 1 < found.compared < FEW_UNITS:
        told.append(_("网格较少（{n}个），界限仅供参考。").format(n=found.compared))
    if found.without:
        told.append(
            _("名册没有填{exposure}的网格不在图中：{names}。").format(
                exposure=_(WORDS[found.exposure]), names="、".join(found.without)
            )
        )
    if found.partly:
        told.append(
            _("期内启用或撤销的网格按在册天数推算：{names}。").format(names="、".join(found.partly))
        )
    if found.nowhere:
        told.append(
            _("另有{n}{unit}没有填网格，不在图中。").format(
                n=written(found.nowhere), unit=unit_of(found.indicator.key)
            )
        )
    return told


def _signalled(found: Funnel, place: FunnelPoint) -> str:
    cycle = found.ledger.life_cycle
    more = _("可能是排查更细或{noun}较多") if cycle else _("可能是工作更多或登记更全")
    less = _("可能是情况较好，也可能是登记不全")
    why = (more if place.spot.signal is GridSignal.ABOVE else less).format(
        noun=_(cycle.noun) if cycle else ""
    )
    return _(
        "{grid}{label}{observed}{unit}，按{exposure}推算约{expected}{unit}，超出正常波动范围，"
        "{why}，建议了解情况。"
    ).format(
        grid=place.name,
        label=_(found.indicator.label),
        observed=written(place.spot.observed),
        expected=rounded(place.spot.expected, 0 if place.spot.expected >= 1 else 1),
        unit=unit_of(found.indicator.key),
        exposure=_(WORDS[found.exposure]),
        why=why,
    )
