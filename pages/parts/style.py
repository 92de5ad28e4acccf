"""The look of what pages draw themselves: one style sheet, its colours from the palette."""

from pathlib import Path

import streamlit as st

from gridlens.render.palette import DARK, LIGHT, Palette
from gridlens.translation import _

_SHEET = Path(__file__).with_name("style.css")


def colours() -> Palette:
    """Return the palette of the theme that the person sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(palette: Palette) -> None:
    """Put the style sheet into the page."""
    names = (
        "ground",
        "page",
        "text",
        "quiet",
        "line",
        "accent",
        "accent_soft",
        "good",
        "warn",
        "bad",
    )
    values = ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names)
    values += f';--brand:"{_("格显")}"'
    st.html(f"<style>:root{{{values}}}\n{_SHEET.read_text(encoding='utf-8')}</style>")
