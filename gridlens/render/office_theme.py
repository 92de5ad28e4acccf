"""The theme of decks and reports: our palette as theme colours, and Chinese fonts by name.

Shapes and charts name theme colours, so that an office can recolour a whole deck by choosing
another theme. Fonts are named for every script: with Latin fonts alone, WPS shows another font.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from xml.sax.saxutils import quoteattr

from gridlens.charts.spec import ColourMeaning
from gridlens.goals.pace import TONES
from gridlens.render.contrast import channels, ink
from gridlens.render.palette import LIGHT

LANGUAGE = "zh-CN"
LATIN, EAST_ASIAN = "+mn-lt", "+mn-ea"
TEXT, GROUND, QUIET, PAGE, ACCENT = "tx1", "bg1", "tx2", "bg2", "accent1"
WARN, GOOD, BAD, LINE = "accent2", "accent3", "accent5", "line"
_COLOURS = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.ground,
    "dk2": LIGHT.quiet,
    "lt2": LIGHT.page,
    "accent1": LIGHT.accent,
    "accent2": LIGHT.warn,
    "accent3": LIGHT.good,
    "accent4": LIGHT.series[3],
    "accent5": LIGHT.bad,
    "accent6": LIGHT.series[5],
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.quiet,
}
SERIES = ("accent1", "accent2", "accent3", "accent4", "accent6", "accent5")
_PALE = 30  # per cent of the accent in the colour of past periods
_LEAST = 6  # per cent of the accent in the palest cell of a heat table
STATUS = {status: {"good": GOOD, "warn": WARN, "bad": BAD}[tone] for status, tone in TONES.items()}


def scheme(name: str, share: int = 100) -> str:
    """Return a theme colour as XML; ``share`` below 100 mixes it with white, in per cent."""
    if name == LINE:
        name, share = QUIET, 25
    if share == 100:
        return f'<a:schemeClr val="{name}"/>'
    return (
        f'<a:schemeClr val="{name}"><a:lumMod val="{share * 1000}"/>'
        f'<a:lumOff val="{(100 - share) * 1000}"/></a:schemeClr>'
    )


def fill(name: str, share: int = 100) -> str:
    """Return a solid fill of a theme colour."""
    return f"<a:solidFill>{scheme(name, share)}</a:solidFill>"


def bar(meaning: ColourMeaning, provisional: bool = False) -> str:
    """Return the fill of a bar for the meaning of its colour; hatched if it may still change."""
    if provisional:
        front, ground = scheme(ACCENT), scheme(PAGE)
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{front}</a:fgClr><a:bgClr>{ground}</a:bgClr>'
            "</a:pattFill>"
        )
    if meaning in (ColourMeaning.PAST, ColourMeaning.CALM):
        return fill(ACCENT, _PALE)
    if meaning is ColourMeaning.ATTENTION:
        return fill(WARN, 60)
    if meaning is ColourMeaning.CONCERN:
        return fill(BAD, 75)
    if meaning is ColourMeaning.UNKNOWN:
        return fill(QUIET, 40)
    return fill(BAD if meaning is ColourMeaning.GRAVE else ACCENT)


def heat(share: float) -> tuple[int, str]:
    """Return how strong the accent of a heat cell is, in per cent, and the colour of its text."""
    ground = "#" + heat_ground(share)
    part = _part(share)
    return part, TEXT if ink(ground, (LIGHT.text, LIGHT.ground)) == LIGHT.text else GROUND


def heat_ground(share: float) -> str:
    """Return the colour of a heat cell as RRGGBB, mixed with white as Office mixes it."""
    part = _part(share) / 100
    hue, light, full = rgb_to_hls(*channels(LIGHT.accent))
    mixed = hls_to_rgb(hue, light * part + 1 - part, full)
    return "".join(f"{round(one * 255):02X}" for one in mixed)


def _part(share: float) -> int:
    return round(_LEAST + (100 - _LEAST) * min(max(share, 0.0), 1.0))


def fonts() -> str:
    """Return the fonts of a run: the theme's fonts for Latin and for East Asian text."""
    return f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/>'


def theme_xml(heading: str, body: str, latin: str) -> bytes:
    """Return the theme part: a Chinese font for headings, one for the rest, and a Latin font."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
        for name, colour in _COLOURS.items()
    )
    faces = "".join(
        f"<a:{kind}Font><a:latin typeface={quoteattr(latin)}/><a:ea typeface={quoteattr(font)}/>"
        f'<a:cs typeface=""/><a:font script="Hans" typeface={quoteattr(font)}/></a:{kind}Font>'
        for kind, font in (("major", heading), ("minor", body))
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{plain}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="GridLens">'
        f'<a:themeElements><a:clrScheme name="GridLens">{colours}</a:clrScheme>'
        f'<a:fontScheme name="GridLens">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="GridLens"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    ).encode()
