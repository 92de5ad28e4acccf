"""How readable one colour is on another, by WCAG 2: relative luminance and contrast ratio."""

from collections.abc import Sequence

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
Channels = tuple[float, float, float]


def channels(colour: str) -> Channels:
    """Return red, green and blue of ``#rrggbb``, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def between(scale: Sequence[str], share: float) -> str:
    """Return the colour at a share (0 to 1) of a scale with even steps, mixed between two steps."""
    place = min(max(share, 0.0), 1.0) * (len(scale) - 1)
    low = min(int(place), len(scale) - 2)
    below, above = channels(scale[low]), channels(scale[low + 1])
    mixed = (b + (a - b) * (place - low) for b, a in zip(below, above, strict=True))
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours: 1 for equal ones, 21 for black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink(ground: str, inks: Sequence[str]) -> str:
    """Return the first ink that is readable on a ground; if none is, the most readable."""
    readable = (some for some in inks if contrast(some, ground) >= READABLE)
    return next(readable, max(inks, key=lambda some: contrast(some, ground)))


def _luminance(colour: str) -> float:
    """Return the relative luminance of sRGB, from 0 to 1."""
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
