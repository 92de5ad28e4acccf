"""Estimate the room that a text takes, without its font: a Chinese character is as wide as high.

The widths are those of the widest usual fonts (Microsoft YaHei, Noto Sans CJK). So a text that fits
here fits in every usual font, and the server needs no font.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil

_WHOLE = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)  # Latin words and numbers, or one character
_WIDE_FROM = 0x2E80  # from here on characters are as wide as they are high
_FULL = "—…“”‘’·●▲▼■□√×÷±≥≤①②③④⑤⑥⑦⑧⑨⑩"
_NARROW = "iljtfrI.,;:'|!()[] -"
_DIGIT, _LETTER, _CAPITAL, _THIN = 0.58, 0.6, 0.72, 0.36
_MIXED = 0.14  # the gap that some programs leave between a Chinese and a Latin character
_SLACK = 1.03  # for fonts a little wider than these
_SPREAD = 0.8  # how much more room columns get that need more; 1 is in proportion to need
_NEVER_FIRST = 0.5  # of a character lost on a line, since punctuation may not begin the next line


def ems(text: str) -> float:
    """Return the width of one line of text, in multiples of the font size."""
    mixed = sum(_wide(one) != _wide(other) for one, other in pairwise(text))
    return sum(_width(one) for one in text) + mixed * _MIXED


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes (at least one); ``size`` and ``width`` are in points."""
    room = max(width / size - _NEVER_FIRST, 1.0)
    return sum(max(1, ceil(ems(one) / room)) for one in text.split("\n"))


def fitted(text: str, sizes: tuple[float, ...], width: float, most: int) -> float:
    """Return the first (largest) size that takes at most ``most`` lines; else the last size."""
    return next((size for size in sizes if lines(text, size, width) <= most), sizes[-1])


def column_widths(
    columns: Sequence[Sequence[str]], size: float, pad: float, total: float, below: float = 1.0
) -> list[float]:
    """Return the widths of columns of texts, in points; together they are ``total``.

    If all columns fit, the room left over is shared out evenly. If not, columns that need no more
    than an even share keep their width, and the others divide the rest by how much they need.
    Lines after the first of a text may be smaller: ``below`` times ``size``.
    """
    needed = [
        max((_widest(text, below) for text in texts), default=0) * size * _SLACK + 2 * pad
        for texts in columns
    ]
    if sum(needed) <= total:
        return [width + (total - sum(needed)) / len(needed) for width in needed]
    kept: dict[int, float] = {}
    while True:
        rest = total - sum(kept.values())
        fair = rest / max(1, len(needed) - len(kept))
        narrow = {at: width for at, width in enumerate(needed) if at not in kept and width <= fair}
        if not narrow:
            break
        kept |= narrow
    long = sum(width**_SPREAD for at, width in enumerate(needed) if at not in kept)
    return [
        kept.get(at, rest * width**_SPREAD / long if long else width)
        for at, width in enumerate(needed)
    ]


def _widest(text: str, below: float) -> float:
    first, *others = text.split("\n")
    return max(ems(first), *(ems(line) * below for line in others), 0.0)


def wrapped(text: str, room: float) -> str:
    """Return a label broken into lines that fit into ``room``, in characters.

    It breaks before a bracket first, then into lines of about equal length, never within a number.
    """
    if ems(text) <= room:
        return text
    before, bracket, after = text.partition("（")
    if before and bracket:
        return f"{wrapped(before, room)}\n{wrapped(bracket + after, room)}"
    count = ceil(ems(text) / room)
    length = ceil(len(text) / count)
    lines = [""]
    for word in _WHOLE.findall(text):
        if lines[-1] and len(lines[-1] + word) > length and len(lines) < count:
            lines.append("")
        lines[-1] += word
    return "\n".join(lines)


def shortened(text: str, room: float) -> str:
    """Return the text cut to ``room``, in multiples of the font size; … marks the cut."""
    if ems(text) <= room:
        return text
    kept, taken = "", 1.0
    for one in text:
        taken += _width(one)
        if taken > room:
            break
        kept += one
    return kept + "…"


def _wide(one: str) -> bool:
    return ord(one) >= _WIDE_FROM or one in _FULL


def _width(one: str) -> float:
    if _wide(one):
        return 1.0
    if one in _NARROW:
        return _THIN
    if one.isdigit():
        return _DIGIT
    return _CAPITAL if one.isupper() or one in "%&@mwMW" else _LETTER
