"""A funnel plot: one point for each grid by its exposure, between the curves of the limits."""

from dataclasses import dataclass

from gridlens.analysis.funnel import Band, band
from gridlens.analysis.grids import WORDS, Funnel, FunnelPoint, nameless, sentences
from gridlens.figures.numbers import rounded, unit_of, written
from gridlens.figures.rows.address import mark
from gridlens.translation import _

STEPS = 40


@dataclass(frozen=True)
class FunnelPlot:
    """One point for each grid: exposure across, observed ÷ expected upwards.

    ``curve`` has the limits along the exposure. ``outside`` says which points lie outside the 99.8
    % limits; only these carry their name. ``named`` says that others may read these names;
    otherwise a picture or a file has the sentence ``public`` instead, which has none.
    """

    title: str
    subtitle: str
    across: str
    names: tuple[str, ...]
    exposures: tuple[float, ...]
    ratios: tuple[float, ...]
    outside: tuple[bool, ...]
    hover: tuple[str, ...]
    curve: tuple[tuple[float, Band], ...]
    sentence: str
    ids: tuple[str, ...]
    public: str = ""
    named: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.names


def funnel_plot(found: Funnel, named: bool = False) -> FunnelPlot:
    """Return the funnel plot of an indicator over grids; ``named`` as in ``FunnelPlot``."""
    key, places = found.indicator.key, found.places
    across = _(WORDS[found.exposure])
    adjusted = found.adjusted and found.dispersion is not None and found.dispersion.tau2 > 0
    subtitle = _("按{across}推算；曲线为95%和99.8%界限{adjusted}").format(
        across=across, adjusted=_("，已按各网格普遍的离散放宽") if adjusted else ""
    )
    return FunnelPlot(
        title=_(found.indicator.label),
        subtitle=subtitle,
        across=across,
        names=tuple(place.name for place in places),
        exposures=tuple(place.spot.exposure for place in places),
        ratios=tuple(place.spot.ratio for place in places),
        outside=tuple(place.spot.signal is not None for place in places),
        hover=tuple(_hover(found, place) for place in places),
        curve=_curve(found),
        sentence="".join(sentences(found)),
        ids=tuple(mark(key, {"grid": place.code}) for place in places),
        public="".join(nameless(found)),
        named=named,
    )


def _curve(found: Funnel) -> tuple[tuple[float, Band], ...]:
    if not found.places:
        return ()
    spot = found.places[0].spot
    often = spot.expected / spot.exposure
    sizes = [place.spot.exposure for place in found.places]
    low, high = min(sizes) * 0.9, max(sizes) * 1.08
    tau2 = found.dispersion.tau2 if found.adjusted and found.dispersion else 0.0
    steps = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
    return tuple((size, band(size * often, tau2)) for size in steps)


def _hover(found: Funnel, place: FunnelPoint) -> str:
    spot, unit = place.spot, unit_of(found.indicator.key)
    return _("{grid}：{observed}{unit}，推算{expected}{unit}，{across}{exposure}").format(
        grid=place.name,
        observed=written(spot.observed),
        expected=rounded(spot.expected, 1),
        unit=unit,
        across=_(WORDS[found.exposure]),
        exposure=written(spot.exposure),
    )
