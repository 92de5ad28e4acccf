"""Readable colours: known contrast ratios, and every word on every background of both themes."""

import pytest

from gridlens.charts.spec import ColourMeaning
from gridlens.render.contrast import READABLE, between, contrast, ink
from gridlens.render.palette import DARK, LIGHT, Palette

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_known_ratios() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_a_shade_between_two_steps() -> None:
    scale = ("#000000", "#646464", "#ffffff")
    assert between(scale, 0) == "#000000"
    assert between(scale, 0.25) == "#323232"
    assert between(scale, 1) == "#ffffff"


def test_the_first_readable_ink_is_taken() -> None:
    assert ink("#ffffff", ("#eeeeee", "#222222", "#000000")) == "#222222"
    assert ink("#ffffff", ("#eeeeee", "#cccccc")) == "#cccccc"


@THEMES
def test_words_are_readable_on_every_shade_of_a_heat_map(colours: Palette) -> None:
    shares = [n / 100 for n in range(101)]
    grounds = {share: between(colours.scale, share) for share in shares}
    least = min(contrast(colours.on_cell(share), ground) for share, ground in grounds.items())
    assert least >= READABLE


@THEMES
@pytest.mark.parametrize("meaning", ColourMeaning)
def test_words_are_readable_on_every_bar(colours: Palette, meaning: ColourMeaning) -> None:
    assert contrast(colours.on_bar[meaning], colours.bars[meaning]) >= READABLE


@THEMES
@pytest.mark.parametrize("name", ["text", "quiet", "accent", "good", "warn", "bad"])
def test_text_is_readable_on_panel_and_page(colours: Palette, name: str) -> None:
    colour = getattr(colours, name)
    assert min(contrast(colour, colours.ground), contrast(colour, colours.page)) >= READABLE
