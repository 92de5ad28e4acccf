"""The look of what pages draw themselves: the style sheets in ``css``, colours from the palette."""

from pathlib import Path

import streamlit as st

from gridlens.charts.spec import ColourMeaning
from gridlens.render.palette import DARK, LIGHT, Palette
from gridlens.translation import _

_LAYOUT = (
    *("style", "bar", "matters", "catalogue", "data", "review", "explore", "briefing"),
    *("proofread", "readings", "picture", "present"),
)
_SHEETS = tuple(f"{name}.css" for name in (*_LAYOUT, "states", "phone", "print", "paper"))
_NAMES = ("ground", "page", "text", "quiet", "line", "accent", "accent_soft", "good", "warn", "bad")


def colours() -> Palette:
    """Return the palette of the theme that the person sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(palette: Palette) -> None:
    """Put the colours of the person's theme into the page; the style sheets came with the page.

    On paper, dark charts are turned light, and everything else takes the light colours.
    """
    paper = (
        ".js-plotly-plot,.gl-paper{filter:invert(1) hue-rotate(180deg)}" if palette is DARK else ""
    )
    printed = f"@media print{{html:root{_root(LIGHT)}{paper}}}"
    st.html(f"<style>html{_root(palette)}{printed}</style>")


def sheet() -> str:
    """Return all style sheets, in the colours of the browser's theme until a run sets others."""
    folder = Path(__file__).with_name("css")
    sheets = [(folder / name).read_text(encoding="utf-8") for name in _SHEETS]
    dark = f"@media (prefers-color-scheme: dark) {{ {_root(DARK)} }}"
    return "\n".join([_root(LIGHT), dark, *sheets])


def _root(palette: Palette) -> str:
    """Return the palette, and two texts that the sheets show, as CSS variables of the page."""
    values = ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in _NAMES)
    words = f'--brand:"{_("格显")}";--coming:"{_("正在读取台账……")}"'
    return f":root{{{values};{words};--soft-bar:{palette.bars[ColourMeaning.PAST]}}}"
