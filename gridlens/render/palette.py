"""Colours by meaning, for light and dark backgrounds; text colours reach 4.5:1 on their ground."""

from dataclasses import dataclass

from gridlens.charts.spec import ColourMeaning
from gridlens.render.contrast import between, ink


@dataclass(frozen=True)
class Palette:
    """The colours of one theme.

    ``scale`` goes from few to many in a heat map. ``inks`` are the colours of text on it; each
    shade takes the first readable one. ``series`` has colours for groups without a meaning of
    their own.
    """

    ground: str
    page: str
    text: str
    quiet: str
    line: str
    accent: str
    accent_soft: str
    good: str
    warn: str
    bad: str
    goal: str
    bars: dict[ColourMeaning, str]
    on_bar: dict[ColourMeaning, str]
    scale: tuple[str, ...]
    inks: tuple[str, ...]
    series: tuple[str, ...]

    def on_cell(self, share: float) -> str:
        """Return the colour of text on the shade at a share (0 to 1) of the scale."""
        return ink(between(self.scale, share), self.inks)


LIGHT = Palette(
    ground="#ffffff",
    page="#f6f8fb",
    text="#1c2733",
    quiet="#566373",
    line="#e1e7ee",
    accent="#1f5fa8",
    accent_soft="#e8f0fa",
    good="#1f6b50",
    warn="#8a5700",
    bad="#b3261e",
    goal="#1c2733",
    bars={
        ColourMeaning.CURRENT: "#1f5fa8",
        ColourMeaning.PAST: "#b6cbe2",
        ColourMeaning.CALM: "#b6cbe2",
        ColourMeaning.ATTENTION: "#e0a63f",
        ColourMeaning.CONCERN: "#c8463c",
        ColourMeaning.GRAVE: "#7f1712",
        ColourMeaning.UNKNOWN: "#c9d0d8",
    },
    on_bar=dict.fromkeys(ColourMeaning, "#1c2733")
    | {
        ColourMeaning.CURRENT: "#ffffff",
        ColourMeaning.CONCERN: "#ffffff",
        ColourMeaning.GRAVE: "#ffffff",
    },
    scale=("#f2f6fb", "#d8e5f3", "#b3cce7", "#85acd6", "#4f86bf", "#1f5fa8"),
    inks=("#1c2733", "#ffffff", "#000000"),
    series=(
        *("#1f5fa8", "#a86a00", "#2a7f62", "#7a4fa3"),
        *("#56677a", "#0d8296", "#a3486b", "#6b7a1f"),
    ),
)
DARK = Palette(
    ground="#182230",
    page="#0f1722",
    text="#e4eaf2",
    quiet="#a3b3c4",
    line="#2c3a4b",
    accent="#7fb2ea",
    accent_soft="#1d3047",
    good="#6cc7a1",
    warn="#e3b04b",
    bad="#f28b82",
    goal="#e6ebf1",
    bars={
        ColourMeaning.CURRENT: "#5b9be0",
        ColourMeaning.PAST: "#35506e",
        ColourMeaning.CALM: "#35506e",
        ColourMeaning.ATTENTION: "#c98f2b",
        ColourMeaning.CONCERN: "#d9645a",
        ColourMeaning.GRAVE: "#f2a39c",
        ColourMeaning.UNKNOWN: "#4a5663",
    },
    on_bar=dict.fromkeys(ColourMeaning, "#0f1722")
    | {
        ColourMeaning.PAST: "#e4eaf2",
        ColourMeaning.CALM: "#e4eaf2",
        ColourMeaning.UNKNOWN: "#e4eaf2",
    },
    scale=("#1c2733", "#22364c", "#294a6c", "#33628f", "#427eb8", "#5b9be0"),
    inks=("#e6ebf1", "#ffffff", "#0f1722", "#000000"),
    series=(
        *("#7fb2ea", "#e3b04b", "#6cc7a1", "#c3a0ea"),
        *("#a3b3c4", "#5fd0e0", "#ea9abb", "#c2cc6a"),
    ),
)
FONT = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif"


def palette(dark: bool) -> Palette:
    """Return the palette of the dark or the light theme."""
    return DARK if dark else LIGHT
